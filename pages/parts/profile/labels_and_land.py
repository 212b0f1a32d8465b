"""What is said around an area's industry: labels of its communes, key-in-hand sites, brownfields of its departments."""

from collections.abc import Hashable, Mapping

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
    if found.empty:
        return [markup.paragraph(_("No key-in-hand site of the list is located here.")), _cited(SITES, voice)]
    lines = [
        (
            markup.Link(row["name"], row["source_url"]) if _is_web(row["source_url"]) else str(row["name"]),
            row["commune"] if isinstance(row["commune"], str) else voice.unknown,
            voice._("{n} ha").format(n=voice.number(row["hectares"])) if row["hectares"] > 0 else voice.unknown,
            row["availability"] if isinstance(row["availability"], str) else voice.unknown,
        )
        for row in found.to_dict("records")
    ]
    counted = voice.n_(
        "{n} key-in-hand site: {ha} ha together, of those whose size is published.",
        "{n} key-in-hand sites: {ha} ha together, of those whose size is published.",
        len(found),
    ).format(n=voice.number(len(found)), ha=voice.number(found["hectares"].sum(min_count=1)))
    heads = [_("Site"), _("Commune"), _("Size"), _("Availability")]
    table = long_table.pieces(voice, "", heads, lines, numbers=[2], kind=markup.STACKED)
    return [markup.paragraph(counted), *table, _cited(SITES, voice)]


def _is_web(address: object) -> bool:
    return isinstance(address, str) and address.startswith(("https://", "http://"))


def _cited(source: str, voice: Voice) -> Markup:
    return markup.paragraph(named([source], atlas.store().catalogue, voice))


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
