"""An area cites the same sources wherever it is shown: on its page, its sheet and its slides."""

import io
import re
from itertools import product

import pypdfium2 as pdfium
import pytest
from pptx import Presentation

from geo.model import AreaRef, Language, Level, Perimeter
from geo.profile.sources import sources_of
from geo.report.sheet.pdf import sheet
from geo.report.sheet.slides import slides
from geo.tables.store import Store
from tests.pages.reading import Open, pieces
from tests.report.files.synthetic import about

LINE = re.compile(r"Sources\s?: .*")


def titles(text: str, store: Store, language: Language) -> set[str]:
    """The source titles in the source line of ``text``."""
    found = LINE.search(" ".join(text.split()))
    assert found is not None
    known = {source.title.in_language(language) for source in store.catalogue.sources.values()}
    return {title for title in known if " ".join(title.split()) in found[0]}


@pytest.mark.parametrize(
    ("name", "language"), [*product(("ti-7510", "region-53", "epci-200067254"), Language)], ids=str
)
def test_page_sheet_and_slides_name_the_same_sources(
    open_page: Open, store: Store, name: str, language: Language
) -> None:
    told = about(store, name, language)
    page = [text for text in pieces(open_page("territory.py", zone=name, lang=language.value)) if LINE.match(text)]
    printed = "".join(leaf.get_textpage().get_text_bounded() for leaf in pdfium.PdfDocument(sheet(told, "pdf")))
    deck = Presentation(io.BytesIO(slides(told)))
    notes = [slide.notes_slide.notes_text_frame.text for slide in deck.slides]
    expected = {
        store.catalogue.sources[source].title.in_language(language)
        for source in sources_of(told.area, told.selection.perimeter, told.funds.sources)
    }
    assert len(expected) > 6
    assert [titles(text, store, language) for text in (*page, printed, *notes)] == [expected] * (2 + len(notes))


def test_a_territory_is_told_beside_the_other_version_of_the_list() -> None:
    lists = {"anct-ti-2018-149", "anct-ti-2024-07-04"}
    for area, perimeter, named in (
        (AreaRef(Level.TERRITORY, "7510"), Perimeter.SECOND_PHASE, lists),
        (AreaRef(Level.REGION, "53"), Perimeter.FIRST_PHASE, {"anct-ti-2018-149"}),
    ):
        assert lists & {*sources_of(area, perimeter, ())} == named
