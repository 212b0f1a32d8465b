"""The ecosystem of an area's profile: known places inside by kind, and the nearest if the list is complete enough."""

import pandas as pd
from markupsafe import Markup

from geo.labels import PLACE_KINDS
from geo.language import Voice, sort_key
from geo.model import AreaRef, Level
from geo.profile.completeness import ENOUGH, completeness, counts
from geo.profile.nearby import nearest
from geo.selection.selection import Selection
from pages.parts.profile.tables import names_of
from pages.parts.state import atlas
from pages.parts.widgets import long_table, markup


def table(selection: Selection, area: AreaRef, places: pd.DataFrame, rows: pd.DataFrame) -> list[Markup]:
    """The places (`geo.profile.nearby.ecosystem_around`) of ``area``, whose regions ``rows`` holds
    (`geo.profile.figures.beside`).

    Places known only by region, if it is one of the area's, are named separately: they may be inside.
    Cached and shared: do not modify.
    """
    question = ("ecosystem", area, selection.perimeter, selection.language)
    return atlas.store().remember(question, lambda: _written(selection.voice, area, places, rows))


def _written(voice: Voice, area: AreaRef, known: pd.DataFrame, rows: pd.DataFrame) -> list[Markup]:
    refs = [ref for ref in rows["ref"] if ref is not None and ref.level is Level.REGION]
    regions = (area.code,) if area.level is Level.REGION else tuple(sorted(ref.code for ref in refs))
    lists = completeness(atlas.store())
    _ = voice._
    lines, untold = [], []
    for kind, label in sorted(
        ((kind, _(label)) for kind, label in PLACE_KINDS.items()), key=lambda pair: sort_key(pair[1])
    ):
        places = known[known["kind"] == kind]
        inside = places[places["inside"]]
        if inside.empty and not lists[kind].is_enough:
            untold.append(f"{label} ({counts(lists[kind], voice)})")
            continue
        closest = nearest(places, lists[kind], voice)
        lines.append((len(inside), (label, voice.number(len(inside)), names_of(inside["name"], voice), closest)))
    lines.sort(key=lambda line: -line[0])
    heads = [_("Kind"), _("Known here"), _("Names"), _("Nearest outside, as the crow flies")]
    pieces = long_table.pieces(voice, "", heads, [row for _count, row in lines], numbers=[1], kind=markup.STACKED)
    if untold:
        said = _("No place is known here, and the lists are too incomplete to say which is nearest: {kinds}.")
        pieces.append(markup.paragraph(said.format(kinds=voice.list(untold))))
    unplaced = (known["lon"].isna() | known["lat"].isna()) & ~known["inside"]
    maybe = known[unplaced & known["region"].isin(regions).fillna(False).astype(bool)]
    if len(maybe):
        named = [
            f"{name} ({_(PLACE_KINDS[kind])})" if kind in PLACE_KINDS else str(name)
            for name, kind in zip(maybe["name"], maybe["kind"], strict=True)
        ]
        said = _("Known only by region, and perhaps here: {names}.")
        pieces.append(markup.paragraph(said.format(names=voice.list(named))))
    unsure = int((known["inside"] & ~known["verified"].fillna(False).astype(bool)).sum())
    note = _(
        "Distances are measured from the centre of the area, never across the sea. A list that holds less than "
        "{share} of the places that exist in France does not say which is nearest. {n} of the places in the area have "
        "not been verified as active today; {lost} places on the list have no address, and some of them may be here."
    ).format(share=voice.percent(ENOUGH), n=voice.number(unsure), lost=voice.number(int(unplaced.sum())))
    return [*pieces, markup.paragraph(note)]
