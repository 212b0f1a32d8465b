"""How much of each programme the data covers, compared with its official totals."""

from collections.abc import Callable

from geo.language import Voice
from geo.measures.captions import published
from geo.programmes.coverage import OF_YEARS, Coverage, Official
from geo.selection.selection import Selection
from geo.tables.store import Store
from pages.parts.state import atlas
from pages.parts.widgets import markup


def show(selection: Selection, store: Store) -> None:
    """One row per chosen programme, or per programme without a parent if none is chosen."""
    voice = selection.voice
    _ = voice._
    headers = [
        _("Programme"),
        _("Years"),
        _("Projects in the data"),
        _("announced"),
        _("Grants in the data"),
        _("announced"),
        _("Source of the totals"),
    ]
    rows = [_row(item, store, voice) for item in atlas.covered(selection.programmes)]
    markup.write(markup.table("", headers, rows, numbers=[2, 3, 4, 5], kind=markup.STACKED))


def _row(item: Coverage, store: Store, voice: Voice) -> list[str]:
    years = voice.year_range((item.first, item.last)) if item.first and item.last else "—"
    dated = of_years(item, voice)
    projects, aid = (
        _share(item.projects_total, item.projects_share, voice.number, dated, voice),
        _share(item.aid_total, item.aid_share, voice.compact_euros, dated, voice),
    )
    if item.complete:
        listed = whole_list(item.complete, voice)
        projects = listed if item.projects_total is None else f"{listed}; {projects}"
        aid = listed if item.aid_total is None else f"{listed}; {aid}"
    totals = [total for total in (item.projects_total, item.aid_total) if total is not None]
    named = [published(total.source, total.as_of, total.confidence, voice) for total in totals]
    origin = voice.list(dict.fromkeys(named))
    if not totals and not item.complete:
        origin = voice._("no public list of projects found") if not item.projects else voice._("no total published")
    return [
        store.programmes[item.programme].label(voice.language),
        years,
        voice.number(item.projects),
        projects,
        voice.compact_euros(item.aid),
        aid,
        origin,
    ]


def whole_list(years: tuple[int, int], voice: Voice) -> str:
    """That the list is complete for ``years``: a share of its own sum would be meaningless."""
    return voice._("whole list {years}").format(years=voice.year_range(years))


def of_years(item: Coverage, voice: Voice) -> str:
    """The years that a programme's totals refer to, such as "2024: "; "" if they cover all its years."""
    years = OF_YEARS.get(item.programme)
    return "" if years is None else voice._("{years}: ").format(years=voice.year_range(years))


def _share(
    total: Official | None, share: float | None, written: Callable[[float], str], years: str, voice: Voice
) -> str:
    """The total and the share of it that the data holds, such as "7,457 (12%)"; a dash if no total is published."""
    return "—" if total is None else f"{years}{written(total.value)} ({voice.percent(share, 1)})"
