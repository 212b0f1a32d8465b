"""The labels of the ANCT that communes of an area have: a place in a programme of the State, no money."""

from collections.abc import Mapping

import pandas as pd

from geo.language import N_
from geo.model import AreaRef, Perimeter, area_column
from geo.tables.store import Store

SOURCE_ID = "anct-commune-labels-2024"
TOWN_LABELS: Mapping[str, str] = {
    "action-coeur-de-ville": N_("Action cœur de ville (centres of medium-sized towns)"),
    "petites-villes-de-demain": N_("Petites villes de demain (small towns)"),
    "villages-davenir": N_("Villages d'avenir (villages)"),
}
"""Label → its name; the atlas's places hold those of single places, such as the Fabriques de territoire."""


def labelled(store: Store, area: AreaRef, perimeter: Perimeter) -> pd.DataFrame:
    """The labelled communes of ``area`` (a territory: in ``perimeter``): label, insee, name, the most populous first.

    A commune with two labels has two rows. Remembered and shared: read it, don't change it.
    """
    return store.ask(_labelled, area, perimeter)


def _labelled(store: Store, area: AreaRef, perimeter: Perimeter) -> pd.DataFrame:
    communes, labels = store.table("communes"), store.table("commune_labels").select("insee", "label")
    inside = communes.filter(communes[area_column(area.level, perimeter)] == area.code)
    found = inside.inner_join(labels, "insee")
    ordered = found.order_by(found.population.desc(nulls_first=False), found.insee)
    return store.run(ordered.select("label", "insee", "name"))
