"""The charts of the page of programmes, each with its figures in words."""

import streamlit as st

from geo.concentration import FIRST, FORMULA
from geo.facts import Summary
from geo.flows import OTHERS, SMALLEST, UNKNOWN, folded
from geo.language import Formatter, translator
from geo.model import OUTSIDE
from geo.render.plotly_charts import aid_by_year
from geo.render.programme_charts import lorenz_curve, sankey, sector_treemap
from geo.selection import Selection
from pages.parts import charts, markup, programmed, shared


def unit(selection: Selection, totals: Summary) -> str:
    """What the charts measure: "aid" or "projects", as the reader chooses; projects where no amount is known."""
    _ = translator(selection.language)
    names = {"aid": _("Public aid"), "projects": _("Projects")}
    if not totals.aid:
        markup.write(markup.paragraph(_("No amount of these kinds is known: the charts count projects.")))
        return "projects"
    chosen = st.segmented_control(
        _("The charts measure"),
        list(names),
        default="aid",
        format_func=names.__getitem__,
        required=True,
        key="flow_unit",
    )
    return str(chosen)


def flow(selection: Selection, by: str) -> None:
    """Programme → sector → region; what is too small to draw is put together."""
    store, language = shared.store(), selection.language
    _, text = translator(language), Formatter(language)
    every = programmed.sums(selection)
    drawn = folded(folded(every, "sector", by), "region", by)
    programmes = {slug: term.label(language) for slug, term in store.programmes.items()}
    sectors = {slug: term.label(language) for slug, term in store.sectors.items()} | {OTHERS: _("Other sectors")}
    regions = {
        **store.regions,
        OTHERS: _("Other regions"),
        UNKNOWN: _("Region not known"),
        OUTSIDE: _("Overseas collectivities"),
    }
    written = text.compact_euros if by == "aid" else text.number

    def largest(column: str, names: dict[str, str]) -> str:
        parts = every.groupby(column)[by].sum().sort_values(ascending=False)
        return f"{names[str(parts.index[0])]} ({written(parts.iloc[0])})"

    said = _("Largest programme: {programme}; largest sector: {sector}; largest region: {region}.").format(
        programme=largest("programme", programmes), sector=largest("sector", sectors), region=largest("region", regions)
    )
    charts.show(sankey(drawn, by, (programmes, sectors, regions), language), said)
    note = _("Sectors and regions under {share} of the whole are drawn together.").format(share=text.percent(SMALLEST))
    markup.write(markup.paragraph(f"{said} {note}"))


def sectors(selection: Selection, by: str) -> None:
    """The sectors as areas; those without a known amount are counted in words."""
    language = selection.language
    _, text = translator(language), Formatter(language)
    every = programmed.sums(selection)
    names = {slug: term.label(language) for slug, term in shared.store().sectors.items()}
    parts = every.groupby("sector")[by].sum(min_count=1)
    known = parts[parts > 0].sort_values(ascending=False)
    written = text.compact_euros if by == "aid" else text.number
    said = text.list(f"{names[str(slug)]} {written(value)}" for slug, value in known.head(3).items())
    said = _("Largest sectors: {sectors}.").format(sectors=said)
    if len(parts) > len(known):
        said += " " + _("{n} sectors have no known amount.").format(n=text.number(len(parts) - len(known)))
    charts.show(sector_treemap(every, by, names, language), said)
    markup.write(markup.paragraph(said))


def concentrated(selection: Selection) -> None:
    """The Lorenz curve with the Gini coefficient, its formula, and the share of the first territories."""
    language = selection.language
    _, text = translator(language), Formatter(language)
    found = programmed.concentrated(selection)
    if found.gini is None:
        markup.write(markup.paragraph(_("No amount is known in any territory: nothing to spread.")))
        return
    said = _("The {first} first territories hold {share} of the aid in territories; Gini coefficient {gini}.").format(
        first=text.number(FIRST), share=text.percent(found.first_share, 1), gini=text.number(found.gini, 2)
    )
    charts.show(lorenz_curve(found, language), said)
    base = _("{inside} in {n} territories, of which {empty} without a known euro count as zero; the rest lies outside.")
    written = base.format(
        inside=text.compact_euros(found.inside), n=text.number(found.territories),
        empty=text.number(found.territories - found.helped),
    )  # fmt: skip
    markup.write(markup.paragraph(said), markup.paragraph(written), markup.paragraph(_(FORMULA)))


def years(selection: Selection, totals: Summary) -> None:
    """Money by year and programme."""
    language = selection.language
    _, text = translator(language), Formatter(language)
    rows = shared.by_year(selection)
    said = _("{aid} of public aid, of which {undated} without a date.").format(
        aid=text.compact_euros(totals.aid), undated=text.compact_euros(rows.loc[rows["year"].isna(), "aid"].sum())
    )
    if totals.aid:
        charts.show(aid_by_year(rows, shared.store().programmes, language), said)
    markup.write(markup.paragraph(said if totals.aid else _("no known amount")))
