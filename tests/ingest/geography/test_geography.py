"""Types, employment areas, labels and brownfields: what was published, and what became of it."""

from collections import Counter
from collections.abc import Callable
from typing import Any

import geopandas as gpd
import pandas as pd
import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st

from geo.area_types import DENSITIES, OF_DENSITY, OF_RURAL_TYPE, RURAL, RURAL_TYPES
from geo.ingest.classification.area_types import of_areas, of_communes
from geo.ingest.geography import brownfields, commune_labels, commune_types, employment_areas
from geo.ingest.reading.files import LINE, Sources, Violations
from geo.ingest.reading.ledger import Ledger
from geo.model import AreaType

Rows = Callable[[str], list[dict[str, str]]]


def test_each_commune_lies_in_one_employment_area(
    communes: pd.DataFrame, boundaries: dict[str, gpd.GeoDataFrame]
) -> None:
    areas = boundaries["zone-emploi"]
    assert len(areas) == 306
    assert areas["label"].is_unique
    assert set(areas["code"]) == set(communes["zone_emploi"])
    assert communes["zone_emploi"].notna().all()
    counted = communes.groupby("zone_emploi")
    by_code = areas.set_index("code")
    assert (counted.size() == by_code["communes"]).all()
    assert counted["population"].sum(min_count=1).sum() == communes["population"].sum() == areas["population"].sum()


def test_an_employment_area_is_the_union_of_its_communes(boundaries: dict[str, gpd.GeoDataFrame]) -> None:
    areas, regions = boundaries["zone-emploi"], boundaries["region"]
    assert areas.geometry.is_valid.all()
    # No hair between neighbours: all areas together are the ground of all regions, in the same edges.
    land, ground = (shapely.area(frame.geometry.to_numpy()).sum() for frame in (areas, regions))
    assert abs(land - ground) < 1e-9 * ground
    assert shapely.coverage_is_valid(areas.geometry.to_numpy())
    several = areas["regions"].str.contains(";")
    assert several.sum() > 10  # as some territories do


@pytest.mark.sources
def test_the_zonings_as_published(source_rows: Rows, communes: pd.DataFrame, report: dict[str, Any]) -> None:
    rows = source_rows(employment_areas.FILE)
    entry = report["sources"][employment_areas.SOURCE_ID]
    assert (
        (len(rows), len({row["ze2020"] for row in rows}))
        == (34_935, 306)
        == (
            entry["rows_read"],
            entry["notes"]["employment_areas"],
        )
    )
    assert entry["rows_kept"] + len(entry["unresolved"]) == entry["rows_read"]
    kept = {row["insee_com"]: row["ze2020"] for row in rows if row["insee_com"] in communes.index}
    assert communes["zone_emploi"].reindex([*kept]).tolist() == [*kept.values()]
    absent = set(communes.index) - set(kept)
    assert len(absent) == 8
    assert set(entry["notes"]["communes_that_left_another"]) < absent
    assert len(entry["notes"]["merged_communes_of_several_areas"]) == 6


def test_a_merged_commune_without_a_row_takes_the_area_of_most_of_its_parts() -> None:
    class Given(Sources):
        def read_csv(self, *_: object) -> pd.DataFrame:
            return pd.DataFrame(
                {
                    "insee_com": ["01001", "01002", "01003", "01004"],
                    "dep": "01",
                    "ze2020": ["0001", "0002", "0002", "0003"],
                    "lib_ze2020": ["A", "B", "B", "A"],
                    LINE: [2, 3, 4, 5],
                }
            )

    communes = pd.DataFrame({"insee": ["01004", "01009", "01010"]})
    aliases = {"01001": "01009", "01002": "01009", "01003": "01009"}
    given_ = Given(None, Violations())  # type: ignore[arg-type]
    areas, labels = employment_areas.read(given_, communes, aliases, {"01": "Ain"}, ledger := Ledger())
    assert areas.tolist() == ["0003", "0002", ""]
    assert given_.violations.found == [f"{employment_areas.FILE}: commune without an employment area: '01010'"]
    assert labels == {"0001": "A (Ain)", "0002": "B", "0003": "A (Ain)"}
    assert set(ledger.entries[employment_areas.SOURCE_ID].notes["merged_communes_of_several_areas"]) == {"01009"}


@pytest.mark.sources
def test_the_types_as_published(source_rows: Rows, communes: pd.DataFrame, report: dict[str, Any]) -> None:
    rows = source_rows(commune_types.FILE)
    entry = report["sources"][commune_types.SOURCE_ID]
    assert len(rows) == entry["rows_read"] == entry["rows_kept"] == len(communes) == 34_875
    assert entry["notes"]["centralities_undefined"] == 129
    assert entry["notes"]["rural_types"]["not_known"] == communes["rural_type"].isna().sum() == 74
    assert (communes["rural_type"] == "hors-champ").sum() == 4_240
    published = Counter(commune_types.DENSITIES[row["densite"]] for row in rows)
    assert published == Counter(communes["density"].tolist())


def test_every_published_type_has_its_class_and_its_words() -> None:
    slugs = set(commune_types.RURAL_TYPES.values()) - {"", "hors-champ"}
    assert slugs == set(RURAL_TYPES) == set(OF_RURAL_TYPE)
    assert set(commune_types.DENSITIES.values()) == set(DENSITIES) == {*OF_DENSITY, *range(RURAL, 8)}
    assert {*OF_DENSITY.values(), *OF_RURAL_TYPE.values()} == set(AreaType)


def areas_of(*communes: tuple[int, str, float]) -> str:
    frame = pd.DataFrame([*communes], columns=["density", "rural_type", "population"]).assign(area="x")
    return str(of_areas(frame.assign(type=of_communes(frame)), "area")["x"])


def test_the_type_of_an_area_is_where_most_of_its_inhabitants_live() -> None:
    town, village, farm = (3, "hors-champ"), (6, "productive-ouvriere"), (7, "productive-agricole")
    assert areas_of((*town, 60), (*village, 40)) == AreaType.INTERMEDIATE
    # Rural communes count together, as urban ones do; then the largest of the classes names the area.
    assert areas_of((*town, 45), (*village, 30), (*farm, 25)) == AreaType.INDUSTRIAL
    assert areas_of((1, "hors-champ", 30), (*town, 25), (*farm, 45)) == AreaType.DENSE
    # Overseas villages have no rural type.
    assert areas_of((6, "hors-champ", 60), (*farm, 30)) == ""
    assert areas_of((6, "", 20), (*farm, 30)) == AreaType.FARMING_TOURISM
    assert areas_of((*village, 0)) == ""


@given(
    st.lists(
        st.tuples(st.integers(1, 7), st.sampled_from(["", "hors-champ", *RURAL_TYPES]), st.integers(0, 1_000)),
        min_size=1,
        max_size=12,
    )
)
def test_a_type_is_one_of_its_communes(communes: list[tuple[int, str, int]]) -> None:
    found = areas_of(*communes)
    kinds = pd.DataFrame(communes, columns=["density", "rural_type", "population"])
    kinds["type"] = of_communes(kinds)
    people = kinds.groupby("type")["population"].sum()
    assert not found or people[found] > 0
    typed = people.drop(index="", errors="ignore").sum()
    assert not found or typed >= people.sum() / 2
    # An area of one class has that class.
    if len(people) == 1 and people.sum() > 0:
        assert found == people.index[0]


@pytest.mark.sources
def test_the_labels_as_published(source_rows: Rows, data_dir: Any, report: dict[str, Any]) -> None:
    rows = source_rows(commune_labels.FILE)
    published = Counter(row["dispositif"] for row in rows)
    assert (len(rows), [*published.values()]) == (4_828, [245, 1645, 2498, 98, 342])
    entry = report["sources"][commune_labels.SOURCE_ID]
    table = pd.read_parquet(data_dir / "commune_labels.parquet")
    left_out = sum(published[name] for name in commune_labels.PLACES)
    assert len(table) == entry["rows_kept"] == len(rows) - left_out - len(entry["dropped"])
    old = entry["notes"]["rows_with_old_commune_code"]
    assert len(old) + len(entry["unresolved"]) == 10
    assert table["label"].value_counts().to_dict() == {
        "villages-davenir": 2_498 - len(entry["dropped"]),
        "petites-villes-de-demain": 1_645,
        "action-coeur-de-ville": 245,
    }


@pytest.mark.sources
def test_the_brownfields_as_published(source_rows: Rows, data_dir: Any, report: dict[str, Any]) -> None:
    rows = source_rows(brownfields.FILE)
    table = pd.read_parquet(data_dir / "indicators.parquet")
    table = table[table["source_id"] == brownfields.SOURCE_ID]
    assert set(table["level"]) == {"departement"}
    totals = {"friches_avec_projet": 4_785, "friches_sans_projet": 6_591}
    totals |= {"friches_potentielles": 13_158, "friches_reconverties": 531}
    assert table.groupby("indicator")["value"].sum().to_dict() == totals
    assert report["sources"][brownfields.SOURCE_ID]["notes"]["brownfields"] == totals
    for column, name in brownfields.INDICATORS.items():
        by_code = table[table["indicator"] == name].set_index("code")["value"]
        assert by_code.to_dict() == {row["code_dep"]: float(row[column]) for row in rows}
