"""An area as editable 16:9 slides: one for most, four for a region."""

from datetime import UTC, datetime
from functools import partial
from io import BytesIO
from typing import Any

from pptx import Presentation
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.presentation import Presentation as Deck
from pptx.util import Inches

from geo.funding.reliability import reliability
from geo.language import shortened
from geo.measures.captions import dated
from geo.model import Level
from geo.profile.sentences import kinds
from geo.render.charts.style import ACCENT, OTHER, PROGRAMME_COLOURS, QUIET
from geo.report.sheet import tables
from geo.report.sheet.brief import Brief
from geo.report.sheet.jobs_curve import jobs_curve
from geo.report.sheet.pictures import pictures
from geo.report.sheet.slide_parts import (
    FACE,
    TAGS,
    Box,
    add_bars,
    add_curve,
    add_link,
    add_list,
    add_picture,
    add_table,
    add_text,
    add_title,
    write,
)
from geo.report.sheet.words import AUTHOR, heading, sentences, sourced

WIDTH, HEIGHT = 13.333, 7.5
"""Size of a slide in inches, 16:9."""
EDGE = 0.5
INNER = WIDTH - 2 * EDGE
TITLE_ONLY = 5
"""Index of the layout with only a title in python-pptx's template."""
MAP = Box(EDGE, 1.35, 4.75, 4.0)
LOW_MAP = Box(EDGE, 1.35, 4.75, 3.5)
"""The map when projects are listed below it."""
FOOT = 0.58
"""Share of the footer's width used by its text, before the address."""
PROPERTY = 200
"""Maximum letters of a property of the file; the format allows 255."""
LABEL = 0.3
"""Width of the column of figure names, in inches per point of font size."""
SHORT = 3
"""How many projects are listed when the area has a single slide."""


def slides(about: Brief) -> bytes:
    """The slides of ``about`` as a PPTX file. Raises `TableError`."""
    deck = _deck(about)
    if about.area.level is Level.REGION:
        for draw in (_overview, _money, _projects, _territories):
            draw(about, _slide(deck, about))
    else:
        _single(about, _slide(deck, about))
    written = BytesIO()
    deck.save(written)
    return written.getvalue()


def _deck(about: Brief) -> Deck:
    """An empty deck in the atlas's font; its 4:3 layouts are widened, for slides that users may add."""
    language, head = about.selection.language, heading(about)
    deck = Presentation()
    wider = Inches(WIDTH) / deck.slide_width
    deck.slide_width, deck.slide_height = Inches(WIDTH), Inches(HEIGHT)
    for sheet in (deck.slide_master, *deck.slide_layouts):
        for shape in sheet.placeholders:
            shape.left, shape.width = int(shape.left * wider), int(shape.width * wider)
    theme = deck.slide_master.part.part_related_by(RELATIONSHIP_TYPE.THEME)
    theme._blob = theme.blob.replace(b"Calibri", FACE.encode())
    about_deck = deck.core_properties
    about_deck.title, about_deck.author = f"{shortened(head.name, PROPERTY)} — {AUTHOR[language]}", AUTHOR[language]
    about_deck.subject = head.kind
    about_deck.keywords = shortened(", ".join([*about.regions, "Territoires d’industrie"]), PROPERTY)
    about_deck.language, about_deck.last_modified_by = TAGS[language], AUTHOR[language]
    made = datetime.strptime(about.store.catalogue.version, "%Y-%m").replace(tzinfo=UTC)
    about_deck.created = about_deck.modified = made
    return deck


def _slide(deck: Deck, about: Brief) -> Any:
    """A slide with what they all share: the footer, and notes with sources, vintages and address."""
    voice = about.selection.voice
    slide = deck.slides.add_slide(deck.slide_layouts[TITLE_ONLY])
    said = [*sentences(about), reliability(about.funds, voice), heading(about).filters]
    made = dated(about.store.catalogue, voice)
    notes = [*said, sourced(about), made, about.address]
    frame = slide.notes_slide.notes_text_frame
    if frame is None:
        raise ValueError("the notes of this slide have no text")
    write(frame, "\n".join(note for note in notes if note), 11, voice)
    words = INNER * FOOT
    foot = f"{AUTHOR[voice.language]} · {made} {heading(about).filters}"
    add_text(slide, Box(EDGE, 7.12, words - 0.2, 0.2), "foot", foot, 9, voice, colour=QUIET)
    # Text that doesn't fit is cut, but the link and the notes have the full address.
    add_link(slide, Box(EDGE + words, 7.12, INNER - words, 0.2), "address", about.address, 9, voice)
    return slide


def _head(about: Brief, slide: Any, under: str = "") -> None:
    voice, head = about.selection.voice, heading(about)
    add_title(slide, Box(EDGE, 0.3, INNER, 0.6), f"{head.name} — {under}" if under else head.name, voice)
    said = " · ".join(part for part in (head.kind, head.where, head.perimeter) if part)
    add_text(slide, Box(EDGE, 0.92, INNER, 0.25), "kind", said, 12, voice, colour=QUIET)


def _single(about: Brief, slide: Any) -> None:
    voice = about.selection.voice
    _head(about, slide)
    _map(about, slide, LOW_MAP)
    left, width = MAP.left + MAP.width + 0.35, INNER - MAP.width - 0.35
    _figures(about, slide, Box(left, 1.35, width, 2.85))
    half = (width - 0.3) / 2
    _bars(about, slide, "programme", Box(left, 4.3, half, 2.7))
    _curve(about, slide, Box(left + half + 0.3, 4.3, half, 2.7))
    # The amount comes first, so that only the end of the names is cut.
    vouched = reliability(about.funds, voice)
    listed = [f"{row[4]} ({row[5]}) – {row[0]} ({row[1]})" for row in tables.projects(about).rows[:SHORT]]
    top = voice._("Largest projects") if listed else voice._("No project under these filters is located here.")
    add_text(slide, Box(EDGE, 5.45, MAP.width, 0.22), "projects", top, 11, voice, bold=True)
    if vouched:
        add_text(slide, Box(EDGE, 5.68, MAP.width, 0.2), "reliability", vouched, 9, voice, colour=QUIET)
    add_list(slide, Box(EDGE, 5.92, MAP.width, 1.15), "list of projects", listed, 10, voice)


def _overview(about: Brief, slide: Any) -> None:
    voice = about.selection.voice
    _head(about, slide)
    _map(about, slide, MAP)
    left, width = MAP.left + MAP.width + 0.35, INNER - MAP.width - 0.35
    _figures(about, slide, Box(left, 1.35, width, 3.6))
    add_text(slide, Box(left, 5.15, width, 1.8), "summary", " ".join(sentences(about)), 12, voice)


def _money(about: Brief, slide: Any) -> None:
    voice = about.selection.voice
    _head(about, slide, voice._("public aid"))
    half = (INNER - 0.4) / 2
    _bars(about, slide, "programme", Box(EDGE, 1.35, half, 5.1))
    _bars(about, slide, "sector", Box(EDGE + half + 0.4, 1.35, half, 5.1))
    vouched = reliability(about.funds, voice)
    said = (vouched, tables.unpriced(about, "programme"), kinds(about.selection, about.funds))
    note = " ".join(part for part in said if part)
    add_text(slide, Box(EDGE, 6.5, INNER, 0.55), "note", note, 10, voice, colour=QUIET)


def _projects(about: Brief, slide: Any) -> None:
    voice = about.selection.voice
    _ = voice._
    _head(about, slide, _("largest projects"))
    found = tables.projects(about)
    if not found.rows:
        missing = _("No project under these filters is located here.")
        add_text(slide, Box(EDGE, 1.5, INNER, 0.5), "projects", missing, 14, voice)
        return
    add_table(slide, Box(EDGE, 1.35, INNER, 5.5), _("Largest projects"), found, (3.6, 2.4, 2.5, 0.7, 1, 2.4), 11, voice)


def _territories(about: Brief, slide: Any) -> None:
    voice = about.selection.voice
    _ = voice._
    _head(about, slide, _("territories and jobs"))
    found = tables.territories(about)
    if found.rows:
        name = _("Territories with the most public aid")
        add_table(slide, Box(EDGE, 1.35, 7.2, 5.2), name, found, (0.6, 4, 0.9, 1.2, 1.3), 11, voice)
        note = _("A territory that spans several regions is counted in full.")
        add_text(slide, Box(EDGE, 6.65, 7.2, 0.3), "note", note, 10, voice, colour=QUIET)
    else:
        add_text(
            slide, Box(EDGE, 1.5, 7.2, 0.5), "territories", _("There is no Territoire d’industrie here."), 14, voice
        )
    _curve(about, slide, Box(8.1, 1.35, WIDTH - EDGE - 8.1, 5.2))


def _map(about: Brief, slide: Any, box: Box) -> None:
    drawn = pictures(about, "png", (box.width, box.height))
    add_picture(slide, box, drawn.area, "map", drawn.alt)
    add_picture(slide, Box(box.left + box.width - 1.3, box.top, 1.3, 1.11), drawn.locator, "locator", drawn.locator_alt)
    key = Box(box.left, box.top + box.height + 0.05, box.width, 0.5)
    add_text(slide, key, "key", drawn.key, 9, about.selection.voice, colour=QUIET)


def _figures(about: Brief, slide: Any, box: Box) -> None:
    voice, found = about.selection.voice, tables.figures(about)
    others = len(found.heads) - 1
    add = partial(add_table, slide, box, voice._("Key figures"), found)
    size = 10 if box.height < 3 else 12
    label = LABEL * size
    add((label, *((box.width - label) / others for _at in range(others))), size, voice)


def _bars(about: Brief, slide: Any, by: str, box: Box) -> None:
    voice = about.selection.voice
    _, groups = voice._, tables.money(about, by)
    title = _("Public aid by programme") if by == "programme" else _("Public aid by sector")
    add_text(slide, Box(box.left, box.top, box.width, 0.25), f"title {by}", title, 11, voice, bold=True)
    if not groups:
        missing = _("No project with a known amount under these filters.")
        add_text(slide, Box(box.left, box.top + 0.4, box.width, 0.5), by, missing, 11, voice)
        return
    rows = [
        (group.label, group.aid / 1e6, PROGRAMME_COLOURS.get(group.slug, OTHER) if by == "programme" else ACCENT)
        for group in groups
    ]
    said = voice.list(f"{group.label} {voice.compact_euros(group.aid)}" for group in groups)
    chart = Box(box.left, box.top + 0.25, box.width, box.height - 0.25)
    add_bars(slide, chart, title, rows, voice, _("{title}: {values}.").format(title=title, values=said))


def _curve(about: Brief, slide: Any, box: Box) -> None:
    voice, found = about.selection.voice, jobs_curve(about)
    _ = voice._
    title = _("Private jobs since 2014 (2014 = 100)")
    add_text(slide, Box(box.left, box.top, box.width, 0.25), "title jobs", title, 11, voice, bold=True)
    if found is None:
        missing = _("The source publishes no figures on private jobs for this area.")
        add_text(slide, Box(box.left, box.top + 0.4, box.width, 0.5), "jobs", missing, 11, voice)
        return
    said = voice.list(f"{line.name} {line.growth}" for line in found.lines)
    chart = Box(box.left, box.top + 0.25, box.width, box.height - 0.25)
    add_curve(slide, chart, title, found, voice, _("{title}: {values}.").format(title=title, values=said))
