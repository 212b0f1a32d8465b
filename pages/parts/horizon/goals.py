"""The targets for 2030 on the page: how far the measurable ones are, all by theme, and what contradicts what."""

from collections.abc import Mapping, Sequence

from geo.labels import CONFIDENCE
from geo.language import Formatter, sort_key, translator
from geo.model import Language
from geo.render.charts.horizon import progress_lines
from geo.targets.conflicts import Claim, Conflict, conflicts, industry_share, judged
from geo.targets.labels import amount, goal_theme, indicator, progress, quantity, reading, start, when
from geo.targets.quantities import read_date
from geo.targets.targets import Target, confidence
from pages.parts.state import atlas
from pages.parts.widgets import charts, markup


def all_targets() -> tuple[Target, ...]:
    """`geo.targets.conflicts.judged`, remembered."""
    return atlas.store().ask(judged)


def all_conflicts() -> tuple[Conflict, ...]:
    """`geo.targets.conflicts.conflicts`, remembered."""
    return atlas.store().ask(conflicts)


def shares() -> Mapping[str, Claim | None]:
    """`geo.targets.conflicts.industry_share`, remembered."""
    return atlas.store().ask(industry_share)


def show_progress(measured: Sequence[Target], language: Language) -> None:
    """A chart of targets with a known progress, and the same as a table."""
    _, text = translator(language), Formatter(language)
    said = [
        _("{target}: {progress} of the way").format(target=indicator(item, text), progress=text.percent(item.progress))
        for item in measured
    ]
    charts.show(progress_lines(measured, language), f"{text.list(said)}.", key="progress")
    key = _(
        "White ring: baseline. Blue dot: latest figure. Dark dot: target. Upright tick: the straight line at its date."
    )
    headers = [
        _("Indicator"),
        _("Baseline"),
        _("Latest"),
        _("Goal"),
        _("Progress"),
        _("Straight line at that date"),
        _("Gap to the line"),
    ]
    rows = [_measured(item, text) for item in measured]
    markup.write(markup.paragraph(key), markup.table("", headers, rows, kind=markup.STACKED))


def show_themes(displayed: Sequence[Target], language: Language) -> None:
    """``displayed`` under their themes, with sources and confidence."""
    _, text = translator(language), Formatter(language)
    headers = [_("Indicator"), _("Goal"), _("Baseline"), _("Latest"), _("Progress"), _("Source"), _("Confidence")]
    themes = sorted({item.theme for item in displayed}, key=lambda theme: sort_key(goal_theme(theme, text)))
    markup.write(
        *(
            markup.table(
                goal_theme(theme, text),
                headers,
                [_row(item, text) for item in displayed if item.theme == theme],
                kind=f"{markup.STACKED} atlas-goals",
            )
            for theme in themes
        )
    )


def show_indicators(untargeted: Sequence[Target], language: Language) -> None:
    """Rows without a number to reach: what they say, and no progress."""
    _, text = translator(language), Formatter(language)
    headers = [_("Indicator"), _("Aim in words"), _("Earlier figure"), _("Latest"), _("Source"), _("Confidence")]
    rows = []
    for item in untargeted:
        name, aim, earlier, latest, _progress, source, sure = _row(item, text)
        rows.append((name, aim if item.target.text else "—", earlier, latest, source, sure))
    markup.write(markup.table("", headers, rows, kind=f"{markup.STACKED} atlas-indicators"))


def show_conflicts(found: Sequence[Conflict], language: Language) -> None:
    """A small table for each quantity that is published more than once, with the reason under it."""
    _, text = translator(language), Formatter(language)
    headers = [_("Value"), _("Date"), _("Source"), _("Confidence")]
    pieces = []
    for conflict in found:
        rows = [_claim(claim, text) for claim in conflict.claims]
        pieces.append(markup.table(_(conflict.listed.name), headers, rows, kind=f"{markup.STACKED} atlas-claims"))
        pieces.append(markup.paragraph(_(conflict.listed.reason)))
    markup.write(*pieces)


def show_shares(found: Mapping[str, Claim | None], language: Language) -> None:
    """Industry in GDP, country by country; in words where the open data has none."""
    _, text = translator(language), Formatter(language)
    headers = [_("Country"), _("Share of industry in GDP"), _("Date"), _("Source"), _("Confidence")]
    absent = (_("not in the open data collected"), "—", "—", "—")
    rows = [(_(country), *(_claim(claim, text) if claim else absent)) for country, claim in found.items()]
    markup.write(markup.table("", headers, rows, kind=markup.STACKED))


def _measured(item: Target, text: Formatter) -> tuple[str, ...]:
    _ = translator(text.language)
    line = gap = _("unknown: a date is missing")
    if item.expected is not None and item.gap is not None and item.target.quantity is not None:
        unit = item.target.quantity.unit
        line = amount(round(item.expected, 1), unit, text)
        side = _("ahead of the line") if item.ahead else _("behind the line")
        gap = f"{amount(round(abs(item.gap), 1), unit, text)} {side}"
    values = (reading(part, text) for part in (item.baseline, item.latest, item.target))
    return (indicator(item, text), *values, text.percent(item.progress), line, gap)


def _row(item: Target, text: Formatter) -> tuple[str, ...]:
    _ = translator(text.language)
    named = {item.source_target: _("target"), item.source_latest: _("latest figure")}
    sources = [f"{source} ({named[source]})" for source in named if source]
    sure = [_(CONFIDENCE[confidence(source)].badge) for source in named if source]
    return (
        indicator(item, text),
        reading(item.target, text),
        start(item, text),
        reading(item.latest, text),
        progress(item, text),
        " ; ".join(sources) or text.unknown,
        " ; ".join(dict.fromkeys(sure)) or "—",
    )


def _claim(claim: Claim, text: Formatter) -> tuple[str, ...]:
    read = read_date(claim.dated)
    date = when(read, text) if read else text.partial_date(claim.dated)
    sure = translator(text.language)(CONFIDENCE[claim.confidence].badge) if claim.confidence else "—"
    return quantity(claim.quantity, text), date, claim.source, sure
