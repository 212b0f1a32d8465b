"""Every file names the licences of exactly the sources in it, whatever the route and the format."""

import csv
import io
import json
import re
from collections.abc import Iterable
from dataclasses import replace

import openpyxl
import pandas as pd
import pyarrow.parquet as pq
import pypdfium2 as pdfium
import pytest
from pptx import Presentation
from starlette.applications import Starlette

from geo.language import Voice
from geo.measures.captions import shown
from geo.measures.catalogue import MEASURES
from geo.model import AreaRef, Language, Level
from geo.profile.sources import sources_of
from geo.render.pictures.view_picture import draw
from geo.selection.selection import Selection
from geo.service.routes import routes
from geo.service.routes.exports import FORMATS, KINDS, export_url
from geo.service.routes.sheets import sheet_url
from geo.service.routes.tables import table_url
from geo.tables.store import Store
from tests.service.client import Client

ODBL, CC_BY = "ODbL 1.0", "CC BY 4.0"
VIEWS = {
    "jobs": Selection(measure="emploi_prive", second=None),
    "projects": Selection(measure="aide", second=None, programmes=("i-nov",)),
    "emissions": Selection(measure="emissions_ets", second=None, level=Level.REGION),
    "employment areas": Selection(measure="aide", second=None, level=Level.EMPLOYMENT_AREA),
    "communes": Selection(measure="aide", second=None, level=Level.COMMUNE, within=AreaRef(Level.EPCI, "200067254")),
}
WITH_ODBL = {"jobs", "employment areas", "emissions"}
"""Urssaf's jobs, the package of the employment areas, the coordinates that were added to the register of emissions."""


@pytest.fixture(scope="module")
def client() -> Client:
    return Client(Starlette(routes=routes()))


def body(client: Client, url: str) -> bytes:
    answer = client.get(f"/{url}")
    assert answer.status_code == 200
    return answer.content


def named_by(suffix: str, content: bytes) -> tuple[set[str], set[str]]:
    """The ids of the sources and the titles of the licences that a file names; sources by title in a text."""
    if suffix == "txt":
        text = content.decode()
        parts = {part.split("\n")[0]: part.split("\n")[1:] for part in text.split("\n\n")}
        first = {head: {line[2:].split(" — ")[0] for line in lines if line} for head, lines in parts.items()}
        return first["Sources"], first["Licences"]
    if suffix == "xlsx":
        rows = [*openpyxl.load_workbook(io.BytesIO(content)).worksheets[1].iter_rows(values_only=True)]
        heads = {str(row[0]): at for at, row in enumerate(rows)}
        sources = rows[heads["Source (code)"] + 1 : heads["Licence"] - 1]
        licences = rows[heads["Licence"] + 1 : heads["Column"] - 1]
        return {str(row[0]) for row in sources}, {str(row[0]) for row in licences}
    told = json.loads(content)["atlas"] if suffix == "geojson" else None
    if suffix == "parquet":
        told = json.loads(pq.read_schema(io.BytesIO(content)).metadata[b"atlas"])
    assert told is not None
    assert all(item["notice"] and item["url"].startswith("http") for item in told["licences"])
    return {item["id"] for item in told["sources"]}, {item["title"] for item in told["licences"]}


def titles(store: Store, source_ids: Iterable[str]) -> set[str]:
    return {licence.title.english for licence in store.catalogue.licences_of(source_ids)}


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("suffix", [suffix for suffix in FORMATS if suffix != "csv"])
def test_an_export_names_the_licences_of_its_sources(
    client: Client, store: Store, kind: str, suffix: str, view: str
) -> None:
    selection = replace(VIEWS[view], language=Language.ENGLISH)
    sources, licences = named_by(suffix, body(client, export_url(kind, suffix, selection)))
    if suffix == "txt":
        by_title = {source.title.english: source.id for source in store.catalogue.sources.values()}
        sources = {by_title[title] for title in sources}
    assert licences == titles(store, sources)
    if kind == "zones":
        assert (ODBL in licences) == (view in WITH_ODBL)
        assert (CC_BY in licences) == (view == "emissions")


@pytest.mark.parametrize("kind", KINDS)
def test_a_csv_points_to_its_read_me_and_to_its_licences(client: Client, store: Store, kind: str) -> None:
    selection = replace(VIEWS["jobs"], language=Language.ENGLISH)
    answer = client.get(f"/{export_url(kind, 'csv', selection)}")
    links = dict(re.findall(r'<([^>]+)>; rel="(license|describedby)"', answer.headers["link"]))
    [read_me] = [url for url, rel in links.items() if rel == "describedby"]
    assert read_me.endswith(export_url(kind, "txt", selection))
    _sources, named = named_by("txt", body(client, export_url(kind, "txt", selection)))
    by_url = {licence.url: licence.title.english for licence in store.catalogue.licences.values()}
    on_the_web = {licence.title.english for licence in store.catalogue.licences.values() if licence.url in links}
    assert {by_url[url] for url, rel in links.items() if rel == "license"} == on_the_web
    assert on_the_web == named - {"Facts"}
    columns = next(csv.reader(io.StringIO(answer.content.decode("utf-8-sig"))))
    text = body(client, export_url(kind, "txt", selection)).decode()
    assert all(f"- {column} — " in text for column in columns)


def test_a_table_names_the_licences_of_its_sources_in_each_format(client: Client, store: Store) -> None:
    for table in store.catalogue.tables.values():
        expected = titles(store, table.source_ids)
        attrs = pd.read_parquet(io.BytesIO(body(client, table_url(table.name, "parquet", Language.ENGLISH)))).attrs
        assert attrs["sources"] == [*table.source_ids]
        assert {licence["title"] for licence in attrs["licences"]} == expected
        sources, licences = named_by("txt", body(client, table_url(table.name, "txt", Language.ENGLISH)))
        assert len(sources) == len(set(table.source_ids))
        assert licences == expected
        answer = client.get(f"/{table_url(table.name, 'csv', Language.ENGLISH)}")
        urls = re.findall(r'<([^>]+)>; rel="license"', answer.headers["link"])
        by_url = {licence.url: licence.title.english for licence in store.catalogue.licences.values()}
        assert {by_url[url] for url in urls} == expected - {"Facts"}


@pytest.mark.parametrize("view", VIEWS)
def test_a_picture_names_the_licences_of_its_sources(store: Store, view: str) -> None:
    svg = draw(store, replace(VIEWS[view], language=Language.ENGLISH), "svg").decode()
    text = " ".join(re.sub(r"<[^>]+>", " ", svg).split())
    said = re.search(r"Licences?: (.*?)\. Sources: ", text)
    assert said is not None
    names = set(re.split(r", | and ", said[1]))
    used = {*shown(MEASURES[VIEWS[view].measure].source_ids, VIEWS[view])}
    used |= {"insee-zonings-2024"} if view == "employment areas" else set()
    assert names == titles(store, used)


@pytest.mark.parametrize("area", [AreaRef(Level.TERRITORY, "ti-7510"), AreaRef(Level.EMPLOYMENT_AREA, "0051")])
def test_a_sheet_and_its_slide_name_the_licences_of_their_sources(client: Client, store: Store, area: AreaRef) -> None:
    selection = Selection(language=Language.ENGLISH)
    with pdfium.PdfDocument(body(client, sheet_url(selection, area, "pdf"))) as document:
        printed = " ".join(page.get_textpage().get_text_bounded() for page in document)
    deck = Presentation(io.BytesIO(body(client, sheet_url(selection, area, "pptx"))))
    notes = " ".join(slide.notes_slide.notes_text_frame.text for slide in deck.slides)
    always = sources_of(area, selection.perimeter, [])
    for text in (printed, notes):
        said = " ".join(text.replace("\u200b", "").split())
        for source_id in always:
            source = store.catalogue.sources[source_id]
            vintage = re.escape(source.vintage)
            for licence in source.licences:
                assert re.search(rf"{vintage}[^()]*{re.escape(licence.title.english)}", said), source_id
        assert ("Employment areas of 2020" in said) == (area.level is Level.EMPLOYMENT_AREA)


def test_every_source_has_licences_and_every_licence_says_what_it_asks(store: Store) -> None:
    assert all(source.licences for source in store.catalogue.sources.values())
    for licence in store.catalogue.licences.values():
        assert all(text.french and text.english for text in (licence.title, licence.notice))
    jobs = store.catalogue.sources["urssaf-jobs-2014-2024"]
    assert [licence.title.english for licence in jobs.licences] == [ODBL]
    assert "ODbL" in Voice(Language.FRENCH).list(licence.title.french for licence in jobs.licences)
