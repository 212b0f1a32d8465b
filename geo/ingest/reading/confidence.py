"""Confidence in a row compiled from a public page, derived from the page's publisher."""

from urllib.parse import urlsplit

OFFICIAL_HOSTS = ("gouv.fr", "gouvernement.fr", "bpifrance.fr", "ec.europa.eu", "elysee.fr")


def confidence_of(url: str) -> str:
    """Return "official" for pages of the State, Bpifrance and the European Commission, "press" for all others."""
    host = urlsplit(url).hostname or ""
    return "official" if host.endswith(OFFICIAL_HOSTS) else "press"
