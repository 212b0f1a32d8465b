"""What is said around an area's industry: labels of its communes, key-in-hand sites, brownfields of its departments."""

from collections.abc import Hashable, Mapping
from typing import Any

from markupsafe import Markup

from geo.language import Voice
from geo.measures.captions import named
from geo.model import AreaRef, Level
from geo.profile.around.brownfields import KINDS, brownfields
from geo.profile.around.brownfields import SOURCE_ID as LAND
from geo.profile.around.ready_sites import SOURCE_ID as SITES
from geo.profile.around.ready_sites import ready_sites
from geo.profile.around.town_labels import SOURCE_ID as LABELS
from geo.profile.around.town_labels import TOWN_LABELS, labelled
from geo.selection.selection import Selection
from pages.parts.profile.tables import names_of
from pages.parts.state import atlas
from pages.parts.widgets import long_table, markup

COUNTED = "villages-davenir"
"""The label whose communes are counted, not named: there are too many."""


def labels(selection: Selection, area: AreaRef) -> list[Markup]:
    """How many communes of the area have each label, and the names of the towns."""
    voice, store = selection.voice, atlas.store()
    _ = voice._
    found = labelled(store, area, selection.perimeter)
    note = _("A label, not money: what comes with it is not in these data.")
    cited = named([LABELS], store.catalogue, voice)
    if found.empty:
        return [markup.paragraph(_("None of its communes has one of the labels of the list.")), markup.paragraph(cited)]
    lines = []
    for slug, label in TOWN_LABELS.items():
        names = found.loc[found["label"] == slug, "name"]
        if len(names):
            lines.append((_(label), voice.number(len(names)), "—" if slug == COUNTED else names_of(names, voice)))
    heads = [_("Label"), _("Communes"), _("Names")]
    return [markup.table("", heads, lines, numbers=[1]), markup.paragraph(f"{note} {cited}")]


def key_in_hand(selection: Selection, area: AreaRef) -> list[Markup]:
    """The key-in-hand sites of the area with their size, the largest first."""
    voice, store = selection.voice, atlas.store()
    _ = voice._
    found = ready_sites(store, area, selection.perimeter)
    inside, perhaps = found[found["inside"]], found[~found["inside"]]
    said = [_("No key-in-hand site of the list is located here.")]
    if len(inside):
        counted = voice.n_("{n} key-in-hand site.", "{n} key-in-hand sites.", len(inside))
        said = [counted.format(n=voice.number(len(inside)))]
    if inside["hectares"].notna().any():
        together = _("{ha} ha together, counting those whose size is published.")
        said.append(together.format(ha=voice.number(inside["hectares"].sum())))
    pieces = [markup.paragraph(" ".join(said))]
    if len(inside):
        lines = [
            (_site(row), _told(row["commune"], voice), _size(row, voice), _told(row["availability"], voice))
            for row in inside.to_dict("records")
        ]
        heads = [_("Site"), _("Commune"), _("Size"), _("Availability")]
        pieces += long_table.pieces(voice, "", heads, lines, numbers=[2], kind=markup.STACKED)
    if len(perhaps):
        lost = [(_site(row), _told(row["department"], voice), _size(row, voice)) for row in perhaps.to_dict("records")]
        caption = _("Known only by department, and perhaps here")
        pieces.append(markup.table(caption, [_("Site"), _("Department"), _("Size")], lost, numbers=[2]))
    return [*pieces, markup.paragraph(named([SITES], store.catalogue, voice))]


def _site(row: Mapping[Hashable, Any]) -> markup.Cell:
    """The name of a site, with a link to where it is published, if that is an address of the web."""
    address = _text(row["source_url"])
    return markup.Link(row["name"], address) if address.startswith(("https://", "http://")) else str(row["name"])


def _told(value: object, voice: Voice) -> str:
    return _text(value) or voice.unknown


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""


def _size(row: Mapping[Hashable, Any], voice: Voice) -> str:
    return f"{voice.number(row['hectares'])}\N{NO-BREAK SPACE}ha" if row["hectares"] > 0 else voice.unknown


def land(selection: Selection, area: AreaRef) -> list[Markup]:
    """Brownfields of the area's departments; of a region, their sum first."""
    voice, store = selection.voice, atlas.store()
    _ = voice._
    found = brownfields(store, area, selection.perimeter)
    lines = [_counted(str(row["label"]), row, voice) for row in found.to_dict("records")]
    if area.level is Level.REGION and len(found) > 1:
        whole = _("Whole region ({n} departments)").format(n=voice.number(len(found)))
        lines.insert(0, _counted(whole, found[[*KINDS]].sum(min_count=len(found)).to_dict(), voice))
    heads = [_("Department"), _("With a project"), _("Without a project"), _("Potential, not verified")]
    said = [
        _(
            "Brownfields of all kinds, not industrial ones alone. Inventories are uneven, so that departments don't "
            "compare; potential ones come from old inventories of polluted land, and nobody has verified them."
        ),
        named([LAND], store.catalogue, voice),
    ]
    if area.level not in (Level.DEPARTMENT, Level.REGION):
        said.insert(0, _("They are counted by department: none of these figures is the area's own."))
    return [
        *long_table.pieces(voice, "", [*heads, _("Reconverted")], lines, numbers=range(1, 5)),
        markup.paragraph(" ".join(said)),
    ]


def _counted(label: str, row: Mapping[Hashable, float], voice: Voice) -> tuple[str, ...]:
    return label, *(voice.number(row[kind]) for kind in KINDS)
