"""The table ``sites``: industrial sites of the pollutant register, sites under the EU ETS, and key-in-hand sites."""

from dataclasses import dataclass

import pandas as pd

from geo.ingest.classification.same_plant import same_plants
from geo.ingest.reading.files import Sources
from geo.ingest.reading.ledger import Ledger
from geo.ingest.reading.places import Places
from geo.ingest.sources.plants import emissions, eu_ets, irep, key_in_hand, pollutants
from geo.ingest.sources.taxonomy import Taxonomy


@dataclass(frozen=True)
class Plants:
    """The tables made from the registers of sites: ``sites``, ``releases``, ``activities``, ``pollutants``; and
    ``emissions``, rows of ``indicators``.
    """

    sites: pd.DataFrame
    releases: pd.DataFrame
    activities: pd.DataFrame
    pollutants: pd.DataFrame
    emissions: pd.DataFrame


def read(sources: Sources, taxonomy: Taxonomy, places: Places, ledger: Ledger) -> Plants:
    """Read all registers. A plant that two of them name has two rows in ``sites``, and ``same_as`` joins them."""
    register = irep.register(sources)
    ets = eu_ets.read(sources, taxonomy, places, register, ledger)
    own = irep.sites(sources, register, places, ledger)
    # Names and numbers that are not published are read here all the same: they only tell which plants are one.
    full = own.assign(siren=register["siren"], name=register["etablissement"], postcode=register["code_postal"])
    same = same_plants(full, ets.current)
    ledger.entry(irep.SOURCE_ID).notes["same_plant_under_the_ets"] = len(same)
    table = pd.concat(
        [
            ets.current.drop(columns="postcode"),
            own.assign(same_as=own["id"].map(same)),
            key_in_hand.read(sources, places, ledger),
        ]
    )
    return Plants(
        sites=table.replace("", None).sort_values("id", ignore_index=True),
        releases=pollutants.releases(sources, register["id_irep"], ledger),
        activities=irep.activities(sources, register),
        pollutants=pollutants.pollutants(),
        emissions=emissions.indicators(ets),
    )
