"""Beneficiaries funded by several programmes: their amounts side by side, and the rule against double counting."""

import streamlit as st
from markupsafe import Markup

from geo.funding.shared_firms import SharedFirms
from geo.selection.selection import Selection
from pages.parts.projects import answers
from pages.parts.state import atlas
from pages.parts.widgets import markup


def show(selection: Selection) -> None:
    """One row per SIREN and one column per programme, in euros, and a note on how amounts are added up."""
    voice = selection.voice
    _ = voice._
    found = answers.shared_firms(selection)
    if not found.count:
        st.info(_("No beneficiary has projects of more than one programme here."), icon=":material/search_off:")
        markup.write(*_rules(found, selection))
        return
    firms, store = found.firms, atlas.store()
    slugs = [slug for slug in store.programmes if slug in set(firms["programme"])]
    amounts = firms.pivot(index="siren", columns="programme", values="aid")[slugs]
    counts = firms.groupby("siren")["projects"].sum()
    order = firms["siren"].drop_duplicates()
    names = firms.drop_duplicates("siren").set_index("siren")["beneficiary"]
    table = amounts.loc[order].round()
    table.insert(0, "beneficiary", names)
    table.insert(1, "projects", counts)
    table["total"] = amounts.sum(axis=1, min_count=1).round()
    column = st.column_config
    labels = {slug: f"{store.programmes[slug].label(voice.language)} (€)" for slug in slugs}
    said = voice.n_(
        "{n} beneficiary is funded by more than one programme.",
        "{n} beneficiaries are funded by more than one programme.",
        found.count,
    )
    markup.write(markup.paragraph(said.format(n=voice.number(found.count)), "sentence"))
    st.dataframe(
        table.reset_index(),
        hide_index=True,
        key="firms",
        height=520,
        column_config={
            "siren": column.TextColumn("SIREN"),
            "beneficiary": column.TextColumn(_("Beneficiary"), width="large"),
            "projects": column.NumberColumn(_("Projects"), format="localized"),
            **{slug: column.NumberColumn(labels[slug], format="localized") for slug in slugs},
            "total": column.NumberColumn(_("Together (€)"), format="localized"),
        },
        alt=said.format(n=voice.number(found.count)),
    )
    markup.write(*_rules(found, selection))


def _rules(found: SharedFirms, selection: Selection) -> list[Markup]:
    voice = selection.voice
    n_ = voice.n_
    rule = voice._(
        "How amounts are added: two rows of two sources with the same SIREN, year, commune, amount and kind of aid may"
        " be one grant published twice, so it is counted once. Other rows are different grants; only the kinds of aid"
        " that are chosen are added up."
    )
    doubles = n_("{n} row is left out for this reason.", "{n} rows are left out for this reason.", found.doubles)
    alike = n_(
        "{n} row resembles another of its own source: that list holds them as separate grants, so it is counted.",
        "{n} rows resemble another of their own source: that list holds them as separate grants, so they are counted.",
        found.alike,
    )
    pieces = [rule, doubles.format(n=voice.number(found.doubles))]
    if found.alike:
        pieces.append(alike.format(n=voice.number(found.alike)))
    lost = n_(
        "{n} project without SIREN has a beneficiary of the same name as one with SIREN. It is not merged: a name can"
        " stand for several bodies ({names} names here stand for more than one SIREN).",
        "{n} projects without SIREN have a beneficiary of the same name as one with SIREN. They are not merged: a name"
        " can stand for several bodies ({names} names here stand for more than one SIREN).",
        found.nameless,
    )
    lines = [markup.paragraph(" ".join(pieces))]
    if found.nameless:
        lines.append(markup.paragraph(lost.format(n=voice.number(found.nameless), names=voice.number(found.namesakes))))
    return lines
