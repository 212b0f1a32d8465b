"""Names of natural persons are recognised, and those of firms kept."""

import pandas as pd
import pytest

from geo.ingest.reading.persons import reads_as_person


@pytest.mark.parametrize(
    "name",
    [
        "Mme Martin",
        "M. Jean DUPONT",
        "GONIDEC JOSIANE",
        "Hélène Durand",
        "BLANC F J",
        "ORLAY H",
        "DUVAL EIRL",
        "LE NY ALAIN",
    ],
)
def test_a_person(name: str) -> None:
    assert reads_as_person(name)


@pytest.mark.parametrize(
    "name",
    [
        "",
        "SARL MARTIN",
        "GAEC DE LA VALLEE",
        "FROMAGERIES MARCEL PETITE",
        "PIERRE FABRE MEDICAMENT",
        "COMMUNE DE SAINT PIERRE",
        "ARCELORMITTAL FRANCE",
        "GARDEL S.A.",
        "3M",
        "TRANSPORTS OLIVIER LELOUP",
    ],
)
def test_no_person(name: str) -> None:
    assert not reads_as_person(name)


def test_no_name_of_a_person_is_published_in_registers(projects: pd.DataFrame) -> None:
    rows = projects[projects["programme"].isin(["aides-etat-tam", "ademe", "i-lab", "demonstrateurs-ville-durable"])]
    names = rows["beneficiary"].dropna()
    assert not names.map(reads_as_person).any()
    assert rows.loc[rows["beneficiary"].isna(), "aid_eur"].sum() > 0, "amounts stay"
