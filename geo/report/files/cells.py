"""Text that a spreadsheet will open: no cell of it is taken for a formula."""

import re

_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_PLAIN_NUMBER = re.compile(r"[+-]?[0-9]+(?:[.,][0-9]+)?", re.ASCII)


def neutralised(text: str) -> str:
    """``text`` as a cell that no spreadsheet takes for a formula; plain numbers stay as they are.

    >>> neutralised("=1+1"), neutralised("-12,5"), neutralised("Acier vert")
    ("'=1+1", '-12,5', 'Acier vert')
    """
    return f"'{text}" if text.startswith(_FORMULA) and not _PLAIN_NUMBER.fullmatch(text) else text
