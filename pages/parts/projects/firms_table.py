"""Beneficiaries funded by several programmes: their amounts side by side, and the rule against double counting."""

import streamlit as st
from markupsafe import Markup

from geo.funding.shared_firms import SharedFirms
from geo.measures.captions import warned
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
        st.info(_("No beneficiary has projects in more than one programme here."), icon=":material/search_off:")
        markup.write(*_rules(found, selection))
        return
    firms, store = found.firms, atlas.store()
    slugs = [slug for slug in store.programmes if slug in set(firms["programme"])]
    amounts = firms.pivot(index="siren", columns="programme", values="aid")[slugs]
    written = firms.assign(said=firms["aid"].fillna(firms["listed"]))
    written = written.pivot(index="siren", columns="programme", values="said")[slugs]
    counts = firms.groupby("siren")["projects"].sum()
    order = firms["siren"].drop_duplicates()
    names = firms.drop_duplicates("siren").set_index("siren")["beneficiary"]
    table = written.loc[order].round()
    table.insert(0, "beneficiary", names)
    table.insert(1, "projects", counts)
    table["total"] = amounts.sum(axis=1, min_count=1).round()
    column = st.column_config
    labels = {slug: f"{store.programmes[slug].label(voice.language)} (€)" for slug in slugs}
    said = voice.n_(
        "{n} beneficiary is funded by several programmes.",
        "{n} beneficiaries are funded by several programmes.",
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
            "total": column.NumberColumn(_("Combined total (€)"), format="localized"),
        },
        alt=said.format(n=voice.number(found.count)),
    )
    markup.write(*_rules(found, selection))


def _rules(found: SharedFirms, selection: Selection) -> list[Markup]:
    voice = selection.voice
    n_ = voice.n_
    rule = voice._(
        "How amounts are added up: two rows from two sources with the same SIREN, year, commune, amount and kind of "
        "aid may be one grant published twice, so they are counted once. All other rows are treated as separate "
        "grants; only the chosen kinds of aid are added up."
    )
    doubles = n_("{n} row is left out for this reason.", "{n} rows are left out for this reason.", found.doubles)
    alike = n_(
        "{n} row resembles another from the same source: that list gives them as separate grants, so it is counted.",
        "{n} rows resemble another from the same source: that list gives them as separate grants, so they are counted.",
        found.alike,
    )
    pieces = [rule, doubles.format(n=voice.number(found.doubles))]
    again = found.firms.loc[found.firms["again"], "siren"].nunique()
    if again:
        same = n_(
            "{n} firm has an amount in a register and one under another programme: these may be the same euros, so"
            " the register's are not in “Together” unless their kind of aid is chosen.",
            "{n} firms have an amount in a register and one under another programme: these may be the same euros, so"
            " the register's are not in “Together” unless their kind of aid is chosen.",
            again,
        )
        pieces.append(same.format(n=voice.number(again)))
    pieces += warned(selection)
    if found.alike:
        pieces.append(alike.format(n=voice.number(found.alike)))
    lost = n_(
        "{n} project without a SIREN has a beneficiary with the same name as one that has a SIREN. It is not merged: "
        "one name can refer to several bodies (here, {names} names match more than one SIREN).",
        "{n} projects without a SIREN have a beneficiary with the same name as one that has a SIREN. They are not "
        "merged: one name can refer to several bodies (here, {names} names match more than one SIREN).",
        found.nameless,
    )
    lines = [markup.paragraph(" ".join(pieces))]
    if found.nameless:
        lines.append(markup.paragraph(lost.format(n=voice.number(found.nameless), names=voice.number(found.namesakes))))
    return lines
