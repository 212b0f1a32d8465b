"""The card of one site of the pollutant register: what it does, where it stands, what it released, and its limits."""

from collections.abc import Hashable, Mapping
from dataclasses import replace
from math import floor, log10
from typing import Any

import pandas as pd
import streamlit as st
from markupsafe import Markup

from geo.industry import THRESHOLDS
from geo.labels import MEDIA, PRECISIONS, branch
from geo.language import Voice
from geo.measures.captions import cited
from geo.model import Language
from geo.profile.around import plants
from geo.selection.selection import Selection
from pages.parts.state import atlas
from pages.parts.widgets import links, markup

DIGITS = 3
"""Digits of a quantity that count, at least."""


def address(selection: Selection, identifier: str) -> str:
    """The address of a site's card on the profile that is shown."""
    return links.href(links.Page.TERRITORY, replace(selection, site=identifier))


def show(selection: Selection, identifier: str) -> None:
    """Draw the card of a site that the tables know, wherever it is."""
    voice = selection.voice
    _ = voice._
    with st.container(key="site-card"):
        markup.write(
            *atlas.store().remember(("site card", identifier, selection.language), lambda: _card(voice, identifier))
        )
        st.button(_("Close the site"), key="close-site", on_click=_close)


def _card(voice: Voice, identifier: str) -> list[Markup]:
    _, store = voice._, atlas.store()
    found = plants.site(store, identifier)
    released = plants.releases(store, identifier)
    return [
        markup.heading(_text(found["name"]) or _("Name not published"), _("Site in the emissions register")),
        markup.table("", [_("Fact"), _("Value")], _facts(found, voice), kind="atlas-facts"),
        *_released(released, voice),
        markup.paragraph(_(THRESHOLDS)),
    ]


def _facts(found: "pd.Series[str]", voice: Voice) -> list[tuple[str, str]]:
    _, store = voice._, atlas.store()
    activity, sector = _text(found["activity"]), _text(found["sector"])
    place = " · ".join(part for part in (_text(found["commune"]), _text(found["department"])) if part)
    precision = PRECISIONS[found["precision"]]
    facts = [
        (
            _("Activity"),
            f"{store.activities[activity].label(voice.language)} ({activity})" if activity else voice.unknown,
        ),
        (_("Sector"), store.sectors[sector].label(voice.language) if sector else "—"),
        (_("Branch"), branch(found["branch"], voice)),
        ("SIRET", _text(found["siret"]) or voice.unknown),
        (_("Place"), place or voice.unknown),
        (_("Precision"), _(precision)),
        (_("Source"), cited(store.catalogue.sources[found["source_id"]], voice)),
    ]
    if (same := _text(found["ets"])) is not None:
        emitted = _("{name}: {tonnes} t CO2e in {year} (the same plant, counted once)").format(
            name=same, tonnes=voice.number(float(found["emissions_t"])), year=int(found["ets_year"])
        )
        facts.insert(-1, (_("In the EU ETS"), emitted))
    return facts


def _released(rows: pd.DataFrame, voice: Voice) -> list[Markup]:
    """What the site released into each medium, as declared; quantities are not added up."""
    _ = voice._
    if rows.empty:
        return [
            markup.paragraph(
                _("No releases other than CO2, which is not shown because the register's values are unreliable.")
            )
        ]
    label = "label_fr" if voice.language is Language.FRENCH else "label_en"
    pieces = []
    for medium, title in MEDIA.items():
        own = rows[rows["medium"] == medium]
        if own.empty:
            continue
        lines = [(row[label], _quantity(row, voice)) for row in own.to_dict("records")]
        pieces.append(markup.table(_(title), [_("Pollutant"), _("kg in 2019, as declared")], lines, numbers=[1]))
    if rows["doubtful"].any():
        pieces.append(
            markup.paragraph(
                _("Doubtful: more than all other sites together, because of a wrong unit or an exceptional site.")
            )
        )
    note = _("Quantities of different pollutants must not be added up. CO2 is left out: see the EU ETS.")
    return [*pieces, markup.paragraph(note)]


def _quantity(row: Mapping[Hashable, Any], voice: Voice) -> str:
    kg = float(row["kg"])
    # Three digits that count: dioxins are told in milligrams.
    digits = 0 if kg == 0 else max(0, DIGITS - 1 - floor(log10(kg)))
    written = voice.number(kg, digits)
    return voice._("{kg} (doubtful)").format(kg=written) if row["doubtful"] else written


def _close() -> None:
    st.session_state["site"] = None


def _text(value: object) -> str | None:
    return value if isinstance(value, str) and value else None
