"""Aid by year and programme, in a chart."""

from geo.programmes import publication
from geo.programmes.publication import concerned
from geo.render.charts import tables
from geo.render.charts.bars import aid_by_year
from geo.selection.selection import Selection
from geo.tables.store import Store
from pages.parts.state import atlas
from pages.parts.widgets import charts, markup


def show(selection: Selection, store: Store) -> None:
    """The chart, the same figures as a table, and the years that the sources cover."""
    voice = selection.voice
    sums = atlas.by_year(selection)
    dated = sums.dropna(subset=["aid", "year"])["year"]
    span = (int(dated.min()), int(dated.max())) if len(dated) else None
    said = voice._("Aid by year and programme, {years}: {aid} in all.").format(
        years=voice.year_range(span), aid=voice.compact_euros(sums["aid"].sum(min_count=1))
    )
    held = concerned(store, selection)
    charts.show(
        aid_by_year(sums, store.programmes, held, voice),
        said,
        key="years_chart",
        table=lambda: tables.by_year(sums, "aid", store.programmes, held, voice.compact_euros, voice),
    )
    markup.write(markup.paragraph(publication.covered(held, store.programmes, voice)))
