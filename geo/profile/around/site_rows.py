"""Industrial sites as a table with the names of their codes: those of the pollutant register, of the EU ETS, and
key-in-hand sites.
"""

import ibis.expr.types as ir

from geo.model import area_column
from geo.selection.selection import Selection
from geo.tables.store import Store

OWN = (
    "id",
    "kind",
    "name",
    "siret",
    "siren",
    "operator",
    "activity",
    "activity_label",
    "sector",
    "sector_label",
    "branch",
    "branch_basis",
    "same_as",
    "emissions_t",
    "year",
    "hectares",
    "availability",
    "insee",
    "commune",
    "departement",
    "departement_label",
    "region",
    "region_label",
    "territory",
    "territory_label",
    "lon",
    "lat",
    "precision",
    "source_id",
    "source_url",
)
"""The columns of `site_rows`."""


def site_rows(store: Store, selection: Selection) -> ir.Table:
    """The sites in the regions and the area of ``selection``, whatever its other filters; columns `OWN`, sorted by id.

    Labels are in the language of the selection; null where a code is unknown, or names no area.
    """
    table = store.table("sites")
    if selection.regions:
        table = table.filter(table.region.isin(selection.regions))
    if (area := selection.area) is not None:
        table = table.filter(table[area_column(area.level, selection.perimeter)] == area.code)
    table = table.mutate(territory=table[selection.perimeter.column])
    label = f"label_{selection.language.value}"
    named = {
        "activity": store.table("activities").select(activity="slug", activity_label=label),
        "sector": store.table("sectors").select(sector="slug", sector_label=label),
        "insee": store.table("communes").select("insee", commune="name"),
        "departement": store.table("boundaries-departement").select(departement="code", departement_label="label"),
        "region": store.table("boundaries-region").select(region="code", region_label="label"),
        "territory": store.table(f"boundaries-ti_{selection.perimeter.value}").select(
            territory="code", territory_label="label"
        ),
    }
    for key, names in named.items():
        table = table.left_join(names, key).drop(f"{key}_right")
    return table.select(*OWN).order_by("id")
