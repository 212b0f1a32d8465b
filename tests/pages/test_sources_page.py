from pathlib import Path

from geo.measures.catalogue import MEASURES
from geo.tables.declaration import Catalogue
from geo.tables.store import Store
from tests.pages.reading import Open, words


def test_every_source_measure_and_table_is_listed(open_page: Open, store: Store) -> None:
    catalogue: Catalogue = store.catalogue
    app = open_page("sources.py", lang="en")
    assert not app.exception
    assert app.title[0].value == "Sources and method"
    text = words(app)
    for source in catalogue.sources.values():
        assert source.title.english in text
        assert all(licence.title.english in text for licence in source.licences)
    for measure in MEASURES.values():
        assert measure.formula in text
    for table in catalogue.tables.values():
        assert table.title.english in text


def test_the_page_speaks_french(open_page: Open, store: Store) -> None:
    text = words(open_page("sources.py"))
    for source in store.catalogue.sources.values():
        assert source.title.french in text


def test_filters_survive_a_change_of_page(open_page: Open) -> None:
    app = open_page(programme=["i-nov"], niveau="region")
    app.switch_page("sources.py").run()
    app.switch_page("map.py").run()
    assert app.multiselect(key="programmes").value == ["i-nov"]
    assert app.query_params["niveau"] == "region"


def test_every_table_can_be_downloaded_in_the_language_of_the_page(open_page: Open, store: Store) -> None:
    for lang, mark in (("fr", ""), ("en", "?lang=en")):
        page = "".join(element.proto.body for element in open_page("sources.py", lang=lang).get("html"))
        for name in store.catalogue.tables:
            assert f'href="./donnees/{name}.csv{mark}"' in page
            assert f'href="./donnees/{name}.parquet{mark}"' in page


def test_every_field_and_the_account_of_the_build_are_shown(open_page: Open, store: Store) -> None:
    text = words(open_page("sources.py")).replace("\xa0", " ")
    for table in store.catalogue.tables.values():
        assert all(field.name in text for field in table.fields)
    assert "10 782" in text.replace("\u202f", " "), "rows of the green fund of 2023"
    assert "sans commune : placées au département" in text


def test_a_missing_report_is_named_and_the_rest_stands(open_page: Open, tables: Path) -> None:
    (tables / "build_report.json").unlink()
    app = open_page("sources.py")
    assert not app.exception
    assert any("**build-report**" in error.value for error in app.error)
    assert "Dictionnaire des champs" in [header.value for header in app.header]
