"""The charts of the programmes page, each with a text on what it includes and leaves out."""

from collections.abc import Mapping

import streamlit as st

from geo.funding.sums import Summary
from geo.language import N_
from geo.programmes import publication
from geo.programmes.concentration import FIRST
from geo.programmes.findings import first_sectors, peak
from geo.programmes.flows import SMALL, UNKNOWN, grouped
from geo.programmes.publication import concerned
from geo.render.charts import programmes as draw
from geo.render.charts import tables
from geo.render.charts.bars import aid_by_year
from geo.selection.selection import Selection
from geo.tables.store import Store
from pages.parts.map import sentence
from pages.parts.programmes import announced_shares
from pages.parts.programmes.answers import Answer
from pages.parts.programmes.answers import by_year as by_year_of
from pages.parts.state import address
from pages.parts.widgets import charts, export, markup

COUNTED = {"aide": N_("Public aid"), "projets": N_("Projects")}
"""What the charts can count, by the slug of the measure."""
FORMULA = "G = 2 Σ i·xᵢ / (n Σ xᵢ) − (n + 1) / n"


def reading(answer: Answer, totals: Summary, store: Store, selection: Selection) -> str:
    """One sentence on the largest programme, and one on the concentration over territories."""
    voice = selection.voice
    if not totals.projects:
        return voice._("No project in the data matches: the cards show what is known about the programmes.")
    sums = answer.flows.groupby("programme")[answer.column].sum()
    largest = str(sums.idxmax())
    said = voice._("{programme} is the largest programme here: {amount}, {share} of the total.").format(
        programme=store.programmes[largest].label(voice.language),
        amount=_amount(answer, float(sums[largest]), selection),
        share=voice.percent(float(sums[largest] / sums.sum())),
    )
    return f"{said} {_first_ones(answer, selection)}"


def show(answer: Answer, totals: Summary, store: Store, selection: Selection) -> None:
    """The switch between money and projects, and the charts, in two columns if the screen is wide enough."""
    voice = selection.voice
    _ = voice._
    called = draw.names(store.programmes, store.sectors, store.regions, voice)
    _switch(answer, totals, selection)
    values = grouped(answer.flows, answer.column)
    total = _amount(answer, float(values["value"].sum()), selection)
    st.header(_("From programmes to sectors to regions"), anchor=False)
    strongest = values.iloc[int(values["value"].argmax())]
    alt = _("Flows of {total}; the largest runs from {programme} to {region}, through {sector}.").format(
        total=total, **{kind: called[kind][strongest[kind]] for kind in called}
    )
    written = draw.amount_format(answer.column, voice)
    markup.write(markup.paragraph(alt, "sentence"))
    charts.show(
        draw.flow_chart(values, answer.column, called, voice),
        alt,
        key="flows",
        table=lambda: tables.flows(values, called, written, voice),
    )
    lost = float(values.loc[values["region"] == UNKNOWN, "value"].sum())
    grouping = _(
        "Programmes, sectors and regions under {share} of the total are grouped as “others”. Region unknown: {lost}."
    )
    said = grouping.format(share=voice.percent(SMALL), lost=_amount(answer, lost, selection))
    markup.write(markup.paragraph(said), markup.paragraph(sentence.kinds(selection, totals)))
    left, right = st.columns(2, gap="large")
    with left:
        _sectors(answer, called["sector"], selection)
    with right:
        _years(answer, store, selection)
        _concentration(answer, totals, selection)
    st.header(_("Announced shares compared with the data"), anchor=False)
    markup.write(announced_shares.beside(answer.announced, voice))


def _sectors(answer: Answer, labels: Mapping[str, str], selection: Selection) -> None:
    voice = selection.voice
    _ = voice._
    st.header(_("By sector"), anchor=False)
    written = draw.amount_format(answer.column, voice)
    found = first_sectors(answer.flows, answer.column)
    named = voice.list(f"{labels[slug]} ({written(value)})" for slug, value in found.first)
    said = voice.n_(
        "{sectors} hold {share} of the {total} in {n} sector with a known value.",
        "{sectors} hold {share} of the {total} in {n} sectors with a known value.",
        found.known,
    ).format(
        sectors=named,
        share=voice.percent(found.share),
        total=_amount(answer, found.total, selection),
        n=voice.number(found.known),
    )
    markup.write(markup.paragraph(said, "sentence"))
    charts.show(
        draw.sector_bars(answer.flows, answer.column, {"sector": labels}, voice),
        said,
        key="sectors_bars",
        table=lambda: tables.sectors(answer.flows, answer.column, labels, written, voice),
    )


def _years(answer: Answer, store: Store, selection: Selection) -> None:
    voice = selection.voice
    _ = voice._
    st.header(_("By year"), anchor=False)
    by_year = aid_by_year if answer.column == "aid" else draw.projects_by_year
    written = draw.amount_format(answer.column, voice)
    sums, held = by_year_of(selection), concerned(store, selection)
    rows = sums.loc[sums["year"].isna(), answer.column]
    # Undated projects without a known amount are unknown, not zero.
    undated = _amount(answer, 0.0 if rows.empty else float(rows.sum(min_count=1)), selection)
    highest = peak(sums, answer.column)
    said = _("Nothing is dated (undated: {undated}).").format(undated=undated)
    if highest.year is not None:
        said = _("{year} is the highest year: {amount} of the {dated} dated (undated: {undated}).").format(
            year=highest.year,
            amount=_amount(answer, highest.value, selection),
            dated=_amount(answer, highest.dated, selection),
            undated=undated,
        )
    markup.write(markup.paragraph(said, "sentence"))
    charts.show(
        by_year(sums, store.programmes, held, voice),
        said,
        key="years_chart",
        table=lambda: tables.by_year(sums, answer.column, store.programmes, held, written, voice),
    )
    markup.write(markup.paragraph(publication.covered(held, store.programmes, voice)))


def _switch(answer: Answer, totals: Summary, selection: Selection) -> None:
    """The switch for what the charts count, kept in the address as the measure, and the export of their projects."""
    voice = selection.voice
    _ = voice._

    def changed() -> None:
        st.session_state["measure"] = st.session_state["counted"] or "aide"
        address.forget_notices()

    st.session_state["counted"] = "projets" if answer.column == "projects" else "aide"
    with st.container(horizontal=True, vertical_alignment="bottom"):
        st.segmented_control(
            _("Charts show"),
            list(COUNTED),
            key="counted",
            format_func=lambda slug: _(COUNTED[slug]),
            on_change=changed,
            disabled=not totals.aid,
        )
        export.show(export.of_projects(export.of_facts(selection)), voice)
    if not totals.aid:
        st.info(_("No amounts are known under these filters, so the charts count projects instead."))


def _concentration(answer: Answer, totals: Summary, selection: Selection) -> None:
    voice = selection.voice
    _ = voice._
    st.header(_("Concentration across territories"), anchor=False)
    found = answer.concentrated
    if found is None:
        markup.write(markup.paragraph(_first_ones(answer, selection)))
        return
    all_of_it = float(totals.aid or 0) if answer.column == "aid" else float(totals.projects)
    outside = _("Outside any territory, or not located in one: {amount} (not counted here).").format(
        amount=_amount(answer, all_of_it - found.total, selection)
    )
    method = _(
        "Gini index {gini}: {formula}, for the n = {n} territories from the least to the most funded. Territories "
        "with no project or no known amount count as zero here."
    )
    said = method.format(gini=voice.number(found.gini, 2), formula=FORMULA, n=voice.number(found.areas))
    first = answer.areas.iloc[list(found.largest)]
    written = draw.amount_format(answer.column, voice)
    rows = [(area, written(value)) for area, value in zip(first["label"], first["value"], strict=True)]
    listed = markup.table(
        _("The top territories"),
        [_("Territory"), _("Public aid") if answer.column == "aid" else _("Projects")],
        rows,
        numbers=[1],
    )
    markup.write(markup.paragraph(_first_ones(answer, selection), "sentence"), listed, markup.paragraph(outside))
    # Plotly is heavy: the curve is drawn when its fold is opened.
    opened = st.expander(_("For experts: the Lorenz curve and the Gini index"), key="lorenz_fold", on_change="rerun")
    with opened:
        markup.write(markup.paragraph(said))
        if opened.open:
            charts.show(
                draw.lorenz_curve(found, voice),
                _first_ones(answer, selection),
                key="lorenz",
                table=lambda: tables.lorenz(found, voice),
            )


def _first_ones(answer: Answer, selection: Selection) -> str:
    voice = selection.voice
    found = answer.concentrated
    if found is None:
        return voice._("None of it is located in a territory.")
    return voice._("The top {n} of {all} territories receive {share} of the total for territories.").format(
        n=FIRST, all=voice.number(found.areas), share=voice.percent(found.first_share)
    )


def _amount(answer: Answer, value: float, selection: Selection) -> str:
    """``value`` as text: euros, or a number of projects."""
    written = draw.amount_format(answer.column, selection.voice)(value)
    if answer.column == "aid":
        return written
    return selection.voice.n_("{n} project", "{n} projects", int(value)).format(n=written)
