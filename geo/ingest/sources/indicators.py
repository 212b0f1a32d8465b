"""Sources: private jobs (Urssaf), census 2022 (Insee), results barometer (DITP), France Relance counts (Etalab).

All become rows of one table: level, perimeter, code, indicator, year, value, estimated, source_id.
"""

from collections.abc import Iterable, Iterator

import pandas as pd

from geo.ingest.reading.files import LINE, Sources
from geo.ingest.reading.ledger import Ledger
from geo.ingest.reading.places import Places
from geo.model import Level, Perimeter, area_column
from geo.tables.reasons import BuildReason

URSSAF_FILE, URSSAF_ID = "urssaf_emploi_prive_communes_2014_2024.parquet", "urssaf-jobs-2014-2024"
COMMUNE_YEARS = (2019, 2024)
"""Years kept for jobs by commune: those used by measures. All years would be twenty times the rest of the table."""
CENSUS_FILE, CENSUS_ID = "insee_rp2022_epci.csv", "insee-rp2022"
CENSUS = {
    "part_industrie_emploi_lt_2022_pct": ("part_industrie", 2022),
    "taux_chomage_rp_1564_2022_pct": ("chomage", 2022),
    "taux_emploi_1564_2022_pct": ("taux_emploi", 2022),
    "part_ouvriers_15p_2022_pct": ("part_ouvriers", 2022),
}
BAROMETER_FILE, BAROMETER_ID = "ditp_barometre_industrie_regions.csv", "ditp-barometer"
BAROMETER = {
    "IND-905": "france_2030_engage",
    "IND-334": "sites_nets",
    "IND-335": "delai_autorisation",
    "IND-337": "emplois_metiers_industriels",
}
RELANCE_FILE = "france_relance_entreprises_industrielles_departements_2022-12.csv"
RELANCE_ID = "etalab-relance-2022"
COVERED = 0.95
"""Share of an area's population that must be covered by census values for the area to get one."""
COLUMNS = ["level", "perimeter", "code", "indicator", "year", "value", "estimated", "source_id"]


def levels() -> Iterator[tuple[Level, Perimeter]]:
    """Every level whose areas are unions of communes, once per perimeter where the perimeter matters (territories)."""
    yield from ((Level.TERRITORY, perimeter) for perimeter in Perimeter)
    others = (Level.EPCI, Level.EMPLOYMENT_AREA, Level.DEPARTMENT, Level.REGION)
    yield from ((level, Perimeter.SECOND_PHASE) for level in others)


def assemble(frames: Iterable[pd.DataFrame]) -> pd.DataFrame:
    """The table ``indicators``, sorted by its key."""
    table = pd.concat(frames, ignore_index=True)[COLUMNS]
    table["year"] = table["year"].astype("Int16")
    return table.sort_values(COLUMNS[:5], ignore_index=True)


def jobs(sources: Sources, places: Places, ledger: Ledger) -> pd.DataFrame:
    """Private-sector jobs by year, summed from communes to every level and perimeter; communes: `COMMUNE_YEARS` only.

    Cells under statistical secrecy are absent from the source, so a sum is a lower bound. Jobs of a retired commune
    code are counted in its department and region only.
    """
    rows = sources.read_parquet(URSSAF_FILE, ["insee_com", "annee", "emploi_salarie_prive"])
    if rows.empty:
        return pd.DataFrame(columns=COLUMNS)
    found = {code: places.commune(code) for code in rows["insee_com"].unique()}
    lost = sorted(code for code, place in found.items() if place is None)
    entry = ledger.count(URSSAF_ID, len(rows), int((~rows["insee_com"].isin(lost)).sum()))
    entry.notes["retired_codes_with_most_jobs"] = {
        code: int(rows.loc[rows["insee_com"] == code, "emploi_salarie_prive"].max()) for code in lost
    }
    entry.unresolved = [{"key": code, "reason": BuildReason.COMMUNE_RETIRED.value} for code in lost]
    place_of = {code: place or places.departement(_departement(code)) for code, place in found.items()}
    frames = []
    for level, perimeter in (*levels(), (Level.COMMUNE, Perimeter.SECOND_PHASE)):
        column = area_column(level, perimeter)
        areas = {code: {"insee": p.insee or None, **p.codes}[column] if p else None for code, p in place_of.items()}
        codes = rows["insee_com"].map(areas)
        kept = rows[rows["annee"].isin(COMMUNE_YEARS)] if level is Level.COMMUNE else rows
        sums = kept.groupby([codes, "annee"])["emploi_salarie_prive"].sum()
        frames.append(_rows(level, perimeter, sums.rename_axis(["code", "year"]), "emploi_prive", URSSAF_ID))
    table = pd.concat(frames)
    return table[table["code"] != "hors"]


def _departement(insee: str) -> str:
    return insee[:3] if insee.startswith("97") else insee[:2]


def census(sources: Sources, communes: pd.DataFrame, ledger: Ledger) -> pd.DataFrame:
    """Census shares (0 to 1) by area: as published where the area is one census unit, else a weighted mean.

    The source has no denominators, so the mean over an area's units is weighted by the population of their parts in it:
    an approximation (``estimated``), as is the value of a unit of which the area holds a part alone. An area with less
    than 95% of its population covered gets no row.
    """
    rows = sources.read_csv(CENSUS_FILE, ["siren_epci", *CENSUS])
    sources.check(rows, "siren_epci", CENSUS_FILE, r"\d{9}|75056", "not a SIREN", required=True)
    rows = sources.unique(rows, "siren_epci", CENSUS_FILE)
    ledger.count(CENSUS_ID, len(rows), len(rows))
    values = pd.DataFrame({name: sources.numbers(rows, column, CENSUS_FILE) for column, (name, _) in CENSUS.items()})
    values.index = pd.Index(rows["siren_epci"])
    # The Métropole du Grand Paris is published by EPT, and Paris, which belongs to none, under its commune code.
    unit = communes["ept"].where(communes["ept"] != "", communes["epci_2025"])
    unit = unit.where(communes["insee"] != "75056", "75056")
    people = communes.groupby(unit)["population"].sum()
    frames = []
    for level, perimeter in levels():
        column = area_column(level, perimeter)
        members = communes.assign(unit=unit)[communes[column] != ""]
        weights = members.groupby([column, "unit"])["population"].sum().reset_index()
        weights["cut"] = weights["population"] < weights["unit"].map(people)
        for name, year in CENSUS.values():
            value = weights["unit"].map(values[name])
            known = weights["population"].where(value.notna(), 0.0)
            by_area = pd.DataFrame(
                {
                    "weighted": (value.fillna(0.0) * known).groupby(weights[column]).sum(),
                    "known": known.groupby(weights[column]).sum(),
                    "all": weights.groupby(column)["population"].sum(),
                    "units": weights.groupby(column)["unit"].nunique(),
                    "cut": weights.groupby(column)["cut"].any(),
                    "single": value.groupby(weights[column]).first(),
                }
            )
            by_area = by_area[by_area["known"] >= COVERED * by_area["all"].where(by_area["all"] > 0)]
            mean = (by_area["weighted"] / by_area["known"]).round(2)
            share = by_area["single"].where(by_area["units"] == 1, mean) / 100
            series = pd.concat({year: share}, names=["year"]).swaplevel()
            frame = _rows(level, perimeter, series.rename_axis(["code", "year"]), name, CENSUS_ID)
            frames.append(frame.assign(estimated=((by_area["units"] > 1) | by_area["cut"]).to_numpy()))
    return pd.concat(frames)


def barometer(sources: Sources, places: Places, ledger: Ledger) -> pd.DataFrame:
    """Indicators of the results barometer at region level; national figures are in ``figures``."""
    rows = sources.read_csv(BAROMETER_FILE, ["indicateur", "date", "maille", "valeur", "code_region"])
    sources.check(rows, "date", BAROMETER_FILE, r"\d{4}-\d{2}-\d{2}", "not a date", required=True)
    for line, name, area, code in zip(rows[LINE], rows["indicateur"], rows["maille"], rows["code_region"], strict=True):
        if name not in BAROMETER:
            sources.violations.add(BAROMETER_FILE, line, name, "unknown indicator")
        if area == "REG" and not places.is_region(code):
            sources.violations.add(BAROMETER_FILE, line, code, "unknown region")
    values = sources.numbers(rows, "valeur", BAROMETER_FILE)
    kept = (rows["maille"] == "REG") & values.notna()
    ledger.count(BAROMETER_ID, len(rows), int(kept.sum())).notes["left_out"] = "targets, and national rows"
    # Where a year has several dates, the latest is the year's figure.
    frame = rows[kept].assign(value=values[kept]).sort_values("date")
    frame["year"] = pd.to_numeric(frame["date"].str[:4], errors="coerce")
    frame = frame.drop_duplicates(["indicateur", "code_region", "year"], keep="last")
    return pd.DataFrame(
        {
            "level": Level.REGION.value,
            "perimeter": "",
            "code": frame["code_region"],
            "indicator": frame["indicateur"].map(BAROMETER),
            "year": frame["year"],
            "value": frame["value"],
            "estimated": False,
            "source_id": BAROMETER_ID,
        }
    )


def relance(sources: Sources, places: Places, ledger: Ledger) -> pd.DataFrame:
    """Industrial firms aided by France Relance, by department; a firm may be counted in several departments."""
    rows = sources.read_csv(RELANCE_FILE, ["code_departement", "valeur_actuelle"])
    rows = sources.unique(rows, "code_departement", RELANCE_FILE)
    values = sources.numbers(rows, "valeur_actuelle", RELANCE_FILE)
    for line, code in zip(rows[LINE], rows["code_departement"], strict=True):
        if places.departement(code) is None:
            sources.violations.add(RELANCE_FILE, line, code, "unknown department")
    ledger.count(RELANCE_ID, len(rows), int(values.notna().sum()))
    series = values.set_axis(pd.MultiIndex.from_arrays([rows["code_departement"], [2022] * len(rows)])).dropna()
    series = series.rename_axis(["code", "year"])
    return _rows(Level.DEPARTMENT, Perimeter.SECOND_PHASE, series, "relance_entreprises", RELANCE_ID)


def _rows(level: Level, perimeter: Perimeter, series: pd.Series, indicator: str, source_id: str) -> pd.DataFrame:
    frame = series.rename("value").reset_index()
    return frame.assign(
        level=level.value,
        perimeter=perimeter.value if level is Level.TERRITORY else "",
        indicator=indicator,
        value=frame["value"].astype(float),
        estimated=False,
        source_id=source_id,
    )[COLUMNS]
