import numpy as np
import pytest

from geo.areas.extent import place
from geo.language import Voice
from geo.model import AreaRef, Language, Level, Perimeter
from geo.profile.completeness import Completeness, Existing, completeness
from geo.profile.nearby import FAR, ISLANDS, ecosystem_around, land, nearest
from geo.tables.store import Store

PAU = AreaRef(Level.TERRITORY, "ti-7510")


def test_inside_are_the_places_of_the_table_and_no_others(store: Store) -> None:
    found = ecosystem_around(store, PAU, Perimeter.SECOND_PHASE)
    every = store.run(store.table("ecosystem"))
    assert len(found) == len(every), "every place is there, also those without a point"
    assert set(found.loc[found["inside"], "id"]) == set(every.loc[every["ti_2024"] == "ti-7510", "id"])


def test_kilometres_agree_with_the_great_circle(store: Store) -> None:
    found = ecosystem_around(store, PAU, Perimeter.SECOND_PHASE)
    lon, lat = np.radians(place(store, PAU, Perimeter.SECOND_PHASE).point)
    ends = np.radians(found[["lon", "lat"]].to_numpy(float))
    haversine = (
        np.sin((ends[:, 1] - lat) / 2) ** 2 + np.cos(lat) * np.cos(ends[:, 1]) * np.sin((ends[:, 0] - lon) / 2) ** 2
    )
    sphere = 2 * 6371.0088 * np.arcsin(np.sqrt(haversine))
    pairs = zip(found["departement"], found["insee"], strict=True)
    sphere[[not isinstance(code, str) or land(code, insee) != "" for code, insee in pairs]] = np.nan
    assert np.isnan(sphere).sum() > found["lon"].isna().sum(), "some places lie beyond the sea"
    assert found["km"].to_numpy() == pytest.approx(sphere, rel=0.006, nan_ok=True)
    known = found["km"].dropna()
    assert known.is_monotonic_increasing
    assert found["km"].isna().to_numpy()[: len(known)].sum() == 0, (
        "places without a point, and those beyond the sea, come last"
    )


@pytest.mark.parametrize("area", ["region-94", "departement-2A", "departement-974", "departement-976", "region-02"])
def test_no_distance_goes_over_the_sea(store: Store, area: str) -> None:
    here = AreaRef.parse(area)
    assert here is not None
    found = ecosystem_around(store, here, Perimeter.SECOND_PHASE)
    reached = found.dropna(subset=["km"])
    home = {"region-94": {"2A", "2B"}, "departement-2A": {"2A", "2B"}, "region-02": {"972"}}
    assert set(reached["departement"]) <= home.get(area, {here.code})


def test_an_island_without_a_bridge_is_a_land_of_its_own(store: Store) -> None:
    known = store.run(store.table("communes").select("insee", "name")).set_index("insee")["name"]
    assert all(insee in known for codes in ISLANDS.values() for insee in codes)
    assert known["56241"] == "Sauzon"
    guadeloupe = ecosystem_around(store, AreaRef(Level.TERRITORY, "ti-0102"), Perimeter.SECOND_PHASE).dropna(
        subset=["km"]
    )
    assert not set(guadeloupe["insee"]) & {insee for codes in ISLANDS.values() for insee in codes}
    galante = ecosystem_around(store, AreaRef(Level.COMMUNE, "97112"), Perimeter.SECOND_PHASE).dropna(subset=["km"])
    assert set(galante["insee"]) <= set(ISLANDS["Marie-Galante"])


def test_the_lands_are_the_mainland_corsica_and_each_overseas_department() -> None:
    assert land("64") == land("06") == land("93") == ""
    assert land("2A") == land("2B") != ""
    assert len({land(code) for code in ("64", "2A", "971", "972", "973", "974", "976", "978", "988")}) == 9


def test_the_nearest_is_told_by_a_list_that_is_complete_enough(store: Store) -> None:
    found = ecosystem_around(store, PAU, Perimeter.SECOND_PHASE)
    lists = completeness(store)
    for kind, listed in lists.items():
        places = found[found["kind"] == kind]
        said = nearest(places, listed, Voice(Language.ENGLISH))
        if not listed.is_enough:
            assert said.startswith("partial list ("), kind
            continue
        near = places[~places["inside"] & places["verified"] & (places["km"] <= FAR)]
        if near.empty:
            assert said == "none within 150 km", kind
        else:
            first = near.iloc[near["km"].astype(float).argmin()]
            assert said == f"{first['name']}, {round(first['km'])} km", kind


def test_beyond_150_kilometres_there_is_no_nearest(store: Store) -> None:
    found = ecosystem_around(store, PAU, Perimeter.SECOND_PHASE)
    places = found[found["kind"] == "irt"].assign(km=float(FAR) + 0.1, inside=False)
    assert (
        nearest(places, completeness(store)["irt"], Voice(Language.FRENCH))
        == "aucun à moins de 150\N{NO-BREAK SPACE}km"
    )
    assert "150\N{NO-BREAK SPACE}km" in nearest(
        places.assign(km=float(FAR)), completeness(store)["irt"], Voice(Language.FRENCH)
    )


def test_a_partial_list_says_how_partial_it_is(store: Store) -> None:
    found = ecosystem_around(store, PAU, Perimeter.SECOND_PHASE)
    places = found[found["kind"] == "incubateur"]
    unknown, known = Completeness("x", 4, 0, None), Completeness("x", 24, 20, Existing(43, "2022-10", "La Tribune"))
    assert nearest(places, unknown, Voice(Language.FRENCH)) == "liste partielle (4 connus en France)"
    assert nearest(places, known, Voice(Language.FRENCH)) == "liste partielle (20 sur 43 exploitables)"
