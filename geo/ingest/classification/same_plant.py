"""Tells which site of the pollutant register and which site under the EU ETS are one plant.

The EU ETS gives the firm (SIREN), not the site (SIRET), and places it at its postal code. Two sites are taken for one
when their firm is the same and they share a postal code or lie within `NEAR_KM`. Each is one plant at most: where a
firm has several sites around, those whose names share most words are joined first, then those of the same postal code,
then the nearest.
"""

import re

import numpy as np
import pandas as pd

from geo.ingest.reading.places import KM_OF_DEGREE, fold

NEAR_KM = 10.0
COMMON = re.compile(r"\b(sas?|sasu|snc|sarl|gie|ste|societe|usine|site|etablissement|ets|de|du|des|d|la|les?|l|et)\b")
"""Words of names that tell no site from another."""


def same_plants(register: pd.DataFrame, ets: pd.DataFrame) -> dict[str, str]:
    """Id of the register's site → id of the EU ETS's, for the plants that both name.

    Both frames: id, siren ("" unknown), name, postcode, lon, lat (EPSG:4326).
    """
    pairs = register[register["siren"] != ""].merge(ets, on="siren", suffixes=("", "_ets"))
    north = (pairs["lat"] - pairs["lat_ets"]) * KM_OF_DEGREE
    east = (pairs["lon"] - pairs["lon_ets"]) * KM_OF_DEGREE * np.cos(np.radians(pairs["lat"].astype(float)))
    pairs = pairs.assign(
        km=np.hypot(north.astype(float), east.astype(float)),
        elsewhere=pairs["postcode"] != pairs["postcode_ets"],
        words=[-len(_words(one) & _words(two)) for one, two in zip(pairs["name"], pairs["name_ets"], strict=True)],
    )
    near = pairs[(pairs["km"] <= NEAR_KM) | ~pairs["elsewhere"]]
    found: dict[str, str] = {}
    for own, other in near.sort_values(["words", "elsewhere", "km", "id", "id_ets"])[["id", "id_ets"]].to_numpy():
        if own not in found and other not in found.values():
            found[own] = other
    return found


def _words(name: str) -> set[str]:
    return set(COMMON.sub(" ", fold(name)).split())
