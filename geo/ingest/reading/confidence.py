"""Who vouches for a row that was compiled from a public page: its publisher says."""

from urllib.parse import urlsplit

OFFICIAL_HOSTS = ("gouv.fr", "gouvernement.fr", "bpifrance.fr", "ec.europa.eu", "elysee.fr")


def confidence_of(url: str) -> str:
    """Say "official" for pages of the State, its bank and the European Commission, "press" for all others."""
    host = urlsplit(url).hostname or ""
    return "official" if host.endswith(OFFICIAL_HOSTS) else "press"
