"""References to areas."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.model import AreaRef, Level, Perimeter, area_table


@pytest.mark.parametrize(
    ("text", "area"),
    [
        ("ti-7510", AreaRef(Level.TERRITORY, "ti-7510")),
        ("epci-200067254", AreaRef(Level.EPCI, "200067254")),
        ("departement-2A", AreaRef(Level.DEPARTMENT, "2A")),
        ("region-01", AreaRef(Level.REGION, "01")),
        ("commune-64445", AreaRef(Level.COMMUNE, "64445")),
    ],
)
def test_a_reference_names_an_area(text: str, area: AreaRef) -> None:
    assert AreaRef.parse(text) == area
    assert str(area) == text


@pytest.mark.parametrize(
    "text", ["", "ti-75", "ti-ti-7510", "region", "region-", "pays-fr", "region-76\n", "region-٧٦", "2A"]
)
def test_other_texts_name_none(text: str) -> None:
    assert AreaRef.parse(text) is None


@given(st.text())
def test_any_text_is_read_without_an_error(text: str) -> None:
    area = AreaRef.parse(text)
    assert area is None or str(area) == text


def test_geometry_of_communes_is_named_by_what_they_are_inside_of() -> None:
    first = Perimeter.FIRST_PHASE
    assert area_table(Level.COMMUNE, first, AreaRef(Level.REGION, "75")) == "commune_region-75"
    assert area_table(Level.COMMUNE, first, AreaRef(Level.TERRITORY, "ti-7510")) == "commune_ti-7510_2018-149"
