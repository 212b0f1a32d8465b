"""How the labelled titles beside this file were drawn: ``python -m tests.build.industry_samples A`` prints one draw.

A draw holds 400 titles of the local grants (DETR, DSIL, DSID), and of the Fonds vert 120 of land recycling and bio-waste
and 80 of its other measures, so that a row of each stratum stands for a known number of rows. Each is random within its
stratum by a fixed seed; a later draw leaves out what an earlier one took. The labels are added by reading, never by rule.
"""

import csv
import sys
from pathlib import Path

import pandas as pd

SEED = 20260704
DRAWS = ("A", "B", "C")
SIZES = {"local-grants": 400, "fonds-vert-land-waste": 120, "fonds-vert-other": 80}
PROJECTS = Path(__file__).parents[2] / "data" / "projects.parquet"
COLUMNS = ["id", "programme", "stratum", "brownfield", "title"]


def strata(projects: pd.DataFrame) -> pd.Series:
    """The stratum of each row; null for programmes that the title rule does not read."""
    stratum = pd.Series(None, index=projects.index, dtype=object)
    land = projects["sector"].isin(["foncier-friches", "circularite-eau-dechets"])
    green = projects["programme"] == "fonds-vert"
    return (
        stratum.mask(projects["programme"] == "detr-dsil", "local-grants")
        .mask(green & land, "fonds-vert-land-waste")
        .mask(green & ~land, "fonds-vert-other")
    )


def draw(projects: pd.DataFrame, name: str) -> pd.DataFrame:
    """The rows of the draw ``name``, by stratum, in the random order in which they are read."""
    projects = projects.sort_values("id").assign(stratum=strata)
    number = DRAWS.index(name)
    parts = []
    for stratum, size in SIZES.items():
        shuffled = projects[projects["stratum"] == stratum].sample(frac=1, random_state=SEED)
        parts.append(shuffled.iloc[number * size : (number + 1) * size])
    return pd.concat(parts, ignore_index=True)[COLUMNS]


if __name__ == "__main__":
    table = draw(pd.read_parquet(PROJECTS), sys.argv[1])
    csv.writer(sys.stdout).writerows([COLUMNS, *table.fillna("").itertuples(index=False)])
