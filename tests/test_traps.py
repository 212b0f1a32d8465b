"""One test per trap in the published sources, on the tables built from them."""

import csv
from collections.abc import Callable
from pathlib import Path
from typing import Any

import geopandas as gpd
import pandas as pd
import pytest
import shapely

from geo.funding.sums import summary
from geo.model import GRANTS, OUTSIDE, AidKind, Level
from geo.selection.selection import Selection
from geo.tables.reasons import BuildReason
from geo.tables.store import Store

Rows = Callable[[str], list[dict[str, str]]]
TAKEN_FROM_DELEGATED = {"12218", "14581", "49126", "69114"}
COVERED_BY_15141 = {"15031", "15035", "15047", "15171"}
DISTRICTS = {"75114": "75056", "75108": "75056", "69387": "69123", "69383": "69123", "13201": "13055", "13213": "13055"}
NAMES = {
    "76351": "Le Havre",
    "01001": "L'Abergement-Clémenciat",
    "01267": "Nurieux-Volognat",
    "01274": "Les Neyrolles",
    "17300": "La Rochelle",
    "75056": "Paris",
    "23125": "Le Mas-d'Artige",
    "22016": "Île-de-Bréhat",
}
SPANNING = {"ti-2809": "28;32", "ti-7510": "75;76", "ti-7603": "76;84"}
"""Territories that combine EPCI of two regions, with the codes of these regions."""
EPT = {"200057990": "ti-1101", "200058097": "ti-1104", "200058014": "ti-1105"}
CREUSE = {"23019", "23063", "23080", "23067", "23125", "23115", "23119", "23158", "23215", "23221", "23224"}
COLLECTIVITIES = {"975", "984", "986", "987", "988"}


@pytest.fixture(scope="module")
def published(projects: pd.DataFrame, sources_dir: Path) -> Callable[[str, str], pd.DataFrame]:
    """A function that joins our rows with the rows of the published file they come from, by starting line number."""

    def pair(source_id: str, file: str) -> pd.DataFrame:
        theirs: dict[int, dict[str, str]] = {}
        with (sources_dir / file).open(encoding="utf-8", newline="") as lines:
            reader = csv.reader(lines)
            names, start = [f"raw_{name}" for name in next(reader)], reader.line_num + 1
            for cells in reader:
                theirs[start] = dict(zip(names, cells, strict=True))
                start = reader.line_num + 1
        ours = projects[projects["source_id"] == source_id]
        return ours.join(pd.DataFrame.from_dict(theirs, orient="index"), on="source_row")

    return pair


# Communes and areas


def test_communes_without_polygon_are_accounted_for(communes: pd.DataFrame, report: dict[str, Any]) -> None:
    account = report["boundaries"]["communes_without_polygon"]
    assert set(account["taken_from_delegated_communes"]) == TAKEN_FROM_DELEGATED
    assert set(account["covered_by_a_neighbour"]) == COVERED_BY_15141
    assert set(communes.index[communes["area_km2"].isna()]) == COVERED_BY_15141
    assert (communes.loc[sorted(TAKEN_FROM_DELEGATED), "area_km2"] > 10).all()


@pytest.mark.parametrize("insee", sorted(TAKEN_FROM_DELEGATED | COVERED_BY_15141))
def test_a_commune_without_polygon_leaves_no_hole(
    communes: pd.DataFrame, boundaries: dict[str, gpd.GeoDataFrame], insee: str
) -> None:
    for level in ("epci", "departement"):
        areas = boundaries[level].set_index("code")
        area = areas.geometry[communes.loc[insee, level]]
        holes = [shapely.Polygon(ring) for part in shapely.get_parts(area) for ring in part.interiors]
        others = areas.drop(communes.loc[insee, level]).geometry
        # A hole in an area is entirely covered by other areas: an enclave, not a gap.
        assert all(shapely.area(others.intersection(hole)).sum() == pytest.approx(hole.area) for hole in holes), level


def test_communes_covered_by_a_neighbour_lie_in_its_epci(communes: pd.DataFrame) -> None:
    assert set(communes.loc[sorted({*COVERED_BY_15141, "15141"}), "epci"]) == {"200066637"}


def test_communes_that_took_in_others_have_their_land(communes: pd.DataFrame, report: dict[str, Any]) -> None:
    # The source still draws Saint-Denis without Pierrefitte-sur-Seine, and Verdun-Ciel without Ciel.
    assert communes.loc["93066", "area_km2"] == pytest.approx(12.4 + 3.4, abs=0.3)
    assert communes["area_km2"]["71566"] > 20
    assert {"93066", "71566"} <= set(report["boundaries"]["communes_with_land_from_their_canton"])


def test_members_that_have_merged_since_still_resolve(communes: pd.DataFrame) -> None:
    # Portes de France-Thionville and Val de Fensch are one EPCI today; their territory keeps the communes of both.
    merged = communes[communes["epci"] == "992367730"]
    assert len(merged) == 23
    assert set(merged["ti_2024"]) == set(merged["ti_2018"]) == {"ti-4408"}


@pytest.mark.sources
def test_the_merged_members_are_the_communes_of_2025(communes: pd.DataFrame, source_rows: Rows) -> None:
    rows = source_rows("epci_communes_2025.csv")
    members = {row["insee_com"] for row in rows if row["siren_epci"] in ("245701362", "245701222")}
    assert members == set(communes.index[communes["epci"] == "992367730"])


def test_member_ept_are_resolved_to_their_communes(communes: pd.DataFrame) -> None:
    territory = communes[communes["ept"].isin(EPT)].groupby("ept")["ti_2024"].unique()
    assert {siren: list(codes) for siren, codes in territory.items()} == {siren: [code] for siren, code in EPT.items()}
    # They are inside the single EPCI of Greater Paris, whose other communes are in no territory.
    others = communes[(communes["epci"] == "200054781") & ~communes["ept"].isin(EPT)]
    assert others["ti_2024"].isna().all()


def test_single_communes_are_members_without_their_epci(communes: pd.DataFrame) -> None:
    assert set(communes.loc[sorted(CREUSE), "ti_2024"]) == {"ti-7506"}
    own = communes[communes["epci"] == communes.loc["23067", "epci"]]
    assert set(own.index[own["ti_2024"] == "ti-7506"]) == CREUSE & set(own.index) < set(own.index)


def test_a_commune_named_by_a_territory_leaves_the_one_of_its_epci(
    communes: pd.DataFrame, boundaries: dict[str, gpd.GeoDataFrame]
) -> None:
    # Nevers Val de Loire lists Cercy-la-Tour by name; the rest of its EPCI is not in that territory.
    cercy = communes.loc["58046"]
    neighbours = communes[(communes["epci"] == cercy["epci"]) & (communes.index != "58046")]
    assert cercy["ti_2024"] == "ti-2707"
    assert "ti-2707" not in set(neighbours["ti_2024"].dropna())
    areas = boundaries["ti_2024-07-04"].set_index("code").geometry
    assert areas["ti-2707"].contains(shapely.Point(communes["lon"]["58046"], communes["lat"]["58046"]))


def test_territories_that_span_two_regions(boundaries: dict[str, gpd.GeoDataFrame]) -> None:
    regions = boundaries["ti_2024-07-04"].set_index("code")["regions"]
    assert regions[list(SPANNING)].to_dict() == SPANNING
    assert regions.str.contains(";").sum() == 15


def test_three_of_them_join_epci_of_two_regions(communes: pd.DataFrame) -> None:
    # The twelve others contain an EPCI that itself crosses a regional border.
    home = communes.groupby("epci")["region"].agg(lambda regions: regions.mode()[0])
    regions = communes["epci"].map(home).groupby(communes["ti_2024"]).unique()
    assert {code: ";".join(sorted(found)) for code, found in regions.items() if len(found) > 1} == SPANNING


@pytest.mark.parametrize(("insee", "name"), NAMES.items())
def test_names_have_their_article(communes: pd.DataFrame, insee: str, name: str) -> None:
    assert communes.loc[insee, "name"] == name


def test_corsica_has_its_two_departments(communes: pd.DataFrame, projects: pd.DataFrame) -> None:
    assert {"2A", "2B"} == set(communes.loc[communes["region"] == "94", "departement"])
    grants = projects[projects["source_id"].str.startswith("dgcl")]
    assert {"2A", "2B"} <= set(grants["departement"])
    assert not {"20", "20A", "20B"} & set(projects["departement"].dropna())


# Codes of projects


@pytest.mark.sources
@pytest.mark.parametrize(("district", "city"), DISTRICTS.items())
def test_districts_lead_to_their_city(published: Callable[[str, str], pd.DataFrame], district: str, city: str) -> None:
    rows = published("mesr-inov", "inov_laureats_2018_2025.csv")
    assert set(rows.loc[rows["raw_cityid"] == district, "insee"]) == {city}


@pytest.mark.sources
def test_delegated_communes_lead_to_their_parent(
    published: Callable[[str, str], pd.DataFrame], communes: pd.DataFrame, report: dict[str, Any]
) -> None:
    rows = published("dgcl-dotations-2018", "dgcl_dotations_2018_economie_emploi.csv")
    moved = rows[(rows["raw_ECHELON"] == "Commune") & (rows["raw_CODGEO"] != rows["insee"]) & rows["insee"].notna()]
    assert len(moved) == report["sources"]["dgcl-dotations-2018"]["notes"]["rows_with_old_commune_code"] == 7
    assert not set(moved["raw_CODGEO"]) & set(communes.index)
    assert set(moved["insee"]) <= set(communes.index)


@pytest.mark.sources
def test_corsican_departments_of_2018_are_rewritten(published: Callable[[str, str], pd.DataFrame]) -> None:
    rows = published("dgcl-dotations-2018", "dgcl_dotations_2018_economie_emploi.csv")
    for theirs, ours in {"20A": "2A", "20B": "2B"}.items():
        assert set(rows.loc[rows["raw_INSEEDEP"] == theirs, "departement"]) == {ours}


def test_siret_are_cut_to_siren(projects: pd.DataFrame) -> None:
    assert projects["siren"].dropna().str.fullmatch(r"\d{9}").all()


@pytest.mark.sources
def test_a_siren_is_the_start_of_the_published_number(published: Callable[[str, str], pd.DataFrame]) -> None:
    rows = published("fonds-vert-2023", "fonds_vert_2023.csv")
    known = rows[rows["siren"].notna()]
    assert len(known) > 0.95 * len(rows)
    assert all(
        raw.replace(" ", "").startswith(siren) for raw, siren in zip(known["raw_siren"], known["siren"], strict=True)
    )


# Amounts


@pytest.mark.sources
def test_decimal_commas_are_read(published: Callable[[str, str], pd.DataFrame]) -> None:
    rows = published("dgcl-dotations-2018", "dgcl_dotations_2018_economie_emploi.csv")
    commas = rows[rows["raw_COUT"].str.contains(",")]
    assert len(commas) > 0
    assert commas["cost_eur"].tolist() == [float(text.replace(",", ".")) for text in commas["raw_COUT"]]


@pytest.mark.sources
def test_stray_decimals_are_rounded_to_the_cent(
    projects: pd.DataFrame, published: Callable[[str, str], pd.DataFrame]
) -> None:
    rows = published("fonds-vert-2023", "fonds_vert_2023.csv")
    assert rows.loc[rows["raw_montant_engage"] == "98708.70000000001", "aid_eur"].tolist() == [98708.7]
    for column in ("aid_eur", "cost_eur"):
        amounts = projects[column].dropna()
        assert amounts.tolist() == [float(f"{amount:.2f}") for amount in amounts]


def test_brownfields_enrich_rows_and_add_none(projects: pd.DataFrame, report: dict[str, Any]) -> None:
    assert "cerema-brownfields-2023" not in set(projects["source_id"])
    assert report["sources"]["cerema-brownfields-2023"]["rows_kept"] == 707
    enriched = projects[projects["brownfield"].notna()]
    assert set(enriched["source_id"]) == {"fonds-vert-2023"}
    assert len(enriched) == 707 - report["sources"]["cerema-brownfields-2023"]["notes"]["nature_not_stated"]


def test_the_repeated_winner_of_inov_counts_once(projects: pd.DataFrame, report: dict[str, Any]) -> None:
    (kept,) = projects[projects["title"] == "ECOSTRAUV"].to_dict("records")
    assert (kept["aid_eur"], kept["cost_eur"], kept["source_row"]) == (339_055, 784_853, 31)
    (dropped,) = report["sources"]["mesr-inov"]["dropped"]
    assert dropped["line"] == 180


def test_aid_above_cost_is_kept_and_flagged(projects: pd.DataFrame) -> None:
    above = projects[projects["aid_eur"] > projects["cost_eur"]]
    assert set(above["id"]) == set(projects.loc[projects["check"] == "aid_above_cost", "id"])
    assert above["source_id"].value_counts().to_dict() == {"mesr-inov": 2, "dgcl-dotations-2018": 1}


def test_aid_above_cost_stays_out_of_the_leverage(store: Store, projects: pd.DataFrame) -> None:
    inov = projects[(projects["programme"] == "i-nov") & projects["aid_eur"].notna() & projects["cost_eur"].notna()]
    sound = inov[inov["check"].isna()]
    found = summary(store, Selection(programmes=("i-nov",), industry_only=False, local_grants=True)).leverage
    assert found == pytest.approx(sound["cost_eur"].sum() / sound["aid_eur"].sum())
    assert found != pytest.approx(inov["cost_eur"].sum() / inov["aid_eur"].sum(), rel=1e-3)


def test_only_grants_are_summed_by_default(store: Store, projects: pd.DataFrame) -> None:
    found = summary(store, Selection(industry_only=False, local_grants=True))
    grants = projects["aid_kind"].isin(["subvention", "subvention-etalee"])
    assert set(GRANTS) == {AidKind.GRANT, AidKind.SPREAD_GRANT}
    assert found.aid == pytest.approx(projects.loc[grants, "aid_eur"].sum(), abs=0.01)
    assert found.priced == projects.loc[grants, "aid_eur"].notna().sum()
    by_kind = projects.groupby("aid_kind")["aid_eur"].sum().to_dict()
    assert found.aid_by_kind == pytest.approx(by_kind)
    assert len(by_kind) == len(AidKind)
    assert found.aid is not None
    assert sum(by_kind.values()) > 2 * found.aid


def test_an_amount_says_what_it_is(projects: pd.DataFrame) -> None:
    priced = projects[projects["aid_eur"].notna()]
    assert priced["aid_kind"].notna().all()
    compiled = priced[priced["source_id"] == "atlas-compiled"].set_index("source_row")["aid_kind"]
    assert {"plafond", "annonce", "capital", "collectivites", "europe", "mixte"} <= set(compiled)


# Beneficiaries that are not communes


@pytest.mark.sources
def test_a_grant_to_an_epci_is_placed_in_it(
    published: Callable[[str, str], pd.DataFrame], communes: pd.DataFrame
) -> None:
    rows = published("dgcl-dotations-2019", "dgcl_dotations_2019_economie_emploi.csv")
    epci = rows[rows["raw_echelon"] == "epci"]
    assert set(epci["precision"]) == {"epci"}
    assert epci["insee"].isna().all()
    today = epci[epci["raw_id_terr"].isin(set(communes["epci"]))]
    assert len(today) > 290
    assert today["epci"].tolist() == today["raw_id_terr"].tolist()


@pytest.mark.sources
def test_a_grant_to_an_epci_that_has_merged_is_placed_by_its_point(
    published: Callable[[str, str], pd.DataFrame], report: dict[str, Any], boundaries: dict[str, gpd.GeoDataFrame]
) -> None:
    explained = {row["id"]: row["reason"] for row in report["sources"]["dgcl-dotations-2018"]["unresolved"]}
    merged = [name for name, reason in explained.items() if reason == BuildReason.EPCI_MERGED]
    rows = published("dgcl-dotations-2018", "dgcl_dotations_2018_economie_emploi.csv").set_index("id").loc[merged]
    areas = boundaries["epci"].set_index("code").geometry
    assert len(rows) == 8
    for row in rows.itertuples():
        point = shapely.Point(*(float(str(degrees).replace(",", ".")) for degrees in (row.raw_LONG, row.raw_LAT)))
        assert row.precision == "epci"
        assert areas[row.epci].distance(point) < 0.01


@pytest.mark.sources
def test_a_grant_to_a_union_or_a_department_is_placed_in_its_department(
    published: Callable[[str, str], pd.DataFrame],
) -> None:
    unions = published("dgcl-dotations-2018", "dgcl_dotations_2018_economie_emploi.csv")
    unions = unions[unions["raw_ECHELON"] == "Syndicat"]
    councils = published("dgcl-dotations-2019", "dgcl_dotations_2019_economie_emploi.csv")
    councils = councils[councils["raw_echelon"] == "conseil_departemental"]
    for rows, count in ((unions, 36), (councils, 19)):
        assert len(rows) == count
        assert set(rows["precision"]) == {"departement"}
        assert rows["departement"].notna().all()
        assert rows["region"].notna().all()
        assert rows["insee"].isna().all()
    assert councils["departement"].tolist() == councils["raw_id_dep"].tolist()


def test_overseas_collectivities_lie_outside_every_area(projects: pd.DataFrame, report: dict[str, Any]) -> None:
    unresolved = report["sources"]["fonds-vert-2023"]["unresolved"]
    explained = {row["id"] for row in unresolved if row["reason"] == BuildReason.OVERSEAS}
    rows = projects[projects["id"].isin(explained)]
    assert len(rows) == 73
    for column in ("epci", "departement", "region", "ti_2018", "ti_2024"):
        assert set(rows[column]) == {OUTSIDE}
    assert set(projects.loc[projects["departement"] == OUTSIDE, "id"]) == explained


@pytest.mark.sources
def test_the_collectivities_are_those_of_the_source(published: Callable[[str, str], pd.DataFrame]) -> None:
    rows = published("fonds-vert-2023", "fonds_vert_2023.csv")
    assert set(rows.loc[rows["departement"] == OUTSIDE, "raw_code_departement"]) == COLLECTIVITIES


def test_overseas_collectivities_count_as_outside_and_not_as_unknown(store: Store) -> None:
    found = summary(store, Selection(level=Level.DEPARTMENT, industry_only=False, local_grants=True))
    assert (found.outside, found.unplaced) == (73, 3)


def test_a_zone_over_several_communes_has_no_commune(projects: pd.DataFrame) -> None:
    zones = projects[projects["place_basis"] == "zone"]
    assert len(zones) > 5
    assert set(zones["precision"]) <= {"epci", "departement", "region", "commune"}
    assert zones.loc[zones["precision"] != "commune", "lon"].isna().all()
