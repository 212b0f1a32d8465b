"""Measure the map in Chromium against other map libraries and a page without a map: `python -m bench.run`.

Writes ``build/bench.json`` and prints a table. All pages are measured on one machine in one run, so the ratios carry
over to other machines, unlike the seconds.
"""

import argparse
import json
from collections import defaultdict
from collections.abc import Mapping
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median

from playwright.sync_api import Playwright, sync_playwright
from rich.console import Console
from rich.table import Table

from bench.driver import (
    ATLAS_EPCI,
    ATLAS_TI,
    ENGINE_EPCI,
    ENGINE_TI,
    FLOOR,
    LEAN_FLOOR,
    PLAIN,
    PLOTLY,
    PYDECK,
    FilterCost,
    Target,
    first_paint,
    measure_costs,
    page_costs,
    points_cost,
)
from bench.harness import REPOSITORY, launch, serving
from geo.settings import data_folder

DATA = data_folder()
RESULT = REPOSITORY / "build" / "bench.json"
SERVICE = REPOSITORY / "bench" / "service.py"
PAGES = {
    name: str(REPOSITORY / "bench" / f"{name.removeprefix('lean ')}_page.py")
    for name in ("engine", "plain", "plotly", "pydeck", "floor", "lean floor")
}
DEFAULTS = ("--runner.postScriptGC", "true")
"""Streamlit's default for an option that the atlas turns off: used for the plain pages."""
OURS = {"engine", "lean floor"}
"""Pages that run with the atlas's own settings."""
INDUSTRY = "atlas, epci, industry only"
"""The name of the measurement of a sidebar filter, which reruns the whole page."""


@dataclass(slots=True)
class Measured:
    """The measurements, by page: costs of filter changes, seconds to the first map; (seconds, count) of points."""

    costs: dict[str, list[FilterCost]] = field(default_factory=lambda: defaultdict(list))
    paints: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    points: list[tuple[float, int]] = field(default_factory=list)

    def visit(self, playwright: Playwright, urls: Mapping[Target, str], picks: range) -> None:
        """One round: every page in its own browser with an empty cache."""
        for target, url in urls.items():
            browser = launch(playwright)
            self.paints[target.name].append(first_paint(browser, url, target))
            self.costs[target.name] += measure_costs(browser, url, target, picks)
            if target is ATLAS_EPCI:
                self.costs[INDUSTRY] += page_costs(browser, url, target, len(picks))
                self.points.append(points_cost(browser, url, target))
            browser.close()


def main() -> None:
    """Run every measurement and write the result."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=3, help="visits to each page (default: %(default)s)")
    parser.add_argument("--changes", type=int, default=3, help="filter changes a visit (default: %(default)s)")
    parser.add_argument("--app", type=Path, default=REPOSITORY / "dashboard.py", help="the atlas's ASGI application")
    arguments = parser.parse_args()
    result = measure(arguments.app.resolve(), arguments.rounds, arguments.changes)
    RESULT.parent.mkdir(exist_ok=True)
    RESULT.write_text(json.dumps(result, indent=2) + "\n", encoding="utf-8")
    show(result)


def measure(app: Path, rounds: int, changes: int) -> dict[str, object]:
    """Content of ``build/bench.json``: filter ratios are plain folium ÷ atlas, the others atlas ÷ the named page."""
    measured = Measured()
    with ExitStack() as stack:
        playwright = stack.enter_context(sync_playwright())
        atlas = stack.enter_context(serving(app))
        page = {
            name: stack.enter_context(serving(SERVICE, {"BENCH_PAGE": path}, *(() if name in OURS else DEFAULTS)))
            for name, path in PAGES.items()
        }
        urls = {ATLAS_EPCI: atlas, ATLAS_TI: atlas, ENGINE_EPCI: page["engine"], ENGINE_TI: page["engine"]}
        urls |= {PLAIN: page["plain"], PLOTLY: page["plotly"], PYDECK: page["pydeck"]}
        urls |= {FLOOR: page["floor"], LEAN_FLOOR: page["lean floor"]}
        # The first round warms up the servers and is discarded; the others alternate between pages, so that load on
        # the machine affects all of them equally.
        for number in range(rounds + 1):
            (measured if number else Measured()).visit(
                playwright, urls, range(changes * number, changes * (number + 1))
            )
    return summarise(measured)


def summarise(measured: Measured) -> dict[str, object]:
    """Medians, and the ratios that the performance budgets refer to.

    Net ratios subtract from each page the bare rerun of a server with the same settings: by default Streamlit runs a
    garbage collection after each run, which the atlas turns off. Gross and net ratios are both given.
    """
    seconds = {name: median(cost.seconds for cost in rows) for name, rows in measured.costs.items()}
    ours, ti, plain, floor, lean = (seconds[target.name] for target in (ATLAS_EPCI, ATLAS_TI, PLAIN, FLOOR, LEAN_FLOOR))
    first = {name: median(rows) for name, rows in measured.paints.items()}
    return {
        "map_filter_ratio_epci": plain / ours,
        "map_filter_ratio_epci_net": (plain - floor) / (ours - lean),
        "map_filter_vs_floor_ti": ti / floor,
        "map_filter_vs_lean_floor_ti": ti / lean,
        "page_filter_ratio_epci": plain / seconds[INDUSTRY],
        "page_filter_ratio_epci_net": (plain - floor) / (seconds[INDUSTRY] - lean),
        "engine_filter_ratio_epci": plain / seconds[ENGINE_EPCI.name],
        "engine_filter_ratio_epci_net": (plain - floor) / (seconds[ENGINE_EPCI.name] - lean),
        "engine_filter_vs_floor_ti": seconds[ENGINE_TI.name] / floor,
        "map_bytes_per_filter": median(cost.map_bytes for cost in measured.costs[ATLAS_EPCI.name]),
        "map_first_paint_s": first[ATLAS_EPCI.name],
        "map_first_paint_ratio": first[ATLAS_EPCI.name] / first[PLAIN.name],
        "geometry_gzip_bytes": {
            path.name.removesuffix(".geojson.gz"): path.stat().st_size
            for path in sorted((DATA / "web").glob("*.geojson.gz"))
        },
        "points_3000_ms": 1000 * median(seconds for seconds, _ in measured.points),
        "points_3000_count": median(count for _, count in measured.points),
        "filter_change_s": seconds,
        "filter_change_bytes": {name: median(cost.bytes for cost in rows) for name, rows in measured.costs.items()},
        "first_paint_s": first,
    }


def show(result: dict[str, object]) -> None:
    """Print the result as a table."""
    table = Table("figure", "value", title="The map in Chromium")
    for name, value in result.items():
        entries = (
            {f"{name}, {key}": entry for key, entry in value.items()} if isinstance(value, dict) else {name: value}
        )
        for label, entry in entries.items():
            table.add_row(label, f"{entry:,.2f}" if isinstance(entry, float) else f"{entry:,}")
    Console().print(table)


if __name__ == "__main__":
    main()
