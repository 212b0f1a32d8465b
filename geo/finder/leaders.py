"""The first areas of a ranking, each with the criteria that add most to its score and how firmly it is placed."""

from dataclasses import dataclass
from enum import StrEnum

from geo.finder.ranking import Floats, Ranking

FIRST = 5
"""The number of areas that answer the question, before the whole ranking."""
STRONGEST = 2
"""The number of criteria named for each of them."""


class Firmness(StrEnum):
    """How firmly an area is among the first, by the share of draws in which it stays there."""

    FIRM = "firm"
    LIKELY = "likely"
    OPEN = "open"


FIRM, LIKELY = 0.95, 0.5
"""The least shares of draws for the first two degrees of `Firmness`."""


@dataclass(frozen=True)
class Leader:
    """``score`` (0 to 100) and ``strongest``, the points that its first criteria add to it; ``stays``: 0 to 1."""

    code: str
    label: str
    rank: int
    score: float
    strongest: tuple[tuple[str, float], ...]
    stays: float

    @property
    def firmness(self) -> Firmness:
        """The degree of ``stays``."""
        return firmness(self.stays)


def firmness(stays: float) -> Firmness:
    """The degree of a share of draws; each bound belongs to the better degree.

    >>> [firmness(share).value for share in (1.0, 0.95, 0.5, 0.49)]
    ['firm', 'firm', 'likely', 'open']
    """
    return Firmness.FIRM if stays >= FIRM else Firmness.LIKELY if stays >= LIKELY else Firmness.OPEN


def leaders(ranked: Ranking, stays: Floats, first: int = FIRST) -> tuple[Leader, ...]:
    """The ``first`` ranked areas, best first; ``stays`` has a share for each row of ``ranked``.

    Criteria that add nothing to a score are not named, so an area may have fewer than `STRONGEST`.
    """
    best = ranked.rows.assign(stays=stays).dropna(subset=["score"]).head(first)
    parts = ranked.contributions.loc[best.index] * 100
    found = []
    for index, row in zip(best.index, best.to_dict("records"), strict=True):
        own = parts.loc[index].dropna()
        added = own[own > 0].nlargest(STRONGEST)
        strongest = tuple((str(slug), float(points)) for slug, points in added.items())
        label, code = str(row["label"]), str(row["code"])
        found.append(Leader(code, label, int(row["rank"]), float(row["score"]) * 100, strongest, float(row["stays"])))
    return tuple(found)
