"""The view as files: a list of links, drawn only when opened, each with what the file contains."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import streamlit as st

from geo.language import Voice
from geo.model import AreaRef
from geo.profile import figures
from geo.selection.fields import Group
from geo.selection.selection import Selection
from geo.service.routes.exports import export_url
from geo.service.routes.picture import picture_url
from pages.parts.widgets import markup


@dataclass(frozen=True)
class Offer:
    """Files of one kind: their heading, and (name, content, URL) of each."""

    title: str
    files: tuple[tuple[str, str, str], ...]


def show(offers: Sequence[Offer], voice: Voice) -> None:
    """Draw the button that opens the list."""
    _ = voice._
    more = st.popover(_("Export"), icon=":material/download:", key="export", on_change="rerun")
    if more.open:
        heads = [_("File"), _("Contents")]
        with more:
            tables = [
                markup.table(
                    offer.title,
                    heads,
                    [(markup.Link(name, f"./{url}"), said) for name, said, url in offer.files],
                    kind="atlas-files",
                )
                for offer in offers
            ]
            note = _(
                "XLSX, GeoJSON and GeoParquet include the filters, sources, licences, data version and address of this "
                "view; the read-me holds the same for the CSV."
            )
            markup.write(*tables, markup.paragraph(note))


def of_map(selection: Selection) -> list[Offer]:
    """The areas shown on the map, the projects behind them, and the map as a picture."""
    _ = selection.voice._
    picture = (
        ("PNG", _("The map as a picture"), picture_url(selection, "png")),
        ("SVG", _("The map as a vector file"), picture_url(selection, "svg")),
    )
    areas = _files("zones", selection, _("Boundaries and figures, for a map of your own"))
    return [
        Offer(_("Areas of the map"), areas),
        *of_projects(of_facts(selection)),
        of_sites(selection.only("regions", "perimeter", "language")),
        Offer(_("Picture"), picture),
    ]


def of_projects(selection: Selection) -> list[Offer]:
    """The projects of ``selection``, limited to its area and search words, if any."""
    voice = selection.voice
    listed = replace(selection, page=1, shared_firms=False, project=None)
    return [Offer(voice._("Projects"), _files("projets", listed, voice._("Points and facts, for a map of your own")))]


def of_sites(selection: Selection) -> Offer:
    """The industrial sites of all registers in the regions and the area of ``selection``."""
    _ = selection.voice._
    return Offer(_("Industrial sites"), _files("sites", selection, _("Points and facts, for a map of your own")))


def of_area(selection: Selection, area: AreaRef) -> list[Offer]:
    """The projects that the profile of ``area`` counts, and its industrial sites."""
    sites = replace(selection.only("perimeter", "language"), area=area)
    return [*of_projects(figures.of_area(selection, area)), of_sites(sites)]


def of_facts(selection: Selection) -> Selection:
    """``selection`` without the fields of single pages, such as the focused area and the search words."""
    return selection.only(Group.FACTS, "language")


def _files(kind: str, selection: Selection, mapped: str) -> tuple[tuple[str, str, str], ...]:
    _ = selection.voice._
    said = (
        ("xlsx", "XLSX", _("Workbook: figures, sources and the meaning of each column")),
        ("csv", "CSV", _("Plain table, for any spreadsheet")),
        ("geojson", "GeoJSON", mapped),
        ("parquet", "GeoParquet", _("The same in a compact form, for software")),
        ("txt", _("Read me"), _("Filters, sources, licences and columns, to keep beside the CSV")),
    )
    return tuple((name, holds, export_url(kind, suffix, selection)) for suffix, name, holds in said)
