"""Targets parsed from their published text: every row pinned, nothing guessed, progress only where meaningful."""

from dataclasses import replace
from math import isfinite, isnan

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.language import Voice
from geo.model import Language
from geo.tables.store import Store
from geo.targets.conflicts import judged
from geo.targets.labels import GOAL_THEMES, INDICATORS, NOTES, UNITS, amount, indicator, reading
from geo.targets.quantities import Grain, Quantity, Reading, When, read_date, read_quantity
from geo.targets.targets import Obstacle, Target, confidence

Q = Quantity
PINNED: dict[str, tuple[Quantity | None, When | None, Quantity | None, When | None, Quantity | None, When | None]] = {
    "cmq": (None, When(2022), Q(95, ""), None, None, None),
    "delai": (Q(9, "mois"), None, Q(17, "mois"), None, None, None),
    "edp": (Q(100, "écoles"), When(2028), Q(59, "écoles"), When(2023, note="environ"), Q(70, "écoles"), None),
    "emploi_etp": (None, None, Q(2783.4, "milliers ETP"), When(2017), Q(2923.3, "milliers ETP"), When(2022)),
    "emploi_manuf": (None, None, Q(2624, "milliers"), When(2018), Q(2803, "milliers"), When(2024)),
    "emploi_total": (
        None,
        None,
        Q(3.2e6, "emplois"),
        When(2022, Grain.DAY, 11, 8, "elysee.fr"),
        Q(3263900, "emplois"),
        When(2023, Grain.QUARTER, 3),
    ),
    "f2030_01": (None, When(2035), None, When(2021), None, When(2024, Grain.END)),
    "f2030_02a": (Q(2, "usines", "au moins"), When(2030), None, When(2021), None, None),
    "f2030_02b": (Q(4.5, "GW"), When(2030), Q(6.5, "GW", "cible initiale"), None, Q(0.035, "GW"), When(2024)),
    "f2030_02c": (Q(8000, "emplois"), When(2030), None, None, None, None),
    "f2030_03a": (Q(-35, "%"), When(2030), Q(0, "%"), When(2015), None, None),
    "f2030_03b": (None, None, Q(140, "Mt CO2e"), When(1990), Q(65, "Mt CO2e"), When(2023)),
    "f2030_03c": (Q(-5.3, "%/an"), None, None, None, Q(-3.4, "%/an", "-2,2 Mt"), When(2025, note="estimation")),
    "f2030_03d": (None, None, None, None, Q(7.2, "Mt CO2"), When(2024)),
    "f2030_04a": (Q(2e6, "véhicules"), When(2030), None, When(2021), Q(640000, "véhicules"), When(2024)),
    "f2030_04b": (Q(800000, "véhicules/an"), When(2027), None, None, Q(326923, "véhicules/an"), When(2025)),
    "f2030_04c": (Q(400000, "bornes"), When(2030), None, None, Q(120000, "bornes"), When(2023, Grain.END)),
    "f2030_05": (Q(1, "avion"), When(2030), None, When(2021), None, None),
    "f2030_06": (None, When(2030), None, When(2021), None, None),
    "f2030_07": (Q(20, "biomédicaments"), When(2030), None, When(2021), Q(47, "biomédicaments"), When(2024, Grain.END)),
    "f2030_08": (None, When(2030), None, When(2021), None, None),
    "f2030_09": (None, When(2030), None, When(2021), None, None),
    "f2030_10": (None, When(2030), None, When(2021), None, None),
    "f2030_emplois": (None, None, None, None, Q(196824, "emplois"), When(2024, Grain.END)),
    "f2030_enveloppe": (Q(54, "Md€"), When(2030), None, None, None, When(2024, Grain.END)),
    "foncier": (Q(22000, "ha"), When(2030), None, None, None, When(2024, Grain.MONTH, 4)),
    "ges_national": (
        Q(270, "Mt CO2e"),
        When(2030),
        Q(403.8, "Mt CO2e"),
        When(2022),
        Q(363.4, "Mt CO2e"),
        When(2025, note="estimation"),
    ),
    "manuf_prox": (Q(100, "manufactures"), None, None, None, Q(100, "manufactures"), None),
    "ouvertures_nettes": (None, None, Q(176, "sites"), When(2022), Q(9, "sites"), When(2025, Grain.HALF, 1)),
    "pib_2030": (Q(15, "%"), When(2030), Q(11, "%"), When(2023), None, None),
    "pib_2035": (Q(15, "%"), When(2035), Q(10, "%", "environ"), None, Q(9.4, "%"), When(2025, Grain.MONTH, 6)),
    "poles": (Q(55, "pôles"), None, None, None, Q(55, "pôles"), When(2023)),
}
KNOWN_NUMBERS = st.floats(-1e9, 1e9, allow_nan=False)


@pytest.fixture(scope="session")
def goals(store: Store) -> dict[str, Target]:
    return {target.id: target for target in judged(store)}


def made(baseline: float, latest: float, target: float, years: tuple[int, int, int] = (2020, 2025, 2030)) -> Target:
    """A target in hectares with these numbers, at the ``years`` of baseline, latest and target."""
    start, now, end = (
        Reading(str(value), Quantity(value, "ha"), str(year), When(year))
        for value, year in zip((baseline, latest, target), years, strict=True)
    )
    return Target(
        "x", "", "", "ha", target=end, baseline=start, latest=now, source_target="", source_latest="", displayed=True
    )


def test_every_row_is_pinned(goals: dict[str, Target]) -> None:
    assert set(goals) == set(PINNED)
    assert len(goals) == 32


@pytest.mark.parametrize("name", PINNED)
def test_a_row_reads_as_pinned(goals: dict[str, Target], name: str) -> None:
    target = goals[name]
    parts = (target.target, target.baseline, target.latest)
    assert tuple(value for part in parts for value in (part.quantity, part.when)) == PINNED[name]


def test_progress_is_said_only_from_dated_figures_that_nothing_contradicts(goals: dict[str, Target]) -> None:
    known = {
        name: target.progress for name, target in goals.items() if target.displayed and target.progress is not None
    }
    assert known == pytest.approx({"ges_national": 40.4 / 133.8})


@pytest.mark.parametrize(
    ("name", "obstacle"),
    [
        ("emploi_total", Obstacle.NO_TARGET),
        ("f2030_01", Obstacle.NO_TARGET),
        ("pib_2035", Obstacle.CONTESTED),
        ("f2030_02b", Obstacle.CONTESTED),
        ("f2030_04a", Obstacle.CONTESTED),
        ("delai", Obstacle.UNDATED_START),
        ("edp", Obstacle.UNDATED_LATEST),
        ("f2030_03a", Obstacle.NO_LATEST),
        ("f2030_07", Obstacle.NO_START),
        ("ges_national", None),
    ],
)
def test_what_stands_in_the_way_of_a_progress(goals: dict[str, Target], name: str, obstacle: Obstacle | None) -> None:
    assert goals[name].obstacle is obstacle


def test_a_target_without_a_number_is_an_indicator(goals: dict[str, Target]) -> None:
    shown = [target for target in goals.values() if target.displayed]
    assert sum(target.aimed for target in shown) == 16
    assert {target.id for target in shown if not target.aimed} == {
        "emploi_etp",
        "emploi_manuf",
        "emploi_total",
        "f2030_01",
        "f2030_03b",
        "f2030_03d",
        "f2030_06",
        "f2030_08",
        "f2030_09",
        "f2030_10",
        "f2030_emplois",
        "ouvertures_nettes",
    }


@pytest.mark.parametrize("text", ["6,5 GW (cible initiale)", "6 (objectif initial)", "1 Md€ annoncé"])
def test_a_former_target_or_an_announcement_is_no_baseline(text: str) -> None:
    start = Reading(text, Quantity(1.0, "ha"), "2020", When(2020))
    target = replace(made(1, 2, 3), baseline=start)
    assert not target.started
    assert target.obstacle is Obstacle.NOT_A_START
    assert target.progress is None


def test_the_straight_line_needs_its_three_dates(goals: dict[str, Target]) -> None:
    assert [name for name, target in goals.items() if target.gap is not None] == ["ges_national"]
    emissions = goals["ges_national"]
    assert emissions.expected == pytest.approx(403.8 - 133.8 * 3 / 8)
    assert emissions.gap == pytest.approx(363.4 - 353.625)
    assert emissions.ahead is False, "emissions above the line that goes down are late"


def test_an_earlier_target_is_not_a_start(goals: dict[str, Target]) -> None:
    assert goals["f2030_02b"].progress is None
    assert goals["f2030_02b"].baseline.quantity is not None


def test_a_falling_target_is_ahead_below_its_line() -> None:
    assert made(100, 60, 50).ahead is True
    assert made(100, 60, 50).progress == pytest.approx(0.8)
    assert made(100, 90, 50).ahead is False
    assert made(0, 90, 100).ahead is True


def test_units_that_differ_are_not_compared() -> None:
    target = made(0, 5, 10)
    sites = replace(target.latest, quantity=Quantity(5, "sites"))
    assert replace(target, latest=sites).progress is None


def test_dates_out_of_order_draw_no_line() -> None:
    assert made(0, 5, 10, (2026, 2025, 2030)).expected is None
    assert made(0, 5, 10, (2020, 2031, 2030)).expected is None
    assert made(0, 5, 10, (2030, 2030, 2030)).expected is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1 234,5", Quantity(1234.5, "u")),
        ("−35", Quantity(-35, "u")),
        ("3,2 M", Quantity(3.2e6, "u")),
        ("500 M€", Quantity(0.5, "Md€")),
        ("40 engagés", None),
        ("1 Md€ annoncé", None),
        ("55 sites clés en main", None),
        ("22 % d’avancement ; 57 projets soutenus", None),
        ("offre SMR", None),
        ("", None),
        ("1 2", None),
        ("٣", None),
        ("1e9", None),
        ("nan", None),
        ("10-20", None),
    ],
)
def test_numbers_are_read_or_unknown(text: str, expected: Quantity | None) -> None:
    assert read_quantity(text, "u") == expected


@pytest.mark.parametrize(
    "text", ["non daté", "2018/2019", "2023-2026", "avant avril 2025", "SNBC 3", "", "T5 2023", "40 mai 2024", "m 2024"]
)
def test_dates_that_name_no_moment_are_unknown(text: str) -> None:
    assert read_date(text) is None


def test_positions_are_the_middle_of_what_the_text_names() -> None:
    said = ("2022", "fin 2024", "S1 2025", "T3 2023", "juin 2025")
    found = [date.position for text in said if (date := read_date(text))]
    assert found == pytest.approx([2022.5, 2025.0, 2025.25, 2023.625, 2025 + 5.5 / 12])


@given(st.text() | st.from_regex(r"[-+]?[0-9 .,]{1,25}( M| GW|%)?( \(.*\))?", fullmatch=True), st.text(max_size=9))
def test_no_text_breaks_the_reading_of_a_number(text: str, unit: str) -> None:
    found = read_quantity(text, unit)
    assert found is None or isfinite(found.value)


@given(st.text() | st.from_regex(r"(T|S|fin|mai|1[0-9] juin)? ?[0-9]{1,5}( \(.*\))?", fullmatch=True))
def test_no_text_breaks_the_reading_of_a_date(text: str) -> None:
    found = read_date(text)
    assert found is None or found.year <= found.position <= found.year + 1


@given(KNOWN_NUMBERS, KNOWN_NUMBERS, KNOWN_NUMBERS)
def test_progress_is_a_real_number_unless_nothing_was_to_change(baseline: float, latest: float, target: float) -> None:
    goal = made(baseline, latest, target)
    if baseline == target:
        assert (goal.progress, goal.expected, goal.gap, goal.ahead) == (None, None, None, None)
    else:
        assert goal.progress is None or (isfinite(goal.progress) and not isnan(goal.progress))


@given(st.floats(-1e6, 1e6), st.floats(-1e6, 1e6).filter(lambda span: abs(span) > 1e-3))
def test_the_ends_of_the_way_are_nothing_and_all(baseline: float, span: float) -> None:
    target = baseline + span
    assert made(baseline, baseline, target).progress == 0
    assert made(baseline, target, target).progress == pytest.approx(1)


@given(st.floats(-1e6, 1e6), st.floats(-1e6, 1e6), st.floats(-1e6, 1e6))
def test_the_sign_of_a_quantity_does_not_change_its_progress(baseline: float, latest: float, target: float) -> None:
    there, mirrored = made(baseline, latest, target), made(-baseline, -latest, -target)
    assert (there.progress, there.ahead) == (mirrored.progress, mirrored.ahead)


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("info.gouv.fr/grand-dossier (2022)", "official"),
        ("SDES, chiffres clés", "official"),
        ("Rexecode", "press"),
        ("fakegouv.fr", "press"),
        ("", ""),
    ],
)
def test_the_state_vouches_for_its_own_pages(source: str, expected: str) -> None:
    assert confidence(source) == expected


def test_every_target_has_its_name_in_both_languages(goals: dict[str, Target]) -> None:
    french, english = Voice(Language.FRENCH), Voice(Language.ENGLISH)
    assert set(INDICATORS) == set(goals)
    assert {name: indicator(target, french) for name, target in goals.items()} == {
        name: target.indicator for name, target in goals.items()
    }
    assert all(indicator(target, english) == INDICATORS[name] for name, target in goals.items())


def test_every_theme_unit_and_note_has_its_words(goals: dict[str, Target]) -> None:
    shown = [target for target in goals.values() if target.displayed]
    _ = Voice(Language.FRENCH)._
    assert {target.theme for target in shown} <= set(GOAL_THEMES)
    assert all(_(message) == theme for theme, message in GOAL_THEMES.items() if theme in {goal.theme for goal in shown})
    read = [part.quantity for target in shown for part in (target.target, target.baseline, target.latest)]
    units = {quantity.unit for quantity in read if quantity}
    assert units - set(UNITS) == {"%", "GW", "Mt CO2", "Mt CO2e"}, "symbols, the same in both languages"
    assert {quantity.note for quantity in read if quantity} - set(NOTES) == {"", "-2,2 Mt"}


def test_published_values_read_in_both_languages(goals: dict[str, Target]) -> None:
    french, english = Voice(Language.FRENCH), Voice(Language.ENGLISH)
    assert reading(goals["pib_2035"].latest, french) == "9,4\xa0% (juin 2025)"
    assert reading(goals["f2030_04c"].latest, english) == "120,000\xa0charging points (end of 2023)"
    assert reading(goals["foncier"].latest, french) == "«\xa055 sites clés en main\xa0» (avril 2024)"
    assert reading(goals["f2030_05"].latest, french) == "n.\xa0d."
    assert amount(0.035, "GW", english) == "0.035\xa0GW"
