"""The seam with Streamlit: the internals that the atlas relies on exist in the installed version.

Each kind of name is collected from all our files and checked against Streamlit's scripts, HTML shell and Python code;
invented names prove that the check can fail. Positions of elements on the page need a browser: see tests/browser.
"""

import ast
import re
from base64 import b64encode
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from functools import cache
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path
from pkgutil import resolve_name
from typing import NamedTuple

import pytest
import streamlit
import streamlit_folium
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.responses import HTMLResponse
from starlette.routing import Route
from streamlit.config import get_config_options

from geo.service.middleware.headers import PageHeaders
from geo.service.middleware.preloads import ELEMENTS, SCRIPTS, element_preloads, map_preloads
from tests.service.client import Client

ROOT = Path(__file__).parents[1]
STATIC = Path(streamlit.__file__).parent / "static"
SHELL = (STATIC / "index.html").read_text("utf-8")
FOLIUM = Path(streamlit_folium.__file__).parent / "frontend/build"
FRAME = (FOLIUM / "index.html").read_text("utf-8")
SAID = r'(?:"aria-label"|\b(?:label|children|placeholder)):$|\?(?:[^?:{},]*:)?$'
"""What precedes a visible or accessible text in a script: a property or a branch of one; not an icon's name."""


@cache
def ours() -> dict[str, str]:
    """The text of our files that may name something of Streamlit's, by path."""
    found = [ROOT / name for name in ("dashboard.py", "Makefile", ".streamlit/config.toml")]
    for folder in ("pages", "geo", "bench"):
        found += [path for path in (ROOT / folder).rglob("*") if path.suffix in {".css", ".js", ".py"}]
    return {path.relative_to(ROOT).as_posix(): path.read_text("utf-8") for path in found}


@cache
def scripts(pattern: str = "*", folder: Path = STATIC / SCRIPTS) -> str:
    return "\n".join(path.read_text("utf-8") for path in sorted(folder.glob(f"{pattern}.js")))


def around(words: str) -> Iterator[tuple[str, str]]:
    """Up to 150 characters before and after each occurrence of ``words`` in Streamlit's scripts."""
    for hit in re.finditer(re.escape(words), scripts()):
        yield scripts()[max(hit.start() - 150, 0) : hit.start()], scripts()[hit.end() : hit.end() + 150]


def searched(*patterns: str) -> Callable[[str, str], Iterator[str]]:
    return lambda _file, text: (found[1] for pattern in patterns for found in re.finditer(pattern, text))


def selectors(file: str, text: str) -> str:
    """The selectors of a page-wide style sheet; "" for other files and for a component's sheet, beside its script."""
    if not file.endswith(".css") or file.replace(".css", ".js") in ours():
        return ""
    rules = re.findall(r"([^{};]+)\{", re.sub(r"/\*.*?\*/", "", text, flags=re.DOTALL))
    return " ".join(rule for rule in rules if "@" not in rule)


def classes(file: str, text: str) -> Iterator[str]:
    yield from re.findall(r"\.(st[A-Z]\w*)", text)
    named = re.findall(r"[.#](-?[A-Za-z_][\w-]*)", selectors(file, text))
    yield from (name for name in named if not name.startswith(("atlas-", "st-key-")))


def quoted(beside: str, other: str) -> Callable[[str], bool]:
    """Check for a name in Streamlit's scripts, delimited by quotes or ``beside``, not only as a value of ``other``."""
    return lambda name: any(
        before[-1] in f"`\"'{beside}" and after[0] in f"`\"'{beside}$" and not re.search(f"{other}:[^,}}]*$", before)
        for before, after in around(name)
    )


def has_key(name: str) -> bool:
    """Whether Streamlit makes key classes and one of our elements has the key ``name``, a prefix if it ends in "_"."""
    given = re.compile(rf'(?:\bkey=|KEY = )f?"{name}' + ("" if name.endswith("_") else '"'))
    return "`st-key-`" in scripts() and any(given.search(text) for text in ours().values())


def has_state(name: str) -> bool:
    attribute, _, value = name.partition("=")
    return f'"data-{attribute}":' in scripts() and (not value or bool(re.search(rf"\.[A-Z_]+=`{value}`", scripts())))


def has_given(listed: str) -> bool:
    """Whether components v2 get all of these names, as arguments or as theme values (written after `--st`)."""
    given = re.findall(r"(?:[{,]|`--)(\w+)[:`]", scripts("BidiComponent.*"))
    return {"st", *(re.sub("-(.)", lambda letter: letter[1].upper(), name) for name in listed.split(", "))} <= {*given}


def has_call(name: str) -> bool:
    return all(f".{part}=" in scripts(folder=FOLIUM / "static/js") for part in name.split("."))


def labels(file: str, text: str) -> Iterator[str]:
    """Labels that document.js translates, as listed in document.py; "…" stands for one of the page's own labels."""
    forms = {"WHOLE": "{}", "STARTS": "{}…", "ENDS": "…{}"}
    for node in ast.parse(text).body if file.endswith("document.py") else ():
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name) and node.targets[0].id in forms:
            words = [part.value for part in ast.walk(node.value) if isinstance(part, ast.Constant)]
            yield from (forms[node.targets[0].id].format(word) for word in words)


def has_label(name: str) -> bool:
    words = name.strip("…")
    if name.startswith("…"):  # `${label} — ${first?`start`:`end`}`
        joined, _, end = words.rpartition(" ")
        return any(re.match(rf"[^`]*(?:`\w+`:)?`{end}`", after) for _, after in around(f"}}{joined} ${{"))
    if name.endswith(": …"):  # an element's toolbar button, followed by the element's label if there is one
        tools = (after for before, after in around(f"`{words[:-2]}`") if before.endswith("label:"))
        return "}: ${" in scripts("Toolbar.*") and any(re.match("[^`]*labelContext:", after) for after in tools)
    return any(re.search(SAID, before) for before, _ in around(f"`{words}" + ("${" if name[-1] == "…" else "`")))


def options(file: str, text: str) -> Iterator[str]:
    """Configuration options by dotted name, followed by "=" and the word that they are set to, if any."""
    section, lines = "", r'^\[([\w.]+)\]$|^(\w+) = (?:"(\w+)")?'
    for head, key, word in re.findall(lines, text, re.MULTILINE) if file.endswith(".toml") else ():
        section = head or section
        if key:
            yield f"{section}.{key}" + (f"={word}" if word else "")
    yield from re.findall(r"(?:--|get_option\([\"'])([a-z]+\.[a-zA-Z.]+)", text)


def has_option(name: str) -> bool:
    key, _, value = name.partition("=")
    option = get_config_options().get(key)
    return option is not None and (not value or f'"{value}"' in (option.description or ""))


def names(_file: str, text: str) -> Iterator[str]:
    """Names from the Python code of Streamlit and streamlit-folium that a module imports or uses."""
    for module, imported in re.findall(r"^\s*from (streamlit[\w.]*) import ([\w, ]+)$", text, re.MULTILINE):
        yield from (f"{module}.{name.split()[0]}" for name in imported.split(","))
    if "import streamlit as st\n" in text:
        yield from (f"streamlit.{name}" for name in re.findall(r"\bst\.(?!session_state)(\w+(?:\.\w+)*)", text))


def has_name(name: str) -> bool:
    with suppress(ImportError, AttributeError):
        return bool([resolve_name(name)])
    return False


class Kind(NamedTuple):
    """A kind of Streamlit name: how to find it in a file, how to check that it exists, and what to do if not."""

    found: Callable[[str, str], Iterable[str]]
    has: Callable[[str], bool]
    advice: str


ELEMENT = "Look at the element in Chromium: name it as it is called now, or drop the rule of one that is gone."
LABEL = "Read the page's own English: change document.py and the catalogue, or drop the label."
KINDS = {
    "test id": Kind(searched(r"data-testid[*^$]?=\\?[\"']?(\w+)"), quoted("", "className"), ELEMENT),
    "class or id": Kind(classes, quoted(" ", '"data-testid"'), ELEMENT),
    "part of the shell": Kind(searched(r'script\[src\*="([^"]+)'), SHELL.__contains__, "See static/index.html."),
    "class of a key": Kind(searched(r'(?:\.|\*=")st-key-([\w-]+)'), has_key, "See which element of ours had this key."),
    "state of the page": Kind(searched(r"data-(test-[\w-]+(?:=\w+)?)"), has_state, "See the attributes of `stApp`."),
    "value of the theme": Kind(searched(r"--st-([\w-]+)"), has_given, "See a component's own properties."),
    "list of arguments": Kind(searched(r"default function ?\(\{ ([^}]*) \}"), has_given, "See components v2."),
    "label": Kind(labels, has_label, LABEL),
    "address": Kind(
        searched(r"(_stcore/[\w/-]+|(?<=[\"'/])component(?=/))"), quoted("/", "className"), "See streamlit/web/server."
    ),
    "option": Kind(options, has_option, "See `streamlit config show`."),
    "name in Python": Kind(names, has_name, "See the release notes."),
    "call of the map": Kind(searched(r"window\.(Streamlit\.\w+)"), has_call, "See streamlit-folium's script."),
}
INVENTED = {
    "test id": ("a.css", '[data-testid="stMain"], [data-testid=stodd], [data-testid="stMainodd"] { top: 0 }'),
    "class or id": ("a.css", "/* .x */ .atlas-a { top: .5em } @media print { .modebar > a.stOdd, #oddity { top: 0 } }"),
    "part of the shell": ("a.js", """q('script[src*="/static/js/"], script[src*="/odd/js/"]')"""),
    "class of a key": ("a.css", '.st-key-header > .st-key-odd, [class*="st-key-maps_"] { top: 0 }'),
    "state of the page": ("a.js", "q('[data-test-script-state=notRunning], [data-test-script-state=odd]')"),
    "value of the theme": ("a.css", "p { color: var(--st-text-color); top: var(--st-odd-one) }"),
    "list of arguments": ("a.js", "default function ({ data }) {} export default function ({ data, odd }) {}"),
    "label": ("document.py", "WHOLE = 'Open', N_('Odd')\nSTARTS = 'Help for ', 'Odd ', 'Odd: '\nENDS = (' — odd',)"),
    "address": ("a.py", "f'{url}/_stcore/health', '/_stcore/odd'"),
    "option": ("a.toml", '[client]\ntoolbarMode = "minimal"\nshowErrorDetails = "odd"\n# --server.port --server.odd'),
    "name in Python": ("a.py", "import streamlit as st\nst.html('')\nst.odd()"),
    "call of the map": ("a.js", "window.Streamlit.setComponentValue(window.Streamlit.odd)"),
}
"""File name and content per kind: names that Streamlit has, and others containing "odd", which it does not have."""


def lost(kind: Kind, files: dict[str, str]) -> list[str]:
    """The names in ``files`` that Streamlit does not have, each with its file."""
    named = sorted({(name, file) for file, text in files.items() for name in kind.found(file, text)})
    assert named, "nothing of this kind is found in our files: mend the search, or drop the kind"
    return [f"{name} ({file})" for name, file in named if not kind.has(name)]


@pytest.mark.parametrize("kind", KINDS)
def test_streamlit_has_what_we_name(kind: str) -> None:
    missing = "".join(f"\n  {name}" for name in lost(KINDS[kind], ours()))
    told = f"Streamlit {version('streamlit')} has no such {kind}:{missing}\n{KINDS[kind].advice}"
    assert not missing, f'{told}\nSee "Upgrade Streamlit" in CONTRIBUTING.md.'


@pytest.mark.parametrize("kind", KINDS)
def test_an_invented_name_is_missed_and_no_other(kind: str) -> None:
    file, text = INVENTED[kind]
    found = {*KINDS[kind].found(file, text)}
    odd = sorted(name for name in found if "odd" in name.lower())
    assert 0 < len(odd) < len(found)
    assert lost(KINDS[kind], {file: text}) == [f"{name} ({file})" for name in odd]


def test_the_installed_versions_are_those_that_are_asked_for() -> None:
    installed = {f"{package}=={version(package)}" for package in ("streamlit", "streamlit-folium")}
    assert installed <= {*(ROOT / "requirements.txt").read_text("utf-8").split()}


def test_what_browsers_fetch_early_is_there() -> None:
    early = re.findall(r'href="\./static/js/([^"]+)"', element_preloads())
    assert [name for name in ELEMENTS if not any(file.startswith(f"{name}.") for file in early)] == []
    assert [file for file in early if not (STATIC / SCRIPTS / file).is_file()] == []
    component = re.escape(streamlit_folium._component_func.name)
    frame = re.findall(rf'href="\./component/{component}/([^"]+)"', map_preloads())
    assert frame == re.findall(r'<script[^>]*src="\./([^"]+)"', FRAME)


def test_the_shell_and_the_maps_frame_are_rewritten() -> None:
    pages = {"/": SHELL, "/component/a/index.html": FRAME}
    served = [Route(path, lambda request: HTMLResponse(pages[request.url.path])) for path in pages]
    client = Client(Starlette(routes=served, middleware=[Middleware(PageHeaders)]))
    shell, frame = (client.get(path) for path in pages)
    assert re.search(r'<html lang="fr">.*<title>Atlas des [^<]+</title>', shell.text, re.DOTALL)
    assert element_preloads() in shell.text.partition("</head>")[0]
    (inline,) = re.findall(r"<script>(.*?)</script>", SHELL, re.DOTALL)
    assert b64encode(sha256(inline.encode()).digest()).decode() in shell.headers["content-security-policy"]
    assert "<head><script>addEventListener('message'" in frame.text
