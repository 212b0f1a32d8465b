"""Measure the map in Chromium against plain folium and a page without a map: `python -m bench.run`.

Writes ``build/bench.json`` and prints a table. All share the machine and the run, so the ratios carry
over to other machines where the seconds don't.
"""

import argparse
import json
import os
from collections import defaultdict
from collections.abc import Mapping
from contextlib import ExitStack
from pathlib import Path
from statistics import median

from playwright.sync_api import sync_playwright
from rich.console import Console
from rich.table import Table

from bench.driver import (
    ATLAS_EPCI,
    ATLAS_TI,
    ENGINE_EPCI,
    ENGINE_TI,
    FLOOR,
    PLAIN,
    FilterCost,
    Target,
    filter_costs,
    first_paint,
)
from bench.harness import REPOSITORY, launch, serving

DATA = Path(os.environ.get("ATLAS_DATA", REPOSITORY / "data"))
PAINTED = (ATLAS_EPCI, ENGINE_EPCI, PLAIN)
RESULT = REPOSITORY / "build" / "bench.json"
SERVICE = REPOSITORY / "bench" / "service.py"
BENCH_PAGES = [str(REPOSITORY / "bench" / name) for name in ("engine_page.py", "plain_page.py", "floor_page.py")]


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
    """The figures of ``build/bench.json``: filter ratios are plain folium ÷ atlas, the others atlas ÷ the named one."""
    costs: dict[Target, list[FilterCost]] = defaultdict(list)
    paints: dict[Target, list[float]] = defaultdict(list)
    with ExitStack() as stack:
        playwright = stack.enter_context(sync_playwright())
        atlas = stack.enter_context(serving(app))
        engine, plain, floor = (stack.enter_context(serving(SERVICE, {"BENCH_PAGE": page})) for page in BENCH_PAGES)
        urls = {ATLAS_EPCI: atlas, ATLAS_TI: atlas, ENGINE_EPCI: engine, ENGINE_TI: engine, PLAIN: plain, FLOOR: floor}
        # The first round warms the servers and is thrown away; the others alternate, so that a load on the machine
        # falls on all pages alike.
        for number in range(rounds + 1):
            for target, url in urls.items():
                browser = launch(playwright)
                paint = first_paint(browser, url, target) if target in PAINTED else None
                picks = range(changes * number, changes * (number + 1))
                changed = filter_costs(browser, url, target, picks)
                browser.close()
                if number:
                    costs[target] += changed
                    paints[target] += [] if paint is None else [paint]
    return summarise(costs, paints)


def summarise(costs: Mapping[Target, list[FilterCost]], paints: Mapping[Target, list[float]]) -> dict[str, object]:
    """Medians, and the ratios that the budgets name."""
    seconds = {target: median(cost.seconds for cost in rows) for target, rows in costs.items()}
    floor, ours, plain = (seconds[target] for target in (FLOOR, ATLAS_EPCI, PLAIN))
    first = {target: median(rows) for target, rows in paints.items() if rows}
    return {
        "map_filter_ratio_epci": plain / ours,
        "map_filter_ratio_epci_net": (plain - floor) / (ours - floor),
        "map_filter_vs_floor_ti": seconds[ATLAS_TI] / floor,
        "engine_filter_ratio_epci": plain / seconds[ENGINE_EPCI],
        "engine_filter_ratio_epci_net": (plain - floor) / (seconds[ENGINE_EPCI] - floor),
        "engine_filter_vs_floor_ti": seconds[ENGINE_TI] / floor,
        "map_bytes_per_filter": median(cost.map_bytes for cost in costs[ATLAS_EPCI]),
        "map_first_paint_s": first[ATLAS_EPCI],
        "map_first_paint_ratio": first[ATLAS_EPCI] / first[PLAIN],
        "geometry_gzip_bytes": {
            path.name.removesuffix(".geojson.gz"): path.stat().st_size
            for path in sorted((DATA / "web").glob("*.geojson.gz"))
        },
        "filter_change_s": {target.name: value for target, value in seconds.items()},
        "filter_change_bytes": {target.name: median(cost.bytes for cost in rows) for target, rows in costs.items()},
        "first_paint_s": {target.name: value for target, value in first.items()},
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
