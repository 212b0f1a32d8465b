"""Columns of exported projects: those of `geo.funding.export_rows.project_rows`, in the same order."""

from collections.abc import Mapping

from geo.industry import BASES
from geo.labels import AID_KINDS, CONFIDENCE, PRECISIONS
from geo.language import Voice
from geo.model import OUTSIDE, AidKind, Precision
from geo.report.files.columns import Column, Look


def project_columns(voice: Voice) -> tuple[Column, ...]:
    """The columns with headings and descriptions in the reader's language."""
    return (*_what(voice), *_where(voice), *_how_much(voice))


def _what(voice: Voice) -> tuple[Column, ...]:
    _ = voice._
    long, stable = Look.LONG_TEXT, _("Stable name, as used in web addresses.")
    bases = {basis.value: said for basis, said in BASES.items()}
    industrial = _coded(_("What makes the project industrial; empty if it is not."), bases, voice)
    return (
        Column("id", _("Identifier"), _("Stable identifier of the project, derived from its data.")),
        Column("programme", _("Programme (code)"), stable),
        Column("programme_label", _("Programme"), _("Programme that provides the funding.")),
        Column("call", _("Call"), _("Call, wave or measure, as published."), long),
        Column("sector", _("Sector (code)"), stable),
        Column("sector_label", _("Sector"), _("As classified by the atlas.")),
        Column("theme", _("Theme (code)"), stable),
        Column("theme_label", _("Theme"), _("As classified by the atlas.")),
        Column("industry", _("Industry"), industrial),
        Column("title", _("Title"), _("Name of the project, shortened to 160 characters."), long),
        Column("beneficiary", _("Beneficiary"), _("As published."), long),
        Column("siren", _("SIREN"), _("Number of the beneficiary in the register of firms; empty: not given.")),
    )


def _where(voice: Voice) -> tuple[Column, ...]:
    _ = voice._
    code = _("“{outside}” if known to be outside any area; empty if unknown.").format(outside=OUTSIDE)
    name = _("Empty if unknown, or outside any area.")
    point = _("WGS 84 (EPSG:4326); empty if there is no point.")
    exactly = _coded(_("How precisely the project is located."), {code: PRECISIONS[code] for code in Precision}, voice)
    return (
        Column("insee", _("INSEE code"), _("Current commune code; empty if unknown.")),
        Column("commune", _("Commune"), _("Empty if unknown.")),
        Column("departement", _("Department (code)"), code),
        Column("departement_label", _("Department"), name),
        Column("region", _("Region (code)"), code),
        Column("region_label", _("Region"), name),
        Column("territory", _("Territory (code)"), code),
        Column("territory_label", _("Territoire d'industrie"), name, Look.LONG_TEXT),
        Column("lon", _("Longitude"), point, Look.DEGREES, _("degrees")),
        Column("lat", _("Latitude"), point, Look.DEGREES, _("degrees")),
        Column("precision", _("Precision"), exactly),
    )


def _how_much(voice: Voice) -> tuple[Column, ...]:
    _ = voice._
    euros = Look.EUROS
    any_kind = _("Public aid of any kind: different kinds must not be added up; empty if not published.")
    summed = _(
        "Aid of the kinds included in totals in this view; empty for other kinds. The column adds up to the view's "
        "total."
    )
    once = _("The cost, shown only on the first grant of its operation. The column adds up to the view's total.")
    doubt = _("aid_above_cost: the published aid exceeds the cost; kept as published, but left out of leverage.")
    single = _("“1” if the row rests on a single unofficial page; otherwise “0”.")
    kinds = {kind.value: AID_KINDS[kind] for kind in AidKind}
    sure = {code: confidence.full for code, confidence in CONFIDENCE.items()}
    return (
        Column("date", _("Date"), _("As precise as published: year, month or day."), Look.DATE),
        Column("year", _("Year"), _("Year of the date; empty if undated."), Look.PLAIN),
        Column("cost_eur", _("Cost"), _("Total cost or investment; empty if not published."), euros, "€"),
        Column("cost_once_eur", _("Cost, once for each operation"), once, euros, "€"),
        Column("operation", _("Operation"), _("Rows with the same value are grants to one beneficiary for one cost.")),
        Column("aid_eur", _("Aid"), any_kind, euros, "€"),
        Column("aid_range", _("Range of the aid"), _("In euros, where a register gives one instead of an amount.")),
        Column("aid_kind", _("Kind of aid"), _coded(_("Kind of amount."), kinds, voice)),
        Column("aid_summed_eur", _("Aid included in totals"), summed, euros, "€"),
        Column("instrument", _("Instrument"), _("Of a State aid award, as published."), Look.LONG_TEXT),
        Column("objective", _("Objective"), _("Of a State aid award, as published."), Look.LONG_TEXT),
        Column("activity", _("Activity (NACE)"), _("Of the beneficiary or its site, as published by its register.")),
        Column("check", _("Warning"), doubt),
        Column("source_id", _("Source (code)"), _("Source of the row, by its code.")),
        Column("source_url", _("Page"), _("Public page of the row, where the source gives one."), Look.LONG_TEXT),
        Column("confidence", _("Confidence"), _coded(_("Type of source for the row."), sure, voice)),
        Column("one_press_page", _("Single press page"), single),
    )


def _coded(said: str, words: Mapping[str, str], voice: Voice) -> str:
    """``said``, followed by the meaning of each code of the column."""
    return f"{said} {voice.list(f'{code}: {voice._(word)}' for code, word in words.items())}."
