"""An area with names of three hundred letters, some in a single word, and with characters that Typst parses."""

from dataclasses import replace

from geo.model import AreaRef, Language, Perimeter
from geo.report.sheet.brief import Brief, brief
from geo.selection.selection import Selection
from geo.tables.store import Store

ADDRESS = "https://atlas.example.fr/territoire?zone="
SPACED = ("Société d’économie mixte #let *et* _de_ $x$ @renvoi « développement » " * 5)[:300]
ONE_WORD = "Wagonnerieélectromécanique" * 12
NAUGHTY = '#panic("x") \\ <b>&amp;</b> [lien](x) 🏭 \u202egauche\u202c "guillemets" `code` {accolades} = titre'


def about(store: Store, code: str, language: Language = Language.FRENCH, perimeter: Perimeter | None = None) -> Brief:
    """The brief of the area ``code``, without filters."""
    area = AreaRef.parse(code)
    assert area is not None
    selection = Selection(language=language, perimeter=perimeter or Perimeter.SECOND_PHASE)
    return brief(store, selection, area, f"{ADDRESS}{code}")


def stretched(found: Brief, name: str = SPACED) -> Brief:
    """``found`` with long names everywhere, for tests of the layout."""
    rows = found.rows.assign(label=[name, *found.rows["label"].iloc[1:]])
    titles = [SPACED, ONE_WORD[:300], NAUGHTY * 3] * len(found.funds.largest)
    firms = [ONE_WORD[:300], NAUGHTY * 3, SPACED] * len(found.funds.largest)
    count = len(found.funds.largest)
    largest = found.funds.largest.assign(title=titles[:count], beneficiary=firms[:count])
    places = found.ecosystem.assign(name=[SPACED, ONE_WORD[:300], NAUGHTY][:1] * len(found.ecosystem))
    territories = found.territories.assign(label=[SPACED] * len(found.territories))
    return replace(
        found, rows=rows, funds=replace(found.funds, largest=largest), ecosystem=places, territories=territories
    )
