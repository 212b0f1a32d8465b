"""Text for pictures: characters that the font can draw, wrapped to a given width."""

import re
import unicodedata
from functools import cache
from pathlib import Path

import matplotlib
from matplotlib.ft2font import FT2Font, LoadFlags

FAMILY = "DejaVu Sans"
FILES = {"normal": "DejaVuSans.ttf", "bold": "DejaVuSans-Bold.ttf"}
"""Fonts shipped with matplotlib: available on every machine, never downloaded."""
_MEASURED = 100
"""Font size, in points, at which letters are measured."""
PLACEHOLDER = "□"
"""Replaces characters that the font lacks, such as emoji."""


def plain(text: str) -> str:
    """`drawable` text on one line; any run of white space becomes one plain space."""
    return re.sub(" +", " ", "".join(" " if letter.isspace() else letter for letter in drawable(text))).strip()


def drawable(text: str) -> str:
    """``text`` without undrawable characters: control and joining marks are removed, unknown glyphs become □.

    Spaces are kept as they are, except that line breaks and tabs become plain spaces.
    """
    # Category Cf holds direction and joining marks, Cc the characters that XML forbids.
    clean = "".join(
        (" " if unicodedata.category(letter) != "Zs" else letter) if letter.isspace() else letter
        for letter in unicodedata.normalize("NFC", text)
        if letter.isspace() or unicodedata.category(letter) not in ("Cc", "Cf")
    )
    drawn = "".join(letter if letter.isspace() or ord(letter) in _known() else PLACEHOLDER for letter in clean)
    return re.sub(f"{PLACEHOLDER}+", PLACEHOLDER, drawn)


def lines(text: str, size: float, width: float, most: int, weight: str = "normal") -> str:
    """``text`` (`plain`) wrapped to ``width`` points at font size ``size``; cut with "…" after ``most`` lines."""
    done: list[str] = []
    rest = plain(text).split(" ")
    while rest:
        line, count = "", 0
        while count < len(rest) and _width(f"{line} {rest[count]}".strip(), size, weight) <= width:
            line, count = f"{line} {rest[count]}".strip(), count + 1
        if count < len(rest) and (count == 0 or len(done) == most - 1):
            # A word longer than a line, or the last line: cut to what fits.
            return "\n".join([*done, _cut(" ".join([line, *rest[count:]]).strip(), size, width, weight)])
        done.append(line)
        rest = rest[count:]
    return "\n".join(done)


def _cut(text: str, size: float, width: float, weight: str) -> str:
    low, high = 0, len(text)
    while low < high:
        middle = (low + high + 1) // 2
        if _width(text[:middle].rstrip() + "…", size, weight) <= width:
            low = middle
        else:
            high = middle - 1
    return text[:low].rstrip() + "…"


def _width(text: str, size: float, weight: str) -> float:
    """Width of a line in points: the sum of its glyph advances. Kerning would only make it narrower."""
    return size * sum(_advance(letter, weight) for letter in text)


@cache
def _advance(letter: str, weight: str) -> float:
    """Advance width of a letter, per point of font size."""
    # 16.16 fixed point; at 72 dpi a dot is a point.
    advance: float = _face(weight).load_char(ord(letter), flags=LoadFlags.NO_HINTING).linearHoriAdvance / 65536
    return advance / _MEASURED


@cache
def _face(weight: str) -> FT2Font:
    face = FT2Font(str(_folder() / FILES[weight]))
    face.set_size(_MEASURED, 72)
    return face


def _folder() -> Path:
    return Path(matplotlib.get_data_path()) / "fonts" / "ttf"


@cache
def _known() -> frozenset[int]:
    """Code points that every font in `FILES` can draw."""
    return frozenset.intersection(*(frozenset(FT2Font(str(_folder() / name)).get_charmap()) for name in FILES.values()))
