"""The branch of an installation under the EU ETS, and the basis for it."""

from pathlib import Path

import pandas as pd
import pytest

from geo.industry import Branch, SiteBasis
from geo.ingest.classification.branches import COMBUSTION, activity, branches, of_naf
from geo.ingest.classification.place_sectors import sectors
from geo.ingest.reading.files import Sources, Violations
from geo.ingest.reading.ledger import Ledger

NOWHERE = ("", "", "")
KNOWN = {
    "ARCELORMITTAL FRANCE- DUNKERQUE": ("industrie", "naf", "metallurgie-mines"),
    "ARCELORMITTAL MEDITERRANEE": ("industrie", "activite", "metallurgie-mines"),
    "CRISTAL UNION ET. DE BAZANCOURT": ("industrie", "operateur", "agroalimentaire"),
    "EDF CENTRALE DE CORDEMAIS": ("energie", "naf", "energie"),
    "ETF - CENTRALE DK6": ("energie", "naf", "energie"),
    "TE - SAINT AVOLD KERNAMAN": ("energie", "operateur", "energie"),
    "CPCU VITRY": ("energie", "naf", "energie"),
    "CHU DUPUYTREN": ("services", "operateur", None),
    "AEROPORT PARIS CDG - POLE PRODUCTION": ("services", "naf", None),
    "INTERXION PAR7": ("services", "operateur", None),
    "CENTRALE UTILITÉS SOBEGI": ("industrie", "operateur", "chimie-materiaux"),
    "PEUGEOT CITROEN SOCHAUX SNC": ("industrie", "operateur", "mobilite"),
    "ORANO LA HAGUE": ("industrie", "operateur", "nucleaire"),
    "CHR DE LILLE": ("services", "operateur", None),
    "CHAUFFERIE AIA-CF": ("industrie", "operateur", "aeronautique-spatial"),
    "SILO GUSTAVE MULLER": (None, None, None),
}


@pytest.fixture(scope="module")
def sites(data_dir: Path) -> pd.DataFrame:
    table = pd.read_parquet(data_dir / "sites.parquet")
    return table[table["kind"] == "ets"]


@pytest.mark.parametrize("name", KNOWN)
def test_sites_that_everybody_knows(sites: pd.DataFrame, name: str) -> None:
    found = sites.loc[sites["name"].str.startswith(name), ["branch", "branch_basis", "sector"]]
    assert len(found), name
    rows = {tuple(None if pd.isna(value) else value for value in row) for row in found.itertuples(index=False)}
    assert rows == {KNOWN[name]}


def test_every_site_has_branch_and_basis_or_neither(sites: pd.DataFrame) -> None:
    assert set(sites["branch"].dropna()) == set(Branch)
    assert set(sites["branch_basis"].dropna()) == set(SiteBasis)
    assert (sites["branch"].isna() == sites["branch_basis"].isna()).all()
    industrial = sites["branch"] == Branch.INDUSTRY.value
    assert sites.loc[industrial, "sector"].notna().all()
    assert sites.loc[~industrial & (sites["branch"] != Branch.ENERGY.value), "sector"].isna().all()


def test_hardly_anything_emitted_is_of_unknown_branch(sites: pd.DataFrame) -> None:
    unknown = sites.loc[sites["branch"].isna(), "emissions_t"].sum()
    assert 0 < unknown < 0.005 * sites["emissions_t"].sum()


def test_no_power_station_counts_as_industry(sites: pd.DataFrame) -> None:
    named = sites["name"].str.contains(r"CENTRALE (?:ELECTRIQUE|THERMIQUE)|CYCLE COMBIN|CHAUFFAGE URBAIN", na=False)
    assert named.sum() > 10
    assert not (sites.loc[named, "branch"] == Branch.INDUSTRY.value).any()


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("2410Z", ("industrie", "metallurgie-mines")),
        ("20", ("industrie", "chimie-materiaux")),
        ("1920Z", ("industrie", "energie")),
        ("3030Z", ("industrie", "aeronautique-spatial")),
        ("2910Z", ("industrie", "mobilite")),
        ("3530Z", ("energie", "energie")),
        ("4950Z", ("energie", "energie")),
        ("4941A", None),
        ("8610Z", ("services", "")),
        ("4621Z", None),
        ("7010Z", None),
    ],
)
def test_activities(code: str, expected: tuple[str, str] | None) -> None:
    assert of_naf(code) == expected


def test_the_nearest_site_of_the_firm_says_what_it_does_else_all_of_them_alike() -> None:
    own = pd.DataFrame({"code_ape": ["2410Z", "3530Z"], "latitude": [51.0, 45.0], "longitude": [2.3, 5.0]})
    register = {"123456789": own, "987654321": own.assign(code_ape=["2013B", "2014Z"])}
    assert activity(register, "123456789", "2.35", "51.02") == "2410Z"
    assert activity(register, "123 456 789", "5.05", "45.02") == "3530Z"
    assert activity(register, "123456789", "0", "47") == "", "two divisions, and neither site is near"
    assert activity(register, "987654321", "0", "47") == "20"
    assert activity(register, "", "2.35", "51.02") == ""


def test_without_register_or_words_a_combustion_site_is_unknown(tmp_path: Path) -> None:
    violations = Violations()
    row = {"kind": COMBUSTION, "account_holder_name": "ZZZ SAS", "installation_name": "ZZZ", "X": "", "Y": ""}
    rows = pd.DataFrame([{**row, "CompanyRegistrationNo": "123456789"}])
    found = branches(Sources(tmp_path, violations), rows, pd.Series(["energie"]), Ledger())
    assert tuple(found.iloc[0]) == NOWHERE
    assert "irep_etablissements" in violations.found[0]


@pytest.mark.parametrize(
    ("field", "expected"),
    [
        ("plasturgie", "chimie-materiaux"),
        ("biotechnologies, santé", "sante"),
        ("finance", ""),
        ("", ""),
        ("agriculture, agro-alimentaire, forêt", "agroalimentaire;bois-papier"),
    ],
)
def test_fields_of_places(field: str, expected: str) -> None:
    assert sectors(field) == expected


def test_sectors_of_places_exist(data_dir: Path) -> None:
    places = pd.read_parquet(data_dir / "ecosystem.parquet")
    named = {slug for joined in places["sectors"].dropna() for slug in joined.split(";")}
    assert named <= set(pd.read_parquet(data_dir / "sectors.parquet")["slug"])
    assert not (places["sectors"].notna() & places["sector_label"].isna()).any()
