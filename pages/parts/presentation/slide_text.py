"""A slide in words and paths, as the browser shows it: nothing is left to compute there."""

from dataclasses import fields
from typing import Any

from geo.funding.reliability import reliability
from geo.labels import PERIMETERS, SINGULAR, value_format
from geo.language import Formatter, plural, translator
from geo.measures.captions import named, outlines, scope
from geo.measures.catalogue import MEASURES
from geo.model import Language, Level, Perimeter
from geo.profile.slides import Slide, Standing
from geo.render.pictures.slide_map import SlideMap
from geo.selection.selection import Selection
from geo.tables.store import Store
from pages.parts.map import panel


def slide(found: Slide, drawn: SlideMap, selection: Selection, store: Store) -> dict[str, Any]:
    """What `presentation.js` shows of one stop; every text is plain."""
    language = selection.language
    _ = translator(language)
    return {
        "title": found.label,
        "kind": _kind(found, store, selection),
        "figures": [_figure(figure, language) for figure in found.figures],
        "sentence": f"{_sentence(found, store, language)} {reliability(found, language)}".strip(),
        # As tuples: the page's script takes them apart.
        "projects": [tuple(item) for item in panel.largest(found.largest, language)],
        "map": {**_shapes(drawn, language), "about": _about_map(found, language)},
        "scope": ", ".join(scope(selection, store)),
        "sources": _sources(found, store, language),
    }


def _kind(found: Slide, store: Store, selection: Selection) -> str:
    _, text = translator(selection.language), Formatter(selection.language)
    level = found.area.level
    words = [_(SINGULAR[level])]
    if level is not Level.REGION:
        words.append(text.list(store.regions[code] for code in found.regions if code in store.regions))
    if level is Level.TERRITORY and selection.perimeter is not Perimeter.SECOND_PHASE:
        words.append(_(PERIMETERS[selection.perimeter]))
    return " · ".join(word for word in words if word)


def _figure(figure: Standing, language: Language) -> dict[str, str]:
    _, text = translator(language), Formatter(language)
    measure, rank = MEASURES[figure.slug], ""
    # Areas without any project share the last rank: it says nothing of them.
    if figure.rank is not None and figure.value != 0:
        rank = _("rank {rank} of {n}").format(rank=text.number(figure.rank), n=text.number(figure.ranked))
    return {"label": _(measure.label), "value": value_format(measure.unit, text)(figure.value), "rank": rank}


def _sentence(found: Slide, store: Store, language: Language) -> str:
    _, n_, text = translator(language), plural(language), Formatter(language)
    if not found.projects:
        return _("No project matches these filters here.")
    if found.programme is None or found.sector is None:
        unpriced = n_(
            "No amount of its {n} project is known.", "No amount of its {n} projects is known.", found.projects
        )
        return unpriced.format(n=text.number(found.projects))
    programme, sector = store.programmes[found.programme[0]], store.sectors[found.sector[0]]
    said = _("{programme} brings {share} of the known aid; the sector that receives most is “{sector}” ({part}).")
    return said.format(
        programme=programme.label(language),
        share=text.percent(found.programme[1]),
        sector=sector.label(language),
        part=text.percent(found.sector[1]),
    )


def _shapes(drawn: SlideMap, language: Language) -> dict[str, Any]:
    length, metres = drawn.bar
    shapes = {field.name: getattr(drawn, field.name) for field in fields(drawn)}
    kilometres = Formatter(language).number(metres / 1000, 0 if metres >= 1000 else 1)
    return {**shapes, "bar": [length, f"{kilometres} km"]}


def _about_map(found: Slide, language: Language) -> str:
    _, n_, text = translator(language), plural(language), Formatter(language)
    if not found.projects:
        return ""
    words = [_("Circles: projects, by their aid.")]
    if found.points["aid"].isna().any():
        words.append(_("Hollow: no amount that is added up."))
    if found.placeless:
        lost = n_("{n} project has no point on the map.", "{n} projects have no point on the map.", found.placeless)
        words.append(lost.format(n=text.number(found.placeless)))
    return " ".join(words)


def _sources(found: Slide, store: Store, language: Language) -> str:
    _, text = translator(language), Formatter(language)
    measured = [name for figure in found.figures for name in MEASURES[figure.slug].source_ids]
    funded = set(MEASURES["projets"].source_ids)
    # Of the lists of projects, those that vouch for the projects of this slide.
    ids = [*found.source_ids, *(name for name in measured if name not in funded)]
    said = [
        named(ids, store.catalogue, language) if ids else "",
        outlines(language),
        _("Data {vintage}.").format(vintage=text.partial_date(store.catalogue.version)),
    ]
    return " ".join(part for part in said if part)
