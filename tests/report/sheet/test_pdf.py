"""The PDF sheet: readable by screen readers, one or two pages long, whatever the names."""

import io
import json
from itertools import pairwise
from pathlib import Path

import pikepdf
import pypdfium2 as pdfium
import pytest

from geo.language import Voice
from geo.model import Language
from geo.report.sheet.brief import Brief
from geo.report.sheet.pdf import content, sheet
from geo.report.sheet.pictures import qr_code
from geo.report.sheet.words import breakable
from geo.tables.store import Store
from tests.report.files.synthetic import NAUGHTY, ONE_WORD, SPACED, about, stretched


def opened(made: bytes) -> pikepdf.Pdf:
    return pikepdf.open(io.BytesIO(made))


@pytest.fixture(scope="module")
def pau(store: Store) -> Brief:
    return about(store, "ti-7510")


def test_a_sheet_is_tagged_and_says_what_it_is(pau: Brief) -> None:
    made = sheet(pau, "pdf")
    with opened(made) as pdf:
        assert str(pdf.Root.Lang) == "fr"
        assert bool(pdf.Root.MarkInfo.Marked)
        assert "/StructTreeRoot" in pdf.Root
        assert pdf.docinfo["/Title"] == "Lacq – Pau – Tarbes — Atlas des territoires d’industrie"
        assert "Nouvelle-Aquitaine" in str(pdf.docinfo["/Keywords"])
        assert len(pdf.pages) == 2
        with pdf.open_metadata() as metadata:
            assert metadata["pdfuaid:part"] == "1"
        figures = [item for item in pdf.objects if isinstance(item, pikepdf.Dictionary) and item.get("/S") == "/Figure"]
        assert len(figures) == 4  # map, locator, curve, QR code
        assert all(len(str(item.Alt)) > 10 for item in figures)
        links = [str(note.A.URI) for page in pdf.pages for note in page.get("/Annots", []) if "/A" in note]
        assert pau.address in links
        fonts = {str(font.BaseFont) for page in pdf.pages for font in page.Resources.Font.values()}
        assert fonts
        assert all("SourceSansPro" in name or "DejaVuSans" in name for name in fonts)
    assert sheet(pau, "pdf") == made


@pytest.mark.parametrize(
    ("code", "language"),
    [("ti-0102", Language.FRENCH), ("departement-976", Language.ENGLISH), ("region-75", Language.ENGLISH)],
)
def test_every_kind_of_area_fits_two_pages(store: Store, code: str, language: Language) -> None:
    found = about(store, code, language)
    with opened(sheet(found, "pdf")) as pdf:
        assert len(pdf.pages) <= 2
        assert str(pdf.Root.Lang) == language.value


@pytest.mark.parametrize("name", [SPACED, ONE_WORD[:300], NAUGHTY * 3], ids=["words", "one word", "marks"])
def test_names_of_three_hundred_letters_wrap(pau: Brief, name: str, tmp_path: Path) -> None:
    path = tmp_path / "sheet.pdf"
    path.write_bytes(sheet(stretched(pau, name), "pdf"))
    with pikepdf.open(path) as pdf:
        assert len(pdf.pages) <= 2
    right = []
    for page in pdfium.PdfDocument(path):
        text = page.get_textpage()
        right += [text.get_rect(at)[2] for at in range(text.count_rects())]
    assert len(right) > 200
    assert max(right) <= 595.3 - 15 / 25.4 * 72 + 1  # right edge of A4 minus its 15 mm margin, plus one point


def test_what_the_data_says_is_data(pau: Brief) -> None:
    found = content(stretched(pau, NAUGHTY))
    assert found["name"] == NAUGHTY  # Typst gets it as JSON and never as markup
    json.dumps(found)


def test_an_area_without_projects_says_so(store: Store) -> None:
    voice = Voice(Language.FRENCH)
    told = about(store, "ti-0102")
    found = content(told)
    assert (found["projects"]["rows"], found["money"]) == ((), [])
    assert "Aucun projet" in found["words"]["no_projects"]
    assert told.rows["projets"].iloc[0] == 0
    assert ("Projets", *(voice.number(value) for value in told.rows["projets"])) in found["figures"]["rows"]
    assert next(row for row in found["figures"]["rows"] if row[0] == "Aide publique")[1] == "n.\N{NO-BREAK SPACE}d."


def test_figures_are_those_of_the_store(pau: Brief) -> None:
    found = content(pau)
    row = next(row for row in found["figures"]["rows"] if row[0] == "Projets")
    assert [int(cell.replace("\u202f", "")) for cell in row[1:]] == pau.rows["projets"].astype(int).tolist()
    (programmes, sectors) = found["money"]
    for group, sums in ((programmes, pau.funds.by_programme), (sectors, pau.funds.by_sector)):
        counted = sum(int(item["projects"]) for item in group["rows"])
        assert counted == sums.dropna(subset=["aid"])["projects"].sum()
        assert max(item["share"] for item in group["rows"]) == 1
    assert len(found["projects"]["rows"]) == 10


def test_the_curve_ends_where_the_jobs_do(pau: Brief) -> None:
    found = content(pau)["curve"]
    own = pau.around.jobs[pau.around.jobs["level"] == "ti"]["index"].iloc[-1]
    low, high = float(found["ticks"][0][1]), float(found["ticks"][-1][1])
    assert found["lines"][0]["points"][-1] == pytest.approx((1, (own - low) / (high - low)))
    heights = sorted(line["label"] for line in found["lines"])
    assert all(after - before > 0.08 for before, after in pairwise(heights))


def test_a_preview_is_page_one(pau: Brief) -> None:
    assert sheet(pau, "png").startswith(b"\x89PNG")


def test_the_code_holds_the_address() -> None:
    assert qr_code("https://a.fr").startswith("<svg")
    assert qr_code("https://a.fr") != qr_code("https://a.fr/")


def test_long_words_may_break() -> None:
    text = f"un {'x' * 60} mot"
    assert breakable(text).replace("\N{ZERO WIDTH SPACE}", "") == text
    assert len(max(breakable(text).replace(" ", "\N{ZERO WIDTH SPACE}").split("\N{ZERO WIDTH SPACE}"), key=len)) == 3
