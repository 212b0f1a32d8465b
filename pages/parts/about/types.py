"""The types of territory on the sources page: the communes that make each, and how many areas have it."""

from geo.area_types import AREA_TYPES, DENSITIES, OF_DENSITY, OF_RURAL_TYPE, RULE, RURAL_TYPES
from geo.areas.boundaries import areas
from geo.labels import LEVELS
from geo.language import Voice
from geo.model import AreaType, Level, Perimeter
from pages.parts.state import atlas
from pages.parts.widgets import markup

COUNTED = (Level.TERRITORY, Level.EPCI, Level.EMPLOYMENT_AREA)
"""The levels whose areas are counted; territories are those of the latest perimeter."""


def show(voice: Voice) -> None:
    """The criterion, then one row per type, and one for the areas whose type is not known."""
    _, store = voice._, atlas.store()
    found = {level: areas(store, level, Perimeter.SECOND_PHASE)["type"] for level in COUNTED}
    rows = [
        (_(label), _communes(kind, voice), *(voice.number(int((types == kind).sum())) for types in found.values()))
        for kind, label in AREA_TYPES.items()
    ]
    rows.append((_("Not known"), "—", *(voice.number(int(types.isna().sum())) for types in found.values())))
    heads = [_("Type of territory"), _("Communes"), *(_(LEVELS[level]) for level in COUNTED)]
    markup.write(
        markup.paragraph(_(RULE)),
        markup.table("", heads, rows, numbers=range(2, len(heads)), kind=markup.STACKED),
    )


def _communes(kind: AreaType, voice: Voice) -> str:
    """The classes of communes of ``kind``: levels of density, or types of rural communes."""
    dense = [voice._(DENSITIES[level]) for level, of in OF_DENSITY.items() if of is kind]
    rural = [voice._(RURAL_TYPES[name]) for name, of in OF_RURAL_TYPE.items() if of is kind]
    return voice.list([*dense, *rural])
