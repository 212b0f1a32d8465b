"""The project list equals a plain scan of the rows, page by page, with nothing lost or listed twice."""

from dataclasses import replace

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geo.funding.project_list import COLUMNS, PER_PAGE, listed, listing, of_same_firm, project, without
from geo.funding.projects import funded
from geo.funding.sums import summary
from geo.language import sort_key
from geo.model import AidKind, AreaRef, Level, Order, Perimeter, area_column
from geo.search import fold
from geo.selection.selection import Selection
from geo.tables.store import Store

FEW = settings(max_examples=15, deadline=None)
CENT = 0.005
LONG = 4000
WORDS = ("hydrogene", "Hydrogène", "saint", "DETR 2018", "pau", "i-nov santé", "rénovation", "200067254", "zzzz", "a e")
ODD = ("' OR 1=1 --", ".*", "%", "_", "\\", "🏭", "مصنع", "; DROP TABLE projects", "(", "[a-z]+", "é%")
AREAS = ("region-76", "departement-64", "epci-200067254", "commune-64445", "ti-7510")
SELECTIONS = st.builds(
    Selection,
    perimeter=st.sampled_from(Perimeter),
    programmes=st.lists(st.sampled_from(["i-nov", "fonds-vert", "detr-dsil", "france-2030"]), max_size=2).map(tuple),
    regions=st.lists(st.sampled_from(["11", "76", "84", "04"]), max_size=2).map(tuple),
    years=st.none() | st.sampled_from([(2018, 2019), (2023, 2023), (2020, 2025)]),
    industry_only=st.booleans(),
    local_grants=st.booleans(),
    aid_kinds=st.lists(st.sampled_from(AidKind), max_size=3).map(tuple),
    area=st.none() | st.sampled_from(AREAS).map(AreaRef.parse),
    search=st.none() | st.sampled_from([*WORDS, *ODD]),
    sort=st.sampled_from(Order),
)


@pytest.fixture(scope="module")
def texts(projects: pd.DataFrame, communes: pd.DataFrame, data_dir: object) -> "pd.Series[str]":
    """The normalised searchable text of each project by its id, joined by hand."""
    programmes = pd.read_parquet(f"{data_dir}/programmes.parquet").set_index("slug")
    found = {}
    for row in projects.itertuples():
        term = programmes.loc[str(row.programme)]
        commune = communes["name"].get(row.insee) if isinstance(row.insee, str) else None
        parts = [row.title, row.beneficiary, row.siren, commune, term["label_fr"], term["label_en"], row.call]
        found[row.id] = fold(" ".join(part for part in parts if isinstance(part, str)))
    return pd.Series(found)


def scanned(store: Store, texts: "pd.Series[str]", selection: Selection) -> pd.DataFrame:
    """The rows under the filters that match area and search, by a plain scan."""
    rows = store.run(funded(store, selection))
    if selection.area is not None:
        rows = rows[(rows[area_column(selection.area.level, selection.perimeter)] == selection.area.code).fillna(False)]
    if selection.search is None:
        return rows
    asked = fold(selection.search).split()
    return rows[[bool(asked) and all(word in texts[name] for word in asked) for name in rows["id"]]]


def ordered(rows: pd.DataFrame, order: Order) -> list[str]:
    """Ids in the order that a reader expects: unknown values last, ties by id."""

    def key(row: object) -> tuple[object, ...]:
        def largest(name: str) -> tuple[bool, float]:
            value = getattr(row, name)
            return (True, 0.0) if pd.isna(value) else (False, -float(value))

        identifier = row.id  # type: ignore[attr-defined]
        if order is Order.AID:
            return (*largest("aid_eur"), identifier)
        if order is Order.COST:
            return (*largest("cost_eur"), identifier)
        if order is Order.NAME:
            title = row.title  # type: ignore[attr-defined]
            return (not isinstance(title, str), sort_key(title) if isinstance(title, str) else ("", ""), identifier)
        date = row.date if isinstance(row.date, str) else ""  # type: ignore[attr-defined]
        return (not date, (*(-ord(letter) for letter in date), 1), identifier)

    return [str(row.id) for row in sorted(rows.itertuples(), key=key)]


@FEW
@given(selection=SELECTIONS)
def test_the_pages_together_are_the_scan_in_order(store: Store, texts: "pd.Series[str]", selection: Selection) -> None:
    expected = ordered(scanned(store, texts, selection), selection.sort)
    first = listing(store, selection)
    assert first.found == len(expected)
    assert first.pages == max(1, -(-len(expected) // PER_PAGE))
    # Long pages here: hundreds of short ones would take minutes and only split the same order.
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr("geo.funding.project_list.PER_PAGE", LONG)
        ids = []
        for page in range(1, max(1, -(-len(expected) // LONG)) + 1):
            found = listing(store, replace(selection, page=page))
            assert tuple(found.rows.columns) == COLUMNS
            ids += found.rows["id"].tolist()
    assert ids == expected


@FEW
@given(selection=SELECTIONS.map(lambda one: replace(one, search=None, area=None)))
def test_the_aid_of_the_rows_is_that_of_the_summary(store: Store, selection: Selection) -> None:
    rows = store.run(listed(store, selection))
    totals = summary(store, replace(selection, level=Level.REGION))
    assert len(rows) == totals.projects
    known = rows.loc[rows["aid_kind"].isin([kind.value for kind in selection.aid_kinds]), "aid_eur"].dropna()
    assert totals.aid == (pytest.approx(known.sum(), abs=CENT) if len(known) else None)


@pytest.mark.parametrize("search", [".*", "%", "_", "\\", "🏭", "--"])
def test_a_search_without_letter_or_digit_finds_nothing(store: Store, search: str) -> None:
    assert listing(store, Selection(search=search, industry_only=False, local_grants=True)).found == 0


def test_accents_case_and_abbreviations_do_not_matter(store: Store) -> None:
    def found(search: str) -> int:
        return listing(store, Selection(search=search, industry_only=False, local_grants=True)).found

    assert found("RENOVATION énergetique") == found("Rénovation Énergétique") > 3000
    assert found("st etienne") == found("Saint-Étienne") > 0
    assert 0 < found("rénovation saint étienne") < found("Saint-Étienne")


@pytest.mark.parametrize("page", [90_000, 99_999])
def test_a_page_beyond_the_last_is_the_last(store: Store, page: int) -> None:
    found = listing(store, Selection(page=page))
    assert found.page == found.pages < page
    assert len(found.rows) > 0


def test_short_pages_cut_the_same_order(store: Store, texts: "pd.Series[str]") -> None:
    selection = Selection(programmes=("i-nov",), sort=Order.NAME)
    pages = listing(store, selection).pages
    ids = [name for page in range(1, pages + 1) for name in listing(store, replace(selection, page=page)).rows["id"]]
    expected = ordered(scanned(store, texts, selection), Order.NAME)
    assert ids == expected


def test_nothing_found_is_one_empty_page(store: Store) -> None:
    found = listing(store, Selection(search="zzzzzz"))
    assert (found.page, found.pages, found.found, len(found.rows)) == (1, 1, 0, 0)


def test_a_project_is_known_whatever_the_filters(store: Store, projects: pd.DataFrame) -> None:
    row = projects[projects["siren"].duplicated(keep=False) & projects["siren"].notna()].iloc[0]
    found = project(store, row["id"])
    assert (found["title"], found["siren"]) == (row["title"], row["siren"])
    others = of_same_firm(store, row["id"])
    assert set(others["id"]) == set(projects.loc[projects["siren"] == row["siren"], "id"]) - {row["id"]}
    with pytest.raises(KeyError, match="nowhere"):
        project(store, "nowhere")


def test_a_project_without_siren_has_no_known_others(store: Store, projects: pd.DataFrame) -> None:
    row = projects[projects["siren"].isna()].iloc[0]
    assert of_same_firm(store, row["id"]).empty


def test_what_a_cleared_filter_would_list(store: Store) -> None:
    selection = Selection(search="rénovation", regions=("76",), area=AreaRef(Level.REGION, "84"))
    counts = without(store, selection)
    assert set(counts) == {"regions", "industry_only", "local_grants"}
    assert counts["regions"] == listing(store, replace(selection, regions=())).found
