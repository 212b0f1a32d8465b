"""The page that answers for a sheet that does not exist: what was asked, what areas look like, where to go."""

from collections.abc import Sequence
from dataclasses import replace
from enum import StrEnum
from pathlib import Path
from typing import NamedTuple

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.requests import Request
from starlette.responses import HTMLResponse

from geo.areas.perimeters import counterparts, other_version
from geo.atlas import opened, vocabulary
from geo.labels import PERIMETERS
from geo.language import N_, Voice, shortened
from geo.model import AreaRef, Language, Level
from geo.selection.selection import Selection

EXAMPLES = ("ti-7510", "epci-200067254", "departement-64", "region-75")
SHOWN = 60
"""Letters of what was asked that are repeated."""
_BESIDE = FileSystemLoader(Path(__file__).parent)
_PAGE = Environment(loader=_BESIDE, autoescape=True, undefined=StrictUndefined).get_template("no_sheet.html")


class Reason(StrEnum):
    """Why there is no sheet; the value is a message with the placeholder ``asked``."""

    ILL_FORMED = N_("“{asked}” is not an area.")
    UNKNOWN = N_("No area has the code “{asked}”.")
    COMMUNE = N_("“{asked}” is a commune: sheets are available from EPCI level up.")
    SUFFIX = N_("Sheets are not available as “{asked}”: use .pdf, .png or .pptx.")


class Place(NamedTuple):
    """An area that the page leads to: the address of its sheet, what it is called, the perimeter it belongs to."""

    href: str
    name: str
    version: str


def asked_language(request: Request) -> Language:
    """The language that the address names, else the first of the browser's that the atlas speaks, else French."""
    spoken = [item.value for item in Language]
    accepted = [
        part.split(";")[0].strip()[:2].lower() for part in request.headers.get("accept-language", "").split(",")
    ]
    wanted = [request.query_params.get("lang", ""), *accepted]
    return Language(next((code for code in wanted if code in spoken), Language.FRENCH))


def page(
    data: Path, reason: Reason, code: str, suffix: str, pairs: Sequence[tuple[str, str]], voice: Voice
) -> HTMLResponse:
    """The answer 404 as a page; for a territory of the other perimeter, it leads to what became of it."""
    _ = voice._
    asked = suffix if reason is Reason.SUFFIX else code
    places = _elsewhere(data, code, suffix, pairs, voice) if reason is Reason.UNKNOWN else []
    told = _("Area codes look like this:")
    if places:
        told = _(
            "{code} is a territory of the other perimeter. It is listed first, followed by the territories of this "
            "perimeter that share its communes."
        ).format(code=code)
    body = _PAGE.render(
        language=voice.language,
        head=_("Sheet not found"),
        title=_(reason).format(asked=shortened(asked, SHOWN)),
        told=told,
        places=places,
        examples=EXAMPLES,
        home="../territoire" + (f"?lang={voice.language}" if voice.language is Language.ENGLISH else ""),
        onward=_("Choose an area in the atlas"),
    )
    return HTMLResponse(body, 404, headers={"Content-Language": voice.language, "Vary": "Accept-Language"})


def _elsewhere(data: Path, code: str, suffix: str, pairs: Sequence[tuple[str, str]], voice: Voice) -> list[Place]:
    """Where the territory ``code`` of the other perimeter is found, and those of this one that share its communes."""
    store, area = opened(data), AreaRef.parse(code)
    selection = replace(
        Selection.from_query(pairs, vocabulary(store)).selection, territories=(), area=None, compared=()
    )
    other = other_version(selection.perimeter)
    if area is None or area.level is not Level.TERRITORY or not vocabulary(store).knows(area, other):
        return []
    listed = [(area, store.territories[other][code], other)]
    listed += [
        (AreaRef(Level.TERRITORY, str(row["code"])), str(row["label"]), selection.perimeter)
        for row in counterparts(store, code, other).to_dict("records")
    ]
    places = []
    for ref, name, where in listed:
        query = replace(selection, perimeter=where).query_string()
        address = f"./{ref}.{suffix}" + (f"?{query}" if query else "")
        places.append(Place(address, name, voice._(PERIMETERS[where])))
    return places
