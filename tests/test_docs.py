"""What exists is documented, and what is documented exists: routes, pages, settings, make targets, paths, examples."""

import ast
import doctest
import re
import subprocess
import tomllib
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from starlette.routing import Match, Mount, Route

from geo.service.routes import routes
from pages.parts.widgets.links import Page

ROOT = Path(__file__).parents[1]
GUIDES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md"]
ROOMS = ("bench", "data", "docs", "geo", "pages", "tests")
DOCUMENTS = [*GUIDES, *sorted(path for room in ROOMS for path in (ROOT / room).rglob("*.md"))]
NOT_HELD = ("..", ".venv", "build", "static", "streamlit")
"""First parts of documented paths that are not in the repository: outputs of commands, and Streamlit's own files."""
EXAMPLES = [path for path in sorted(ROOT.glob("geo/**/*.py")) if ">>> " in path.read_text("utf-8")]


def text(path: Path) -> str:
    return path.read_text("utf-8")


def code(path: Path) -> Iterator[str]:
    """The code in a document: the lines of fenced blocks, and inline spans, each joined into one line."""
    blocks = re.findall(r"^```\w*\n(.*?)^```", text(path), re.MULTILINE | re.DOTALL)
    for block in blocks:
        yield from block.splitlines()
    rest = re.sub(r"^```.*?^```", "", text(path), flags=re.MULTILINE | re.DOTALL)
    yield from (" ".join(span.split()) for span in re.findall(r"`([^`]+)`", rest))


def guided() -> list[str]:
    return [piece for guide in GUIDES for piece in code(guide)]


def addresses() -> set[str]:
    """URL paths in the guides, with each placeholder replaced by a word, without queries."""
    named = {piece.partition("?")[0] for piece in guided() if re.fullmatch(r"/[^/\s]*(?:/[^\s]*)?", piece)}
    return {re.sub(r"\{[^{}]*\}", lambda found: re.split("[{},]", found[0])[1], name) for name in named}


def page_paths() -> set[str]:
    """The paths of the pages, as declared in the navigation; the default page is at the root."""
    calls = [node for node in ast.walk(ast.parse(text(ROOT / "pages/main.py"))) if isinstance(node, ast.Call)]
    given = [
        {word.arg: word.value.value for word in call.keywords if isinstance(word.value, ast.Constant)} for call in calls
    ]
    return {"/" if said.get("default") else "/" + str(said["url_path"]) for said in given if "url_path" in said}


def targets() -> set[str]:
    return set(re.findall(r"^([a-z][\w-]*):", text(ROOT / "Makefile"), re.MULTILINE))


def variables(*files: Path) -> set[str]:
    return {name for path in files for name in re.findall(r"ATLAS_[A-Z]+(?:_[A-Z]+)*", text(path))}


def is_served(address: str) -> bool:
    """Whether a route matches ``address``, or any path below it if it ends with a slash."""
    if address.endswith("/"):
        return any(path.startswith(address) for path in served())
    scope = {"type": "http", "method": "GET", "path": address, "root_path": "", "headers": []}
    return any(route.matches(scope)[0] is not Match.NONE for route in routes())


def served() -> list[str]:
    return [route.path for route in routes() if isinstance(route, Route | Mount)]


def test_every_route_is_documented() -> None:
    assert len(served()) > 10
    # The file name of a script or style sheet changes with its content.
    starts = {re.split(r"\{|(?<=^/assets/)", path)[0] for path in served()}
    named = addresses()
    assert sorted(start for start in starts if not any(name.startswith(start) for name in named)) == []


def test_every_page_is_documented() -> None:
    assert page_paths() == {f"/{page}" for page in Page}
    assert page_paths() - addresses() == set()


def test_every_documented_address_is_served() -> None:
    named = addresses()
    assert len(named) > 15
    assert sorted(name for name in named - page_paths() if not is_served(name)) == []


def test_settings_and_guides_agree() -> None:
    read = variables(ROOT / "dashboard.py", *ROOT.glob("geo/**/*.py"))
    assert read
    assert variables(*GUIDES) == read


def test_targets_and_guides_agree() -> None:
    found = [re.match(r"make ([a-z][\w-]*)", piece) for piece in guided()]
    assert {match[1] for match in found if match} == targets()


def test_every_dependency_says_why() -> None:
    declared = tomllib.loads(text(ROOT / "pyproject.toml"))
    asked = [*declared["project"]["dependencies"], *declared["dependency-groups"]["dev"]]
    names = {Requirement(line).name.lower() for line in asked}
    table = text(ROOT / "README.md").partition("| library | why |")[2].partition("\n\n")[0]
    rows = [line.split("|")[1] for line in table.splitlines() if line.startswith("|")][1:]
    assert {name.strip().lower() for row in rows for name in row.split(",")} == names


@pytest.fixture(scope="module")
def held() -> set[str]:
    """The files and folders of the project, as every contiguous part of their paths."""
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard"]
    listing = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=30, check=False)
    if listing.returncode:
        pytest.skip("not a git work tree")
    ends = set()
    for line in listing.stdout.splitlines():
        parts = line.split("/")
        ends |= {
            "/".join(parts[first:last]) for first in range(len(parts)) for last in range(first + 1, len(parts) + 1)
        }
    return ends


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_every_path_of_a_document_exists(document: Path, held: set[str]) -> None:
    words = [word.strip(",:()…") for piece in code(document) for word in piece.split()]
    paths = [word.rstrip("/") for word in words if re.fullmatch(r"[\w.-]+(?:/[\w.-]+)*/?", word) and is_path(word)]
    assert sorted({path for path in paths if path.split("/")[0] not in NOT_HELD and path not in held}) == []


def is_path(word: str) -> bool:
    names_file = Path(word).suffix in (".css", ".json", ".js", ".md", ".po", ".py", ".toml", ".txt", ".typ", ".yaml")
    return "/" in word.rstrip("/") or word.endswith("/") or names_file


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_every_module_of_a_document_exists(document: Path) -> None:
    for name in {
        found
        for piece in code(document)
        for found in re.findall(r"(?<![\w/.])(?:geo|pages|tests|bench)(?:\.\w+)+", piece)
    }:
        module, inside = name, ""
        while not any(
            Path(ROOT, module.replace(".", "/") + end).is_file() for end in (".py", "/__init__.py", "/__main__.py")
        ):
            module, _, inside = module.rpartition(".")
            assert module, f"{name} is no module of the project"
        assert not inside or hasattr(import_module(module), inside), f"{module} has no {inside}"


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_every_link_inside_the_project_leads_somewhere(document: Path) -> None:
    for link in re.findall(r"\]\(((?!https?:)[^)\s]+)\)", text(document)):
        path, _, anchor = link.partition("#")
        target = document.parent / path if path else document
        assert target.exists(), link
        headings = re.findall(r"^#+ (.+)$", text(target), re.MULTILINE) if anchor else ()
        assert not anchor or anchor in {re.sub(r"[^\w -]", "", head).lower().replace(" ", "-") for head in headings}, (
            link
        )


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_examples_in_docstrings_hold(path: Path) -> None:
    module = import_module(".".join(path.relative_to(ROOT).with_suffix("").parts))
    found = doctest.testmod(module)
    assert found.attempted > 0
    assert found.failed == 0
