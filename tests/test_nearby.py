import numpy as np
import pytest

from geo.model import AreaRef, Level, Perimeter
from geo.nearby import ecosystem_around
from geo.place import place
from geo.store import Store

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
    assert found["km"].to_numpy() == pytest.approx(sphere, rel=0.006, nan_ok=True)
    known = found["km"].dropna()
    assert known.is_monotonic_increasing
    assert found["km"].isna().to_numpy()[: len(known)].sum() == 0, "places without a point come last"
