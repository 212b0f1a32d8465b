"""Permalinks that pin the perimeter and the data vintage: built, read, compared."""

from dataclasses import replace
from html.parser import HTMLParser
from urllib.parse import parse_qs, urlsplit

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from geo.atlas import vocabulary
from geo.model import Language, Perimeter, View
from geo.selection.permalink import Age, age, embed_code, permalink, pinned, read_pins
from geo.selection.selection import Selection
from geo.selection.vocabulary import Reason
from geo.tables.store import Store
from tests.chosen import selections

PAGES = ("http://127.0.0.1:8501/", "https://atlas.example.fr/outils/territoire", "https://a.fr/x?old=1#part", "./")


@given(
    selection=selections(),
    perimeter=st.sampled_from(Perimeter),
    view=st.sampled_from(View),
    page=st.sampled_from(PAGES),
    vintage=st.sampled_from(("2026-11", "2025-01-31")),
)
@example(Selection(), Perimeter.SECOND_PHASE, View.EXPLORE, PAGES[0], "2026-11")
def test_a_link_opens_the_same_view_and_pins_perimeter_and_data(
    store: Store, selection: Selection, perimeter: Perimeter, view: View, page: str, vintage: str
) -> None:
    selection = replace(selection, perimeter=perimeter, view=view)
    link = permalink(page, selection, vintage)
    parts = urlsplit(link)
    parsed = Selection.from_query(parts.query, vocabulary(store))
    assert parsed.selection == selection
    assert parsed.notices == ()
    pins = read_pins(parts.query, selection)
    assert pins.pairs == pinned(selection, vintage)
    assert pins.pairs["perimetre"] == perimeter.value
    assert pins.vintage == vintage
    assert pins.notices == ()
    assert link.partition("?")[0] == page.partition("?")[0]
    assert parts.fragment == ""
    assert all(len(values) == 1 for key, values in parse_qs(parts.query).items() if key in pins.pairs)


@pytest.mark.parametrize(
    "text", ["", "hier", "2026", "2026-13", "2026-00", "2026-11-32", "0026-11", "2026-11 ", "٢٠٢٦-11"]
)
def test_a_vintage_that_cannot_be_read_is_noticed(text: str) -> None:
    pins = read_pins([("donnees", text), ("mesure", "aide")], Selection(measure="aide"))
    assert pins.vintage is None
    assert [(notice.key, notice.value, notice.reason) for notice in pins.notices] == [
        ("donnees", text, Reason.ILL_FORMED)
    ]


def test_a_second_vintage_is_noticed_and_the_same_one_is_not() -> None:
    pins = read_pins("donnees=2026-11&donnees=2025-01&donnees=2026-11", Selection())
    assert pins.vintage == "2026-11"
    assert [(notice.value, notice.reason) for notice in pins.notices] == [("2025-01", Reason.REPEATED)]


def test_a_perimeter_that_is_unknown_is_not_pinned() -> None:
    assert read_pins("perimetre=2031", Selection()).pairs == {}


@pytest.mark.parametrize(
    ("linked", "shown", "expected"),
    [
        (None, "2026-11", None),
        ("2026-11", "2026-11", None),
        ("2025-12", "2026-11", Age.OLDER),
        ("2026-12", "2026-11", Age.NEWER),
        ("2026-11", "2026-11-24", Age.OLDER),
    ],
)
def test_vintages_are_compared_as_dates(linked: str | None, shown: str, expected: Age | None) -> None:
    assert age(linked, shown) is expected


class _Frame(HTMLParser):
    attributes: dict[str, str | None]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag == "iframe"
        self.attributes = dict(attrs)


def test_the_code_of_the_embedded_map_holds_any_title_and_link() -> None:
    selection = Selection(view=View.EMBED, language=Language.ENGLISH, programmes=("i-nov",), search='"><b>&')
    link, title = permalink("https://atlas.example.fr/", selection, "2026-11"), 'Aid: "i-Nov" <2024> & more'
    reader = _Frame()
    reader.feed(embed_code(link, title, height=420))
    assert reader.attributes["src"] == link
    assert reader.attributes["title"] == title
    assert reader.attributes["loading"] == "lazy"
    assert (reader.attributes["width"], reader.attributes["height"]) == ("100%", "420")


def test_a_copied_link_says_what_a_later_default_would_change() -> None:
    said = parse_qs(urlsplit(permalink("https://a.fr/", Selection(), "2026-11")).query)
    assert said == {
        "perimetre": ["2024-07-04"],
        "mesure": ["aide_par_emploi"],
        "cercles": ["aide"],
        "industrie": ["oui"],
        "dotations": ["non"],
        "classes": ["quantile"],
        "nb": ["5"],
        "donnees": ["2026-11"],
    }


def test_a_link_copied_before_measures_were_named_opens_on_the_measure_of_its_time(store: Store) -> None:
    parsed = Selection.from_query("programme=i-nov&perimetre=2024-07-04&donnees=2026-11", vocabulary(store))
    assert (parsed.selection.measure, parsed.selection.second) == ("aide", None)
    assert parsed.notices == ()
