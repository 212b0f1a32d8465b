"""Protects spreadsheet cells against formula injection."""

import re

_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_PLAIN_NUMBER = re.compile(r"[+-]?[0-9]+(?:[.,][0-9]+)?", re.ASCII)


def neutralised(text: str) -> str:
    """``text`` as a cell that no spreadsheet interprets as a formula; plain numbers are unchanged.

    >>> neutralised("=1+1"), neutralised("-12,5"), neutralised("Acier vert")
    ("'=1+1", '-12,5', 'Acier vert')
    """
    return f"'{text}" if text.startswith(_FORMULA) and not _PLAIN_NUMBER.fullmatch(text) else text
