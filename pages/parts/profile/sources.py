"""The source line of an area's profile, and a note on filters that don't apply to it."""

from geo.model import AreaRef
from geo.profile.figures import Money
from geo.profile.sources import sources_of
from geo.selection.selection import Selection
from pages.parts.state import atlas
from pages.parts.widgets import markup, source_line


def show(selection: Selection, area: AreaRef, funds: Money) -> None:
    """One line with the sources, their vintages and the reliability of the projects; a note if places are filtered."""
    voice = selection.voice
    ids = sources_of(area, selection.perimeter, funds.sources)
    source_line.of(ids, funds, atlas.store().catalogue, voice)
    if selection.regions or selection.types:
        said = voice._("The region and type filters do not apply here: a profile covers the whole area.")
        markup.write(markup.paragraph(said))
