"""Text for a picture: characters that its font can draw, in lines that fit."""

import re
import unicodedata
from functools import cache
from pathlib import Path

import matplotlib
from matplotlib.ft2font import FT2Font, LoadFlags

FAMILY = "DejaVu Sans"
FILES = {"normal": "DejaVuSans.ttf", "bold": "DejaVuSans-Bold.ttf"}
"""Faces that come with matplotlib: every machine has them, none is fetched."""
_MEASURED = 100
"""Points at which letters are measured."""
PLACEHOLDER = "□"
"""Stands for a character that the font lacks, such as an emoji."""


def plain(text: str) -> str:
    """`drawable` text on one line, every kind of space one plain space."""
    return re.sub(" +", " ", "".join(" " if letter.isspace() else letter for letter in drawable(text))).strip()


def drawable(text: str) -> str:
    """``text`` without what no picture can hold: control and joining marks go, unknown letters are □.

    Spaces stay what they are, but those that break a line.
    """
    # Cf holds the marks of direction and joining, Cc what XML forbids.
    clean = "".join(
        (" " if unicodedata.category(letter) != "Zs" else letter) if letter.isspace() else letter
        for letter in unicodedata.normalize("NFC", text)
        if letter.isspace() or unicodedata.category(letter) not in ("Cc", "Cf")
    )
    drawn = "".join(letter if letter.isspace() or ord(letter) in _known() else PLACEHOLDER for letter in clean)
    return re.sub(f"{PLACEHOLDER}+", PLACEHOLDER, drawn)


def lines(text: str, size: float, width: float, most: int, weight: str = "normal") -> str:
    """``text`` (`plain`) broken to lines of ``width`` points at ``size`` points; "…" where ``most`` lines end it."""
    done: list[str] = []
    rest = plain(text).split(" ")
    while rest:
        line, count = "", 0
        while count < len(rest) and _width(f"{line} {rest[count]}".strip(), size, weight) <= width:
            line, count = f"{line} {rest[count]}".strip(), count + 1
        if count < len(rest) and (count == 0 or len(done) == most - 1):
            # A word longer than a line, or the last line: as much as fits.
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
    """Width of one line in points: the sum of its letters' advances. Kerning would make it narrower, if anything."""
    return size * sum(_advance(letter, weight) for letter in text)


@cache
def _advance(letter: str, weight: str) -> float:
    """How far a letter moves the pen, for each point of size."""
    # 16.16 fixed point, at 72 dots per inch a dot is a point.
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
    """Code points that every face draws."""
    return frozenset.intersection(*(frozenset(FT2Font(str(_folder() / name)).get_charmap()) for name in FILES.values()))
