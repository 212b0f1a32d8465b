"""Text from data in a message stays literal: no Markdown in it is parsed."""

from hypothesis import given
from hypothesis import strategies as st

from geo.language import shortened
from pages.parts.widgets import markdown


@given(said=st.text())
def test_plain_text_has_no_mark(said: str) -> None:
    kept = markdown.plain(said)
    assert not markdown.MARKS & {*kept}
    assert kept == said or markdown.MARKS & {*said}


@given(said=st.text())
def test_nothing_in_a_piece_of_code_ends_it(said: str) -> None:
    written = markdown.code(said)
    assert (written[0], written[-1], written.count("`")) == ("`", "`", 2)
    assert "\n" not in written


@given(said=st.text(), longest=st.integers(1, 40))
def test_a_shortened_text_says_that_it_is(said: str, longest: int) -> None:
    kept = shortened(said, longest)
    assert len(kept) <= longest
    assert kept == said or kept.endswith("…")
