import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import rankdata

from geo.finder.challenges import PRESETS
from geo.finder.criteria import CRITERIA
from geo.finder.criterion import HEADS, JOBS, Direction
from geo.finder.criterion_values import criterion_values
from geo.finder.ranking import FEWEST, LEAST_KNOWN, Ranking, percentile_ranks, ranking
from geo.model import Challenge, Level
from geo.selection.filters import REGISTERS
from geo.selection.selection import Selection
from geo.tables.store import Store

SLUGS = ("levier", "chomage", "friches", "lieux")
number = st.one_of(st.integers(-20, 20).map(float), st.just(float("nan")))
weights = st.lists(st.integers(0, 5), min_size=4, max_size=4).map(lambda found: dict(zip(SLUGS, found, strict=True)))


@st.composite
def tables(draw: st.DrawFn) -> pd.DataFrame:
    size = draw(st.integers(1, 25))
    columns = {slug: draw(st.lists(number, min_size=size, max_size=size)) for slug in SLUGS}
    codes = [f"ti-{at:04}" for at in range(size)]
    base = {"code": codes, "label": codes, "regions": "11", "projects": 1, "aid": 1.0}
    traced = draw(st.lists(st.booleans(), min_size=size, max_size=size))
    return pd.DataFrame({**base, "traced": traced, **columns})


def by_code(found: Ranking) -> pd.DataFrame:
    return found.rows.set_index("code")[["score", "rank", "coverage"]].sort_index()


def same(one: Ranking, other: Ranking) -> None:
    pd.testing.assert_frame_equal(by_code(one), by_code(other), rtol=1e-9, atol=1e-11)


@given(st.lists(number, max_size=40))
def test_percentile_ranks_are_the_share_of_the_others_that_are_worse(values: list[float]) -> None:
    found = percentile_ranks(np.array(values, dtype=float))
    known = [value for value in values if value == value]
    for value, rank in zip(values, found, strict=True):
        expected = sum(other < value for other in known) / max(len(known) - 1, 1) if value == value else float("nan")
        assert rank == pytest.approx(expected, nan_ok=True)
    if len(known) > 1:
        assert found[np.isfinite(found)] == pytest.approx((rankdata(known, method="min") - 1) / (len(known) - 1))


@given(st.lists(st.integers(0, 5).map(float), min_size=2, max_size=40))
def test_to_have_nothing_is_last_however_many_have_nothing(values: list[float]) -> None:
    found = percentile_ranks(np.array([0.0, *values]))
    assert set(found[np.array([0.0, *values]) == 0]) == {0.0}


def test_ties_share_their_place() -> None:
    found = percentile_ranks(np.array([0.0, 0.0, 0.0, 5.0, 5.0, 7.0, np.nan]))
    assert found.tolist() == pytest.approx([0, 0, 0, 0.6, 0.6, 1, float("nan")], nan_ok=True)


def test_less_is_better_turns_the_ranks_around() -> None:
    values = np.array([1.0, 2.0, 4.0, np.nan])
    assert percentile_ranks(values, Direction.LOWER)[:3].tolist() == [1.0, 0.5, 0.0]


@given(tables(), weights)
def test_the_ranking_is_that_of_pandas(values: pd.DataFrame, asked: dict[str, int]) -> None:
    found = by_code(ranking(values, asked))
    compared = values.loc[values["traced"], list(SLUGS)]
    known = compared.count()
    apart = known - compared.apply(lambda column: column.value_counts().max()).fillna(0)
    quarter = (known / 4).clip(lower=1, upper=FEWEST)
    telling = (known >= max(min(FEWEST, len(compared)), 1)) & (apart >= quarter)
    percentiles = (compared.rank(method="min") - 1) / (known - 1).clip(lower=1)
    whole = sum(asked.values())
    for at, code in enumerate(values["code"]):
        counted = [
            slug
            for slug in SLUGS
            if asked[slug] and telling[slug] and at in compared.index and pd.notna(compared[slug][at])
        ]
        coverage = sum(asked[slug] for slug in counted) / whole if whole else 0
        assert found.loc[code, "coverage"] == pytest.approx(coverage)
        if coverage < LEAST_KNOWN - 1e-9:
            assert np.isnan(found.loc[code, "score"])
            continue
        score = np.average([percentiles.loc[at, slug] for slug in counted], weights=[asked[slug] for slug in counted])
        assert found.loc[code, "score"] == pytest.approx(score)
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
    code = str(values.loc[at, "code"])
    assert by_code(after)["coverage"][code] <= by_code(before)["coverage"][code] + 1e-12


@given(tables(), weights)
def test_an_area_of_which_too_little_is_known_has_no_rank(values: pd.DataFrame, asked: dict[str, int]) -> None:
    found = ranking(values, asked)
    ranked = found.rows["rank"].notna()
    assert (found.rows.loc[ranked, "coverage"] >= LEAST_KNOWN).all()
    assert (found.rows.loc[~ranked, "coverage"] < LEAST_KNOWN).all()
    assert {*found.ranked["code"], *found.unranked["code"], *found.untraced["code"]} == set(values["code"])
    assert not set(found.untraced["code"]) & set(values.loc[values["traced"], "code"])
    assert found.unranked["code"].tolist() == sorted(
        found.unranked["code"], key=lambda code: (-by_code(found).loc[code, "coverage"], code)
    )


@given(tables(), weights)
def test_contributions_sum_to_the_score(values: pd.DataFrame, asked: dict[str, int]) -> None:
    found = ranking(values, asked)
    summed = found.contributions.sum(axis=1, min_count=1).to_numpy(float)
    assert summed == pytest.approx(found.rows["score"].to_numpy(float), nan_ok=True)


def test_bad_weights_are_refused() -> None:
    names = ("code", "label", "regions", "projects", "aid", "traced", "levier")
    values = pd.DataFrame({name: pd.Series(dtype=bool if name == "traced" else float) for name in names})
    with pytest.raises(ValueError, match="negative"):
        ranking(values, {"levier": -1})
    with pytest.raises(KeyError):
        ranking(values, {"nothing": 1})
    assert ranking(values, {"levier": 1}).rows.empty


def test_what_does_not_tell_areas_apart_is_left_out_and_lacks_in_the_coverage() -> None:
    codes = [f"ti-{at:04}" for at in range(8)]
    base = {"code": codes, "label": codes, "regions": "11", "projects": 1, "aid": 1.0, "traced": True}
    few = [1.0, 2.0, 3.0, 4.0, *[np.nan] * 4]
    values = pd.DataFrame({**base, "levier": few, "friches": 0.0, "chomage": range(8), "lieux": range(8)})
    found = ranking(values, {"levier": 1, "friches": 1, "chomage": 2, "lieux": 2})
    assert (found.missing, found.level) == (("levier",), ("friches",))
    assert set(found.rows["coverage"]) == {round(4 / 6, 12)}
    assert ranking(values, {"levier": 2, "friches": 1, "chomage": 2}).ranked.empty


def test_every_preset_weighs_five_to_seven_known_criteria() -> None:
    assert set(PRESETS) == set(Challenge)
    for preset in PRESETS.values():
        assert 5 <= len(preset.weights) <= 7
        assert set(preset.weights) <= set(CRITERIA)
        assert all(1 <= weight <= 5 for weight in preset.weights.values())
    assert {slug for preset in PRESETS.values() for slug in preset.weights} == set(CRITERIA)


def test_every_criterion_of_a_preset_tells_territories_apart(store: Store) -> None:
    values = criterion_values(store, Selection())
    assert len(values) == 183
    for preset in PRESETS.values():
        found = ranking(values, preset.weights)
        assert (found.missing, found.level) == ((), ())


def test_criteria_agree_with_the_tables(store: Store, projects: pd.DataFrame) -> None:
    values = criterion_values(
        store, Selection(industry_only=False, local_grants=True, registers=True, probable=True)
    ).set_index("code")
    areas = store.run(store.table("boundaries-ti_2024-07-04")).set_index("code")
    heads = areas["population"].reindex(values.index).clip(lower=HEADS) / HEADS
    indicators = store.run(store.table("indicators"))
    here = (indicators["level"] == "ti") & (indicators["perimeter"] == "2024-07-04") & (indicators["year"] == 2024)
    jobs = indicators[here & (indicators["indicator"] == "emploi_prive")].set_index("code")["value"]
    jobs = jobs.reindex(values.index).astype(float).clip(lower=JOBS)

    def count(rows: pd.DataFrame) -> pd.Series:
        return rows.groupby("ti_2024").size().reindex(values.index, fill_value=0)

    reshoring = count(projects[projects["theme"] == "relocalisation"]) * JOBS / jobs
    assert values["projets_relocalisation"].to_dict() == pytest.approx(reshoring.to_dict(), nan_ok=True)
    places, sites = store.run(store.table("ecosystem")), store.run(store.table("sites"))
    assert values["lieux"].to_dict() == pytest.approx((count(places) / heads).astype(float).to_dict())
    listed = sites[(sites["kind"] == "cle-en-main") & sites["ti_2024"].isin(values.index)]
    assert values["sites_cles_en_main"].sum() == len(listed)
    assert (
        values["grands_sites"].to_dict()
        == count(sites[(sites["kind"] == "ets") & (sites["branch"] == "industrie")]).to_dict()
    )


def test_aid_is_zero_without_projects_and_unknown_without_amounts(store: Store, projects: pd.DataFrame) -> None:
    values = criterion_values(store, Selection()).set_index("code")
    kept = projects[
        projects["industry"].notna()
        & ~projects["programme"].isin(["detr-dsil", *REGISTERS])
        & (projects["theme"] == "innovation")
    ]
    summed = kept["aid_eur"].where(kept["aid_kind"].isin(["subvention", "subvention-etalee"]))
    groups = summed.groupby(kept["ti_2024"])
    priced = (groups.count() / groups.size()).reindex(values.index)
    known_jobs = values["projets_innovation"].notna()
    aid = values["aide_innovation"]
    assert (aid[priced.isna() & known_jobs] == 0).all()
    assert aid[priced < 0.5].isna().all()
    assert (aid[(priced >= 0.5) & known_jobs] > 0).all()


@pytest.mark.parametrize("sector", ["metallurgie-mines", "sante"])
def test_criteria_of_sites_and_places_follow_the_chosen_sectors(store: Store, sector: str) -> None:
    sites, places = store.run(store.table("sites")), store.run(store.table("ecosystem"))
    values = criterion_values(store, Selection(sectors=(sector,))).set_index("code")
    own = sites[(sites["kind"] == "ets") & (sites["branch"] == "industrie") & (sites["sector"] == sector)]
    assert (
        values["grands_sites"].to_dict() == own.groupby("ti_2024").size().reindex(values.index, fill_value=0).to_dict()
    )
    tonnes = own.groupby("ti_2024")["emissions_t"].sum().reindex(values.index)
    known = values["emissions_industrie"].notna()
    assert values.loc[known, "emissions_industrie"].to_dict() == pytest.approx(tonnes[known].fillna(0).to_dict())
    open_to_all = places["sector_label"].isna()
    of_it = places["sectors"].fillna("").str.split(";").map(lambda slugs: sector in slugs)
    every = criterion_values(store, Selection()).set_index("code")
    assert (values["lieux"] <= every["lieux"] + 1e-9).all()
    kept = places[open_to_all | of_it].groupby("ti_2024").size().reindex(values.index, fill_value=0)
    assert ((values["lieux"] > 0) == (kept > 0)).all()
    unfollowed = ["chomage", "part_industrie", "part_ouvriers", "croissance_emploi", "sites_cles_en_main"]
    pd.testing.assert_frame_equal(values[unfollowed], every[unfollowed])
    assert not any(CRITERIA[slug].by_sector for slug in unfollowed)


def test_power_stations_lead_no_territory(store: Store) -> None:
    values = criterion_values(store, Selection()).set_index("code")
    sites = store.run(store.table("sites"))
    energy = sites[(sites["branch"] == "energie") & (sites["emissions_t"] > 500_000)]
    assert len(energy)
    for code, emitted in energy.groupby("ti_2024")["emissions_t"].sum().drop("hors", errors="ignore").items():
        own = sites[(sites["ti_2024"] == code) & (sites["branch"] == "industrie")]["emissions_t"].sum()
        assert values["emissions_industrie"][str(code)] == pytest.approx(own), emitted


def test_only_territories_with_something_of_the_sector_are_compared(store: Store) -> None:
    values = criterion_values(store, Selection(level=Level.TERRITORY, sectors=("sante",)))
    assert 0 < values["traced"].sum() < len(values) / 2
    found = ranking(values, PRESETS[Challenge.RESHORING].weights)
    assert found.ranked["traced"].all()
    assert len(found.untraced) == (~values["traced"]).sum()
    assert criterion_values(store, Selection())["traced"].all()


def test_one_project_in_one_area_does_not_rank_the_others(store: Store) -> None:
    values = criterion_values(store, Selection(sectors=("metallurgie-mines",)))
    assert (values["projets_innovation"] > 0).sum() == 1
    found = ranking(values, PRESETS[Challenge.INNOVATION].weights)
    assert "projets_innovation" in found.level
    assert found.ranked.empty


def test_a_sector_without_projects_ranks_by_its_sites(store: Store) -> None:
    values = criterion_values(store, Selection(sectors=("mineraux-ciment-verre",)))
    found = ranking(values, {"emissions_industrie": 4, "projets_circularite": 2})
    assert found.level == ("projets_circularite",)
    assert found.ranked.iloc[0]["code"] == values["code"].iloc[values["emissions_industrie"].argmax()]


def test_the_return_is_not_ranked_without_what_it_needs(store: Store) -> None:
    values = criterion_values(store, Selection(sectors=("chimie-materiaux",)))
    found = ranking(values, PRESETS[Challenge.TERRITORIAL_RETURN].weights)
    assert {"levier", "part_petites_communes"} <= set(found.missing)
    assert found.ranked.empty
