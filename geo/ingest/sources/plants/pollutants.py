"""Source: what the sites of the pollutant register (IREP, 2019) release, by medium. CO2 is left out.

The file's CO2 is absurd for several sites (455 Mt for one), and its rows of total, fossil and biomass origin overlap:
the emissions under the EU ETS are the ones to read.
"""

from pathlib import Path

import pandas as pd

from geo.ingest.reading.files import LINE, Sources
from geo.ingest.reading.ledger import Ledger

SOURCE_ID = "irep-2019"
FILE = "irep_emissions_2019.csv"
COLUMNS = ["id_irep", "milieu", "polluant", "quantite_kg"]
MEDIA = {"Air": "air", "Eau (direct)": "eau", "Eau (indirect)": "eau-indirecte", "Sol": "sol"}
"""Medium as published → its slug; indirect: by way of a treatment plant outside the site."""
CO2 = "Dioxyde de carbone (CO2)"
NAMES = Path(__file__).parents[2] / "classification" / "pollutants.csv"
"""Pollutants of the register: slug, label as published (with typographic apostrophes and dash), English label."""
FEWEST = 10
"""How many sites must declare a pollutant into a medium before one of them can be told from the others."""


def pollutants() -> pd.DataFrame:
    """The table ``pollutants``: slug, label_fr, label_en."""
    return pd.read_csv(NAMES, dtype=str).sort_values("slug", ignore_index=True)


def releases(sources: Sources, known: "pd.Series[str]", ledger: Ledger) -> pd.DataFrame:
    """The table ``releases``: site, medium, pollutant (slugs), kg in 2019 as declared, ``doubtful``.

    ``known``: ids of the register's sites. ``doubtful``: one site declares more of a pollutant into a medium than all
    others together (of `FEWEST` at least), by a wrong unit or by its very nature.
    """
    rows = sources.read_csv(FILE, COLUMNS)
    kept = rows[~rows["polluant"].str.startswith(CO2)]
    slugs = pollutants().set_index("label_fr")["slug"]
    named = kept["polluant"].str.replace("'", "’").str.replace("\x96", "–").map(slugs)
    media, sites = kept["milieu"].map(MEDIA), set(known)
    for line, site, medium, name, at, slug in zip(
        kept[LINE], kept["id_irep"], kept["milieu"], kept["polluant"], media, named, strict=True
    ):
        if site not in sites:
            sources.violations.add(FILE, line, site, "site is not in the register")
        if pd.isna(at):
            sources.violations.add(FILE, line, medium, "unknown medium")
        if pd.isna(slug):
            sources.violations.add(FILE, line, name, f"pollutant is not in {NAMES.name}")
    table = pd.DataFrame(
        {
            "site": "irep-" + kept["id_irep"],
            "medium": media,
            "pollutant": named,
            "kg": sources.numbers(kept, "quantite_kg", FILE),
        }
    )
    alike = table.groupby(["medium", "pollutant"])["kg"]
    table["doubtful"] = (table["kg"] > alike.transform("sum") - table["kg"]) & (alike.transform("size") >= FEWEST)
    ledger.entry(SOURCE_ID).notes["releases"] = {
        "rows_read": len(rows),
        "rows_kept": len(table),
        "co2_rows_left_out": len(rows) - len(kept),
        "pollutants": int(rows["polluant"].nunique()),
        "doubtful": int(table["doubtful"].sum()),
    }
    return table.sort_values(["site", "medium", "pollutant"], ignore_index=True)
