"""The texts and SVG paths of a slide, ready to display: the browser computes nothing."""

from dataclasses import fields, replace
from typing import Any

from geo.funding.reliability import reliability
from geo.labels import PERIMETERS, SINGULAR, value_format
from geo.language import Voice
from geo.measures.captions import named, outlines, scope
from geo.measures.catalogue import MEASURES
from geo.model import Level, Perimeter
from geo.profile.slides import Slide, Standing
from geo.render.pictures.slide_map import SlideMap
from geo.selection.selection import Selection
from geo.tables.store import Store
from pages.parts.map import panel


def slide(found: Slide, drawn: SlideMap, selection: Selection, store: Store) -> dict[str, Any]:
    """The data that `presentation.js` shows for one stop; all texts are plain text, not HTML."""
    voice = selection.voice
    return {
        "title": found.label,
        "kind": _kind(found, store, selection),
        "figures": [_figure(figure, voice) for figure in found.figures],
        "sentence": f"{_sentence(found, store, voice)} {reliability(found, voice)}".strip(),
        # As tuples: the script unpacks them by position.
        "projects": [tuple(item) for item in panel.largest(found.largest, voice)],
        "map": {**_shapes(drawn, voice), "about": _about_map(found, voice)},
        "scope": ", ".join(scope(replace(selection, types=()), store)),
        "sources": _sources(found, store, voice),
    }


def _kind(found: Slide, store: Store, selection: Selection) -> str:
    voice = selection.voice
    level = found.area.level
    words = [voice._(SINGULAR[level])]
    if level is not Level.REGION:
        words.append(voice.list(store.regions[code] for code in found.regions if code in store.regions))
    if level is Level.TERRITORY and selection.perimeter is not Perimeter.SECOND_PHASE:
        words.append(voice._(PERIMETERS[selection.perimeter]))
    return " · ".join(word for word in words if word)


def _figure(figure: Standing, voice: Voice) -> dict[str, str]:
    measure, rank = MEASURES[figure.slug], ""
    # Areas without any project share the last rank, which is meaningless.
    if figure.rank is not None and figure.value != 0:
        rank = voice._("rank {rank} of {n}").format(rank=voice.number(figure.rank), n=voice.number(figure.ranked))
    return {"label": voice._(measure.label), "value": value_format(measure.unit, voice)(figure.value), "rank": rank}


def _sentence(found: Slide, store: Store, voice: Voice) -> str:
    if not found.projects:
        return voice._("No project matches these filters here.")
    if found.programme is None or found.sector is None:
        unpriced = voice.n_(
            "No amount is known for its {n} project.", "No amounts are known for its {n} projects.", found.projects
        )
        return unpriced.format(n=voice.number(found.projects))
    programme, sector = store.programmes[found.programme[0]], store.sectors[found.sector[0]]
    said = voice._(
        "{programme} provides {share} of the known aid; the sector that receives the most is “{sector}” ({part})."
    )
    return said.format(
        programme=programme.label(voice.language),
        share=voice.percent(found.programme[1]),
        sector=sector.label(voice.language),
        part=voice.percent(found.sector[1]),
    )


def _shapes(drawn: SlideMap, voice: Voice) -> dict[str, Any]:
    length, metres = drawn.bar
    shapes = {field.name: getattr(drawn, field.name) for field in fields(drawn)}
    kilometres = voice.number(metres / 1000, 0 if metres >= 1000 else 1)
    return {**shapes, "bar": [length, f"{kilometres} km"]}


def _about_map(found: Slide, voice: Voice) -> str:
    if not found.projects:
        return ""
    words = [voice._("Circles: projects, sized by aid.")]
    if found.points["aid"].isna().any():
        words.append(voice._("Hollow: no amount included in totals."))
    if found.placeless:
        lost = voice.n_(
            "{n} project has no point on the map.", "{n} projects have no point on the map.", found.placeless
        )
        words.append(lost.format(n=voice.number(found.placeless)))
    return " ".join(words)


def _sources(found: Slide, store: Store, voice: Voice) -> str:
    measured = [name for figure in found.figures for name in MEASURES[figure.slug].source_ids]
    funded = set(MEASURES["projets"].source_ids)
    # Among the project lists, cite only those that this slide's projects come from.
    ids = [*found.source_ids, *(name for name in measured if name not in funded)]
    said = [
        named(ids, store.catalogue, voice) if ids else "",
        outlines(voice),
        voice._("Data: {vintage}.").format(vintage=voice.partial_date(store.catalogue.version)),
    ]
    return " ".join(part for part in said if part)
