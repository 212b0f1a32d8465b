"""The criteria of each area, and the inputs they need besides its facts: sums by theme, places, large sites."""

import ibis
import ibis.expr.types as ir
import pandas as pd

from geo.finder.criteria import CRITERIA
from geo.funding.projects import area_facts, drawn
from geo.industry import ETS, Branch
from geo.model import area_column, area_table
from geo.selection.selection import Selection
from geo.tables.store import Store

THEMES = ("transition", "relocalisation", "circularite", "innovation")
"""Themes whose projects and aid are criteria; no project in the data has the skills theme."""
DECARBONATION = ("zibac", "grands-projets-decarbonation")
"""Programmes of large decarbonation projects."""
FAMILIES = {
    "training": ("campus_metiers_qualifications", "ecole_de_production", "ecole_ingenieurs"),
    "innovating": (
        "pole_competitivite",
        "satt",
        "irt",
        "ite",
        "cti",
        "incubateur",
        "incubateur_public",
        "village_by_ca",
        "french_tech_capitale",
        "french_tech_communaute",
        "campus_startups",
        "technopole",
        "plateforme_acceleration_industrie_futur",
    ),
    "making": ("fablab", "hackerspace", "manufacture_proximite", "fabrique_de_territoire", "tiers_lieu"),
}
"""Kinds of places that train, support innovation, or make things."""


def criterion_values(store: Store, selection: Selection) -> pd.DataFrame:
    """Every criterion for each area of ``selection``'s level, in one query; sorted by code.

    Columns: code, label, regions (codes joined by ";"), type (null: not known), projects (count), aid (euros),
    ``traced`` (whether a project, a large site or a specialised place of the chosen sectors is recorded there; true
    without any sector), and one per criterion, named by its slug, in its unit. NaN where unknown. Raises `TableError`
    when a table can't be read.
    """
    facts = criterion_facts(store, selection)
    offered = {slug: criterion.value(facts) for slug, criterion in CRITERIA.items()}
    traced = facts.projects + facts.large_sites + facts.specialised > 0 if selection.sectors else ibis.literal(True)
    base = ("code", "label", "regions", "type", "projects", "aid")
    frame = store.run(facts.select(*base, traced=traced, **offered).order_by("code"))
    return frame.astype({"projects": "int64", "aid": "float64", "traced": bool, **dict.fromkeys(offered, "float64")})


def criterion_facts(store: Store, selection: Selection) -> ir.Table:
    """`geo.funding.projects.area_facts` plus the other inputs of the criteria.

    For the projects under ``selection``: ``{theme}_projects``, ``{theme}_priced`` (those with an amount) and
    ``{theme}_aid`` (euros, null where no amount is known) for `THEMES`, ``decarbonation`` and ``brownfields``
    (projects). Counts are 0 where the lists name none. For the area, by the chosen sectors: ``places`` and the
    `FAMILIES` (places of the ecosystem, `of_sectors`), ``specialised`` (those with a stated field), ``large_sites`` and
    ``emitted`` (industrial sites under the EU ETS and their t CO2e: 0 where none is listed, null where none is known
    but the branch of a listed site is unknown). Whatever the sectors: ``key_in_hand`` (sites), ``part_ouvriers`` (0 to
    1).
    """
    table = drawn(store, selection)
    sums = table.group_by(code=table[area_column(selection.level, selection.perimeter)]).aggregate(
        **{f"{theme}_projects": (table.theme == theme).sum() for theme in THEMES},
        **{f"{theme}_priced": table.aid.count(where=table.theme == theme) for theme in THEMES},
        **{f"{theme}_aid": table.aid.sum(where=table.theme == theme) for theme in THEMES},
        decarbonation=table.programme.isin(DECARBONATION).sum(),
        brownfields=table.brownfield.notnull().sum(),
    )
    name = f"around_{area_table(selection.level, selection.perimeter)}"
    around = _around(store, selection) if selection.sectors else store.keep(name, lambda: _around(store, selection))
    joined = area_facts(store, selection).left_join(sums, "code").drop("code_right")
    counted = [name for name in sums.columns if name != "code" and not name.endswith("_aid")]
    joined = joined.mutate(**{name: joined[name].fill_null(0) for name in counted})
    return joined.left_join(around, "code").drop("code_right")


def of_sectors(places: ir.Table, sectors: tuple[str, ...]) -> ir.Table:
    """The places of the ecosystem that serve ``sectors`` (none: any): those of these sectors, and those without a
    stated field, which are open to all.
    """
    if not sectors:
        return places
    named = [places.sectors.split(";").contains(slug).fill_null(False) for slug in sectors]
    return places.filter(places.sector_label.isnull() | ibis.or_(*named))


def _around(store: Store, selection: Selection) -> ir.Table:
    """The inputs of each area that depend on no filter of projects except sectors."""
    level, column = selection.level, area_column(selection.level, selection.perimeter)
    table = store.table(f"boundaries-{area_table(level, selection.perimeter)}").select("code")
    places = of_sectors(store.table("ecosystem"), selection.sectors)
    counted = places.group_by(code=places[column]).aggregate(
        places=places.count(),
        specialised=places.sector_label.count(),
        **{name: places.kind.isin(kinds).sum() for name, kinds in FAMILIES.items()},
    )
    sites, indicators = store.table("sites"), store.table("indicators")
    scheme = sites.kind == ETS
    large, doubtful = scheme & (sites.branch == Branch.INDUSTRY.value), scheme & sites.branch.isnull()
    if selection.sectors:
        large &= sites.sector.isin(selection.sectors)
    ready = sites.filter(sites.kind == "cle-en-main")
    listed = ready.group_by(code=ready[column]).aggregate(key_in_hand=ready.count())
    emitting = sites.group_by(code=sites[column]).aggregate(
        large_sites=large.sum(), emitted=sites.emissions_t.sum(where=large), doubts=doubtful.sum()
    )
    version = selection.perimeter.value if column == selection.perimeter.column else ""
    here = indicators.filter(
        (indicators.level == level.value)
        & (indicators.perimeter == version)
        & (indicators.indicator == "part_ouvriers")
        & (indicators.year == 2022)
    )
    for part in (counted, listed, emitting, here.select("code", part_ouvriers="value")):
        table = table.left_join(part, "code").drop("code_right")
    # An area that these lists don't name gets zero; the formulas state which lists are partial.
    zeros = (*FAMILIES, "places", "specialised", "key_in_hand", "large_sites")
    emitted = (table.doubts.fill_null(0) == 0).ifelse(table.emitted.fill_null(0.0), table.emitted)
    return table.mutate(emitted=emitted, **{name: table[name].fill_null(0) for name in zeros})
