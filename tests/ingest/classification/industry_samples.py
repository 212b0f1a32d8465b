"""The labelled titles beside this file: how they were sampled, and how the rule performs on them (``INDUSTRY.md``).

``python -m tests.ingest.classification.industry_samples`` prints the confusion matrices and the worst errors; with
the name of a sample it prints the rows of that sample, without labels.

A sample has three strata: 400 titles of local grants (DETR, DSIL, DSID), 120 of the Fonds vert for land recycling and
bio-waste, and 80 of its other measures, so that each row represents a known number of rows of its stratum. Rows are
drawn at random within each stratum with a fixed seed; the second sample excludes the first. Labels were added by
reading the titles, never by rule.
"""

import csv
import sys
from pathlib import Path

import pandas as pd

from geo.ingest.classification.industry import OPEN_NATURES, bases

SEED = 20260704
SIZES = {"local-grants": 400, "fonds-vert-land-waste": 120, "fonds-vert-other": 80}
TUNED, UNTOUCHED = "a", "b"
"""The sample that the words were tuned on, and the one held out for evaluation."""
TEXT = ["programme", "call", "sector", "title", "brownfield"]
COLUMNS = ["id", "programme", "stratum", "brownfield", "title"]
PROJECTS = Path(__file__).parents[3] / "data" / "projects.parquet"


def projects() -> pd.DataFrame:
    """The table of projects, unknown text as "", with its ``stratum`` (null for projects whose titles aren't used)."""
    table = pd.read_parquet(PROJECTS)
    table[TEXT] = table[TEXT].fillna("")
    land = table["sector"].isin(["foncier-friches", "circularite-eau-dechets"])
    green = table["programme"] == "fonds-vert"
    table["stratum"] = (
        pd.Series(None, index=table.index, dtype=object)
        .mask(table["programme"] == "detr-dsil", "local-grants")
        .mask(green & land, "fonds-vert-land-waste")
        .mask(green & ~land, "fonds-vert-other")
    )
    return table


def draw(table: pd.DataFrame, name: str) -> pd.DataFrame:
    """The rows of the sample ``name``, by stratum, in the random order in which they are read."""
    number = (TUNED, UNTOUCHED).index(name)
    ordered = table.sort_values("id")
    parts = []
    for stratum, size in SIZES.items():
        shuffled = ordered[ordered["stratum"] == stratum].sample(frac=1, random_state=SEED)
        parts.append(shuffled.iloc[number * size : (number + 1) * size])
    return pd.concat(parts, ignore_index=True)[COLUMNS]


def labelled(name: str) -> pd.DataFrame:
    """The labelled sample ``name``, as read from its file."""
    return pd.read_csv(Path(__file__).with_name(f"industry_sample_{name}.csv"), keep_default_na=False)


def judged(table: pd.DataFrame, name: str) -> pd.DataFrame:
    """The sample ``name`` with the rule's ``basis``, the ``outcome`` (tp, fp, fn, tn), and the row's ``weight``.

    ``weight``: the number of table rows that a sample row represents; ``open``: the title alone decides the row.
    """
    facts = table[["id", "call", "sector", "aid_eur"]]
    rows = labelled(name).merge(facts, on="id", validate="one_to_one")
    rows["basis"] = bases(rows)
    found, true = rows["basis"] != "", rows["industrial"] == 1
    rows["outcome"] = pd.Series("tn", index=rows.index).mask(found & true, "tp").mask(found & ~true, "fp")
    rows["outcome"] = rows["outcome"].mask(~found & true, "fn")
    rows["open"] = rows["brownfield"].isin(OPEN_NATURES)
    rows["weight"] = rows["stratum"].map(table["stratum"].value_counts()) / rows["stratum"].map(SIZES)
    return rows


def figures(rows: pd.DataFrame, *, weighted: bool = False) -> dict[str, float]:
    """The confusion matrix of judged rows, with precision and recall (NaN if the denominator is zero)."""
    weights = rows["weight"] if weighted else pd.Series(1, index=rows.index)
    count = {outcome: float(weights[rows["outcome"] == outcome].sum()) for outcome in ("tp", "fp", "fn", "tn")}
    found, true = count["tp"] + count["fp"], count["tp"] + count["fn"]
    nothing = float("nan")
    ratios = {"precision": count["tp"] / found if found else nothing, "recall": count["tp"] / true if true else nothing}
    return {**count, **ratios}


def report() -> None:
    """Print the confusion matrix of each sample, overall and in parts, and the errors, largest grants first."""
    table = projects()
    errors = []
    for name in (UNTOUCHED, TUNED):
        rows = judged(table, name)
        parts = {
            "whole": rows,
            "title decides": rows[rows["open"]],
            **{programme: rows[rows["programme"] == programme] for programme in ("detr-dsil", "fonds-vert")},
        }
        lines = {part: figures(some) for part, some in parts.items()}
        lines["title decides, weighted"] = figures(parts["title decides"], weighted=True)
        print(f"\nSample {name}", pd.DataFrame(lines).T.round(3).to_string(), sep="\n")
        errors.append(rows[rows["outcome"].isin(["fp", "fn"])].assign(sample=name))
    worst = pd.concat(errors).sort_values(["sample", "aid_eur"], ascending=False).head(10)
    print("\nWorst errors", worst[["sample", "outcome", "aid_eur", "title"]].to_string(index=False), sep="\n")


if __name__ == "__main__":
    if len(sys.argv) > 1:
        csv.writer(sys.stdout).writerows([COLUMNS, *draw(projects(), sys.argv[1]).itertuples(index=False)])
    else:
        report()
