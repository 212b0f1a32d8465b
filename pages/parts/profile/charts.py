"""The charts of an area's profile, each with a text alternative."""

import pandas as pd
import streamlit as st

from geo.funding.reliability import reliability
from geo.language import Voice
from geo.profile.around.emissions import BREAK, NOTE, since_break
from geo.profile.context import Setting
from geo.profile.figures import FIRST_YEAR, Money
from geo.profile.sentences import growths, named_series
from geo.programmes import publication
from geo.programmes.publication import concerned
from geo.render.charts import tables
from geo.render.charts.bars import aid_by_year
from geo.render.charts.profile import emissions_curve, jobs_index, money_bars
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
        alt = _("Aid by programme, sector and theme; the largest programme is {programme}, with {aid}.")
        first = store.programmes[str(top["slug"])].label(voice.language)
        said = alt.format(programme=first, aid=voice.compact_euros(top["aid"]))
        charts.show(by_group, said, key="portrait_money", table=lambda: tables.grouped_money(groups, voice))
        unknown = [labels[slug] for _title, rows, labels in groups for slug in rows.loc[rows["aid"].isna(), "slug"]]
        if unknown:
            line = _("No known amount of the kinds included in totals: {names}.")
            markup.write(markup.paragraph(line.format(names=voice.list(unknown))))


def jobs(selection: Selection, series: pd.DataFrame, rows: pd.DataFrame) -> None:
    """Private jobs as an index (`FIRST_YEAR` = 100), compared with the area's regions and France."""
    voice = selection.voice
    found = growths(series, rows)
    if not found:
        markup.write(markup.paragraph(voice._("The source publishes no figures on private jobs for this area.")))
        return
    named = {name: lines for name, lines in named_series(series, rows) if len(lines)}
    said = voice.list(f"{name} {voice.percent(growth, 1, signed=True)}" for name, _jobs, growth in found)
    alt = voice._("Private jobs, {first} = 100; growth to 2024: {growths}.").format(first=FIRST_YEAR, growths=said)
    figure = atlas.store().remember(
        ("chart of jobs", selection.area, selection.perimeter, selection.language),
        lambda: jobs_index(named, voice),
    )
    charts.show(figure, alt, key="portrait_jobs", table=lambda: tables.index_by_year(named, voice))
    markup.write(markup.paragraph(alt))


def emissions(selection: Selection, around: Setting) -> None:
    """Draw the curve, and say how emissions have changed since the break, here and in France."""
    voice = selection.voice
    _ = voice._
    rows = around.emissions
    own, country = (rows[rows["place"] == place] for place in ("area", "france"))
    if own.empty:
        markup.write(markup.paragraph(_("No site here has been in the EU emissions trading system since 2005.")))
        return
    said = _("{first}–{last}: industry {industry} here, {france} in France; all sites {every} here.").format(
        first=BREAK,
        last=int(own["year"].iloc[-1]),
        industry=_change(own, "industry", voice),
        france=_change(country, "industry", voice),
        every=_change(own, "every", voice),
    )
    alt = _("Emissions in the EU ETS by year, in two parts: before 2013 and since. {change}").format(change=said)
    figure = atlas.store().remember(
        ("chart of emissions", selection.area, selection.perimeter, selection.language),
        lambda: emissions_curve(own, voice),
    )
    charts.show(figure, alt, key="portrait_emissions", table=lambda: tables.emissions_by_year(own, voice))
    markup.write(markup.paragraph(said), markup.paragraph(_(NOTE)))


def _change(rows: pd.DataFrame, column: str, voice: Voice) -> str:
    """The change since the break; unknown where nothing was under the system then."""
    return voice.percent(since_break(rows, column), 1, signed=True)
