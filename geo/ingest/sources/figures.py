"""Sources: national figures of the programmes, totals of Première Usine, and the targets for 2030."""

import pandas as pd

from geo.ingest.reading.confidence import confidence_of
from geo.ingest.reading.files import LINE, Sources
from geo.ingest.reading.ledger import Ledger

FIGURES_FILE, FIGURES_ID = "national_figures.csv", "atlas-figures"
ROUNDS_FILE, ROUNDS_ID = "premiere_usine_rounds.csv", "atlas-premiere-usine-rounds"
TARGETS_FILE, TARGETS_ID = "targets_2030.csv", "atlas-targets"
TO_RECONFIRM = "à reconfirmer"


def figures(sources: Sources, envelopes: pd.DataFrame, ledger: Ledger) -> pd.DataFrame:
    """The table ``figures``: national figures and the totals of each Première Usine round, with their confidence."""
    columns = [
        "key",
        "programme",
        "territory",
        "indicator_fr",
        "value",
        "value_max",
        "unit",
        "as_of",
        "source",
        "confidence",
    ]
    rows = sources.read_csv(FIGURES_FILE, columns)
    sources.check(rows, "confidence", FIGURES_FILE, "official|press|stated|computed", "unknown confidence")
    national = rows[columns].assign(
        value=sources.numbers(rows, "value", FIGURES_FILE),
        value_max=sources.numbers(rows, "value_max", FIGURES_FILE),
        source_id=FIGURES_ID,
    )
    rounds = sources.read_csv(ROUNDS_FILE, ["round", "date", "projects", "aid_eur", "investment_eur", "jobs", "source"])
    totals = []
    for column, unit, word in (
        ("projects", "projets", "lauréats"),
        ("aid_eur", "€", "aide"),
        ("investment_eur", "€", "investissement"),
        ("jobs", "emplois", "emplois"),
    ):
        values = sources.numbers(rounds, column, ROUNDS_FILE)
        totals.append(
            pd.DataFrame(
                {
                    "key": "pu_round" + rounds["round"] + "_" + column,
                    "programme": "premiere-usine",
                    "territory": "FR",
                    "indicator_fr": "Relève " + rounds["round"] + " : " + word,
                    "value": values,
                    "unit": unit,
                    "as_of": rounds["date"],
                    "source": rounds["source"],
                    "confidence": rounds["source"].map(confidence_of),
                    "source_id": ROUNDS_ID,
                }
            )[values.notna()]
        )
    ledger.count(FIGURES_ID, len(rows), len(national))
    ledger.count(ROUNDS_ID, len(rounds), len(rounds))
    table = pd.concat([national, *totals, envelopes], ignore_index=True)
    return table.replace("", None).sort_values("key", ignore_index=True)


def targets(sources: Sources, ledger: Ledger) -> pd.DataFrame:
    """The table ``targets``; values are kept as text, because many are not numbers ("offre SMR", "40 engagés").

    ``displayed`` is False where the source or the note of the target is marked "à reconfirmer".
    """
    columns = [
        "id",
        "theme",
        "indicator_fr",
        "target_value",
        "unit",
        "target_year",
        "baseline_value",
        "baseline_date",
        "latest_value",
    ]
    columns += ["latest_date", "source_target", "source_latest", "note"]
    rows = sources.read_csv(TARGETS_FILE, columns)
    doubtful = rows["source_target"].str.contains(TO_RECONFIRM) | rows["note"].str.contains(TO_RECONFIRM)
    ledger.count(TARGETS_ID, len(rows), len(rows)).notes["not_displayed"] = rows.loc[doubtful, "id"].tolist()
    table = rows.drop(columns=[LINE, "note"]).assign(displayed=~doubtful, source_id=TARGETS_ID)
    return table.replace("", None).sort_values("id", ignore_index=True)
