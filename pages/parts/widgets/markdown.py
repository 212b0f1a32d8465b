"""Text from data inside the Markdown of messages, buttons and labels: it is read as it is, not as marks."""

MARKS = frozenset("*_`[]<>\\:$~")
"""What begins or ends emphasis, code, links, tags, escapes, colours and icons, formulas, struck words."""


def plain(text: str) -> str:
    """``text`` without the marks that Markdown reads; names of areas hold none that a reader would miss."""
    return "".join(letter for letter in text if letter not in MARKS)


def code(text: str) -> str:
    """``text`` as a piece of code, in which nothing is a mark but its end."""
    return f"`{' '.join(text.replace('`', chr(39)).split())}`"
