"""Columns of exported files, each declared once: name, heading, unit, description, and format in a spreadsheet."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from geo.language import Voice
from geo.measures.catalogue import MEASURES
from geo.model import Unit
from geo.selection.selection import Selection


class Look(StrEnum):
    """How a spreadsheet formats a column; all except texts and dates are numbers."""

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
    """Columns of the areas of a map; the displayed measure is ``measure_{slug}``, the second one ``second_{slug}``."""
    voice = selection.voice
    _ = voice._
    second = [_measured("second", selection.second, voice)] if selection.second else []
    text, count, euros = Look.TEXT, Look.COUNT, Look.EUROS
    return (
        Column(
            "code",
            _("Code"),
            _("Code of the area: INSEE (employment areas too), SIREN of the EPCI, or code of the territory."),
            text,
        ),
        Column("label", _("Name"), _("Name of the area."), Look.LONG_TEXT),
        Column("level", _("Scale"), _("Scale of the area, as used in web addresses."), text),
        Column(
            "regions",
            _("Regions (codes)"),
            _("INSEE codes of the regions the area belongs to, separated by semicolons."),
        ),
        Column("regions_label", _("Regions"), _("Names of these regions, separated by semicolons."), Look.LONG_TEXT),
        Column("type", _("Type of territory"), _("Where most of its inhabitants live; empty: not known."), text),
        _measured("measure", selection.measure, voice),
        *second,
        Column(
            "class", _("Class"), _("Class on the map, numbered from 1 (lowest); empty if there is no data."), Look.PLAIN
        ),
        Column(
            "projects",
            _("Projects in the area"),
            _("Funded projects located in the area, under the current filters."),
            count,
        ),
        Column(
            "aid_eur",
            _("Aid in the area"),
            _("Their aid, of the kinds included in totals; empty if unknown."),
            euros,
            "€",
        ),
    )


def _measured(role: str, slug: str, voice: Voice) -> Column:
    _ = voice._
    measure = MEASURES[slug]
    units = {
        Unit.COUNT: "",
        Unit.EUROS: "€",
        Unit.RATIO: _("ratio"),
        Unit.SHARE: _("share, 0 to 1"),
        Unit.GROWTH: _("share, 0 to 1"),
        Unit.TONNES: "t CO₂e",
    }
    unknown = _("Empty if unknown, which does not mean zero.")
    left_out = _("It leaves out: {what}").format(what=_(measure.leaves_out))
    said = f"{_(measure.formula)} {left_out} {unknown}"
    return Column(f"{role}_{slug}", _(measure.label), said, _LOOKS[measure.unit], units[measure.unit])
