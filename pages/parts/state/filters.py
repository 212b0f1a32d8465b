"""The filters that all pages share: sidebar widgets, read into one `Selection`."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

import streamlit as st

from geo.area_types import AREA_TYPES
from geo.language import Voice, sort_key
from geo.measures.catalogue import MEASURES
from geo.model import AreaRef, AreaType, Language, Level, Term
from geo.selection import kinds
from geo.selection.fields import Group
from geo.selection.selection import FIELDS, Selection, fields_of
from geo.selection.vocabulary import Vocabulary
from geo.tables.store import Store
from pages.parts.frame import sidebar
from pages.parts.presentation import stops
from pages.parts.state import address, atlas, play

DISPLAY = fields_of(Group.DISPLAY)
"""Fields of a selection that the map's own tools change; the rest of the page changes the others."""


def fill(selection: Selection, years: tuple[int, int]) -> None:
    """Set every widget to ``selection`` before the widgets are drawn; the key of a widget is the name of its field.

    ``years``: the full range, for a selection without years.
    """
    for name, field in FIELDS.items():
        value = getattr(selection, name)
        st.session_state[name] = list(value) if field.several else value
    st.session_state["years"] = selection.years or years
    play.stop()


def chosen(page: str, language: Language) -> Selection:
    """The selection of this run: that of the address if it was changed from outside, else that of the widgets.

    Reruns the script if the address asks for a language other than ``language``. Raises `TableError`.
    """
    vocabulary = atlas.vocabulary()
    if (opened := address.read(vocabulary, page)) is not None:
        fill(opened, vocabulary.years)
        if opened.language is not language:
            st.rerun()
    play.advance()
    return _kept(FIELDS, vocabulary)


def current() -> Selection:
    """The selection of a fragment's run, in which only the map's own tools can have changed. Raises `TableError`."""
    return _kept(DISPLAY, atlas.vocabulary())


def _kept(drawn: Iterable[str], vocabulary: Vocabulary) -> Selection:
    for name in drawn:
        # Reassigned, a value survives a run that does not draw its widget, for instance in a closed expander.
        st.session_state[name] = st.session_state[name]
    selection = _said(vocabulary)
    address.write(selection)
    return selection


def _said(vocabulary: Vocabulary) -> Selection:
    """The selection of the widgets, drawn or not: Streamlit keeps their values until they are drawn again."""
    state = st.session_state
    for name, field in FIELDS.items():
        held = state[name]
        if field.kind is kinds.MEASURE and held is not None and state["level"] not in MEASURES[held].levels:
            address.lose(name, held)
            state[name] = field.default
        if field.kind in (kinds.AREA, kinds.PARENT):
            # A territory of one perimeter may not exist in the other.
            if field.several:
                state[name] = [area for area in held if vocabulary.knows(area, state["perimeter"])]
            elif held is not None and not vocabulary.knows(held, state["perimeter"]):
                state[name] = None
    codes = vocabulary.territories[state["perimeter"]]
    state["territories"] = [code for code in state["territories"] if code in codes]
    if state["level"] is Level.COMMUNE:
        state["within"] = state["within"] or atlas.around(state["area"], state["regions"])
    said: dict[str, Any] = {
        name: tuple(state[name]) if field.several else state[name] for name, field in FIELDS.items()
    }
    if state["level"] is not Level.COMMUNE:
        said["within"] = None
    if said["years"] == vocabulary.years:
        said["years"] = None
    return Selection(**said)


def show(store: Store, selection: Selection) -> None:
    """Draw the filters. Called last: the browser mounts elements in order, and the map takes longest."""
    voice = selection.voice
    _ = voice._
    changed = narrowed

    def several(
        name: str, label: str, options: Iterable[str], text: Callable[[Any], str], told: str | None = None
    ) -> None:
        choices = list(options)
        st.multiselect(label, choices, key=name, format_func=text, placeholder=_("All"), on_change=changed, help=told)

    with st.sidebar:
        labels = {slug: _branch(store, slug, voice) for slug in store.programmes}
        several("programmes", _("Programmes"), labels, labels.__getitem__)
        several("sectors", _("Sectors"), *_alphabetical(_labels(store.sectors, voice)))
        several("themes", _("Themes"), *_alphabetical(_labels(store.themes, voice)))
        several("regions", _("Regions"), *_alphabetical(store.regions))
        several(
            "types",
            _("Type of territory"),
            AreaType,
            lambda kind: _(AREA_TYPES[kind]),
            _(
                "Keeps the areas of the scale in which most inhabitants live in communes of this kind, by Insee's "
                "density grid and the ANCT's rural typology, and the projects in them."
            ),
        )
        st.slider(_("Years"), *store.years, key="years", on_change=_years_set)
        play.show(store, selection)
        st.toggle(
            _("Industry"),
            key="industry_only",
            help=_(
                "Projects from programmes that are industrial by nature, industrial brownfields, and projects whose "
                "title mentions a business park, a workshop, a factory or a business incubator."
            ),
            on_change=changed,
        )
        st.toggle(
            _("Add local grants"),
            key="local_grants",
            help=_(
                "DETR, DSIL and DSID for 2018 and 2019: State grants to communes and groups of communes. A programme "
                "chosen above is always shown."
            ),
            on_change=changed,
        )
        st.toggle(
            _("Add registers and contests (State aid, ADEME, i-Lab)"),
            key="registers",
            help=_(
                "State aid of €500,000 or more (2016–2020), ADEME grants (2018–2020) and i-Lab winners (since 2016). "
                "The same euros may appear under other programmes, so they are added up only when their kind of aid is "
                "chosen. A programme chosen above is always shown."
            ),
            on_change=changed,
        )
        sidebar.show(voice, narrowed)
        stops.show(selection)


def narrowed() -> None:
    """After a change of filters, go back to the first page of the project list; for callbacks."""
    st.session_state["page"] = 1
    address.forget_notices()


def _years_set() -> None:
    play.interrupt()
    narrowed()


def clear(name: str, selection: Selection, years: tuple[int, int]) -> None:
    """Clear the filter ``name``; for a button's ``on_click``, which runs before the widgets are drawn."""
    fill(selection.cleared(name), years)
    narrowed()


def look_at(area: AreaRef | None) -> None:
    """Set the focused area, None for none; for callbacks, which run before the selection is read."""
    st.session_state["area"] = area
    narrowed()


def _labels(terms: Mapping[str, Term], voice: Voice) -> dict[str, str]:
    return {slug: term.label(voice.language) for slug, term in terms.items()}


def _alphabetical(labels: Mapping[str, str]) -> tuple[list[str], Callable[[str], str]]:
    """Options sorted by label, and the function that gives their labels."""
    return sorted(labels, key=lambda slug: sort_key(labels[slug])), labels.__getitem__


def _branch(store: Store, slug: str, voice: Voice) -> str:
    """The programme's label, prefixed with a dash if it has a parent, so that the list reads as a tree."""
    term = store.programmes[slug]
    return term.label(voice.language) if term.parent is None else f"— {term.label(voice.language)}"
