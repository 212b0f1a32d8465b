"""Pictures of an area shared by sheets and slides: the map, the locator map, the QR code of its page."""

import io
from dataclasses import dataclass

import segno

from geo.areas.closeup import closeup
from geo.areas.projection import printed, projected
from geo.model import Level
from geo.render.charts.style import INK
from geo.render.pictures.sheet_map import Marks, area_map, locator
from geo.report.sheet.brief import Brief
from geo.report.sheet.words import heading


@dataclass(frozen=True)
class Pictures:
    """``area`` and ``locator`` as SVG or PNG, with their alternative texts (``alt`` and ``locator_alt``); ``key``:
    what the map's symbols mean.
    """

    area: bytes
    alt: str
    key: str
    locator: bytes
    locator_alt: str


def pictures(about: Brief, suffix: str, size: tuple[float, float]) -> Pictures:
    """The maps of ``about`` as "svg" or "png", the large one ``size`` inches. Raises `TableError`."""
    voice, head = about.selection.voice, heading(about)
    _ = voice._
    shown = closeup(about.store, about.area, about.selection.perimeter)
    metres = projected(shown.zone, about.standing[["lon", "lat"]].to_numpy(float))
    marks = Marks(metres, about.standing["aid"].to_numpy(float))
    placed = int(about.standing["projects"].sum())
    towns = voice.list(town.name for town in shown.towns)
    parts = _("territories") if about.area.level is Level.REGION else _("communes")
    alt = _("Map of {area}, its {parts} and its neighbours. Largest towns: {towns}.").format(
        area=about.name, parts=parts, towns=towns
    )
    projects = about.funds.projects
    counted = voice.n_(
        "{shown} of {all} project is shown on the map", "{shown} of {all} projects are shown on the map", projects
    )
    counted = counted.format(shown=voice.number(placed), all=voice.number(projects))
    if marks.largest:
        sized = _("Circles: public aid by place, up to {aid}; rings: no amount included in totals. {counted}.")
        key = sized.format(aid=voice.compact_euros(marks.largest), counted=counted)
    elif placed:
        key = _("Rings: places of projects whose amounts are not known. {counted}.").format(counted=counted)
    else:
        key = _("There are no projects on this map.")
    if about.area.level is Level.REGION:
        blue = _("Blue: Territoires d’industrie.")
        key = f"{blue} {key}"
    where = _("Location of {area} in France").format(area=about.name)
    if head.where:
        where = _("Location of {area} in France: {regions}").format(area=about.name, regions=head.where)
    regions = printed(about.store, Level.REGION, about.selection.perimeter)
    return Pictures(
        area=area_map(shown, marks, about.name, suffix, size),
        alt=f"{alt} {key}",
        key=key,
        locator=locator(regions, shown.zone, shown.own, about.name, suffix),
        locator_alt=f"{where}.",
    )


def qr_code(address: str) -> str:
    """The QR code of ``address`` as SVG."""
    written = io.BytesIO()
    segno.make(address, error="m", micro=False).save(written, kind="svg", border=0, dark=INK, xmldecl=False, scale=4)
    return written.getvalue().decode()
