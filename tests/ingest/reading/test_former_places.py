"""Regions and EPCI of the past, in the areas of today."""

import numpy as np
import pandas as pd
import pytest
import shapely

from geo.ingest.reading.former_epci import FormerEpci
from geo.ingest.reading.former_regions import TODAY, region_today
from geo.ingest.reading.places import Places
from geo.model import Precision
from geo.tables.reasons import BuildReason


@pytest.fixture
def places() -> Places:
    communes = pd.DataFrame(
        {
            "insee": ["01001", "01002", "01003"],
            "name": ["A", "B", "C"],
            "epci": ["200000001", "200000001", "200000002"],
            "epci_2025": ["200000001", "200000001", "200000002"],
            "zone_emploi": "8401",
            "departement": "01",
            "region": "84",
            "ti_2018": "",
            "ti_2024": ["ti-0001", "ti-0001", ""],
            "lon": 5.0,
            "lat": 46.0,
        }
    )
    polygons = np.array([shapely.box(x, 0, x + 1, 1) for x in range(3)])
    former = {
        "300000001": (("01001", 2014, 2018), ("01009", 2014, 2018)),
        "300000002": (("01001", 2014, 2016), ("01003", 2014, 2018)),
        "300000003": (("01001", 2014, 2018), ("99999", 2014, 2018)),
    }
    names = {"region": {"84": "X"}, "departement": {"01": "Ain"}, "epci": {}}
    return Places(communes, polygons, {"01009": "01002"}, names, FormerEpci(former))


def test_every_former_region_lies_in_one_of_today(data_dir: object) -> None:
    today = set(pd.read_parquet(f"{data_dir}/boundaries/region.parquet", columns=["label"])["label"])
    assert set(TODAY.values()) <= today
    assert len(TODAY) == 22
    assert region_today("Pays de la Loire") == "Pays de la Loire"
    assert region_today("BASSIN PARISIEN") == ""


def test_a_former_epci_is_placed_where_all_its_communes_lie(places: Places) -> None:
    found = places.grouping("300000001", 2018)
    assert found is not None
    assert (found.codes["epci"], found.codes["ti_2024"], found.precision) == ("200000001", "ti-0001", Precision.EPCI)
    assert (found.reason, found.about) == (BuildReason.EPCI_THEN, "300000001")


def test_a_former_epci_whose_communes_went_apart_is_known_by_what_they_share(places: Places) -> None:
    split = FormerEpci({"300000004": (("01001", 2018, 2018), ("01003", 2018, 2018))})
    assert split.communes("300000004", 2018) == ("01001", "01003")
    found = places.grouping("300000002", 2015)
    assert found is not None
    assert (found.codes["epci"], found.codes["departement"], found.precision) == (None, "01", Precision.DEPARTMENT)


@pytest.mark.parametrize(("siren", "year"), [("300000001", 2019), ("300000003", 2018), ("999999999", 2018)])
def test_an_epci_of_another_year_or_with_an_unknown_commune_is_not_placed(
    places: Places, siren: str, year: int
) -> None:
    assert places.grouping(siren, year) is None


def test_an_epci_of_today_needs_no_year(places: Places) -> None:
    assert places.grouping("200000001") == places.grouping("200000001", 2018)
    assert places.grouping("300000001") is None
