"""What the data covers of each programme, beside its official totals."""

from collections.abc import Callable

from geo.language import N_, Formatter, translator
from geo.measures.captions import published
from geo.model import Language
from geo.programmes.coverage import OF_YEARS, Coverage, Official
from geo.selection.selection import Selection
from geo.tables.store import Store
from pages.parts.state import atlas
from pages.parts.widgets import markup


def show(selection: Selection, store: Store) -> None:
    """A row for each chosen programme, or for every programme that no other holds."""
    language = selection.language
    _ = translator(language)
    headers = [
        _("Programme"),
        _("Years"),
        _("Projects in the data"),
        _("announced"),
        _("Grants in the data"),
        _("announced"),
        _("Source of the totals"),
    ]
    rows = [_row(item, store, language) for item in atlas.covered(selection.programmes)]
    markup.write(markup.table("", headers, rows, numbers=[2, 3, 4, 5], kind=markup.STACKED))


def _row(item: Coverage, store: Store, language: Language) -> list[str]:
    _, text = translator(language), Formatter(language)
    years = text.year_range((item.first, item.last)) if item.first and item.last else "—"
    dated = of_years(item, text)
    projects, aid = (
        _share(item.projects_total, item.projects_share, text.number, dated, text),
        _share(item.aid_total, item.aid_share, text.compact_euros, dated, text),
    )
    if item.complete:
        listed = whole_list(item.complete, text)
        projects = listed if item.projects_total is None else f"{listed}; {projects}"
        aid = listed if item.aid_total is None else f"{listed}; {aid}"
    totals = [total for total in (item.projects_total, item.aid_total) if total is not None]
    named = [published(total.source, total.as_of, total.confidence, language) for total in totals]
    origin = text.list(dict.fromkeys(named))
    if not totals and not item.complete:
        origin = _("no public list of projects found") if not item.projects else _("no total published")
    return [
        store.programmes[item.programme].label(language),
        years,
        text.number(item.projects),
        projects,
        text.compact_euros(item.aid),
        aid,
        origin,
    ]


def whole_list(years: tuple[int, int], text: Formatter) -> str:
    """The rows are all that is published for ``years``: a share of their own sum would say nothing."""
    return translator(text.language)(N_("whole list {years}")).format(years=text.year_range(years))


def of_years(item: Coverage, text: Formatter) -> str:
    """The years that a programme's totals are of, "2024: "; "" for totals of all its years."""
    years = OF_YEARS.get(item.programme)
    return "" if years is None else translator(text.language)(N_("{years}: ")).format(years=text.year_range(years))


def _share(
    total: Official | None, share: float | None, written: Callable[[float], str], years: str, text: Formatter
) -> str:
    """The total and the share of it that the data holds, as "7,457 (12%)"; a dash where no total is published."""
    return "—" if total is None else f"{years}{written(total.value)} ({text.percent(share, 1)})"
