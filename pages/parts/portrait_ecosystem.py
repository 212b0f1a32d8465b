"""The ecosystem of an area's profile: what is inside by kind, how far the nearest of each other kind is."""

import pandas as pd
import streamlit as st

from geo.language import Formatter, sort_key, translator
from geo.model import AreaRef, Language, Level, Perimeter
from geo.selection import Selection
from geo.wording import PLACE_KINDS
from pages.parts import markup
from pages.parts.portrait_tables import names_of
from pages.parts.portrayed import KEPT


def table(selection: Selection, area: AreaRef, places: pd.DataFrame, rows: pd.DataFrame) -> list[str]:
    """The places (`geo.nearby.ecosystem_around`) of ``area``, whose regions ``rows`` holds (`geo.portrait.beside`).

    Places that are known by their region alone, when it is one of the area's, are named apart: they may be here.
    """
    refs = [ref for ref in rows["ref"] if ref is not None and ref.level is Level.REGION]
    regions = (area.code,) if area.level is Level.REGION else tuple(sorted(ref.code for ref in refs))
    return _table(str(area), selection.perimeter, selection.language, regions, places)


@st.cache_resource(show_spinner=False, max_entries=KEPT)
def _table(
    area: str, perimeter: Perimeter, language: Language, regions: tuple[str, ...], _places: pd.DataFrame
) -> list[str]:
    _, text = translator(language), Formatter(language)
    lines = []
    for kind, label in sorted(
        ((kind, _(label)) for kind, label in PLACE_KINDS.items()), key=lambda pair: sort_key(pair[1])
    ):
        places = _places[_places["kind"] == kind]
        inside = places[places["inside"]]
        outside = places[~places["inside"] & places["km"].notna()]
        nearest = "—"
        if inside.empty and len(outside):
            first = outside.iloc[0]
            nearest = _("{name}, {km} km").format(name=first["name"], km=text.number(first["km"]))
        lines.append((len(inside), (label, text.number(len(inside)), names_of(inside["name"], text), nearest)))
    lines.sort(key=lambda line: -line[0])
    heads = [_("Kind"), _("Inside"), _("Names"), _("Nearest, as the crow flies")]
    pieces = [markup.table("", heads, [row for _count, row in lines], numbers=[1])]
    unplaced = _places["km"].isna() & ~_places["inside"]
    maybe = _places[unplaced & _places["region"].isin(regions).fillna(False).astype(bool)]
    if len(maybe):
        named = [
            f"{name} ({_(PLACE_KINDS[kind])})" if kind in PLACE_KINDS else str(name)
            for name, kind in zip(maybe["name"], maybe["kind"], strict=True)
        ]
        said = _("Known by their region alone, and perhaps here: {names}.")
        pieces.append(markup.paragraph(said.format(names=text.list(named))))
    unsure = int((_places["inside"] & ~_places["verified"].fillna(False).astype(bool)).sum())
    note = _(
        "Distances are from the centre of the area. {n} of the places inside are not verified as active today; {lost} "
        "places of the list have no address: some may lie here."
    ).format(n=text.number(unsure), lost=text.number(int(unplaced.sum())))
    return [*pieces, markup.paragraph(note)]
