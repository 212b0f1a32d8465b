"""Charts as tables: the figures behind each chart as rows of text, for readers who can't see it or want to copy it."""

from collections.abc import Callable, Mapping, Sequence

import numpy as np
import pandas as pd

from geo.cartography.choropleth import AreaView
from geo.finder.criteria import CRITERIA
from geo.finder.ranking import Ranking
from geo.funding.projects import known
from geo.language import Voice, sort_key
from geo.model import Term
from geo.programmes.concentration import Concentration
from geo.programmes.flows import COLUMNS
from geo.programmes.publication import Years, span, unpublished
from geo.render.table import Table

Written = Callable[[float | None], str]
"""Formatter of a value; None and NaN are shown as unknown."""
STEPS = 10
"""Number of rows in the table of a Lorenz curve."""


def by_year(
    sums: pd.DataFrame,
    column: str,
    programmes: Mapping[str, Term],
    published: Years,
    written: Written,
    voice: Voice,
) -> Table:
    """`geo.funding.projects.by_year` with one row per year, undated last, one column per programme, and the total.

    A cell is "—" where there is no project, and states it where the source of a programme does not cover the year.
    Projects without a known amount are shown as unknown and add nothing to the total.
    """
    _ = voice._
    labels = {str(slug): programmes[str(slug)].label(voice.language) for slug in sums["programme"].unique()}
    shown = sorted(labels, key=lambda slug: sort_key(labels[slug]))
    dated = span(sums["year"])
    missing = unpublished({slug: published.get(slug, frozenset()) for slug in shown}, dated)
    years = [(str(year), sums.loc[sums["year"] == year], missing.get(year, ())) for year in dated]
    rows = []
    for name, here, absent in [*years, (_("undated"), sums.loc[sums["year"].isna()], ())]:
        cells = [
            _("source not published") if slug in absent else _cell(here.loc[here["programme"] == slug], column, written)
            for slug in shown
        ]
        rows.append((name, *cells, _cell(here, column, written)))
    return _figures((_("Year"), *(labels[slug] for slug in shown), _("Total")), tuple(rows))


def years_by_area(money: Mapping[str, pd.DataFrame], voice: Voice) -> Table:
    """Aid by year and area (name → rows with year and aid in euros), undated projects last."""
    years = sorted({int(year) for rows in money.values() for year in rows["year"].dropna()})
    body = [
        (str(year), *(_cell(rows.loc[rows["year"] == year], "aid", voice.compact_euros) for rows in money.values()))
        for year in years
    ]
    undated = [_cell(rows.loc[rows["year"].isna()], "aid", voice.compact_euros) for rows in money.values()]
    return _figures((voice._("Year"), *money), (*body, (voice._("undated"), *undated)))


def index_by_year(series: Mapping[str, pd.DataFrame], voice: Voice) -> Table:
    """Series of `geo.profile.figures.jobs` (name → year, index, jobs) as "104.2 (12,345)", the index and the jobs."""
    lines = {name: rows.set_index("year") for name, rows in series.items()}
    rows = []
    for year in sorted({int(year) for line in lines.values() for year in line.index}):
        cells = [
            f"{voice.number(known(line.at[year, 'index']), 1)} ({voice.number(known(line.at[year, 'jobs']))})"
            if year in line.index
            else voice.unknown
            for line in lines.values()
        ]
        rows.append((str(year), *cells))
    return _figures((voice._("Year"), *lines), tuple(rows))


def emissions_by_year(rows: pd.DataFrame, voice: Voice) -> Table:
    """Emissions (year, every and industry, in t CO2e) of one place of `geo.profile.around.emissions.emissions`."""
    _ = voice._
    body = [
        (str(row.year), voice.number(known(row.every)), voice.number(known(row.industry)))
        for row in rows.itertuples(index=False)
    ]
    return _figures((_("Year"), _("All sites (t CO2e)"), _("Industry (t CO2e)")), tuple(body))


def grouped_money(groups: Sequence[tuple[str, pd.DataFrame, Mapping[str, str]]], voice: Voice) -> Table:
    """Aid by group; a group is (title, rows with slug, projects and aid in euros, label by slug)."""
    _ = voice._
    rows = tuple(
        (labels[row["slug"]], title, voice.number(row["projects"]), voice.compact_euros(row["aid"]))
        for title, found, labels in groups
        for row in found.to_dict("records")
    )
    return Table((_("Name"), _("Group"), _("Projects"), _("Public aid")), rows, (2, 3))


def flows(values: pd.DataFrame, called: Mapping[str, Mapping[str, str]], written: Written, voice: Voice) -> Table:
    """`geo.programmes.flows.grouped`, largest first; ``called``: column → code → name."""
    _ = voice._
    largest = values.sort_values(["value", *COLUMNS], ascending=[False, True, True, True])
    rows = tuple(
        (*(called[name].get(str(row[name]), str(row[name])) for name in COLUMNS), written(float(row["value"])))
        for row in largest.to_dict("records")
    )
    return Table((_("Programme"), _("Sector"), _("Region"), _("Amount")), rows, (3,))


def sectors(frame: pd.DataFrame, column: str, labels: Mapping[str, str], written: Written, voice: Voice) -> Table:
    """`geo.programmes.flows.flows` by sector with the share of each, largest first."""
    _ = voice._
    sums = frame.groupby("sector")[column].sum()
    sums = sums[sums > 0].sort_values(ascending=False, kind="stable")
    total = float(sums.sum())
    rows = tuple(
        (labels[str(code)], written(float(value)), voice.percent(value / total, 1)) for code, value in sums.items()
    )
    return _figures((_("Sector"), _("Amount"), _("Share")), rows)


def lorenz(found: Concentration, voice: Voice) -> Table:
    """The Lorenz curve at every tenth of the areas, interpolated linearly as on the chart."""
    steps = np.linspace(0, 1, STEPS + 1)[1:]
    shares = np.interp(steps, found.lorenz[:, 0], found.lorenz[:, 1])
    rows = tuple((voice.percent(step), voice.percent(share, 1)) for step, share in zip(steps, shares, strict=True))
    return _figures((voice._("share of areas, from the least to the most funded"), voice._("share of the total")), rows)


def contributions(ranked: Ranking, first: int, voice: Voice) -> Table:
    """Contribution of each criterion to the scores of the ``first`` areas, in points out of 100."""
    _ = voice._
    rows = ranked.ranked.head(first)
    parts = ranked.contributions.loc[rows.index] * 100
    body = tuple(
        (row["label"], *(voice.number(value, 1) for value in points), voice.number(row["score"] * 100, 1))
        for row, points in zip(rows.to_dict("records"), parts.to_numpy(float).tolist(), strict=True)
    )
    heads = (_(CRITERIA[slug].label) for slug in parts.columns)
    return _figures((_("Territoire d'industrie"), *heads, _("Score")), body)


def classes(view: AreaView, written: Written, voice: Voice) -> Table:
    """Number of areas in each class of a map, those without a value last."""
    _ = voice._
    rows = tuple((row.label, voice.number(row.count)) for row in view.legend(written, _))
    return _figures((_("Class"), _("Areas")), rows)


def _cell(rows: pd.DataFrame, column: str, written: Written) -> str:
    return written(rows[column].sum(min_count=1)) if len(rows) else "—"


def _figures(heads: tuple[str, ...], rows: tuple[tuple[str, ...], ...]) -> Table:
    """A table whose columns are all numbers except the first."""
    return Table(heads, rows, tuple(range(1, len(heads))))
