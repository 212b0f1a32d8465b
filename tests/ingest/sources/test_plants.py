"""The registers of sites as tables: rows and tonnes as published, placed as exactly as their addresses allow."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.industry import ETS, REGISTER, Branch
from geo.ingest.reading.files import LINE, Sources, Violations
from geo.ingest.reading.places import Place
from geo.ingest.sources.plants import irep, pollutants
from geo.model import Level, Perimeter, Precision, area_column
from geo.tables.reasons import BuildReason

Rows = Callable[[str], list[dict[str, str]]]
MANUFACTURING = [f"{division:02}" for division in range(10, 34)]


@pytest.fixture(scope="module")
def sites(data_dir: Path) -> pd.DataFrame:
    return pd.read_parquet(data_dir / "sites.parquet")


@pytest.fixture(scope="module")
def register(sites: pd.DataFrame) -> pd.DataFrame:
    return sites[sites["kind"] == REGISTER]


@pytest.fixture(scope="module")
def ets(sites: pd.DataFrame) -> pd.DataFrame:
    return sites[sites["kind"] == ETS]


@pytest.fixture(scope="module")
def emissions(data_dir: Path) -> pd.DataFrame:
    table = pd.read_parquet(data_dir / "indicators.parquet")
    return table[table["indicator"].str.startswith("emissions_ets")]


def test_the_register_is_whole_and_manufacturing_is_apart(register: pd.DataFrame, report: dict[str, Any]) -> None:
    division = register["activity"].str[:2]
    counts = register["branch"].value_counts()
    assert len(register) == report["sources"][irep.SOURCE_ID]["rows_read"] == 2_115
    assert division.isin(MANUFACTURING).sum() == 1_284
    assert counts[Branch.WASTE] == division.isin(["36", "37", "38", "39"]).sum() == 404
    assert (division == "35").sum() == 224
    assert counts[Branch.ENERGY] == 224 + (register["activity"] == "4950Z").sum()
    assert set(register.loc[division.isin(MANUFACTURING), "branch"]) == {Branch.INDUSTRY}
    assert set(register.loc[register["branch"] == Branch.INDUSTRY, "activity"].str[:2]) <= {
        *MANUFACTURING,
        *("05", "06", "07", "08", "09"),
    }
    assert register["siret"].isna().sum() == 17 + report["sources"][irep.SOURCE_ID]["notes"]["names_not_published"]


def test_manufacturing_sites_stand_in_most_territories(register: pd.DataFrame) -> None:
    made = register[register["activity"].str[:2].isin(MANUFACTURING) & register["ti_2024"].str.startswith("ti-")]
    assert (len(made), made["ti_2024"].nunique()) == (922, 167)


def test_a_name_that_is_not_published_has_no_number_either(register: pd.DataFrame) -> None:
    hidden = register[register["name"].isna()]
    assert len(hidden) == 88 + len(irep.PERSONS) == 100
    assert hidden[["siret", "siren"]].isna().all(axis=None)


def test_each_site_has_a_precision_a_point_and_a_commune(register: pd.DataFrame, report: dict[str, Any]) -> None:
    entry = report["sources"][irep.SOURCE_ID]
    assert register["precision"].value_counts().to_dict() == entry["resolved"]
    assert register[["lon", "lat", "insee", "departement", "region"]].notna().all(axis=None)
    less = {row["id"] for row in entry["unresolved"]}
    assert less == set(register.loc[register["precision"] != "site", "id"])
    assert {row["reason"] for row in entry["unresolved"]} == {
        BuildReason.ADDRESS_DOUBTFUL,
        BuildReason.POINT_ELSEWHERE,
        BuildReason.COMMUNE_OF_POINT,
    }


def test_no_plant_is_counted_twice(register: pd.DataFrame, ets: pd.DataFrame) -> None:
    linked = register[register["same_as"].notna()]
    assert linked["same_as"].is_unique
    assert set(linked["same_as"]) <= set(ets["id"])
    both = linked.merge(ets, left_on="same_as", right_on="id", suffixes=("", "_ets"))
    told = both.dropna(subset=["siren"])
    assert (told["siren"] == told["siren_ets"]).all()
    km = np.hypot(told["lat"] - told["lat_ets"], (told["lon"] - told["lon_ets"]) * np.cos(np.radians(told["lat"])))
    assert (km * 111.2 < 30).mean() > 0.99
    assert ets["same_as"].isna().all()


class Land:
    """Two communes: 01001 around 0°, whose point is (0, 0), and 01002 around 1°."""

    def commune(self, code: str) -> Any:
        codes = dict.fromkeys(("epci", "departement", "region", "ti_2018", "ti_2024"), "x")
        points = {"01001": 0.0, "01002": 1.0}
        return Place(code, codes, points[code], 0.0, Precision.COMMUNE) if code in points else None

    def at(self, lon: float, _lat: float) -> str:
        return "01001" if lon < 0.5 else "01002"

    def is_near(self, insee: str, lon: float, _lat: float, _km: float) -> bool:
        return abs(lon - {"01001": 0.0, "01002": 1.0}[insee]) < 0.4


@given(
    lon=st.sampled_from([0.1, 0.9, float("nan")]),
    quality=st.sampled_from(["0.99", "0.5", "0.49", "commune", "code postal approché", "commune probable"]),
    insee=st.sampled_from(["01001", "01002", ""]),
)
def test_only_an_address_that_was_found_is_exact_and_the_stated_commune_is_believed(
    lon: float, quality: str, insee: str
) -> None:
    row = {"lon": lon, "lat": 0.0, "geocodage_qualite": quality, "insee_com": insee}
    place, precision = irep._place(row, Land())  # type: ignore[arg-type]
    good = quality in ("0.99", "0.5") and lon == lon
    if insee:
        assert place.insee == insee
    if precision == "site":
        assert good
        assert place.lon == lon
        assert place.reason is None
    elif precision == "none":
        assert not insee
        assert lon != lon
    else:
        assert place.reason is not None
    if good and (not insee or abs(lon - {"01001": 0.0, "01002": 1.0}[insee]) < 0.4):
        assert precision == "site"


def test_the_last_year_of_the_ets_is_the_one_that_was_there_before(
    ets: pd.DataFrame, report: dict[str, Any], emissions: pd.DataFrame
) -> None:
    assert len(ets) == 1_014
    assert ets["emissions_t"].sum() == 83_700_737
    assert set(ets["year"]) == {2022}
    entry = report["sources"]["eutl-2005-2022"]
    assert entry["rows_read"] == entry["rows_kept"] == 19_295
    assert entry["notes"]["sites"]["of_any_year"] == 1_570
    regions = emissions[(emissions["level"] == "region") & (emissions["indicator"] == "emissions_ets")]
    by_year = regions.groupby("year")["value"].sum()
    assert (by_year[2005], by_year[2022]) == (131_263_794, 83_700_737)


@pytest.mark.parametrize(("level", "perimeter"), [(Level.TERRITORY, item) for item in Perimeter] + [(Level.EPCI, None)])
def test_emissions_of_areas_are_those_of_their_sites(
    emissions: pd.DataFrame, ets: pd.DataFrame, level: Level, perimeter: Perimeter | None
) -> None:
    column = area_column(level, perimeter or Perimeter.SECOND_PHASE)
    own = emissions[(emissions["level"] == level) & (emissions["perimeter"] == (perimeter.value if perimeter else ""))]
    last = own[own["year"] == 2022].set_index(["indicator", "code"])["value"]
    here = ets[ets[column] != "hors"]
    every = here.groupby(column)["emissions_t"].sum()
    industry = here[here["branch"] == Branch.INDUSTRY].groupby(column)["emissions_t"].sum()
    for name, sums in (("emissions_ets", every), ("emissions_ets_industrie", industry)):
        assert last[name][sums.index].to_dict() == sums.to_dict()
        assert (last[name].drop(sums.index) == 0).all(), "a last site has gone"
    # From its first year on, an area has a value for each year.
    spans = own.groupby(["indicator", "code"])["year"].agg(["min", "max", "size"])
    assert (spans["max"] == 2022).all()
    assert (spans["max"] - spans["min"] + 1 == spans["size"]).all()


def test_places_of_sites_add_up_at_each_level(sites: pd.DataFrame, report: dict[str, Any]) -> None:
    assert set(report["sites"]) == set(sites["source_id"])
    for source_id, account in report["sites"].items():
        rows = sites[sites["source_id"] == source_id]
        assert account["rows"] == len(rows)
        assert account["tonnes"] == rows["emissions_t"].sum()
        for parts in account["levels"].values():
            assert sum(part["rows"] for part in parts.values()) == account["rows"]
            assert sum(part["tonnes"] for part in parts.values()) == account["tonnes"]


def test_releases_hold_no_co2_and_each_once(data_dir: Path, register: pd.DataFrame, report: dict[str, Any]) -> None:
    releases = pd.read_parquet(data_dir / "releases.parquet")
    names = pd.read_parquet(data_dir / "pollutants.parquet")
    told = report["sources"][irep.SOURCE_ID]["notes"]["releases"]
    assert (told["rows_read"], told["rows_kept"], told["pollutants"]) == (6_645, len(releases), 98)
    assert told["rows_read"] - told["rows_kept"] == told["co2_rows_left_out"] == 1_900
    assert set(releases["site"]) <= set(register["id"])
    assert set(releases["pollutant"]) == set(names["slug"])
    assert len(names) == 95
    assert not names["label_fr"].str.contains("Dioxyde de carbone").any()
    others = releases.groupby(["medium", "pollutant"])["kg"].transform("sum") - releases["kg"]
    assert (releases.loc[releases["doubtful"], "kg"] > others[releases["doubtful"]]).all()


def test_activities_and_their_names_are_whole(data_dir: Path, register: pd.DataFrame) -> None:
    activities = pd.read_parquet(data_dir / "activities.parquet")
    assert set(register["activity"].dropna()) == set(activities["slug"])
    assert activities.notna().all(axis=None)
    assert not activities["label_fr"].str.contains(r" ,|'|^[a-zé]").any()


@pytest.mark.sources
def test_the_published_files_hold_what_the_tables_say(
    source_rows: Rows, sources_dir: Path, register: pd.DataFrame, ets: pd.DataFrame
) -> None:
    assert len(source_rows(irep.FILE)) == len(register)
    assert len(source_rows(pollutants.FILE)) == 6_645
    years = pd.read_parquet(sources_dir / "eu_ets_sites_fr_2005_2022.parquet")
    assert len(years) == 19_295
    assert years.loc[years["year"] == 2005, "emissions"].sum() == 131_263_794
    last = years[years["year"] == 2022].set_index("seqe_id")["emissions"]
    before = {int(row["seqe_id"]): int(row["emissions"]) for row in source_rows("eu_ets_sites_2022.csv")}
    assert last.to_dict() == before
    assert len(before) == 1_014
    assert sum(before.values()) == 83_700_737
    assert set(ets["id"]) == {f"ets-{site}" for site in before}


def test_an_unknown_activity_is_told() -> None:

    violations = Violations()
    rows = pd.DataFrame({"code_ape": ["9999Z"], "libelle_ape": ["Magie"], LINE: [2]})
    irep.activities(Sources(Path(), violations), rows)
    assert violations.found == [f"{irep.FILE}, line 2: activity is not in activities.csv: '9999Z'"]
