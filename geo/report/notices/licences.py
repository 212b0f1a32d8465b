"""The licences of the sources of a file, in the reader's language, and as a header of HTTP."""

from collections.abc import Iterable
from dataclasses import dataclass

from geo.language import Voice
from geo.tables.declaration import Catalogue


@dataclass(frozen=True)
class Terms:
    """A licence as cited in files: ``notice`` says what it asks of who passes the data on; ``url`` is absolute."""

    id: str
    title: str
    notice: str
    url: str


def terms_of(source_ids: Iterable[str], catalogue: Catalogue, voice: Voice, root: str) -> tuple[Terms, ...]:
    """The licences of these sources, each once, in the order of the declaration.

    ``root``: URL of the atlas, with a trailing slash; what has no web address of its own is explained on its page of
    sources.
    """
    return tuple(
        Terms(
            licence.id,
            licence.title.in_language(voice.language),
            licence.notice.in_language(voice.language),
            licence.url if _on_the_web(licence.url) else f"{root}sources",
        )
        for licence in catalogue.licences_of(source_ids)
    )


def licence_links(source_ids: Iterable[str], catalogue: Catalogue) -> list[str]:
    """One value of the header ``Link`` (RFC 8288) for each licence of these sources that has a web address."""
    found = catalogue.licences_of(source_ids)
    return [f'<{licence.url}>; rel="license"' for licence in found if _on_the_web(licence.url)]


def _on_the_web(address: str) -> bool:
    return address.startswith(("https://", "http://"))
