"""Who may show the embedded map in a page: the environment variable `ATLAS_FRAME_ANCESTORS`, read when the app starts.

Its value is a list of sites as the directive ``frame-ancestors`` of a content security policy takes them
(https://www.w3.org/TR/CSP3/#directive-frame-ancestors), with spaces between: ``https://www.example.fr
https://*.gouv.fr``. Without it, any site may.
"""

import os
import re
from collections.abc import Mapping

from geo.errors import SettingError

VARIABLE = "ATLAS_FRAME_ANCESTORS"
ANYONE, OWN = "*", "'self'"
_SITE = re.compile(
    r"https?://(?:\*\.)?[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)*(?::(?:[0-9]{1,5}|\*))?",
    re.ASCII,
)
_HINT = f"Write sites as https://www.example.fr or https://*.gouv.fr, {OWN} for this site alone, or {ANYONE} for any."


def frame_ancestors(environment: Mapping[str, str] = os.environ) -> str:
    """The value of ``frame-ancestors`` for the embedded map; the atlas itself is always among those who may.

    A component's frame stands inside the atlas's page, so that page must be among its ancestors as well. Raises
    `SettingError` with every part that is no site.
    """
    value = environment.get(VARIABLE, "")
    sites = list(dict.fromkeys(value.lower().split())) or [ANYONE]
    if sites == [ANYONE]:
        return ANYONE
    violations = [fault for site in sites if (fault := _fault(site))]
    if violations:
        raise SettingError(VARIABLE, value, violations, _HINT)
    return " ".join([OWN, *(site for site in sites if site != OWN)])


def _fault(site: str) -> str:
    """What is wrong with one part of the list, empty when nothing is."""
    if site == OWN or _SITE.fullmatch(site):
        return ""
    if site == ANYONE:
        return f"{site!r} admits any site, which leaves the others without meaning: write it alone"
    if site == "'none'":
        return f"{site!r} is no site: write {OWN}, which admits no other site"
    if re.search("[,;]", site):
        return f"{site!r} holds a comma or semicolon: put spaces between sites"
    if "://" not in site:
        return f"{site!r} does not begin with https:// (or http://)"
    if _SITE.match(site) and site.count("/") > 2:
        return f"{site!r} has a path: browsers compare the site alone"
    return f"{site!r} is no address of a site"
