"""What a query says that is ignored, in a header of the answer: for those who read files by programs."""

from collections.abc import Iterable
from urllib.parse import urlencode

from geo.selection.vocabulary import Notice

HEADER = "X-Atlas-Ignored"
LONGEST = 1_000
"""Characters of the header: what is beyond is left out as a whole pair."""


def ignored_header(notices: Iterable[Notice]) -> dict[str, str]:
    """The header with the ignored pairs, encoded as in an address ("secteur=zinc&annees=0"); none for a clean query."""
    written = ""
    for notice in notices:
        longer = "&".join(part for part in (written, urlencode({notice.key: notice.value})) if part)
        if len(longer) > LONGEST:
            break
        written = longer
    return {HEADER: written} if written else {}
