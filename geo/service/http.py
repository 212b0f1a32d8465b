"""What the routes and the middleware share of HTTP: the base path, validators, gzip, what a query says in vain."""

from collections.abc import Iterable
from urllib.parse import urlencode

from geo.selection.vocabulary import Notice

HEADER = "X-Atlas-Ignored"
LONGEST = 1_000
"""Characters of the header: what is beyond is left out as a whole pair."""


def base_prefix(base_path: str) -> str:
    """What every route starts with: "" at the root, "/atlas" for "atlas", "/atlas/" or "/atlas"."""
    trimmed = base_path.strip("/")
    return f"/{trimmed}" if trimmed else ""


def matches(asked: str, tag: str) -> bool:
    """Whether ``If-None-Match`` names ``tag``; a proxy that compresses makes it weak."""
    known = {item.strip().removeprefix("W/") for item in asked.split(",")}
    return tag.removeprefix("W/") in known or "*" in known


def accepts_gzip(accepted: str) -> bool:
    """Whether an `Accept-Encoding` header admits gzip (RFC 9110: by name or `*`, and not with a weight of zero)."""
    weights: dict[str, str] = {}
    for entry in accepted.lower().replace(" ", "").split(","):
        name, _, weight = entry.partition(";q=")
        weights[name] = weight or "1"
    return weights.get("gzip", weights.get("*", "0")).strip("0.") != ""


def ignored_header(notices: Iterable[Notice]) -> dict[str, str]:
    """The header with the ignored pairs, encoded as in an address ("secteur=zinc&annees=0"); none for a clean query."""
    written = ""
    for notice in notices:
        longer = "&".join(part for part in (written, urlencode({notice.key: notice.value})) if part)
        if len(longer) > LONGEST:
            break
        written = longer
    return {HEADER: written} if written else {}
