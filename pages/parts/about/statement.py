"""The texts of the accessibility statement: only what was tested, how, and what doesn't work."""

from collections.abc import Iterable

from markupsafe import Markup

from geo.language import N_, Voice
from pages.parts.widgets import markup

AXE = "4.12.1"
"""The version of axe-core that the tests run; they fail if another one is installed."""
OPENING = (
    N_(
        "The atlas is meant to be read and used by everyone: with a keyboard, with a screen reader, enlarged, in light "
        "or dark colours. Automatic tests check this at every change."
    ),
    N_(
        "This page makes no claim of conformity: nobody has audited the atlas against the RGAA, and no reader with a "
        "disability has tested it yet. Automatic tests find only a part of the obstacles."
    ),
)
TESTS = (
    (
        N_("Rules"),
        N_(
            "axe-core {axe} in Chromium, all of its rules, on every page, in the frames of the maps too: in English "
            "with light colours, in French with dark ones. No violation is left."
        ),
    ),
    (
        N_("Keyboard"),
        N_(
            "A script goes through the main task without a mouse (skip link, filter, measure, search, profile, "
            "comparison, back) and measures that the focus is drawn at every stop."
        ),
    ),
    (
        N_("Contrast"),
        N_(
            "Text: at least 4.5 to 1, by axe-core, in light and dark. Focus outlines and the accent colour: at least 3 "
            "to 1 on every ground, computed from the style sheet."
        ),
    ),
    (
        N_("Zoom"),
        N_("At 200% (720 × 450 pixels of a 1440 × 900 screen) and on a phone (390 pixels) no page scrolls sideways."),
    ),
    (
        N_("Languages"),
        N_("Every page is read in both languages by a test that looks for words of the other one."),
    ),
)
HELPS = (
    N_("The first stop of the Tab key is a link to the content; headings follow each other without a gap."),
    N_("Under the national map stand the same figures as a table, whose rows choose an area as a click does."),
    N_("Every chart says in words what it shows, and gives its figures as a table."),
    N_("On the map, arrows move the view, + and − zoom, Enter chooses the area under the cross."),
    N_("When the system asks for less motion, nothing moves by itself: the map jumps instead of flying."),
    N_("Colours and patterns never stand alone: classes are written in the legend, missing data is hatched."),
)
LIMITS = (
    N_(
        "Points on the map (projects, sites, places) are drawn on a canvas: a screen reader does not find them one by "
        "one. The projects page lists them; the profile of an area lists its places and sites."
    ),
    N_("The maps of communes (profile, comparison, one project) have no table of their own."),
    N_(
        "Large sortable tables are drawn on a canvas by Streamlit. They have rows and cells for screen readers, but "
        "were not tried with one; the same rows can be downloaded as CSV."
    ),
    N_(
        "The darkest and lightest classes of the map don't reach 3 to 1 against every ground; borders between areas "
        "and the table make up for it."
    ),
    N_(
        "A few words of Streamlit, the framework of these pages, may appear in English, such as messages about a lost "
        "connection."
    ),
    N_("Names and titles from the sources are in French on the English pages too."),
    N_("Not tested: screen readers, voice control, other browsers than Chromium."),
)
CONTACT = N_("If something stops you, say it in the repository of the project, with the address of the page.")


def tests(voice: Voice) -> Markup:
    """The tests, as a table."""
    _ = voice._
    rows = [(_(name), _(said).format(axe=AXE)) for name, said in TESTS]
    return markup.table("", [_("Subject"), _("Test")], rows, kind=markup.STACKED)


def listed(texts: Iterable[str], voice: Voice) -> Markup:
    """``texts`` as a list."""
    return markup.listed(map(voice._, texts))
