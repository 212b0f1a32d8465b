"""Languages: the French catalogue is complete, and figures follow the conventions of each language."""

import ast
import re
from collections.abc import Iterator
from datetime import date
from math import inf, nan
from pathlib import Path

import numpy as np
import pytest
from babel.messages import Catalog
from babel.messages.extract import extract_from_file
from babel.messages.pofile import read_po
from hypothesis import given
from hypothesis import strategies as st

from geo import language
from geo.language import CATALOGUE, N_, Voice, sort_key
from geo.model import Language

ROOT = Path(__file__).parents[1]
KEYWORDS = {"_": None, "N_": None, "n_": (1, 2)}
PLACEHOLDER = re.compile(r"\{[^{}]*\}|%(?:\(\w+\))?[sd]")
FRENCH, ENGLISH = Voice(Language.FRENCH), Voice(Language.ENGLISH)


def sources() -> list[Path]:
    return [*sorted(ROOT.glob("geo/**/*.py")), *sorted(ROOT.glob("pages/**/*.py")), *ROOT.glob("dashboard.py")]


def messages() -> Iterator[tuple[str, tuple[str, ...]]]:
    """Where each message is used, and its singular and plural forms."""
    for path in sources():
        for line, message, _comments, _context in extract_from_file("python", str(path), keywords=KEYWORDS):
            yield f"{path.relative_to(ROOT)}:{line}", (message,) if isinstance(message, str) else tuple(message)


@pytest.fixture(scope="module")
def catalogue() -> Catalog:
    with CATALOGUE.open("rb") as file:
        return read_po(file, locale="fr")


def forms(text: str | list[str] | tuple[str, ...] | None) -> tuple[str, ...]:
    return (text,) if isinstance(text, str) else tuple(text or ())


def test_every_message_is_in_french(catalogue: Catalog) -> None:
    missing = {}
    for place, message in messages():
        entry = catalogue.get(message[0])
        complete = entry is not None and not entry.fuzzy and len(forms(entry.string)) == len(message)
        if not complete or entry is None or not all(forms(entry.string)) or forms(entry.id) != message:
            missing[message] = place
    assert not missing, "missing, empty or fuzzy in geo/locale/fr.po:\n" + "\n".join(
        f"  {place}: {' / '.join(message)!r}" for message, place in missing.items()
    )


def test_no_message_is_obsolete(catalogue: Catalog) -> None:
    used = {message for _place, message in messages()}
    stale = [forms(entry.id) for entry in catalogue if entry.id and forms(entry.id) not in used]
    stale += [forms(entry.id) for entry in catalogue.obsolete.values()]
    assert not stale, f"nothing uses these messages of geo/locale/fr.po: {stale}"


def test_translations_keep_the_placeholders(catalogue: Catalog) -> None:
    for entry in (entry for entry in catalogue if entry.id):
        originals, translations = (
            [set(PLACEHOLDER.findall(form)) for form in forms(text)] for text in (entry.id, entry.string)
        )
        # A singular may have "one" where the other language has {n}.
        assert set().union(*originals) == set().union(*translations), f"the placeholders of {entry.id!r} differ"
        assert originals[-1] == translations[-1], f"the placeholders of the last form of {entry.id!r} differ"


def called(node: ast.Call) -> str:
    """The last name of the called function: "_" for both ``_(…)`` and ``voice._(…)``."""
    return ast.unparse(node.func).rpartition(".")[2]


def test_no_message_is_out_of_the_extractors_sight() -> None:
    """The extractor does not see messages inside f-strings, so they would never reach the catalogue."""
    seen = {message[0] for _place, message in messages()}
    said = {
        node.args[0].value: path.name
        for path in sources()
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Call) and called(node) in KEYWORDS
        if node.args and isinstance(node.args[0], ast.Constant) and isinstance(node.args[0].value, str)
    }
    assert {text: name for text, name in said.items() if text not in seen} == {}


def test_no_message_is_computed() -> None:
    """An f-string is filled in before it is looked up, so it would stay in English."""
    for path in sources():
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and called(node) in KEYWORDS:
                computed = any(isinstance(argument, ast.JoinedStr | ast.BinOp) for argument in node.args[:2])
                assert not computed, f"{path.relative_to(ROOT)}:{node.lineno}: translate the pattern, then format it"


def test_english_is_the_identity() -> None:
    _, n_ = ENGLISH._, ENGLISH.n_
    assert _("No data") == "No data"
    assert [n_("a project", "projects", n) for n in (0, 1, 2)] == ["projects", "a project", "projects"]


def test_french_is_translated() -> None:
    _ = FRENCH._
    assert _("No data") == "Données indisponibles"
    assert _("a message that is nowhere") == "a message that is nowhere"
    assert _("") == ""
    assert N_("No data") == "No data"


def test_french_counts_zero_as_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    catalogue = CATALOGUE.read_text(encoding="utf-8")
    entry = 'msgid "{n} test"\nmsgid_plural "{n} tests"\nmsgstr[0] "{n} essai"\nmsgstr[1] "{n} essais"\n'
    (tmp_path / "fr.po").write_text(f"{catalogue}\n{entry}", encoding="utf-8")
    monkeypatch.setattr(language, "CATALOGUE", tmp_path / "fr.po")
    language._translations.cache_clear()
    counted = [FRENCH.n_("{n} test", "{n} tests", n) for n in (0, 1, 2)]
    language._translations.cache_clear()
    assert counted == ["{n} essai", "{n} essai", "{n} essais"]


@pytest.mark.parametrize(
    ("value", "french", "english"),
    [
        (31_412_000, "31,4 M€", "€31.4M"),
        (1_212_000_000.0, "1,21 Md€", "€1.21bn"),
        (1_200_000_000, "1,2 Md€", "€1.2bn"),
        (850_000, "850 k€", "€850k"),
        (999_950, "1 M€", "€1M"),
        (999_499, "999 k€", "€999k"),
        (1000, "1 k€", "€1k"),
        (12.34, "12,3 €", "€12.3"),
        (0.125, "0,13 €", "€0.13"),
        (0, "0 €", "€0"),
        (-0.0, "0 €", "€0"),
        (-850_000, "-850 k€", "-€850k"),
        (15e12, "15 000 Md€", "€15,000bn"),
        (np.float64(2e6), "2 M€", "€2M"),
        (None, "n. d.", "n/a"),
        (nan, "n. d.", "n/a"),
        (-inf, "n. d.", "n/a"),
    ],
)
def test_compact_euros(value: float | None, french: str, english: str) -> None:
    assert plain(FRENCH.compact_euros(value)) == french
    assert ENGLISH.compact_euros(value) == english


def plain(text: str) -> str:
    return text.replace("\N{NO-BREAK SPACE}", " ").replace("\N{NARROW NO-BREAK SPACE}", " ")


def test_figures() -> None:
    assert (plain(FRENCH.number(1_234_567.25, 1)), ENGLISH.number(1_234_567.25, 1)) == ("1 234 567,3", "1,234,567.3")
    assert (FRENCH.number(2.5), FRENCH.number(-2.5), FRENCH.number(-0.4)) == ("3", "-3", "0")
    assert (plain(FRENCH.euros(12_345.5)), ENGLISH.euros(-12_345.4)) == ("12 346 €", "-€12,345")
    assert (plain(FRENCH.percent(0.7)), ENGLISH.percent(0.704, 1)) == ("70 %", "70.4%")
    assert (plain(FRENCH.ratio(2.44)), ENGLISH.ratio(2.46)) == ("2,4 ×", "2.5×")


def test_growth_carries_its_sign() -> None:
    assert plain(FRENCH.percent(0.0325, 1, signed=True)) == "+3,3 %"
    assert ENGLISH.percent(-0.03, signed=True) == "-3%"
    assert ENGLISH.percent(0.001, signed=True) == "0%"
    assert ENGLISH.percent(-1e-9, signed=True) == "0%"


def test_a_french_figure_never_breaks_across_lines() -> None:
    euros = [FRENCH.compact_euros(31.4e6), FRENCH.euros(12_345)]
    assert not any(" " in text for text in [*euros, FRENCH.percent(0.7), FRENCH.ratio(2), FRENCH.number(1e6)])


@given(st.none() | st.floats())
def test_any_float_has_a_text(value: float | None) -> None:
    for formatter in (FRENCH, ENGLISH):
        texts = [
            formatter.number(value, 2),
            formatter.compact_euros(value),
            formatter.euros(value),
            formatter.percent(value, 1, signed=True),
            formatter.ratio(value),
        ]
        known = value is not None and abs(value) < inf
        assert all(text and "E" not in text and (text == formatter.unknown) != known for text in texts)


def test_dates_and_years() -> None:
    assert (FRENCH.date(date(2024, 7, 4)), ENGLISH.date(date(2024, 7, 4))) == ("4 juillet 2024", "4 July 2024")
    assert (plain(FRENCH.date(None)), ENGLISH.date(None)) == ("n. d.", "n/a")
    assert (FRENCH.year_range((2018, 2025)), ENGLISH.year_range((2020, 2020))) == ("2018–2025", "2020")
    assert (FRENCH.year_range(None), ENGLISH.year_range(None)) == ("toutes les années", "all years")


def test_dates_without_a_day_or_a_month() -> None:
    assert FRENCH.partial_date("2024-07-04") == "4 juillet 2024"
    assert [form.partial_date("2023-07") for form in (FRENCH, ENGLISH)] == ["juillet 2023", "July 2023"]
    assert FRENCH.partial_date("2019") == "2019"
    odd = ["2024-13-01", "été 2024", "٢٠٢٤"]
    assert [FRENCH.partial_date(text) for text in odd] == odd
    assert plain(FRENCH.partial_date(None)) == "n. d."


def test_lists() -> None:
    assert FRENCH.list(["a", "b", "c"]) == "a, b et c"
    assert ENGLISH.list(iter(["a", "b", "c"])) == "a, b and c"
    assert FRENCH.list([]) == ""


def test_sorting_ignores_accents_first() -> None:
    names = ["Étampes", "Zuydcoote", "etang", "Œuf", "Eu", "Île", "Ile", "Oder", "évian"]
    assert sorted(names, key=sort_key) == ["Étampes", "etang", "Eu", "évian", "Ile", "Île", "Oder", "Œuf", "Zuydcoote"]
