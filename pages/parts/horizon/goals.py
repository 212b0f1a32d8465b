"""The targets for 2030: progress of the measurable ones, all of them by theme, and contradictions between sources."""

from collections.abc import Mapping, Sequence

from geo.labels import CONFIDENCE
from geo.language import Voice, sort_key
from geo.render.charts.horizon import progress_lines
from geo.targets.conflicts import Claim, Conflict, conflicts, industry_share, judged
from geo.targets.labels import amount, goal_theme, indicator, progress, quantity, reading, start, when
from geo.targets.quantities import read_date
from geo.targets.targets import Target, confidence
from pages.parts.state import atlas
from pages.parts.widgets import charts, markup


def all_targets() -> tuple[Target, ...]:
    """`geo.targets.conflicts.judged`, cached."""
    return atlas.store().ask(judged)


def all_conflicts() -> tuple[Conflict, ...]:
    """`geo.targets.conflicts.conflicts`, cached."""
    return atlas.store().ask(conflicts)


def shares() -> Mapping[str, Claim | None]:
    """`geo.targets.conflicts.industry_share`, cached."""
    return atlas.store().ask(industry_share)


def show_progress(measured: Sequence[Target], voice: Voice) -> None:
    """A chart of the targets whose progress is known, and the same figures as a table."""
    _ = voice._
    said = [
        _("{target}: {progress} of the way").format(
            target=indicator(item, voice), progress=voice.percent(item.progress)
        )
        for item in measured
    ]
    charts.show(progress_lines(measured, voice), f"{voice.list(said)}.", key="progress")
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
    rows = [_measured(item, voice) for item in measured]
    markup.write(markup.paragraph(key), markup.table("", headers, rows, kind=markup.STACKED))


def show_themes(displayed: Sequence[Target], voice: Voice) -> None:
    """One table per theme of ``displayed``, with sources and confidence."""
    _ = voice._
    headers = [_("Indicator"), _("Goal"), _("Baseline"), _("Latest"), _("Progress"), _("Source"), _("Confidence")]
    themes = sorted({item.theme for item in displayed}, key=lambda theme: sort_key(goal_theme(theme, voice)))
    markup.write(
        *(
            markup.table(
                goal_theme(theme, voice),
                headers,
                [_row(item, voice) for item in displayed if item.theme == theme],
                kind=f"{markup.STACKED} atlas-goals",
            )
            for theme in themes
        )
    )


def show_indicators(untargeted: Sequence[Target], voice: Voice) -> None:
    """A table of the indicators without a numeric target: their figures, without progress."""
    _ = voice._
    headers = [_("Indicator"), _("Aim in words"), _("Earlier figure"), _("Latest"), _("Source"), _("Confidence")]
    rows = []
    for item in untargeted:
        name, aim, earlier, latest, _progress, source, sure = _row(item, voice)
        rows.append((name, aim if item.target.text else "—", earlier, latest, source, sure))
    markup.write(markup.table("", headers, rows, kind=f"{markup.STACKED} atlas-indicators"))


def show_conflicts(found: Sequence[Conflict], voice: Voice) -> None:
    """One small table per quantity with conflicting published values, with the reason under it."""
    _ = voice._
    headers = [_("Value"), _("Date"), _("Source"), _("Confidence")]
    pieces = []
    for conflict in found:
        rows = [_claim(claim, voice) for claim in conflict.claims]
        pieces.append(markup.table(_(conflict.listed.name), headers, rows, kind=f"{markup.STACKED} atlas-claims"))
        pieces.append(markup.paragraph(_(conflict.listed.reason)))
    markup.write(*pieces)


def show_shares(found: Mapping[str, Claim | None], voice: Voice) -> None:
    """The share of industry in GDP per country; a country without open data is shown as such."""
    _ = voice._
    headers = [_("Country"), _("Share of industry in GDP"), _("Date"), _("Source"), _("Confidence")]
    absent = (_("not in the open data collected"), "—", "—", "—")
    rows = [(_(country), *(_claim(claim, voice) if claim else absent)) for country, claim in found.items()]
    markup.write(markup.table("", headers, rows, kind=markup.STACKED))


def _measured(item: Target, voice: Voice) -> tuple[str, ...]:
    _ = voice._
    line = gap = _("unknown: a date is missing")
    if item.expected is not None and item.gap is not None and item.target.quantity is not None:
        unit = item.target.quantity.unit
        line = amount(round(item.expected, 1), unit, voice)
        side = _("ahead of the line") if item.ahead else _("behind the line")
        gap = f"{amount(round(abs(item.gap), 1), unit, voice)} {side}"
    values = (reading(part, voice) for part in (item.baseline, item.latest, item.target))
    return (indicator(item, voice), *values, voice.percent(item.progress), line, gap)


def _row(item: Target, voice: Voice) -> tuple[str, ...]:
    _ = voice._
    named = {item.source_target: _("target"), item.source_latest: _("latest figure")}
    sources = [f"{source} ({named[source]})" for source in named if source]
    sure = [_(CONFIDENCE[confidence(source)].badge) for source in named if source]
    return (
        indicator(item, voice),
        reading(item.target, voice),
        start(item, voice),
        reading(item.latest, voice),
        progress(item, voice),
        " ; ".join(sources) or voice.unknown,
        " ; ".join(dict.fromkeys(sure)) or "—",
    )


def _claim(claim: Claim, voice: Voice) -> tuple[str, ...]:
    read = read_date(claim.dated)
    date = when(read, voice) if read else voice.partial_date(claim.dated)
    sure = voice._(CONFIDENCE[claim.confidence].badge) if claim.confidence else "—"
    return quantity(claim.quantity, voice), date, claim.source, sure
