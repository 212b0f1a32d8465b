"""What each challenge looks for in a territory: its criteria with their default weights, and its themes.

A criterion decided by a handful of projects gets a low weight: the data holds few circularity or reshoring projects,
and nearly all published leverage comes from one contest. A single project must not drive the ranking.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from geo.language import N_
from geo.model import Challenge
from geo.selection.vocabulary import WEIGHTS


@dataclass(frozen=True)
class Preset:
    """``weights``: criterion → default weight (0 to 5), in page order; ``themes``: those of its projects."""

    label: str
    question: str
    weights: Mapping[str, int]
    themes: tuple[str, ...]


PRESETS: Mapping[Challenge, Preset] = {
    Challenge.TRANSITION: Preset(
        N_("Transition"),
        N_("Where does decarbonising industry pay most, with partners at hand?"),
        {
            "emissions_industrie": 5,
            "emissions_par_emploi": 2,
            "projets_decarbonation": 3,
            "aide_transition": 2,
            "projets_transition": 1,
            "part_industrie": 1,
            "lieux_innovation": 1,
        },
        ("transition",),
    ),
    Challenge.RESHORING: Preset(
        N_("Reshoring"),
        N_("Where can a plant be built, with land, know-how and people to hire?"),
        {
            "part_industrie": 4,
            "grands_sites": 3,
            "sites_cles_en_main": 2,
            "friches": 2,
            "chomage": 2,
            "lieux_formation": 1,
            "projets_relocalisation": 1,
        },
        ("relocalisation",),
    ),
    Challenge.CIRCULARITY: Preset(
        N_("Circularity"),
        N_("Where are plants, brownfields and workshops to loop materials, waste and water, beside first projects?"),
        {
            "part_industrie": 3,
            "grands_sites": 3,
            "friches": 2,
            "lieux_fabrication": 2,
            "aide_circularite": 1,
            "projets_circularite": 1,
        },
        ("circularite",),
    ),
    Challenge.SKILLS: Preset(
        N_("Skills"),
        N_("Where can industrial trades be hired and trained?"),
        {
            "lieux_formation": 4,
            "part_ouvriers": 3,
            "chomage": 3,
            "part_industrie": 2,
            "grands_sites": 2,
            "croissance_emploi": 2,
            "lieux_fabrication": 1,
        },
        ("competences",),
    ),
    Challenge.INNOVATION: Preset(
        N_("Innovation"),
        N_("Where do firms win calls for innovation, with research and start-ups beside them?"),
        {
            "aide_innovation": 4,
            "projets_innovation": 3,
            "lieux_innovation": 4,
            "lieux_formation": 2,
            "croissance_emploi": 2,
        },
        ("innovation",),
    ),
    Challenge.TERRITORIAL_RETURN: Preset(
        N_("Territorial return"),
        N_(
            "Where does public money meet jobs that grow, people to hire and small communes? It computes no return: "
            "too few projects publish their cost."
        ),
        {
            "croissance_emploi": 3,
            "aide_mille_emplois": 2,
            "part_petites_communes": 2,
            "chomage": 2,
            "projets_transition": 1,
            "lieux": 1,
            "levier": 1,
        },
        (),
    ),
}


def weighed(challenge: Challenge, changed: tuple[str, ...]) -> dict[str, int]:
    """The weight of each criterion of ``challenge``: the preset's, or the one in ``changed`` ("criterion-3")."""
    asked = _read(changed)
    return {slug: asked.get(slug, weight) for slug, weight in PRESETS[challenge].weights.items()}


def changes(challenge: Challenge, weights: Mapping[str, int]) -> list[str]:
    """``weights`` that differ from the preset, as written in links; raises ``ValueError`` if one is out of bounds."""
    if wrong := [weight for weight in weights.values() if weight not in WEIGHTS]:
        raise ValueError(f"weight {wrong[0]!r}; weights are {WEIGHTS[0]} to {WEIGHTS[-1]}")
    preset = PRESETS[challenge].weights
    return [f"{slug}-{weights[slug]}" for slug in sorted(preset) if weights.get(slug, preset[slug]) != preset[slug]]


def strangers(challenge: Challenge, changed: tuple[str, ...]) -> tuple[str, ...]:
    """Criteria of ``changed`` that ``challenge`` does not use: their weights have no effect."""
    return tuple(slug for slug in _read(changed) if slug not in PRESETS[challenge].weights)


def _read(changed: tuple[str, ...]) -> dict[str, int]:
    pairs = (text.rpartition("-") for text in changed)
    return {slug: int(weight) for slug, _, weight in pairs}
