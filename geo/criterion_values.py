"""The criteria of every area of a level, in one question: what its projects, sites, places and people say of it."""

import ibis.expr.types as ir
import pandas as pd

from geo.criteria import CRITERIA, DECARBONATION, INNOVATING, MAKING, THEMES, TRAINING
from geo.facts import area_facts, funded
from geo.industry import Branch
from geo.model import area_column, area_table
from geo.selection import Selection
from geo.store import Store


def criterion_values(store: Store, selection: Selection) -> pd.DataFrame:
    """Every criterion for each area of ``selection``'s level, in one question; sorted by code.

    Columns: code, label, regions (codes joined by ";"), projects (count), aid (euros), and one for each criterion,
    named by its slug, in its unit. NaN where unknown. Raises `TableError` when a table can't be read.
    """
    facts = criterion_facts(store, selection)
    offered = {slug: criterion.value(facts) for slug, criterion in CRITERIA.items()}
    frame = store.run(facts.select("code", "label", "regions", "projects", "aid", **offered).order_by("code"))
    return frame.astype({"projects": "int64", "aid": "float64", **dict.fromkeys(offered, "float64")})


def criterion_facts(store: Store, selection: Selection) -> ir.Table:
    """`geo.facts.area_facts` and what criteria need besides.

    ``emitted``: t CO2e of industrial sites, of the chosen sectors where some are. Of the projects under ``selection``,
    null in an area that has none: ``{theme}_projects``, ``{theme}_aid`` (euros)
    for `THEMES`, ``decarbonation`` and ``brownfields`` (projects). Of the area: ``places``, ``training``,
    ``innovating``, ``making`` (places of the ecosystem), ``key_in_hand`` (sites), ``part_ouvriers`` (0 to 1).
    """
    name = f"around_{area_table(selection.level, selection.perimeter)}"
    around = store.keep(name, lambda: _around(store, selection))
    table = funded(store, selection)
    counts = {f"{theme}_projects": (table.theme == theme).sum() for theme in THEMES}
    aids = {f"{theme}_aid": table.aid.sum(where=table.theme == theme) for theme in THEMES}
    sums = table.group_by(code=table[area_column(selection.level, selection.perimeter)]).aggregate(
        **counts,
        **aids,
        decarbonation=table.programme.isin(DECARBONATION).sum(),
        brownfields=table.brownfield.notnull().sum(),
    )
    joined = area_facts(store, selection)
    for part in (sums, _emitted(store, selection), around):
        joined = joined.left_join(part, "code").drop("code_right")
    # The register of the EU ETS is read whole: an area without a site emits nothing there; one whose sites are of an
    # unknown branch or sector is unknown.
    nothing = (joined.doubts.fill_null(0) == 0).ifelse(0.0, None)
    return joined.mutate(emitted=joined.emitted.fill_null(nothing))


def _emitted(store: Store, selection: Selection) -> ir.Table:
    """``emitted``: t CO2e of industrial sites, of the chosen sectors where some are; ``doubts``: sites not known."""
    sites = store.table("sites").filter(lambda t: t.kind == "ets")
    counted, doubtful = sites.branch == Branch.INDUSTRY.value, sites.branch.isnull()
    if selection.sectors:
        doubtful |= counted & sites.sector.isnull()
        counted &= sites.sector.isin(selection.sectors)
    code = sites[area_column(selection.level, selection.perimeter)]
    return sites.group_by(code=code).aggregate(emitted=sites.emissions_t.sum(where=counted), doubts=doubtful.sum())


def _around(store: Store, selection: Selection) -> ir.Table:
    """What no filter of projects changes, for each area."""
    level, column = selection.level, area_column(selection.level, selection.perimeter)
    table = store.table(f"boundaries-{area_table(level, selection.perimeter)}").select("code")
    places, sites, indicators = store.table("ecosystem"), store.table("sites"), store.table("indicators")
    families = {"training": TRAINING, "innovating": INNOVATING, "making": MAKING}
    counted = places.group_by(code=places[column]).aggregate(
        places=places.count(), **{name: places.kind.isin(kinds).sum() for name, kinds in families.items()}
    )
    ready = sites.filter(sites.kind == "cle-en-main")
    listed = ready.group_by(code=ready[column]).aggregate(key_in_hand=ready.count())
    version = selection.perimeter.value if column == selection.perimeter.column else ""
    here = indicators.filter(
        (indicators.level == level.value) & (indicators.perimeter == version)
        & (indicators.indicator == "part_ouvriers") & (indicators.year == 2022)
    )  # fmt: skip
    for part in (counted, listed, here.select("code", part_ouvriers="value")):
        table = table.left_join(part, "code").drop("code_right")
    # An area that the lists don't name has none on them, which is not to say that it has none: most are partial.
    zeros = {name: table[name].fill_null(0) for name in (*families, "places", "key_in_hand")}
    return table.mutate(**zeros)
