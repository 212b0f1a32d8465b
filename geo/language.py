"""The words and numbers of the interface in its two languages: gettext for sentences, Babel for figures and dates.

Message ids are English, so English is complete by construction; ``locale/fr.po`` holds the French and is read directly,
without a compiled file.
"""

import datetime
import re
import sys
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Context, Decimal, localcontext
from functools import cache, lru_cache
from gettext import GNUTranslations, NullTranslations
from io import BytesIO
from math import isfinite
from pathlib import Path

from babel import Locale
from babel.dates import format_date, format_skeleton
from babel.lists import format_list
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.numbers import format_decimal

from geo.model import Language

CATALOGUE = Path(__file__).with_name("locale") / "fr.po"

_NBSP = "\N{NO-BREAK SPACE}"
_LOCALES = {Language.FRENCH: Locale("fr"), Language.ENGLISH: Locale("en", "GB")}
_EURO = {Language.FRENCH: f"{{sign}}{{number}}{_NBSP}{{unit}}€", Language.ENGLISH: "{sign}€{number}{unit}"}
_MAGNITUDES = (
    (Decimal(10**9), {Language.FRENCH: "Md", Language.ENGLISH: "bn"}),
    (Decimal(10**6), {Language.FRENCH: "M", Language.ENGLISH: "M"}),
    (Decimal(10**3), {Language.FRENCH: "k", Language.ENGLISH: "k"}),
)
_EXACT = Context(prec=400, rounding=ROUND_HALF_UP)
_THREE_DIGITS = Context(prec=3, rounding=ROUND_HALF_UP)
_PARTIAL_DATE = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?", re.ASCII)
_LIGATURES = str.maketrans({"œ": "oe", "Œ": "OE", "æ": "ae", "Æ": "AE"})


def N_(message: str) -> str:  # noqa: N802 - gettext's own name for a message that is translated later
    """Mark ``message`` for extraction and return it unchanged; the place that shows it translates it."""
    return message


@cache
def _translations(language: Language) -> NullTranslations:
    if language is Language.ENGLISH:
        return NullTranslations()
    with CATALOGUE.open("rb") as file:
        catalogue = read_po(file, locale=language.value)
    compiled = BytesIO()
    write_mo(compiled, catalogue)
    compiled.seek(0)
    return GNUTranslations(compiled)


def sort_key(text: str) -> tuple[str, str]:
    """Key for alphabetical order in both languages: accents, case and ligatures only break ties.

    Good enough for names of places and firms; not the full Unicode collation, which would need ICU.

    >>> sorted(["Zuydcoote", "Étampes", "Eu", "Œuf", "etang"], key=sort_key)
    ['Étampes', 'etang', 'Eu', 'Œuf', 'Zuydcoote']
    """
    return unicodedata.normalize("NFKD", text.translate(_LIGATURES)).translate(_marks()).casefold(), text


def shortened(text: str, longest: int) -> str:
    """``text`` in at most ``longest`` characters, ending in "…" where it was cut."""
    return text if len(text) <= longest else f"{text[: longest - 1].rstrip()}…"


@cache
def _marks() -> dict[int, None]:
    """Every combining mark, for `str.translate`, which is five times faster than checking each character."""
    return {code: None for code in range(sys.maxunicode + 1) if unicodedata.combining(chr(code))}


@dataclass(frozen=True, slots=True)
class Voice:
    """How the atlas addresses a reader: sentences, figures, dates and lists as written in ``language``.

    Created once by the page, route or view requested, and passed down. Halves are rounded away from zero. None, NaN and
    infinities are unknown: they read "n. d." or "n/a", never 0.
    """

    language: Language

    def _(self, message: str) -> str:
        """The translation of the English ``message``, or the message itself if there is none."""
        # gettext answers the empty message with the catalogue's header.
        return _translations(self.language).gettext(message) if message else message

    def n_(self, singular: str, plural: str, n: int) -> str:
        """The form for ``n`` things (French: 0 is singular)."""
        return _translations(self.language).ngettext(singular, plural, n)

    def number(self, value: float | None, digits: int = 0) -> str:
        """``value`` with thousands separators and exactly ``digits`` decimals."""
        exact = _decimal(value)
        return self.unknown if exact is None else self._plain(exact, f"#,##0.{'0' * digits}", digits)

    def compact_euros(self, value: float | None) -> str:
        """Euros to at most three significant digits: "31,4 M€", "1,2 Md€", "850 k€" in French.

        >>> said = Voice(Language.ENGLISH)
        >>> [said.compact_euros(euros) for euros in (31_412_000, 1.2e9, 999_950, 850_000, None)]
        ['€31.4M', '€1.2bn', '€1M', '€850k', 'n/a']
        """
        exact = _decimal(value)
        if exact is None:
            return self.unknown
        # Rounded first: 999,950 is a million, not a thousand thousands.
        rounded = _THREE_DIGITS.plus(exact)
        for magnitude, units in _MAGNITUDES:
            if abs(rounded) >= magnitude:
                return self._euro(rounded / magnitude, "#,##0.##", 2, units[self.language])
        return self._euro(rounded, "#,##0.##", 2)

    def euros(self, value: float | None) -> str:
        """Whole euros: "12 345 €", "€12,345"."""
        exact = _decimal(value)
        return self.unknown if exact is None else self._euro(exact, "#,##0", 0)

    def percent(self, share: float | None, digits: int = 0, *, signed: bool = False) -> str:
        """A share as a percentage ("70 %" in French); ``signed`` puts a plus before growth.

        >>> Voice(Language.ENGLISH).percent(0.704), Voice(Language.ENGLISH).percent(0.0325, 1, signed=True)
        ('70%', '+3.3%')
        """
        exact = _decimal(share)
        if exact is None:
            return self.unknown
        points = _EXACT.multiply(exact, Decimal(100))
        text = self._plain(points, f"#,##0.{'0' * digits}", digits)
        sign = "+" if signed and _round(points, digits) > 0 else ""
        return f"{sign}{text}{_NBSP}%" if self.language is Language.FRENCH else f"{sign}{text}%"

    def ratio(self, value: float | None, digits: int = 1) -> str:
        """A multiple: "2,4 ×", "2.4×"."""
        exact = _decimal(value)
        if exact is None:
            return self.unknown
        text = self._plain(exact, f"#,##0.{'0' * digits}", digits)
        return f"{text}{_NBSP}×" if self.language is Language.FRENCH else f"{text}×"

    def date(self, value: datetime.date | None) -> str:
        """A day in full: "4 juillet 2024", "4 July 2024"."""
        return self.unknown if value is None else format_date(value, "long", locale=_LOCALES[self.language])

    def partial_date(self, text: str | None) -> str:
        """A date that may lack its day or month; other text is left as it is.

        >>> [Voice(Language.FRENCH).partial_date(text) for text in ("2024-07-04", "2024-07", "2024", "été 2024")]
        ['4 juillet 2024', 'juillet 2024', '2024', 'été 2024']
        """
        match = _PARTIAL_DATE.fullmatch(text) if text else None
        if text is None or match is None:
            return text or self.unknown
        year, month, day = (int(part or 1) for part in match.groups())
        try:
            first = datetime.date(year, month, day)
        except ValueError:
            return text
        if match[3]:
            return self.date(first)
        return format_skeleton("yMMMM", first, locale=_LOCALES[self.language]) if match[2] else text

    def year_range(self, years: tuple[int, int] | None) -> str:
        """Both ends ("2018–2025"), a single year once ("2020"), or the words for None ("all years")."""
        if years is None:
            return self._("all years")
        first, last = years
        return str(first) if first == last else f"{first}–{last}"

    def list(self, items: Iterable[str]) -> str:
        """An enumeration: "a, b et c", "a, b and c"; empty for no items."""
        return format_list([*items], locale=_LOCALES[self.language])

    @property
    def unknown(self) -> str:
        """How an unknown figure reads."""
        return self._("n/a")

    def _plain(self, value: Decimal, pattern: str, digits: int) -> str:
        return _written(_round(value, digits), pattern, self.language)

    def _euro(self, value: Decimal, pattern: str, digits: int, unit: str = "") -> str:
        rounded = _round(value, digits)
        number = self._plain(abs(rounded), pattern, digits)
        return _EURO[self.language].format(sign="-" if rounded < 0 else "", number=number, unit=unit)


@lru_cache(maxsize=16_384)
def _written(rounded: Decimal, pattern: str, language: Language) -> str:
    """Cached: a map formats a thousand values, but rounded to three digits few of them differ."""
    with localcontext(_EXACT):  # Babel rounds again, in the ambient precision
        return format_decimal(rounded, format=pattern, locale=_LOCALES[language])


def _decimal(value: float | None) -> Decimal | None:
    """The shortest decimal that reads as ``value``; None when ``value`` is None, NaN or infinite."""
    return Decimal(repr(float(value))) if value is not None and isfinite(value) else None


def _round(value: Decimal, digits: int) -> Decimal:
    rounded = value.quantize(Decimal(1).scaleb(-digits), context=_EXACT)
    return rounded or abs(rounded)  # no "-0"
