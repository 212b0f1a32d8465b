"""Source: sites under the EU ETS and their verified emissions, 2005–2022 (European Commission)."""

from dataclasses import dataclass

import pandas as pd

from geo.ingest.classification.branches import branches
from geo.ingest.reading.files import LINE, Sources, siren_of
from geo.ingest.reading.ledger import Ledger
from geo.ingest.reading.places import LEVELS, Place, Places
from geo.ingest.sources.plants.irep import POSTAL
from geo.ingest.sources.taxonomy import Taxonomy

SOURCE_ID = "eutl-2005-2022"
FILE = "eu_ets_sites_fr_2005_2022.parquet"
COLUMNS = [
    "X",
    "Y",
    "seqe_id",
    "account_holder_name",
    "installation_name",
    "zip_code",
    "kind",
    "year",
    "emissions",
]
FIRMS_FILE = "eu_ets_sites_2022.csv"
"""The same register as published for 2022 alone, read for what the file of all years lacks: the firm's number."""
LAST_YEAR = 2022
KINDS_OF = ("eu_ets_sites_2022", "kind")
"""Where the project's classification maps the kinds of activity."""
FORMER_KINDS = {"Cokerie": ("metallurgie-mines", "transition")}
"""Kinds that no site of 2022 has, which the classification therefore lacks: coke ovens serve blast furnaces."""


@dataclass(frozen=True)
class Ets:
    """``sites``: rows of the table ``sites`` for every site of any year, with ``postcode``; ``emissions_t`` and
    ``year`` are of `LAST_YEAR`, null for a site that no longer reports. ``years``: id, year, emissions_t, one row for
    each year in which a site reports.
    """

    sites: pd.DataFrame
    years: pd.DataFrame

    @property
    def current(self) -> pd.DataFrame:
        """The sites of `LAST_YEAR`."""
        return self.sites[self.sites["year"].notna()]


def read(sources: Sources, taxonomy: Taxonomy, places: Places, register: pd.DataFrame, ledger: Ledger) -> Ets:
    """All sites and years. Points are those of the postal code, so the commune found there is often a neighbouring one.

    ``register``: `geo.ingest.sources.plants.irep.register`, which tells what firms do.
    """
    years = sources.read_parquet(FILE, COLUMNS)
    for line, emitted, year in zip(years[LINE], years["emissions"], years["year"], strict=True):
        if not emitted >= 0:
            sources.violations.add(FILE, int(line), str(emitted), "emissions must be a positive number of tonnes")
        if not 2005 <= year <= LAST_YEAR:
            sources.violations.add(FILE, int(line), str(year), "year is not one of the file's")
    years = years.assign(id="ets-" + years["seqe_id"].astype(str))
    again = years.duplicated(["id", "year"])
    for line, text in zip(years.loc[again, LINE], years.loc[again, "id"], strict=True):
        sources.violations.add(FILE, int(line), text, "site is repeated in a year")
    rows = years.drop_duplicates("id").drop(columns=["year", "emissions"])
    firms = sources.read_csv(FIRMS_FILE, ["seqe_id", "CompanyRegistrationNo"])
    firms = sources.unique(firms, "seqe_id", FIRMS_FILE)
    numbers = dict(zip(firms["seqe_id"], firms["CompanyRegistrationNo"], strict=True))
    rows = rows.assign(CompanyRegistrationNo=[numbers.get(str(site), "") for site in rows["seqe_id"]])
    mapping = taxonomy.mapping.get(KINDS_OF, {})
    kinds = {**FORMER_KINDS, **mapping} if mapping else {}
    slugs = sources.map_category(rows, "kind", FILE, kinds, 2)
    at = {(x, y): _place(x, y, places) for x, y in set(zip(rows["X"], rows["Y"], strict=True)) if x == x and y == y}
    found = [at.get(point) for point in zip(rows["X"], rows["Y"], strict=True)]
    for line, x, y, place in zip(rows[LINE], rows["X"], rows["Y"], found, strict=True):
        if place is None:
            sources.violations.add(FILE, int(line), f"{x}, {y}", "site has no point")
    placed = [place or Places.nowhere() for place in found]
    known = branches(rows, slugs[0] if len(rows) else pd.Series(dtype=str), register)
    last = years[years["year"] == LAST_YEAR].set_index("id")["emissions"]
    table = pd.DataFrame(
        {
            "id": rows["id"],
            "kind": "ets",
            "name": rows["installation_name"],
            "operator": rows["account_holder_name"],
            "siren": pd.Series([siren_of(text) for text in rows["CompanyRegistrationNo"]], index=rows.index, dtype=str),
            **{name: known[name] for name in ("sector", "branch", "branch_basis")},
            "emissions_t": rows["id"].map(last).astype(float),
            "year": rows["id"].map(pd.Series(LAST_YEAR, index=last.index)).astype("Int16"),
            "postcode": rows["zip_code"],
            "lon": rows["X"],
            "lat": rows["Y"],
            "precision": POSTAL,
            "source_id": SOURCE_ID,
            "insee": [place.insee or None for place in placed],
            **{name: [place.codes[name] for place in placed] for name in LEVELS},
        }
    )
    history = pd.DataFrame({"id": years["id"], "year": years["year"], "emissions_t": years["emissions"].astype(float)})
    _account(table, history, ledger)
    return Ets(table, history)


def _place(lon: float, lat: float, places: Places) -> Place | None:
    return places.commune(places.at(lon, lat))


def _account(table: pd.DataFrame, history: pd.DataFrame, ledger: Ledger) -> None:
    """What the build report says of the register: sites and tonnes by year, and by branch of the sites of each."""
    notes = ledger.count(SOURCE_ID, len(history), len(history)).notes
    current = table[table["year"].notna()]
    notes["placed_at"] = "the point of the postal code"
    notes["sites"] = {"of_any_year": len(table), str(LAST_YEAR): len(current)}
    for column, name in (("branch", "branches"), ("branch_basis", "branch_bases")):
        notes[name] = _sums(current[column].replace("", "none"), current["emissions_t"])
    of_all = history.merge(table[["id", "branch"]], on="id")
    notes["by_year"] = {
        str(year): _sums(part["branch"].replace("", "none"), part["emissions_t"])
        for year, part in of_all.groupby("year")
    }


def _sums(names: pd.Series, tonnes: pd.Series) -> dict[str, dict[str, int]]:
    """Number of sites and tonnes of CO2e by name."""
    return {str(name): {"sites": len(part), "tonnes": int(part.sum())} for name, part in tonnes.groupby(names)}
