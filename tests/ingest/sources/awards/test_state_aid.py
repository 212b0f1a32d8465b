"""Where the awards of the State-aid register may be: at the one known site of a firm that agrees with the register."""

import pandas as pd
import pytest

from geo.ingest.sources.awards.state_aid import _likely, _range

SITES = pd.DataFrame(
    [
        ("s1", "ets", "111111111", "33063", "postal_code"),
        ("s2", "ets", "222222222", "33063", "postal_code"),
        ("s3", "ets", "222222222", "64445", "postal_code"),
        ("s4", "ets", "333333333", "33063", "postal_code"),
        ("s5", "irep", "333333333", "33281", "commune"),
        ("s6", "irep", "444444444", "33281", "commune"),
        ("s7", "irep", "444444444", "33281", "commune"),
    ],
    columns=["id", "kind", "siren", "insee", "precision"],
)


class Lookup:
    """Communes of two departments of one region."""

    def commune(self, insee: str) -> object:
        return type("Place", (), {"insee": insee, "codes": {"departement": insee[:2], "region": "75"}})()

    def departement(self, code: str) -> object:
        return type("Place", (), {"codes": {"departement": code, "region": "75"}})() if code else None

    def region(self, name: str) -> object:
        code = {"Nouvelle-Aquitaine": "75", "Bretagne": "53"}.get(name)
        return type("Place", (), {"codes": {"departement": None, "region": code}})() if code else None


@pytest.mark.parametrize(
    ("siren", "departement", "region", "expected"),
    [
        ("111111111", "33", "", "33063"),
        ("111111111", "64", "", ""),
        ("111111111", "", "Nouvelle-Aquitaine", "33063"),
        ("111111111", "", "Bretagne", ""),
        ("111111111", "", "", ""),
        ("222222222", "33", "", ""),
        ("333333333", "33", "", "33281"),
        ("444444444", "33", "", ""),
        ("", "33", "", ""),
    ],
)
def test_a_site_is_probable_when_it_is_the_only_one_and_lies_where_the_register_says(
    siren: str, departement: str, region: str, expected: str
) -> None:
    rows = pd.DataFrame({"siren": [siren], "code_dep": [departement], "region": [region]})
    assert _likely(rows, SITES, Lookup()).tolist() == [expected]  # type: ignore[arg-type]


def test_ranges_stay_ranges() -> None:
    assert [_range(text) for text in ("500,000 - 1,000,000", "> 1,000,000 - 2,000,000", "")] == [
        "500000-1000000",
        "1000000-2000000",
        "",
    ]
