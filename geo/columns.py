"""The columns of exported files, each declared once: name, heading, unit, what it means, how a spreadsheet shows it."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from geo.language import Formatter, translator
from geo.measures import MEASURES, Unit
from geo.model import OUTSIDE, Language
from geo.selection import Selection
from geo.wording import AID_KINDS, CONFIDENCE, PRECISIONS


class Look(StrEnum):
    """How a spreadsheet shows a column; all but texts and dates are numbers."""

    TEXT = "text"
    LONG_TEXT = "long text"
    DATE = "date"
    COUNT = "count"
    PLAIN = "plain"
    EUROS = "euros"
    CENTS = "cents"
    RATIO = "ratio"
    SHARE = "share"
    GROWTH = "growth"
    DEGREES = "degrees"


@dataclass(frozen=True)
class Column:
    """``name`` is the same in every format and language; ``label``, ``unit`` ("" for none) and ``description`` are
    written in the language of the file.
    """

    name: str
    label: str
    description: str
    look: Look = Look.TEXT
    unit: str = ""


_LOOKS: Mapping[Unit, Look] = {
    Unit.COUNT: Look.COUNT,
    Unit.EUROS: Look.CENTS,
    Unit.RATIO: Look.RATIO,
    Unit.SHARE: Look.SHARE,
    Unit.GROWTH: Look.GROWTH,
    Unit.TONNES: Look.COUNT,
}


def zone_columns(selection: Selection) -> tuple[Column, ...]:
    """The columns of the areas of a map; the shown measure is ``measure_{slug}``, the second ``second_{slug}``."""
    _ = translator(selection.language)
    second = [_measured("second", selection.second, selection.language)] if selection.second else []
    return (
        Column("code", _("Code"), _("Code of the area: INSEE, SIREN of the EPCI, or code of the territory.")),
        Column("label", _("Name"), _("Name of the area."), Look.LONG_TEXT),
        Column("level", _("Scale"), _("Level of the area, as addresses write it: ti, epci, departement, region, commune.")),
        Column("regions", _("Regions"), _("INSEE codes of the regions that hold it, separated by semicolons.")),
        _measured("measure", selection.measure, selection.language),
        *second,
        Column("class", _("Class"), _("Class of the measure on the map, from 1, the lowest; empty: no data."), Look.PLAIN),
        Column("projects", _("Projects"), _("Number of funded projects located in the area, under the filters."), Look.COUNT),
        Column("aid_eur", _("Public aid"), _("Sum of their aid, over the kinds that are added up; empty: no known amount."), Look.EUROS, "€"),
    )  # fmt: skip


def project_columns(language: Language) -> tuple[Column, ...]:
    """The columns of `geo.project_rows.project_rows`, in their order."""
    _ = translator(language)
    outside = _("“{outside}”: known to lie outside any; empty: not known.").format(outside=OUTSIDE)
    stable = _("Stable name, as addresses write it.")
    return (
        Column("id", _("Identifier"), _("Stable identifier of the project, made from its facts.")),
        Column("programme", _("Programme (code)"), stable),
        Column("programme_label", _("Programme"), _("Programme that pays.")),
        Column("call", _("Call"), _("Call, wave or measure, as published."), Look.LONG_TEXT),
        Column("sector", _("Sector (code)"), stable),
        Column("sector_label", _("Sector"), _("Sector, in the classification of the atlas.")),
        Column("theme", _("Theme (code)"), stable),
        Column("theme_label", _("Theme"), _("Theme, in the classification of the atlas.")),
        Column("title", _("Title"), _("Name of the project, cut at 160 characters."), Look.LONG_TEXT),
        Column("beneficiary", _("Beneficiary"), _("Beneficiary, as published."), Look.LONG_TEXT),
        Column("siren", _("SIREN"), _("Number of the beneficiary in the register of firms; empty: not given.")),
        Column("insee", _("INSEE code"), _("INSEE code of the commune of today; empty: not known.")),
        Column("commune", _("Commune"), _("Name of the commune; empty: not known.")),
        Column("departement", _("Department (code)"), outside),
        Column("departement_label", _("Department"), _("Name of the department; empty: not known, or outside any.")),
        Column("region", _("Region (code)"), outside),
        Column("region_label", _("Region"), _("Name of the region; empty: not known, or outside any.")),
        Column("territory", _("Territory (code)"), outside),
        Column("territory_label", _("Territoire d'industrie"), _("Name of the territory, in the perimeter of this file; empty: not known, or outside any."), Look.LONG_TEXT),
        Column("lon", _("Longitude"), _("WGS 84 (EPSG:4326); empty: no point."), Look.DEGREES, _("degrees")),
        Column("lat", _("Latitude"), _("WGS 84 (EPSG:4326); empty: no point."), Look.DEGREES, _("degrees")),
        Column("precision", _("Precision"), _coded(_("How exactly the project is placed."), PRECISIONS, language)),
        Column("date", _("Date"), _("As exactly as published: year, month or day."), Look.DATE),
        Column("year", _("Year"), _("Year of the date; empty: undated."), Look.PLAIN),
        Column("cost_eur", _("Cost"), _("Total cost or investment; empty: not published."), Look.EUROS, "€"),
        Column("aid_eur", _("Aid"), _("Public aid, of whatever kind; empty: not published. Kinds are not to be added up."), Look.EUROS, "€"),
        Column("aid_kind", _("Kind of aid"), _coded(_("What the amount is."), AID_KINDS, language)),
        Column("aid_summed_eur", _("Aid that is added up"), _("Aid of the kinds that this view adds up; empty for the others. Its sum is the total that the atlas shows."), Look.EUROS, "€"),
        Column("check", _("Doubt"), _("aid_above_cost: the published aid exceeds the cost; kept as published, left out of the leverage.")),
        Column("source_id", _("Source"), _("Source of the row: one of those named below.")),
        Column("source_url", _("Page"), _("Public page of the row, where the source gives one."), Look.LONG_TEXT),
        Column("confidence", _("Confidence"), _coded(_("Who vouches for the row."), CONFIDENCE, language)),
    )  # fmt: skip


def _measured(role: str, slug: str, language: Language) -> Column:
    _ = translator(language)
    measure = MEASURES[slug]
    units = {
        Unit.COUNT: "",
        Unit.EUROS: "€",
        Unit.RATIO: _("ratio"),
        Unit.SHARE: _("share, 0 to 1"),
        Unit.GROWTH: _("share, 0 to 1"),
        Unit.TONNES: "t CO₂e",
    }
    left_out = _("It leaves out: {what}").format(what=_(measure.leaves_out))
    said = f"{_(measure.formula)} {left_out} {_('Empty: unknown, which is not zero.')}"
    return Column(f"{role}_{slug}", _(measure.label), said, _LOOKS[measure.unit], units[measure.unit])


def _coded(said: str, words: Mapping[str, str], language: Language) -> str:
    """``said`` and what each code of the column means."""
    _, text = translator(language), Formatter(language)
    return f"{said} {text.list(f'{code!s}: {_(word)}' for code, word in words.items())}."
