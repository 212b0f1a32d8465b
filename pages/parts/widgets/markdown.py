"""Text from data inside Markdown messages, buttons and labels: shown literally, never parsed as markup."""

MARKS = frozenset("*_`[]<>\\:$~")
"""Characters that start or end emphasis, code, links, tags, escapes, colours and icons, formulas, strikethrough."""


def plain(text: str) -> str:
    """``text`` without the characters that Markdown parses; names of areas contain none that a reader would miss."""
    return "".join(letter for letter in text if letter not in MARKS)


def code(text: str) -> str:
    """``text`` as an inline code span, in which nothing is parsed; backticks become apostrophes."""
    return f"`{' '.join(text.replace('`', chr(39)).split())}`"
