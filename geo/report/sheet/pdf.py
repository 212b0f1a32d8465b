"""The printed sheet of an area, one or two A4 pages typeset by Typst: a tagged PDF, or a PNG of the first page."""

import json
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from threading import Lock
from typing import Any, Literal

import typst

from geo.funding.reliability import reliability
from geo.language import shortened
from geo.measures.captions import dated
from geo.profile.sentences import kinds
from geo.render.charts.style import ACCENT, CONTEXT, INK, OTHER, PROGRAMME_COLOURS, QUIET
from geo.render.pictures.sheet_map import FACES, FONTS
from geo.render.pictures.text import drawable
from geo.render.table import Table
from geo.report.sheet import tables
from geo.report.sheet.brief import Brief
from geo.report.sheet.jobs_curve import jobs_curve
from geo.report.sheet.pictures import pictures, qr_code
from geo.report.sheet.words import AUTHOR, breakable, heading, sentences, sourced

TEMPLATE = Path(__file__).with_name("pdf.typ")
MAP = (4.61, 4.05)
"""Size of the large map in inches, as wide as the template allows."""
WIDE, NARROW, LONG = 117, 84, 900
"""Width of the large map in millimetres: `WIDE`, or `NARROW` if name and sentences have `LONG` or more letters."""
FINE, TIGHT, CROWDED, FEW = 7.4, 6.6, 1100, 7
"""Font size of the second page's tables in points: `FINE`, or `TIGHT` if project titles and beneficiaries have more
than `CROWDED` letters in total; only `FEW` kinds of places are then listed.
"""
LINE = "#d9dfe8"
DASHES = (None, "dashed", "dotted", "dash-dotted")
STANDARD: Literal["ua-1"] = "ua-1"
"""PDF/UA-1: Typst refuses to make the file if anything that a screen reader needs is missing."""
SIZES = ((60, 20.0), (140, 14.0), (10_000, 10.5))
"""(maximum letters, points): font size of the name by its length, so that a long one leaves room for the figures."""
PREVIEW = 110.0
"""Dots per inch of the PNG."""
# One sheet at a time: the compiler keeps state between sheets, and the pages come first for CPU time.
_SETTING = Lock()


def sheet(about: Brief, suffix: str) -> bytes:
    """The sheet as "pdf" (tagged, PDF/UA-1), or its first page as "png"; equal arguments give equal bytes.

    Raises `RuntimeError` when Typst writes nothing.
    """
    data = json.dumps(_cleaned(content(about)), ensure_ascii=False, allow_nan=False)
    with _SETTING:
        given: dict[str, Any] = {"input": TEMPLATE.read_bytes(), "sys_inputs": {"data": data}}
        if suffix == "pdf":
            made = datetime.strptime(about.store.catalogue.version, "%Y-%m").replace(tzinfo=UTC)
            found = _compiler().compile(
                **given, format="pdf", pdf_standards=[STANDARD], timestamp=int(made.timestamp())
            )
        else:
            found = _compiler().compile(**given, format="png", ppi=PREVIEW)
    page = found[0] if isinstance(found, list) else found
    if page is None:
        raise RuntimeError(f"Typst wrote nothing for the sheet of {about.area}")
    return page


@cache
def _compiler() -> typst.Compiler:
    """Typst with only the fonts of installed packages, so that sheets are the same on every machine."""
    folders = [str(folder) for folder in FONTS]
    fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=folders)
    return typst.Compiler(font_paths=fonts, ignore_system_fonts=True)


def content(about: Brief) -> dict[str, Any]:
    """Everything shown by the template, under the names that it uses."""
    voice = about.selection.voice
    _, head, drawn = voice._, heading(about), pictures(about, "svg", MAP)
    said, listed = " ".join(sentences(about)), tables.projects(about)
    crowded = sum(len(cell) for row in listed.rows for cell in row[:2]) > CROWDED
    shown = about.address.removeprefix("https://").removeprefix("http://")
    return {
        "title": f"{head.name} — {AUTHOR[voice.language]}",
        "author": AUTHOR[voice.language],
        "description": drawn.alt,
        "keywords": [head.name, head.kind, *about.regions, "Territoires d’industrie", "France 2030"],
        "lang": voice.language.value,
        "faces": FACES,
        "colours": {"ink": INK, "quiet": QUIET, "line": LINE, "accent": ACCENT},
        "kind": head.kind,
        "perimeter": head.perimeter,
        "name": head.name,
        "short": shortened(head.name, 80),
        "size": next(points for longest, points in SIZES if len(head.name) <= longest),
        "where": head.where,
        "filters": head.filters,
        "sentences": said,
        "map": {
            "width": WIDE if len(said) + len(head.name) < LONG else NARROW,
            "svg": drawn.area.decode(),
            "alt": drawn.alt,
            "key": drawn.key,
        },
        "locator": {"svg": drawn.locator.decode(), "alt": drawn.locator_alt},
        "figures": _table(tables.figures(about)),
        "curve": _curve(about),
        "money": [
            {"title": title, **_bars(about, by)}
            for by, title in (("programme", _("By programme")), ("sector", _("By sector")))
            if about.funds.priced
        ],
        "fine": TIGHT if crowded else FINE,
        "projects": _table(listed),
        "ecosystem": _table(tables.ecosystem(about, FEW if crowded else tables.KINDS)),
        "sourced": sourced(about),
        "dated": dated(about.store.catalogue, voice),
        "address": {"href": about.address, "shown": shown},
        "qr": {"svg": qr_code(about.address), "alt": _("QR code of the page {address}").format(address=shown)},
        "words": _words(about, listed, crowded),
    }


def _words(about: Brief, listed: Table, is_crowded: bool) -> dict[str, str]:
    voice = about.selection.voice
    _ = voice._
    outlined = [_("Outlined amounts are not included in totals.")] if listed.outlined else []
    return {
        "figures": _("Key figures"),
        "france": _(
            "The figures for France include projects that are not located; its shares are regional shares weighted by "
            "inhabitants."
        ),
        "jobs": _("Private jobs since 2014 (2014 = 100)"),
        "no_jobs": _("The source publishes no figures on private jobs for this area."),
        "money": _("Public aid"),
        "no_money": _("No project with a known amount under these filters."),
        "projects": _("Largest projects"),
        "no_projects": _("No project under these filters is located here."),
        "kinds": " ".join([kinds(about.selection, about.funds), *outlined]),
        "vouched": reliability(about.funds, voice),
        "untold": tables.untold(about, is_crowded),
        "ecosystem": _("Ecosystem"),
        "sources": _("Sources and method"),
        "address": _("This sheet as a web page, with the same filters:"),
    }


def _table(made: Table) -> dict[str, Any]:
    return {"heads": made.heads, "rows": made.rows, "numbers": made.numbers, "outlined": made.outlined}


def _bars(about: Brief, by: str) -> dict[str, Any]:
    voice = about.selection.voice
    _, groups = voice._, tables.money(about, by)
    rows = [
        {
            "label": group.label,
            "share": share,
            "aid": voice.compact_euros(group.aid),
            "projects": voice.number(group.projects),
            "colour": PROGRAMME_COLOURS.get(group.slug, OTHER) if by == "programme" else ACCENT,
        }
        for group, share in zip(groups, tables.bar_shares(groups), strict=True)
    ]
    named = _("Programme") if by == "programme" else _("Sector")
    return {"heads": (named, "", _("Aid (projects)")), "rows": rows, "note": tables.unpriced(about, by)}


def _curve(about: Brief) -> dict[str, Any] | None:
    found = jobs_curve(about)
    if found is None:
        return None
    voice = about.selection.voice
    said = [f"{line.name} {line.growth}" for line in found.lines]
    lines = [
        {
            "own": at == 0,
            "points": line.points,
            "label": line.label,
            "said": f"{shortened(line.name, 34)} {line.growth}",
            "colour": ACCENT if at == 0 else QUIET if at == len(found.lines) - 1 else CONTEXT,
            "ink": ACCENT if at == 0 else QUIET,
            "dash": DASHES[at % len(DASHES)],
        }
        for at, line in enumerate(found.lines)
    ]
    alt = voice._("Private jobs, {first} = 100; growth to 2024: {growths}.").format(
        first=found.years[0][1], growths=voice.list(said)
    )
    return {"lines": lines, "years": found.years, "ticks": found.ticks, "alt": alt}


def _cleaned(value: Any) -> Any:
    """``value`` with drawable text whose long words can be broken; pictures and URLs are unchanged."""
    if isinstance(value, dict):
        kept = ("svg", "href")
        return {key: item if key in kept else _cleaned(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_cleaned(item) for item in value]
    return breakable(drawable(value)) if isinstance(value, str) else value
