from geo.catalogue import Catalogue
from geo.measures import MEASURES
from geo.store import Store
from tests.pages.reading import Open, words


def test_every_source_measure_and_table_is_listed(open_page: Open, store: Store) -> None:
    catalogue: Catalogue = store.catalogue
    app = open_page("sources.py", lang="en")
    assert not app.exception
    assert app.title[0].value == "Sources and method"
    text = words(app)
    for source in catalogue.sources.values():
        assert source.title.english in text
        assert source.licence.english in text
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
