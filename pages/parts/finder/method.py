"""The method, folded under the answer: the parts of the scores, partners and programmes, criteria, computation."""

import pandas as pd
import streamlit as st
from markupsafe import Markup

from geo.finder.challenges import weighed
from geo.finder.criteria import CRITERIA
from geo.finder.criterion import Direction
from geo.finder.ranking import LEAST_KNOWN
from geo.finder.robustness import DRAWS, SEED, SPREAD, TOP
from geo.labels import value_format
from geo.measures.captions import shown
from geo.model import AreaRef, Level, Unit
from geo.render.charts import tables
from geo.render.charts.finder import contribution_bars
from geo.selection.selection import Selection
from pages.parts.finder import answers, partners
from pages.parts.frame.failure import explained
from pages.parts.state import atlas
from pages.parts.widgets import charts, markup


def show(selection: Selection, found: answers.Found, *, is_ranked: bool) -> None:
    """One fold for each part; only the criteria if nothing is ranked."""
    voice = selection.voice
    _ = voice._
    if is_ranked:
        # Plotly is heavy: the chart is drawn when its fold is opened.
        opened = st.expander(_("How the top scores are made up"), key="contributions_fold", on_change="rerun")
        if opened.open:
            with opened:
                _chart(selection, found)
        with st.expander(_("What they use, what else they could use, and possible partners")), explained(voice):
            partners.show(selection, found)
    chosen = selection.area if selection.area is not None and selection.area.level is Level.TERRITORY else None
    with st.expander(_("The criteria")):
        _criteria(selection, answers.values(selection), chosen)
    if is_ranked:
        with st.expander(_("How the score is computed")):
            markup.write(*_computed(selection))


def _computed(selection: Selection) -> list[Markup]:
    """How the score and its robustness are computed."""
    voice = selection.voice
    _ = voice._
    said = [
        _(
            "Score: the weighted mean of the percentile ranks of the known criteria. A percentile rank is the share "
            "of other territories that do worse: equal values share a rank, and a territory with nothing recorded "
            "gets zero. Coverage: the share of the weights that the known criteria carry; a territory needs at least "
            "{least} to be ranked."
        ).format(least=voice.percent(LEAST_KNOWN)),
        _(
            "Robustness: share of {draws} random draws (seed {seed}) in which the territory stays in the top {top} "
            "when each weight varies by up to ±{spread} and each unknown value is replaced by one known elsewhere."
        ).format(draws=voice.number(DRAWS), seed=SEED, top=TOP, spread=voice.percent(SPREAD)),
    ]
    return [markup.paragraph(line) for line in said]


def _chart(selection: Selection, found: answers.Found) -> None:
    """The contribution of each criterion to the top scores."""
    voice = selection.voice
    first = found.ranking.rows[found.ranking.rows["score"].notna()].head(TOP)
    listed = voice.list(f"{row['label']} ({voice.number(row['score'] * 100)})" for row in first.to_dict("records"))
    alt = voice._("Scores of the top territories, by criterion: {areas}.").format(areas=listed)
    charts.show(
        contribution_bars(found.ranking, TOP, voice),
        alt,
        key="contributions",
        table=lambda: tables.contributions(found.ranking, TOP, voice),
    )


def _criteria(selection: Selection, values: pd.DataFrame, area: AreaRef | None) -> None:
    """The challenge's criteria: weight, direction and reason, formula, sources, and the value of ``area``, if given."""
    voice = selection.voice
    _ = voice._
    sources = atlas.store().catalogue.sources
    ways = {Direction.HIGHER: _("higher is better"), Direction.LOWER: _("lower is better")}
    own = values[values["code"] == area.code] if area is not None else values.head(0)
    rows = []
    for slug, weight in weighed(selection.challenge, selection.weights).items():
        item = CRITERIA[slug]
        origin = voice.list(
            f"{sources[name].producer.in_language(voice.language)}, {sources[name].vintage}"
            for name in shown(item.source_ids, selection)
        )
        row = [
            _(item.label),
            voice.number(weight),
            _("{way}: {why}").format(way=ways[item.direction], why=_(item.why)),
            _(item.formula),
            origin,
        ]
        if len(own):
            decimal = item.unit in (Unit.COUNT, Unit.TONNES)
            value = own.iloc[0][slug]
            row.append(voice.number(value, 1) if decimal else value_format(item.unit, voice)(value))
        rows.append(row)
    heads = [_("Criterion"), _("Weight"), _("What counts as good"), _("Formula"), _("Sources")]
    heads += [str(name) for name in own["label"]]
    markup.write(markup.table("", heads, rows, numbers=[1, 5] if len(own) else [1], kind=markup.STACKED))
