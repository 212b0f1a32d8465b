import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import percentileofscore, rankdata

from geo.challenges import PRESETS
from geo.criteria import CRITERIA, FEWEST_PROJECTS, Direction
from geo.criterion_values import criterion_values
from geo.finder import LEAST_KNOWN, Ranking, percentile_ranks, ranking
from geo.model import Challenge, Level
from geo.selection import Selection
from geo.store import Store

SLUGS = ("levier", "chomage", "friches", "lieux")
number = st.one_of(st.integers(-20, 20).map(float), st.just(float("nan")))
weights = st.lists(st.integers(0, 5), min_size=4, max_size=4).map(lambda found: dict(zip(SLUGS, found, strict=True)))


@st.composite
def tables(draw: st.DrawFn) -> pd.DataFrame:
    size = draw(st.integers(1, 25))
    columns = {slug: draw(st.lists(number, min_size=size, max_size=size)) for slug in SLUGS}
    codes = [f"ti-{at:04}" for at in range(size)]
    base = {"code": codes, "label": codes, "regions": "11", "projects": 1, "aid": 1.0}
    return pd.DataFrame({**base, **columns})


def by_code(found: Ranking) -> pd.DataFrame:
    return found.rows.set_index("code")[["score", "rank", "coverage"]].sort_index()


def same(one: Ranking, other: Ranking) -> None:
    pd.testing.assert_frame_equal(by_code(one), by_code(other), rtol=1e-9, atol=1e-11)


@given(st.lists(number, max_size=40))
def test_percentile_ranks_are_those_of_scipy(values: list[float]) -> None:
    found = percentile_ranks(np.array(values, dtype=float))
    known = [value for value in values if value == value]
    signed = any(value < 0 for value in known)
    for value, rank in zip(values, found, strict=True):
        expected = percentileofscore(known, value, kind="mean") / 100 if value == value else float("nan")
        # Nothing at all is last, unless some have less than nothing.
        assert rank == pytest.approx(0.0 if value == 0 and not signed else expected, nan_ok=True)
    if known:
        ranks = (rankdata(known, method="average") - 0.5) / len(known)
        others = np.array([signed or value != 0 for value in known])
        assert found[np.isfinite(found)][others] == pytest.approx(ranks[others])


def test_nothing_is_last_and_ties_share() -> None:
    found = percentile_ranks(np.array([0.0, 0.0, 0.0, 5.0, 5.0, np.nan]))
    assert found[:5].tolist() == pytest.approx([0.0, 0.0, 0.0, 0.8, 0.8])
    assert percentile_ranks(np.array([-1.0, 0.0, 1.0])).tolist() == pytest.approx([1 / 6, 0.5, 5 / 6])


def test_less_is_better_turns_the_ranks_around() -> None:
    values = np.array([1.0, 2.0, 4.0, np.nan])
    assert percentile_ranks(values, Direction.LOWER)[:3] == pytest.approx([5 / 6, 0.5, 1 / 6])


@given(tables(), weights)
def test_the_ranking_is_that_of_pandas(values: pd.DataFrame, asked: dict[str, int]) -> None:
    found = by_code(ranking(values, asked))
    ranks = values[list(SLUGS)].rank(method="average")
    percentiles = (ranks - 0.5) / ranks.count()
    for slug in SLUGS:
        if not (values[slug] < 0).any():
            percentiles.loc[values[slug] == 0, slug] = 0.0
    for at, code in enumerate(values["code"]):
        known = [slug for slug in SLUGS if asked[slug] and pd.notna(percentiles.loc[at, slug])]
        if not known:
            assert np.isnan(found.loc[code, "score"])
            assert found.loc[code, "coverage"] == 0
            continue
        score = np.average([percentiles.loc[at, slug] for slug in known], weights=[asked[slug] for slug in known])
        coverage = sum(asked[slug] for slug in known) / sum(asked.values())
        assert found.loc[code, "coverage"] == pytest.approx(coverage)
        enough = round(coverage, 12) >= LEAST_KNOWN
        assert found.loc[code, "score"] == pytest.approx(score if enough else float("nan"), nan_ok=True)
    expected = found["score"].rank(method="min", ascending=False)
    pd.testing.assert_series_equal(found["rank"], expected, check_names=False)


@given(tables(), weights, st.sampled_from([2.0, 3.0, 0.1]))
def test_only_the_ratios_of_weights_matter(values: pd.DataFrame, asked: dict[str, int], factor: float) -> None:
    same(ranking(values, asked), ranking(values, {slug: weight * factor for slug, weight in asked.items()}))


@given(tables(), weights)
def test_a_rising_transform_of_a_criterion_changes_nothing(values: pd.DataFrame, asked: dict[str, int]) -> None:
    same(ranking(values, asked), ranking(values.assign(levier=values["levier"] ** 3 * 7), asked))


@given(tables(), weights)
def test_the_order_of_criteria_does_not_matter(values: pd.DataFrame, asked: dict[str, int]) -> None:
    same(ranking(values, asked), ranking(values, dict(reversed(asked.items()))))


@given(tables(), weights, st.data())
def test_what_is_not_known_never_improves_coverage(
    values: pd.DataFrame, asked: dict[str, int], data: st.DataObject
) -> None:
    at, slug = data.draw(st.integers(0, len(values) - 1)), data.draw(st.sampled_from(SLUGS))
    poorer = values.copy()
    poorer.loc[at, slug] = np.nan
    before, after = ranking(values, asked), ranking(poorer, asked)
    code = values.loc[at, "code"]
    assert by_code(after).loc[code, "coverage"] <= by_code(before).loc[code, "coverage"] + 1e-12


@given(tables(), weights)
def test_an_area_of_which_too_little_is_known_has_no_rank(values: pd.DataFrame, asked: dict[str, int]) -> None:
    found = ranking(values, asked)
    ranked = found.rows["rank"].notna()
    assert (found.rows.loc[ranked, "coverage"] >= LEAST_KNOWN).all()
    assert (found.rows.loc[~ranked, "coverage"] < LEAST_KNOWN).all()
    assert found.unranked["code"].tolist() == sorted(
        found.rows.loc[~ranked, "code"], key=lambda code: (-by_code(found).loc[code, "coverage"], code)
    )


@given(tables(), weights)
def test_contributions_sum_to_the_score(values: pd.DataFrame, asked: dict[str, int]) -> None:
    found = ranking(values, asked)
    summed = found.contributions.sum(axis=1, min_count=1).to_numpy(float)
    assert summed == pytest.approx(found.rows["score"].to_numpy(float), nan_ok=True)


def test_bad_weights_are_refused() -> None:
    values = pd.DataFrame({"code": [], "label": [], "regions": [], "projects": [], "aid": [], "levier": []})
    with pytest.raises(ValueError, match="negative"):
        ranking(values, {"levier": -1})
    with pytest.raises(KeyError):
        ranking(values, {"nothing": 1})


def test_every_preset_weighs_five_to_seven_known_criteria() -> None:
    assert set(PRESETS) == set(Challenge)
    for preset in PRESETS.values():
        assert 5 <= len(preset.weights) <= 7
        assert set(preset.weights) <= set(CRITERIA)
        assert all(1 <= weight <= 5 for weight in preset.weights.values())


def test_every_criterion_of_a_preset_is_known_somewhere(store: Store) -> None:
    values = criterion_values(store, Selection())
    assert len(values) == 183
    for preset in PRESETS.values():
        assert ranking(values, preset.weights).missing == ()


def test_criteria_agree_with_the_tables(store: Store, projects: pd.DataFrame) -> None:
    values = criterion_values(store, Selection(industry_only=False, local_grants=True)).set_index("code")
    inside = projects[projects["ti_2024"].isin(values.index)]
    themes = (inside["theme"] == "transition").groupby(inside["ti_2024"])
    share = themes.mean()[themes.size() >= FEWEST_PROJECTS]
    assert values["part_transition"].dropna().to_dict() == pytest.approx(share.to_dict())
    places = store.run(store.table("ecosystem"))
    population = store.run(store.table("boundaries-ti_2024-07-04")).set_index("code")["population"]
    rate = places.groupby("ti_2024").size().reindex(values.index, fill_value=0) * 1e5 / population[values.index]
    assert values["lieux"].to_dict() == pytest.approx(rate.astype(float).to_dict(), nan_ok=True)
    sites = store.run(store.table("sites"))
    listed = sites[(sites["kind"] == "cle-en-main") & sites["ti_2024"].isin(values.index)]
    assert values["sites_cles_en_main"].sum() == len(listed)


def test_without_projects_the_criteria_of_areas_still_rank(store: Store) -> None:
    values = criterion_values(store, Selection(level=Level.TERRITORY, sectors=("nucleaire",)))
    found = ranking(values, PRESETS[Challenge.TRANSITION].weights)
    assert found.missing == ("part_transition",)
    assert (values["aide_transition"].dropna() == 0).all()
    assert found.rows["score"].notna().sum() > 150


def test_criteria_of_emissions_follow_the_chosen_sectors(store: Store) -> None:
    sites = store.run(store.table("sites"))
    industrial = sites[(sites["branch"] == "industrie") & sites["ti_2024"].notna()]
    for sectors in ((), ("metallurgie-mines",)):
        values = criterion_values(store, Selection(sectors=sectors)).set_index("code")
        kept = industrial[industrial["sector"].isin(sectors)] if sectors else industrial
        tonnes = kept.groupby("ti_2024")["emissions_t"].sum().drop("hors", errors="ignore")
        known = values["emissions_par_emploi"].dropna()
        assert set(tonnes[tonnes > 0].index) & set(known.index) >= set(known[known > 0].index)
    # Power stations are not where industry can cut: their territory is not led by them.
    energy = sites[(sites["branch"] == "energie")]["emissions_t"].sum()
    assert 0 < industrial["emissions_t"].sum() < sites["emissions_t"].sum() - energy + 1


def test_the_return_is_not_ranked_without_what_it_needs(store: Store) -> None:
    values = criterion_values(store, Selection(sectors=("chimie-materiaux",)))
    found = ranking(values, PRESETS[Challenge.TERRITORIAL_RETURN].weights)
    assert {"levier", "part_petites_communes"} <= set(found.missing)
    assert found.rows["rank"].isna().all()
