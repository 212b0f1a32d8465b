"""The table of projects: search and sort controls, one page of rows, and the pager."""

from zlib import crc32

import streamlit as st

from geo.funding.project_list import PER_PAGE
from geo.funding.reliability import badge
from geo.labels import AMOUNTS, ORDERS
from geo.model import AidKind, Order
from geo.selection.selection import Selection
from geo.selection.vocabulary import LONGEST_SEARCH
from pages.parts.projects import answers
from pages.parts.state import atlas, filters
from pages.parts.widgets import export, markdown, markup


def controls(selection: Selection) -> None:
    """Search, sort order, the switch between projects and firms, export, and a button to clear the area."""
    voice = selection.voice
    _ = voice._
    with st.container(horizontal=True, vertical_alignment="bottom", key="listing-tools"):
        st.text_input(
            _("Search projects"),
            key="search",
            max_chars=LONGEST_SEARCH,
            on_change=filters.narrowed,
            placeholder=_("Title, beneficiary, SIREN, commune, programme"),
        )
        st.selectbox(
            _("Sort by"),
            list(Order),
            key="sort",
            format_func=lambda order: _(ORDERS[order]),
            on_change=filters.narrowed,
        )
        st.toggle(_("Same firm under several programmes"), key="shared_firms", on_change=filters.narrowed)
        export.show(export.of_projects(selection), voice)
        if selection.area is not None:
            label = _("In {area}: remove").format(area=markdown.plain(answers.area_name(selection)))
            st.button(label, key="leave-area", icon=":material/close:", on_click=filters.look_at, args=(None,))


def show(selection: Selection) -> None:
    """Draw the selection's page of rows; selecting a row opens the project's card."""
    voice = selection.voice
    _ = voice._
    found, store = answers.listing(selection), atlas.store()
    if found.page != selection.page:
        line = _("There is no page {asked}: this is the last one, {page}.")
        st.info(line.format(asked=voice.number(selection.page), page=voice.number(found.page)))
    rows = found.rows
    ids = rows["id"].tolist()
    kinds = {kind.value: _(AMOUNTS[kind]) for kind in AidKind}
    place = [
        f"{commune} ({department})"
        if isinstance(commune, str) and isinstance(department, str)
        else commune
        if isinstance(commune, str)
        else department
        for commune, department in zip(rows["commune"], rows["department"], strict=True)
    ]
    shown = (
        rows[["title", "beneficiary"]]
        .assign(
            programme=rows["programme"].map(
                {slug: term.label(voice.language) for slug, term in store.programmes.items()}
            ),
            sector=rows["sector"].map({slug: term.label(voice.language) for slug, term in store.sectors.items()}),
            place=place,
            # Text, not numbers: the store does the sorting, and unknown values are shown as a word.
            year=[voice.unknown if year != year else str(int(year)) for year in rows["year"]],
            cost=[voice.compact_euros(euros) for euros in rows["cost_eur"]],
            aid=[voice.compact_euros(euros) for euros in rows["aid_eur"]],
            kind=rows["aid_kind"].map(kinds),
            vouched=[badge(*pair, voice) for pair in zip(rows["confidence"], rows["source_url"], strict=True)],
        )
        .fillna(voice.unknown)
    )
    key = f"projects-{crc32(' '.join(ids).encode())}"

    def chosen() -> None:
        at = st.session_state[key]["selection"]["rows"]
        st.session_state["project"] = ids[at[0]] if at else None

    column = st.column_config
    st.dataframe(
        shown,
        hide_index=True,
        key=key,
        on_select=chosen,
        selection_mode="single-row",
        height=520,
        # The kind of amount is next to the amount, and both come before the columns that a narrow screen cuts off.
        column_order=("title", "aid", "kind", "vouched", "beneficiary", "programme", "place", "year", "cost", "sector"),
        column_config={
            "title": column.TextColumn(_("Title"), width=290),
            "beneficiary": column.TextColumn(_("Beneficiary"), width="medium"),
            "programme": column.TextColumn(_("Programme")),
            "sector": column.TextColumn(_("Sector")),
            "place": column.TextColumn(_("Place"), width="medium"),
            "year": column.TextColumn(_("Year"), width=70),
            "cost": column.TextColumn(_("Cost"), alignment="right", width=90),
            "aid": column.TextColumn(_("Amount"), alignment="right", width=90),
            "kind": column.TextColumn(_("Kind of amount")),
            "vouched": column.TextColumn(_("Confidence"), width=110),
        },
        alt=_("Projects {first} to {last} of {all}, one a row").format(
            first=voice.number((found.page - 1) * PER_PAGE + 1),
            last=voice.number((found.page - 1) * PER_PAGE + len(rows)),
            all=voice.number(found.found),
        ),
    )
    _pager(found.page, found.pages, selection)
    notes = [_("Choose a row to open the project. What is not known is not zero.")]
    if selection.sort is Order.AID:
        notes.append(_("Sorted by published amount, whatever its kind: not all kinds are added up."))
    markup.write(markup.paragraph(" ".join(notes)))


def _pager(page: int, pages: int, selection: Selection) -> None:
    voice = selection.voice
    _ = voice._
    with st.container(horizontal=True, vertical_alignment="center", key="pager"):
        st.button(_("Previous page"), key="previous", disabled=page == 1, on_click=_turn, args=(page - 1,))
        place = _("Page {page} of {pages}").format(page=voice.number(page), pages=voice.number(pages))
        st.markdown(place, width="content")
        st.button(_("Next page"), key="next", disabled=page == pages, on_click=_turn, args=(page + 1,))


def _turn(page: int) -> None:
    filters.narrowed()
    st.session_state["page"] = page
