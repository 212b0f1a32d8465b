"""The route for sheets and slides."""

import re
from io import BytesIO
from pathlib import Path

import pytest
from pptx import Presentation
from starlette.applications import Starlette
from starlette.middleware import Middleware

from geo.model import AreaRef, Language, Level
from geo.selection.selection import Selection
from geo.service.middleware.headers import PageHeaders
from geo.service.routes.sheets import SUFFIXES, routes, sheet_url
from tests.service.client import Client

PAU = AreaRef(Level.TERRITORY, "ti-7510")
SMALL = AreaRef(Level.TERRITORY, "ti-0102")


@pytest.fixture(scope="module")
def client() -> Client:
    return Client(Starlette(routes=routes("/atlas"), middleware=[Middleware(PageHeaders, base_path="/atlas")]))


@pytest.mark.parametrize(("suffix", "start"), [("pdf", b"%PDF"), ("png", b"\x89PNG"), ("pptx", b"PK")])
def test_a_sheet_is_a_file_with_a_telling_name(client: Client, suffix: str, start: bytes) -> None:
    answer = client.get(f"/atlas/{sheet_url(Selection(), SMALL, suffix)}")
    assert answer.status_code == 200
    assert answer.content.startswith(start)
    assert answer.headers["content-type"] == SUFFIXES[suffix]
    assert f'filename="atlas_fiche_ti-0102_2026-11.{suffix}"' in answer.headers["content-disposition"]


def test_a_sheet_that_is_known_is_not_sent_again(client: Client) -> None:
    url = f"/atlas/{sheet_url(Selection(), SMALL, 'pdf')}"
    first = client.get(url)
    again = client.get(url, if_none_match=first.headers["etag"])
    assert (again.status_code, again.content) == (304, b"")
    head = client.get(url, "HEAD")
    assert (head.status_code, head.content) == (200, b"")
    assert head.headers["content-length"] == str(len(first.content))
    assert head.headers["etag"] == first.headers["etag"]


def test_what_changes_nothing_of_a_sheet_is_no_other_sheet(client: Client) -> None:
    plain = client.get("/atlas/fiche/ti-0102.pdf").headers["etag"]
    assert client.get("/atlas/fiche/ti-0102.pdf?niveau=epci&vue=embed&region=75").headers["etag"] == plain
    assert client.get("/atlas/fiche/ti-0102.pdf?programme=i-nov").headers["etag"] != plain
    assert client.get("/atlas/fiche/ti-0102.pdf?format=png").content.startswith(b"\x89PNG")


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_what_is_ignored_is_named_on_the_sheet_and_in_a_header(client: Client, suffix: str) -> None:
    clean = client.get(f"/atlas/fiche/ti-0102.{suffix}?programme=i-nov")
    answer = client.get(f"/atlas/fiche/ti-0102.{suffix}?programme=i-nov&secteur=zinc")
    assert (answer.status_code, answer.headers["x-atlas-ignored"]) == (200, "secteur=zinc")
    assert "x-atlas-ignored" not in clean.headers
    assert answer.content != clean.content
    if suffix == "pptx":
        notes = Presentation(BytesIO(answer.content)).slides[0].notes_slide.notes_text_frame.text
        assert "Ignoré dans ce lien\N{NO-BREAK SPACE}: secteur=zinc." in notes


def test_the_address_of_a_sheet_carries_the_view() -> None:
    selection = Selection(programmes=("i-nov",), area=PAU, language=Language.ENGLISH)
    assert sheet_url(selection, PAU, "pdf") == "fiche/ti-7510.pdf?programme=i-nov&lang=en"
    assert sheet_url(Selection(), PAU, "pptx") == "fiche/ti-7510.pptx"


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("nulle-part.pdf", "« nulle-part » ne désigne aucune zone"),
        ("ti-9999.pptx", "Aucune zone n’a le code « ti-9999 »"),
        ("commune-64445.pdf", "est une commune"),
        ("ti-7510.docx", "docx"),
        ("%3Cscript%3E.pdf", "&lt;script&gt;"),
    ],
)
def test_what_is_no_area_is_answered_with_a_page(client: Client, path: str, said: str) -> None:
    answer = client.get(f"/atlas/fiche/{path}")
    assert answer.status_code == 404
    text = answer.text.replace("\xa0", " ")
    assert said in text
    assert '<html lang="fr">' in text
    assert "<script" not in text
    assert "script-src 'none'" in answer.headers["content-security-policy"]
    assert 'href="./ti-7510.pdf"' in text
    assert 'href="../territoire"' in text


def test_the_page_speaks_the_readers_language(client: Client) -> None:
    for answer in (
        client.get("/atlas/fiche/x.pdf?lang=en"),
        client.get("/atlas/fiche/x.pdf", accept_language="de, en-GB;q=0.8, fr;q=0.5"),
    ):
        assert '<html lang="en">' in answer.text
        assert "names no area" in answer.text
        assert "<title>No such sheet</title>" in answer.text


def test_a_territory_of_the_other_perimeter_leads_to_its_sheet(client: Client) -> None:
    answer = client.get("/atlas/fiche/ti-5311.pdf?programme=i-nov")
    assert answer.status_code == 404
    assert "149 territoires" in answer.text
    links = [link.replace("&amp;", "&") for link in re.findall(r'href="\./([^"]+)"', answer.text)]
    assert "ti-5311.pdf?perimetre=2018-149&programme=i-nov" in links
    assert len(links) > 1
    assert client.get(f"/atlas/fiche/{links[0]}").status_code == 200


def test_a_missing_table_is_named(client: Client, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ATLAS_DATA", str(tmp_path))
    answer = client.get("/atlas/fiche/ti-7510.pdf")
    assert answer.status_code == 503
    assert "datapackage" in answer.text
