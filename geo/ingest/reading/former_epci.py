"""Communes of each EPCI in each year from 2014 to 2024, for grants to EPCI that today's list no longer names."""

from collections.abc import Mapping
from dataclasses import dataclass

from geo.ingest.reading.files import LINE, Sources
from geo.ingest.reading.ledger import Ledger

SOURCE_ID = "cogugaison-epci-2014-2024"
FILE = "epci_communes_historique_2014_2024.csv"


@dataclass(frozen=True)
class FormerEpci:
    """``spans``: SIREN of an EPCI → (INSEE code of the year, first year, last year) of each commune it has had."""

    spans: Mapping[str, tuple[tuple[str, int, int], ...]]

    def communes(self, siren: str, year: int) -> tuple[str, ...]:
        """Codes of the communes of an EPCI in ``year``, as of that year; none when it did not exist then."""
        return tuple(insee for insee, first, last in self.spans.get(siren, ()) if first <= year <= last)


def read(sources: Sources, ledger: Ledger) -> FormerEpci:
    """The history of all EPCI; one row a commune and a span of years."""
    rows = sources.read_csv(FILE, ["insee_com", "siren_epci", "annee_debut", "annee_fin"])
    sources.check(rows, "insee_com", FILE, r"\d[\dAB]\d{3}", "not an INSEE code", required=True)
    sources.check(rows, "siren_epci", FILE, r"\d{9}", "not a SIREN", required=True)
    first, last = sources.numbers(rows, "annee_debut", FILE), sources.numbers(rows, "annee_fin", FILE)
    for line, start, end in zip(rows[LINE], first, last, strict=True):
        if start > end:
            sources.violations.add(FILE, line, f"{start:.0f}-{end:.0f}", "years run backwards")
    spans: dict[str, list[tuple[str, int, int]]] = {}
    for siren, insee, start, end in zip(rows["siren_epci"], rows["insee_com"], first, last, strict=True):
        if start == start and end == end:
            spans.setdefault(siren, []).append((insee, int(start), int(end)))
    ledger.count(SOURCE_ID, len(rows), 0).notes["read_for"] = "communes of EPCI that have merged since a grant"
    return FormerEpci({siren: tuple(held) for siren, held in spans.items()})
