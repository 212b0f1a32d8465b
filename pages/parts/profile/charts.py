"""The charts of an area's profile, each with a text alternative."""

import pandas as pd
import streamlit as st

from geo.funding.reliability import reliability
from geo.profile.figures import FIRST_YEAR, Money
from geo.profile.sentences import growths, named_series
from geo.programmes import publication
from geo.programmes.publication import concerned
from geo.render.charts import tables
from geo.render.charts.bars import aid_by_year
from geo.render.charts.profile import jobs_index, money_bars
from geo.selection.selection import Selection
from pages.parts.state import atlas
from pages.parts.widgets import charts, markup


def money(selection: Selection, funds: Money) -> None:
    """Aid by year, and by programme, sector and theme; groups without a known amount are named under the bars."""
    voice = selection.voice
    _, store = voice._, atlas.store()
    if not funds.priced:
        markup.write(markup.paragraph(_("No project with a known amount under these filters.")))
        return
    markup.write(markup.paragraph(reliability(funds, voice)))
    groups = [
        (
            _("Programmes"),
            funds.by_programme,
            {slug: term.label(voice.language) for slug, term in store.programmes.items()},
        ),
        (_("Sectors"), funds.by_sector, {slug: term.label(voice.language) for slug, term in store.sectors.items()}),
        (_("Themes"), funds.by_theme, {slug: term.label(voice.language) for slug, term in store.themes.items()}),
    ]
    held = concerned(store, selection)
    here = {slug: years for slug, years in held.items() if slug in set(funds.by_year["programme"])}
    by_year, by_group = store.remember(
        ("charts of money", selection),
        lambda: (aid_by_year(funds.by_year, store.programmes, here, voice), money_bars(groups, voice)),
    )
    left, right = st.columns(2)
    with left:
        top = funds.by_programme.iloc[0]
        years = funds.by_year.dropna(subset=["aid", "year"])["year"]
        span = (int(years.min()), int(years.max())) if len(years) else None
        alt = _("Aid by year and programme, {years}: {aid} in all.")
        said = alt.format(years=voice.year_range(span), aid=voice.compact_euros(funds.aid))
        charts.show(
            by_year,
            said,
            key="portrait_years",
            table=lambda: tables.by_year(funds.by_year, "aid", store.programmes, here, voice.compact_euros, voice),
        )
        markup.write(markup.paragraph(publication.covered(here, store.programmes, voice)))
    with right:
        alt = _("Aid by programme, sector and theme; the first programme is {programme} with {aid}.")
        first = store.programmes[str(top["slug"])].label(voice.language)
        said = alt.format(programme=first, aid=voice.compact_euros(top["aid"]))
        charts.show(by_group, said, key="portrait_money", table=lambda: tables.grouped_money(groups, voice))
        unknown = [labels[slug] for _title, rows, labels in groups for slug in rows.loc[rows["aid"].isna(), "slug"]]
        if unknown:
            line = _("Without a known amount of the summed kinds: {names}.")
            markup.write(markup.paragraph(line.format(names=voice.list(unknown))))


def jobs(selection: Selection, series: pd.DataFrame, rows: pd.DataFrame) -> None:
    """Private jobs as an index (`FIRST_YEAR` = 100), compared with the area's regions and France."""
    voice = selection.voice
    found = growths(series, rows)
    if not found:
        markup.write(markup.paragraph(voice._("The source publishes no private jobs for this area.")))
        return
    named = {name: lines for name, lines in named_series(series, rows) if len(lines)}
    said = voice.list(f"{name} {voice.percent(growth, 1, signed=True)}" for name, _jobs, growth in found)
    alt = voice._("Private jobs, {first} = 100; growth until 2024: {growths}.").format(first=FIRST_YEAR, growths=said)
    figure = atlas.store().remember(
        ("chart of jobs", selection.area, selection.perimeter, selection.language),
        lambda: jobs_index(named, voice),
    )
    charts.show(figure, alt, key="portrait_jobs", table=lambda: tables.index_by_year(named, voice))
    markup.write(markup.paragraph(alt))
