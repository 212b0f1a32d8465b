"""The cached results of the project list; its totals come from the same code as the map's."""

from dataclasses import replace

from geo.areas.extent import place
from geo.funding import project_list as lists
from geo.funding import shared_firms as firms
from geo.funding import sums
from geo.measures.captions import scope
from geo.selection.fields import Group
from geo.selection.selection import Selection
from geo.tables.store import Store
from pages.parts.state import atlas


def listing(selection: Selection) -> lists.Listing:
    """`geo.funding.project_list.listing`, cached and shared: do not modify."""
    return atlas.store().ask(lists.listing, selection.only(Group.PROJECTS, Group.LIST, "perimeter", "area"))


def shared_firms(selection: Selection) -> firms.SharedFirms:
    """`geo.funding.shared_firms.shared_firms`, cached and shared: do not modify."""
    return atlas.store().ask(firms.shared_firms, _unpaged(selection))


def totals(selection: Selection) -> sums.Summary:
    """`geo.funding.sums.summary` of the listed projects (filters, area and search words), cached."""
    return atlas.store().ask(_totals, _unpaged(selection))


def within_filters(selection: Selection) -> int:
    """The number of projects under the filters and in the area, ignoring the search words."""
    return totals(replace(selection, search=None)).projects


def reading(selection: Selection, found: sums.Summary, within: int, store: Store) -> str:
    """A sentence such as: 42 projects (i-Nov, all years, in Lacq – Pau – Tarbes): €31.4M of public aid."""
    voice = selection.voice
    _ = voice._
    projects = voice.n_("{n} project", "{n} projects", found.projects).format(n=voice.number(found.projects))
    if selection.search is not None:
        projects = _("{projects} of {all} hold “{words}”").format(
            projects=projects, all=voice.number(within), words=selection.search
        )
    aid = _("{aid} of public aid").format(aid=voice.compact_euros(found.aid)) if found.priced else _("no known amount")
    filters = scope(selection, store)
    if selection.area is not None:
        filters.append(_("in {area}").format(area=area_name(selection)))
    line = _("{projects} ({filters}): {aid}").format(projects=projects, filters=", ".join(filters), aid=aid)
    return f"{line}."


def area_name(selection: Selection) -> str:
    """The name of the focused area; empty without one."""
    return "" if selection.area is None else place(atlas.store(), selection.area, selection.perimeter).label


def _unpaged(selection: Selection) -> Selection:
    return selection.only(Group.PROJECTS, "perimeter", "area", "search")


def _totals(store: Store, selection: Selection) -> sums.Summary:
    return sums.summed(store, selection, lists.listed(store, selection))
