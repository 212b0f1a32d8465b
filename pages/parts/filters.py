"""The filters that all pages share: widgets in the sidebar, one `Selection` out."""

from collections.abc import Callable, Iterable, Mapping

import streamlit as st

from geo.classify import Method
from geo.language import sort_key, translator
from geo.measures import MEASURES
from geo.model import AidKind, Language, Level, Perimeter, Term
from geo.selection import CLASS_NUMBERS, Selection, Vocabulary
from geo.store import Store
from geo.wording import AID_KINDS, LEVELS, METHODS, PERIMETERS
from pages.parts import address, shared

NAMES = (
    "level", "measure", "programmes", "sectors", "themes", "regions", "years", "perimeter", "industry_only",
    "aid_kinds", "language", "method", "classes",
)  # fmt: skip
"""Fields of a selection that have a widget; the widget's key is the field's name."""


def fill(selection: Selection, years: tuple[int, int]) -> None:
    """Set every widget to ``selection``, before the widgets are drawn."""
    for name in NAMES:
        value = getattr(selection, name)
        st.session_state[name] = list(value) if isinstance(value, tuple) and name != "years" else value
    st.session_state["years"] = selection.years or years
    st.session_state["territories"] = selection.territories


def chosen(page: str, language: Language) -> Selection:
    """The selection of this run: the address's when it was changed from outside, else what the widgets say.

    Starts the run again when the address asks for another language than ``language``. Raises `TableError`.
    """
    vocabulary = shared.vocabulary()
    if (opened := address.read(vocabulary, page)) is not None:
        fill(opened, vocabulary.years)
        if opened.language is not language:
            st.rerun()
    selection = _said(vocabulary)
    address.write(selection)
    return selection


def _said(vocabulary: Vocabulary) -> Selection:
    """What the widgets say, drawn or not: Streamlit keeps their values before they are drawn again."""
    state = st.session_state
    if state["level"] not in MEASURES[state["measure"]].levels:
        state["measure"] = Selection().measure
    said = {name: tuple(state[name]) if isinstance(state[name], list) else state[name] for name in NAMES}
    if said["years"] == vocabulary.years:
        said["years"] = None
    return Selection(**said, territories=state["territories"])


def show(store: Store, language: Language) -> None:
    """Draw the filters. Called last: the browser mounts what comes first, and the map takes longest."""
    _ = translator(language)
    changed = address.forget_notices

    def several(name: str, label: str, options: Iterable[str], text: Callable[[str], str]) -> None:
        st.multiselect(label, list(options), key=name, format_func=text, placeholder=_("All"), on_change=changed)

    with st.sidebar:
        st.selectbox(_("Scale"), list(Level), key="level", format_func=lambda item: _(LEVELS[item]), on_change=changed)
        offered = [slug for slug, measure in MEASURES.items() if st.session_state["level"] in measure.levels]
        st.selectbox(
            _("Measure"), offered, key="measure", format_func=lambda slug: _(MEASURES[slug].label), on_change=changed
        )
        labels = {slug: _branch(store, slug, language) for slug in store.programmes}
        several("programmes", _("Programmes"), labels, labels.__getitem__)
        several("sectors", _("Sectors"), *_alphabetical(_labels(store.sectors, language)))
        several("themes", _("Themes"), *_alphabetical(_labels(store.themes, language)))
        several("regions", _("Regions"), *_alphabetical(store.regions))
        st.slider(_("Years"), *store.years, key="years", on_change=changed)
        st.toggle(
            _("Industry only"),
            key="industry_only",
            help=_("Leaves out the sectors that are not industrial, such as street lighting or public buildings."),
            on_change=changed,
        )
        with st.expander(_("More options")):
            st.selectbox(
                _("Perimeter of the territories"), list(reversed(Perimeter)), key="perimeter",
                format_func=lambda item: _(PERIMETERS[item]), on_change=changed,
            )  # fmt: skip
            st.multiselect(
                _("Kinds of aid that are summed"), list(AidKind), key="aid_kinds",
                format_func=lambda kind: _(AID_KINDS[kind]), on_change=changed,
                help=_("Ceilings, announcements or equity are not grants: they are only summed when you ask for it."),
            )  # fmt: skip
            st.selectbox(
                _("Classes"), list(Method), key="method", format_func=lambda item: _(METHODS[item]), on_change=changed
            )
            st.select_slider(_("Number of classes"), list(CLASS_NUMBERS), key="classes", on_change=changed)


def clear(name: str, selection: Selection, years: tuple[int, int]) -> None:
    """Set the widget of one filter back; for a button's ``on_click``, which runs before the widgets are drawn."""
    fill(selection.cleared(name), years)
    address.forget_notices()


def _labels(terms: Mapping[str, Term], language: Language) -> dict[str, str]:
    return {slug: term.label(language) for slug, term in terms.items()}


def _alphabetical(labels: Mapping[str, str]) -> tuple[list[str], Callable[[str], str]]:
    """Options in the order of their labels, and what each is called."""
    return sorted(labels, key=lambda slug: sort_key(labels[slug])), labels.__getitem__


def _branch(store: Store, slug: str, language: Language) -> str:
    """The programme's label, under that of the programme that holds it: the list reads as a tree."""
    term = store.programmes[slug]
    return term.label(language) if term.parent is None else f"— {term.label(language)}"
