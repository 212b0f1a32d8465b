"""The source line of an area's profile, and what of the view does not count in it."""

from geo.model import AreaRef
from geo.profile.figures import Money
from geo.profile.sources import sources_of
from geo.selection.selection import Selection
from pages.parts.state import atlas
from pages.parts.widgets import markup, source_line


def show(selection: Selection, area: AreaRef, funds: Money) -> None:
    """One line that names the sources, their vintage, and who vouches for the projects."""
    voice = selection.voice
    ids = sources_of(area, selection.perimeter, funds.sources)
    source_line.of(ids, funds, atlas.store().catalogue, voice)
    if selection.regions:
        markup.write(
            markup.paragraph(voice._("The region filter does not apply here: a profile covers the whole area."))
        )
