"""The card of one project: all its facts, its location, and the other projects with the same SIREN."""

from dataclasses import replace

import pandas as pd
import streamlit as st

from geo.funding.project_list import of_same_firm, project
from geo.funding.reliability import OFFICIAL, badge
from geo.labels import AMOUNTS, CONFIDENCE, PRECISIONS
from geo.language import Voice
from geo.measures.captions import cited
from geo.model import OUTSIDE, REGISTER_KINDS, AidKind, AreaRef, Level
from geo.selection.selection import Selection
from pages.parts.map import choropleth
from pages.parts.state import atlas, zoom
from pages.parts.widgets import links, markup

MAP_HEIGHT = 300
SHOWN = 20
"""The maximum number of other projects listed for the same SIREN."""


def show(selection: Selection, identifier: str) -> None:
    """Draw the card of the project with this id, which must exist, whether or not the filters keep it."""
    voice = selection.voice
    _ = voice._
    found = project(atlas.store(), identifier)
    with st.container(key="project-card"):
        left, right = st.columns([3, 2])
        with left:
            title = _text(found["title"]) or _text(found["beneficiary"]) or _("Unnamed project")
            markup.write(
                markup.heading(title, _text(found["beneficiary"]) or _("beneficiary not published")),
                markup.badge(badge(found["confidence"], found["source_url"], voice)),
                markup.table("", [_("Fact"), _("Value")], _facts(found, voice), kind="atlas-facts"),
            )
            if url := _text(found["source_url"]):
                st.link_button(_("Open the source"), url)
            st.button(_("Close the project"), key="close-project", on_click=_close)
        with right:
            _map(found, selection)
        _others(found, selection)


def _facts(found: "pd.Series[str]", voice: Voice) -> list[tuple[str, str]]:
    _ = voice._
    store = atlas.store()
    kind = found["aid_kind"]
    aid = _range(_text(found["aid_range"]), voice) or voice.euros(_number(found["aid_eur"]))
    place = " · ".join(part for part in (_text(found["commune"]), _text(found["department"])) if part)
    source = store.catalogue.sources[found["source_id"]]
    precision, confidence = PRECISIONS[found["precision"]], CONFIDENCE[found["confidence"]].full
    vouched = _(confidence)
    if found["confidence"] != OFFICIAL and _text(found["source_url"]):
        vouched = _("{confidence}: based on a single page").format(confidence=vouched)
    facts = [
        (_("Programme"), store.programmes[found["programme"]].label(voice.language)),
        (_("Call"), _text(found["call"]) or voice.unknown),
        (_("Sector"), store.sectors[found["sector"]].label(voice.language)),
        (_("Theme"), store.themes[theme].label(voice.language) if (theme := _text(found["theme"])) else voice.unknown),
        (_("Beneficiary"), _text(found["beneficiary"]) or _("beneficiary not published")),
        ("SIREN", _text(found["siren"]) or voice.unknown),
        (_("Date"), voice.partial_date(_text(found["date"]))),
        (_("Cost"), voice.euros(_number(found["cost_eur"]))),
        (_("Aid"), f"{aid} ({_(AMOUNTS[AidKind(kind)])})" if _text(kind) else aid),
        (_("Place"), place or voice.unknown),
        (_("Precision"), _(precision)),
        (_("Confidence"), vouched),
        (_("Source"), cited(source, voice)),
    ]
    registered = [(_("Activity (NACE)"), "activity"), (_("Instrument"), "instrument"), (_("Objective"), "objective")]
    facts[4:4] = [(label, text) for label, column in registered if (text := _text(found[column]))]
    if found["programme"] in REGISTER_KINDS:
        facts.append((_("Notes"), _("These may be the same euros as those of other projects of this SIREN.")))
    if _text(found["check"]) == "aid_above_cost":
        facts.append((_("Notes"), _("The published aid exceeds the published cost.")))
    return facts


def _range(text: str | None, voice: Voice) -> str:
    """A published range of euros in words; "" for none."""
    if text is None:
        return ""
    low, high = (voice.euros(int(part)) for part in text.split("-"))
    return voice._("between {low} and {high}").format(low=low, high=high)


def area(found: "pd.Series[str]") -> AreaRef | None:
    """The smallest area in which the project is known to be located; None if its location is unknown."""
    columns = (
        (Level.COMMUNE, "insee"),
        (Level.EPCI, "epci"),
        (Level.DEPARTMENT, "departement"),
        (Level.REGION, "region"),
    )
    for level, column in columns:
        if (code := _text(found[column])) and code != OUTSIDE:
            return AreaRef(level, code)
    return None


def _map(found: "pd.Series[str]", selection: Selection) -> None:
    """A map with the project's area outlined among its neighbours, or a note that its location is unknown."""
    _ = selection.voice._
    where = area(found)
    if where is None or not atlas.vocabulary().knows(where, selection.perimeter):
        markup.write(
            markup.paragraph(_("The location of this project is not known, so there is nothing to show on a map."))
        )
        return
    department = _text(found["departement"])
    in_department = where.level is Level.COMMUNE and department is not None
    level = where.level if in_department or where.level is not Level.COMMUNE else Level.DEPARTMENT
    around = replace(
        selection,
        level=level,
        within=AreaRef(Level.DEPARTMENT, department) if in_department and department else None,
        measure=Selection().measure,
        second=None,
        layers=(),
        types=(),
        area=where,
        territories=(),
        search=None,
        project=None,
    )
    with st.container(key="project-map"):
        choropleth.show(
            around,
            choropleth.view(around),
            name=f"project-{where}",
            height=MAP_HEIGHT,
            focus=zoom.on(where, selection),
            on_click=lambda clicked, shown: None,
            title=_("Map of the project's location"),
        )
    note = _(
        "Outline: the project's location, as precisely as it is known. Colours: public aid under the current filters."
    )
    markup.write(
        markup.paragraph(note),
        markup.link(
            markup.Link(
                _("See this place on the map"),
                links.href(links.Page.MAP, replace(selection, area=where, project=None, search=None, page=1)),
            )
        ),
    )


def _others(found: "pd.Series[str]", selection: Selection) -> None:
    voice = selection.voice
    _ = voice._
    if _text(found["siren"]) is None:
        note = _(
            "The SIREN is not published, so other projects by the same beneficiary cannot be identified with certainty."
        )
        markup.write(markup.paragraph(note))
        return
    others = of_same_firm(atlas.store(), found["id"])
    if others.empty:
        markup.write(markup.paragraph(_("There are no other projects with this SIREN in the data.")))
        return
    rows: list[list[markup.Cell]] = [
        [
            markup.Link(
                _text(row["title"]) or _("Unnamed project"),
                links.href(links.Page.PROJECTS, replace(selection, project=row["id"])),
            ),
            atlas.store().programmes[row["programme"]].label(voice.language),
            voice.partial_date(_text(row["date"])),
            voice.compact_euros(_number(row["aid_eur"])),
            _(AMOUNTS[AidKind(kind)]) if kind else voice.unknown,
        ]
        for row in others.head(SHOWN).to_dict("records")
        for kind in [_text(row["aid_kind"])]
    ]
    headers = [_("Title"), _("Programme"), _("Date"), _("Aid"), _("Kind of amount")]
    caption = _("Other projects with the same SIREN, regardless of filters: {shown} of {all}").format(
        shown=voice.number(len(rows)), all=voice.number(len(others))
    )
    markup.write(markup.table(caption, headers, rows, numbers=[3]))


def _close() -> None:
    st.session_state["project"] = None


def _text(value: object) -> str | None:
    return value if isinstance(value, str) and value else None


def _number(value: object) -> float | None:
    return None if pd.isna(value) else float(value)  # type: ignore[call-overload,arg-type]
