"""The atlas still gives the answers that were last recorded."""

import json

import pytest

from tests.golden.record import RECORDED, answers, digest


@pytest.mark.cluster
def test_every_answer_is_the_one_recorded() -> None:
    recorded = json.loads(RECORDED.read_text("utf-8"))
    found = {name: digest(text) for name, text in answers()}
    changed = sorted(name for name in recorded.keys() | found.keys() if recorded.get(name) != found.get(name))
    assert changed == [], "changed; if that is meant: python -m tests.golden.record"
