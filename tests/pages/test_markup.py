"""HTML is a type: any text stays text, and nothing but `Markup` is written as HTML."""

import re
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup
from mypy import api

from geo.selection.permalink import embed_code
from pages.parts.widgets import markup

ROOT = Path(__file__).parents[2]
HOSTILE = st.lists(
    st.sampled_from(
        [
            "<script>alert(1)</script>",
            "</p>",
            "<!--",
            '"',
            "'",
            "&",
            "&lt;",
            "&#60;",
            '" onload="x',
            "é",
            "{}",
            "{0}",
            "%s",
        ]
    ),
    min_size=1,
).map(" ".join)
PIECES: dict[str, Callable[[str], Markup]] = {
    "paragraph": markup.paragraph,
    "kind of a paragraph": lambda said: markup.paragraph("x", said),
    "link": lambda said: markup.link(markup.Link(said, said)),
    "action": lambda said: markup.action(markup.Link(said, said)),
    "links": lambda said: markup.links(said, [markup.Link(said, said), markup.Link(said, said)]),
    "listed": lambda said: markup.listed([said, said]),
    "figures": lambda said: markup.figures([(said, said)]),
    "heading": lambda said: markup.heading(said, said),
    "badge": markup.badge,
    "caption": markup.caption,
    "sequence": lambda said: markup.sequence(said, [markup.Link(said, said)]),
    "fold": lambda said: markup.fold(said, markup.paragraph(said)),
    "items": lambda said: markup.items(said, [markup.Item(said, said, said, said, is_outlined=True)]),
    "circles": lambda said: markup.circles(said, [(3.0, said)], said),
    "joined": lambda said: markup.joined([said, said], said),
    "table": lambda said: markup.table(
        said,
        [said, said, said, said],
        [[said, markup.Link(said, said), markup.Several((said, markup.Link(said, said))), markup.Outlined(said)]],
        numbers=[1],
        swatches=[said],
        kind=f"{markup.STACKED} {said}",
    ),
    "frame for another site": lambda said: embed_code(said, said),
}


class Structure(HTMLParser):
    """Elements with the names of their attributes, and all texts, in document order."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, tuple[str, ...]]] = []
        self.texts: list[str] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        # The class of a cell depends on the length of its text.
        self.elements.append((tag, tuple(name for name, _value in attrs if name != "class")))
        self.texts += [value for _name, value in attrs if value]

    def handle_data(self, data: str) -> None:
        self.texts.append(data)

    def handle_comment(self, data: str) -> None:  # noqa: ARG002 - the parser's own name
        self.elements.append(("comment", ()))


@pytest.mark.parametrize("name", PIECES)
@given(said=HOSTILE)
def test_whatever_a_text_holds_it_stays_text(name: str, said: str) -> None:
    piece = PIECES[name](said)
    assert isinstance(piece, Markup)
    hostile, harmless = Structure(piece), Structure(PIECES[name]("x"))
    assert hostile.elements == harmless.elements
    assert any(said in text for text in hostile.texts)


@pytest.mark.parametrize("name", sorted(set(PIECES) - {"kind of a paragraph", "circles", "table"}))
def test_what_is_html_already_is_not_escaped_again(name: str) -> None:
    bold = Markup("<i>x</i>")
    assert str(bold) in PIECES[name](bold)


def test_what_is_no_html_is_shown_as_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    written: list[str] = []
    monkeypatch.setattr("streamlit.html", written.append)
    markup.write(markup.paragraph("a"), "<script>")  # type: ignore[arg-type]
    assert written == ['<div class="atlas-stack"><p class="atlas-note">a</p>&lt;script&gt;</div>']


@pytest.mark.cluster
def test_a_forgotten_escape_is_an_error_of_types(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    lines = {
        "from pages.parts.widgets import markup": True,
        "markup.write(markup.paragraph('<b>'), markup.caption('<b>'))": True,
        "markup.write('<b>')": False,
        "markup.write(f\"{markup.paragraph('a')}\")": False,
        "markup.write(*['<b>'])": False,
        "markup.fold('a', '<b>')": False,
    }
    (tmp_path / "written.py").write_text("\n".join(lines), "utf-8")
    monkeypatch.chdir(ROOT)
    told, _errors, _status = api.run([str(tmp_path / "written.py")])
    wrong = {int(found) for found in re.findall(r"written\.py:(\d+): error", told)}
    assert wrong == {at for at, is_right in enumerate(lines.values(), 1) if not is_right}, told


def test_html_is_written_in_one_place() -> None:
    modules = {path.relative_to(ROOT): path.read_text("utf-8") for path in (ROOT / "pages").rglob("*.py")}
    for mark in ("st.html(", "unsafe_allow_html", "from html import", "import html"):
        assert {str(path) for path, text in modules.items() if mark in text} <= {"pages/parts/widgets/markup.py"}
