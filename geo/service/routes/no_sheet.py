"""The page that answers for a sheet that does not exist: what was asked, what areas look like, where to go."""

from collections.abc import Sequence
from dataclasses import replace
from enum import StrEnum
from html import escape
from pathlib import Path

from starlette.requests import Request
from starlette.responses import HTMLResponse

from geo.areas.perimeters import counterparts, other_version
from geo.atlas import opened, vocabulary
from geo.labels import PERIMETERS
from geo.language import N_, translator
from geo.model import AreaRef, Language, Level
from geo.selection.selection import Selection

EXAMPLES = ("ti-7510", "epci-200067254", "departement-64", "region-75")
SHOWN = 60
"""Letters of what was asked that are repeated."""


class Reason(StrEnum):
    """Why there is no sheet; the value is a message with the placeholder ``asked``."""

    ILL_FORMED = N_("“{asked}” names no area.")
    UNKNOWN = N_("No area has the code “{asked}”.")
    COMMUNE = N_("“{asked}” is a commune: sheets start at the EPCI.")
    SUFFIX = N_("There is no sheet of the kind “{asked}”: ask for .pdf, .png or .pptx.")


def asked_language(request: Request) -> Language:
    """The language that the address names, else the first of the browser's that the atlas speaks, else French."""
    spoken = [item.value for item in Language]
    accepted = [
        part.split(";")[0].strip()[:2].lower() for part in request.headers.get("accept-language", "").split(",")
    ]
    wanted = [request.query_params.get("lang", ""), *accepted]
    return Language(next((code for code in wanted if code in spoken), Language.FRENCH))


def page(
    data: Path, reason: Reason, code: str, suffix: str, pairs: Sequence[tuple[str, str]], language: Language
) -> HTMLResponse:
    """The answer 404 as a page; for a territory of the other perimeter, it leads to what became of it."""
    _ = translator(language)
    asked = suffix if reason is Reason.SUFFIX else code
    title = _(reason).format(asked=asked if len(asked) <= SHOWN else f"{asked[: SHOWN - 1]}…")
    told = _elsewhere(data, code, suffix, pairs, language) if reason is Reason.UNKNOWN else ""
    if not told:
        samples = ", ".join(f'<a href="./{name}.pdf">{name}</a>' for name in EXAMPLES)
        told = f"<p>{escape(_('Codes of areas look like these:'))} {samples}.</p>"
    lang = f"?lang={language}" if language is Language.ENGLISH else ""
    home = f'<p><a href="../territoire{lang}">{escape(_("Choose an area in the atlas"))}</a></p>'
    body = _PAGE.format(lang=language, title=escape(title), head=escape(_("No such sheet")), body=told + home)
    return HTMLResponse(body, 404, headers={"Content-Language": language, "Vary": "Accept-Language"})


def _elsewhere(data: Path, code: str, suffix: str, pairs: Sequence[tuple[str, str]], language: Language) -> str:
    """Where the territory ``code`` of the other perimeter is found, and those of this one that share its communes."""
    _, store, area = translator(language), opened(data), AreaRef.parse(code)
    selection = replace(
        Selection.from_query(pairs, vocabulary(store)).selection, territories=(), area=None, compared=()
    )
    other = other_version(selection.perimeter)
    if area is None or area.level is not Level.TERRITORY or not vocabulary(store).knows(area, other):
        return ""
    listed = [(area, store.territories[other][code], other)]
    listed += [
        (AreaRef(Level.TERRITORY, str(row["code"])), str(row["label"]), selection.perimeter)
        for row in counterparts(store, code, other).to_dict("records")
    ]
    items = "".join(_item(replace(selection, perimeter=where), ref, name, suffix) for ref, name, where in listed)
    said = _(
        "{code} is a territory of the other perimeter; it comes first, then those of this one that share its communes."
    ).format(code=code)
    return f"<p>{escape(said)}</p><ul>{items}</ul>"


def _item(selection: Selection, area: AreaRef, name: str, suffix: str) -> str:
    query, version = selection.query_string(), translator(selection.language)(PERIMETERS[selection.perimeter])
    href = f"./{area}.{suffix}" + (f"?{query}" if query else "")
    return f'<li><a href="{escape(href)}">{escape(name)}</a>, {escape(version)}</li>'


_PAGE = """<!doctype html>
<html lang="{lang}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>{head}</title><style>
body {{ font: 1rem/1.5 "Source Sans", system-ui, sans-serif; color: #14233c; background: #fff; margin: 0 auto;
  max-width: 42rem; padding: 4rem 1.2rem; overflow-wrap: anywhere; }}
h1 {{ font-size: 1.35rem; line-height: 1.3; }}
a {{ color: #1f5fa8; }}
</style></head><body><main><h1>{title}</h1>{body}</main></body></html>
"""
