"""Small multiples of the compared areas, each with the same figures in words or as a table."""

from geo.profile.comparison import Comparison
from geo.render.charts import tables
from geo.render.charts.compare import aid_panels, jobs_panels, sector_panels
from geo.selection.selection import Selection
from pages.parts.compare import answers
from pages.parts.state import atlas
from pages.parts.widgets import charts, markup


def jobs(selection: Selection, found: Comparison) -> None:
    """Private jobs as an index (2014 = 100), compared with France; areas without jobs data are named."""
    voice = selection.voice
    _ = voice._
    series, country, missing = {}, None, []
    for area, label in found.labels.items():
        frame = answers.jobs(area, selection.perimeter)
        country = frame[frame["level"] == "france"]
        own = frame[(frame["level"] == area.level.value) & (frame["code"] == area.code)]
        if own.empty:
            missing.append(label)
        else:
            series[label] = own
    ends = [f"{label} {voice.number(rows['index'].iloc[-1], 1)}" for label, rows in series.items()]
    if series and country is not None:
        said = _("Private jobs in 2024, where 2014 is 100: {ends}; France {country}.").format(
            ends=voice.list(ends), country=voice.number(country["index"].iloc[-1], 1)
        )
        france = country
        lines = {**series, _("France"): france}
        charts.show(
            answers.drawn("jobs", selection, lambda: jobs_panels(series, france, voice)),
            said,
            key="compared_jobs",
            table=lambda: tables.index_by_year(lines, voice),
        )
        markup.write(markup.paragraph(said))
    if missing:
        markup.write(markup.paragraph(_("No jobs data for {areas}.").format(areas=voice.list(missing))))


def years(selection: Selection, found: Comparison) -> None:
    """Aid by year, in million euros, on a shared scale."""
    voice = selection.voice
    money = {label: found.money[found.money["code"] == area.code] for area, label in found.labels.items()}
    sums = {label: rows["aid"].sum(min_count=1) for label, rows in money.items()}
    said = voice._("Public aid over all years: {sums}.").format(
        sums=voice.list(f"{label} {voice.compact_euros(aid)}" for label, aid in sums.items())
    )
    if found.money["aid"].notna().any():
        span = selection.years or atlas.vocabulary().years
        charts.show(
            answers.drawn("years", selection, lambda: aid_panels(money, span, voice)),
            said,
            key="compared_years",
            table=lambda: tables.years_by_area(money, voice),
        )
    note = voice._("Million euros; projects without a date are in the sums alone.")
    markup.write(markup.paragraph(f"{said} {note}"))


def sectors(selection: Selection, found: Comparison) -> None:
    """Projects by sector on a shared scale, and a table of projects and aid by sector."""
    voice = selection.voice
    _ = voice._
    counts = found.money.groupby("sector")["projects"].sum().sort_values(ascending=False, kind="stable")
    if counts.empty:
        markup.write(markup.paragraph(_("No project matches these filters.")))
        return
    labels = {slug: atlas.store().sectors[slug].label(selection.language) for slug in counts.index}
    money = {label: found.money[found.money["code"] == area.code] for area, label in found.labels.items()}
    most = labels[counts.index[0]]
    said = _("Projects by sector; the most frequent one is {sector}.").format(sector=most)
    panels = answers.drawn("sectors", selection, lambda: sector_panels(money, labels, voice))
    charts.show(panels, said, key="compared_sectors")
    rows = []
    for slug, label in labels.items():
        cells = []
        for frame in money.values():
            here = frame[frame["sector"] == slug]
            aid = here["aid"].sum(min_count=1)
            cells.append(f"{voice.number(here['projects'].sum())} · {voice.compact_euros(aid)}" if len(here) else "—")
        rows.append([label, *cells])
    head = [_("Sector"), *money]
    markup.write(markup.table(_("Projects and public aid by sector"), head, rows, numbers=range(1, len(head))))
