"""The house rules: import layers, small modules, no source files in the repository, nothing from third-party hosts."""

import hashlib
import re
import subprocess
import sys
import tomllib
from collections import Counter
from fnmatch import fnmatch
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

AGREED = {
    ".ci",
    ".gitignore",
    ".oxlintrc.json",
    ".pre-commit-config.yaml",
    ".streamlit",
    "CHANGELOG.md",
    "CONTRIBUTING.md",
    "LICENSE",
    "Makefile",
    "README.md",
    "bench",
    "dashboard.py",
    "data",
    "docs",
    "geo",
    "pages",
    "pyproject.toml",
    "requirements-dev.txt",
    "requirements.txt",
    "tests",
}
LONGEST = 250
MOST_MODULES = 14
PARTICIPLE = re.compile(r"(?:(?!embed)\w+ed|found|told|shown|drawn|known|seen|made)")
CDN = re.compile(
    r"https?://(?:[\w.-]*\bcdn[\w.-]*|unpkg\.com|cdnjs\.[\w.-]+|[\w.-]*jsdelivr\.net|fonts\.g[\w.-]+|code\.jquery\.com"
    r"|[\w.-]*bootstrapcdn\.com|netdna[\w.-]*|d3js\.org|esm\.sh|[\w.-]*skypack\.dev)",
    re.IGNORECASE,
)
MACHINE = re.compile(rb"(?:^|[^A-Za-z0-9_.])/(?:work|home|root|Users)/")


def tracked(root: Path, *patterns: str) -> list[Path]:
    """Files of the project: those tracked by git, and new ones that it does not ignore."""
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z", "--", *patterns]
    listing = subprocess.run(command, cwd=root, capture_output=True, text=True, timeout=30, check=False)
    if listing.returncode:
        pytest.skip("not a git work tree")
    return [path for name in listing.stdout.split("\0") if name and (path := root / name).is_file()]


def test_layers_import_only_what_they_may(root: Path) -> None:
    command = [str(Path(sys.executable).with_name("lint-imports")), "--no-cache"]
    found = subprocess.run(command, cwd=root, capture_output=True, text=True, timeout=120, check=False)
    assert found.returncode == 0, found.stdout + found.stderr


def test_nothing_imports_the_entry_point(root: Path) -> None:
    # The import linter only knows packages, and dashboard.py is a module.
    modules = [*(root / "geo").rglob("*.py"), *(root / "pages").rglob("*.py")]
    assert [
        path.name
        for path in modules
        if re.search(r"^\s*(?:import|from) dashboard\b", path.read_text("utf-8"), re.MULTILINE)
    ] == []


def test_no_module_is_long(root: Path) -> None:
    modules = [root / "dashboard.py", *(root / "geo").rglob("*.py"), *(root / "pages").rglob("*.py")]
    assert len(modules) > 40
    lengths = {path.relative_to(root).as_posix(): len(path.read_text("utf-8").splitlines()) for path in modules}
    assert {name: length for name, length in lengths.items() if length > LONGEST} == {}


def test_no_room_is_crowded_and_none_is_named_by_a_participle(root: Path) -> None:
    modules = [*(root / "geo").rglob("*.py"), *(root / "pages").rglob("*.py")]
    held = Counter(path.parent for path in modules if path.name != "__init__.py")
    assert {str(room.relative_to(root)): count for room, count in held.items() if count > MOST_MODULES} == {}
    assert [path.name for path in modules if PARTICIPLE.fullmatch(path.stem)] == []


def test_the_top_level_holds_only_the_agreed_names(root: Path) -> None:
    assert {path.relative_to(root).parts[0] for path in tracked(root)} <= AGREED


def test_nothing_comes_from_a_third_partys_network(root: Path) -> None:
    files = tracked(root, "*.py", "*.html", "*.js", "*.css", "*.toml")
    assert len(files) > 50
    found = {
        f"{path.relative_to(root)}: {match[0]}"
        for path in files
        if path.name != "test_house.py"
        for match in CDN.finditer(path.read_text(encoding="utf-8"))
    }
    assert found == set()


def test_no_path_of_a_machine_is_written_down(root: Path) -> None:
    files = [path for path in tracked(root) if path.name != "test_house.py" and path.suffix not in (".parquet", ".gz")]
    assert [str(path.relative_to(root)) for path in files if MACHINE.search(path.read_bytes())] == []


@pytest.mark.sources
def test_no_source_file_is_inside_as_it_is(root: Path, sources_dir: Path) -> None:
    def digest(path: Path) -> str:
        return hashlib.sha256(path.read_bytes()).hexdigest()

    published = {digest(path): path.name for path in sources_dir.iterdir()}
    assert len(published) > 20
    own = {digest(path): path.relative_to(root).as_posix() for path in tracked(root)}
    assert {own[key]: published[key] for key in own.keys() & published.keys()} == {}


@pytest.mark.parametrize("file", ["requirements.txt", "requirements-dev.txt"])
def test_every_dependency_is_pinned_once(root: Path, file: str) -> None:
    declared = tomllib.loads((root / "pyproject.toml").read_text("utf-8"))
    asked = [*declared["project"]["dependencies"], *(declared["dependency-groups"]["dev"] if "dev" in file else [])]
    lines = [line.partition("#")[0].strip() for line in (root / file).read_text("utf-8").splitlines()]
    pins = [line.split("==") for line in lines if line]
    versions = {_library(name): version for name, version in pins}
    assert len(versions) == len(pins), f"{file} pins a library twice"
    behind = [text for text in asked if not Requirement(text).specifier.contains(versions.get(_library(text), "0"))]
    assert behind == [], f"{file} is older than pyproject.toml: make requirements"


def _library(requirement: str) -> str:
    return canonicalize_name(Requirement(requirement).name)


def test_the_readme_shows_the_two_commands(root: Path) -> None:
    readme = (root / "README.md").read_text(encoding="utf-8")
    assert re.search(r"^\s*(?:\$ )?make run\b", readme, re.MULTILINE)
    assert re.search(r"^\s*(?:\$ )?make test\b", readme, re.MULTILINE)


def test_no_folder_of_tests_is_left_out_by_its_name(root: Path, pytestconfig: pytest.Config) -> None:
    folders = {path.parent.name for path in (root / "tests").rglob("test_*.py")}
    left_out = [name for name in folders for pattern in pytestconfig.getini("norecursedirs") if fnmatch(name, pattern)]
    assert not left_out, f"pytest would not look into {left_out}"
