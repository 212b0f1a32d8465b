import pytest

from geo.finder.challenges import PRESETS, changes, strangers, weighed
from geo.model import Challenge


@pytest.mark.parametrize("challenge", list(Challenge))
def test_changes_are_read_back(challenge: Challenge) -> None:
    weights = {slug: 5 - weight for slug, weight in PRESETS[challenge].weights.items()}
    assert weighed(challenge, tuple(changes(challenge, weights))) == weights
    assert changes(challenge, PRESETS[challenge].weights) == []


def test_weights_of_other_criteria_change_nothing_and_are_named() -> None:
    assert weighed(Challenge.SKILLS, ("levier-5",)) == PRESETS[Challenge.SKILLS].weights
    assert strangers(Challenge.SKILLS, ("chomage-1", "levier-5")) == ("levier",)


def test_a_weight_out_of_bounds_is_refused() -> None:
    with pytest.raises(ValueError, match="0 to 5"):
        changes(Challenge.SKILLS, {"chomage": 6})
