"""How reliable a sum of aid is: who vouches for its euros, in words; and the badge of a single project."""

from typing import Protocol

from geo.labels import CONFIDENCE
from geo.language import Voice

OFFICIAL = "official"


class Vouched(Protocol):
    """Sums of projects that show who vouches for them: `geo.funding.sums.Summary`, `geo.profile.figures.Money`,
    `geo.profile.slides.Slide`.

    ``aid``: euros of the summed kinds, None where unknown. ``press_aid``: those that no official list vouches for, None
    if there are none; ``press``: number of projects with such aid. ``official``: how many of the ``projects`` an
    official list vouches for, with or without an amount.
    """

    @property
    def projects(self) -> int: ...  # noqa: D102
    @property
    def official(self) -> int: ...  # noqa: D102
    @property
    def aid(self) -> float | None: ...  # noqa: D102
    @property
    def press_aid(self) -> float | None: ...  # noqa: D102
    @property
    def press(self) -> int: ...  # noqa: D102


def reliability(sums: Vouched, voice: Voice) -> str:
    """One sentence: "68% of the euros come from announcements or the press (19 projects)."; "" without projects.

    Without a known amount it counts projects instead.
    """
    if not sums.projects:
        return ""
    if not sums.aid:
        return voice._("Confidence: {official} projects from official lists, {press} from the press.").format(
            official=voice.number(sums.official), press=voice.number(sums.projects - sums.official)
        )
    if not sums.press_aid:
        return voice._("All euros are in official lists.")
    said = voice.n_(
        "{share} of the euros come from announcements or the press ({n} project).",
        "{share} of the euros come from announcements or the press ({n} projects).",
        sums.press,
    )
    sentence = said.format(share=_share(sums.press_aid / sums.aid, voice), n=voice.number(sums.press))
    return sentence[0].upper() + sentence[1:]


def press_share(sums: Vouched, voice: Voice) -> str:
    """The share of the euros that no official list vouches for; the word for unknown when no amount is known."""
    if not sums.aid:
        return voice.unknown
    return _share((sums.press_aid or 0.0) / sums.aid, voice)


def badge(confidence: str, source_url: object, voice: Voice) -> str:
    """Who vouches for a project: "official", or "press, one page" when it rests on a single page."""
    said = voice._(CONFIDENCE[confidence].badge)
    if confidence != OFFICIAL and isinstance(source_url, str):
        return voice._("{confidence}, one page").format(confidence=said)
    return said


def _share(share: float, voice: Voice) -> str:
    """A percentage that is never "0%" for more than nothing, nor "100%" for less than everything."""
    if 0 < share < 0.005:
        return voice._("less than {share}").format(share=voice.percent(0.01))
    if 0.995 <= share < 1:
        return voice._("more than {share}").format(share=voice.percent(0.99))
    return voice.percent(share)
