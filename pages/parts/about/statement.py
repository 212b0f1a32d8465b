"""The texts of the accessibility statement: only what was tested, how, and what doesn't work."""

from collections.abc import Iterable

from markupsafe import Markup

from geo.language import N_, Voice
from pages.parts.widgets import markup

AXE = "4.12.1"
"""The version of axe-core that the tests run; they fail if another one is installed."""
OPENING = (
    N_(
        "The atlas is meant to be read and used by everyone: with a keyboard, with a screen reader, at high zoom, in "
        "light or dark mode. Automatic tests check this with every change."
    ),
    N_(
        "This page does not claim compliance: nobody has audited the atlas against the RGAA, and no user with a "
        "disability has tested it yet. Automatic tests find only some of the barriers."
    ),
)
TESTS = (
    (
        N_("Rules"),
        N_(
            "axe-core {axe} in Chromium, with all its rules, on every page, including map frames: in English with "
            "light colours, in French with dark ones. No violations remain."
        ),
    ),
    (
        N_("Keyboard"),
        N_(
            "A script completes the main task without a mouse (skip link, filter, measure, search, profile, "
            "comparison, back) and checks that the focus is visible at every stop."
        ),
    ),
    (
        N_("Contrast"),
        N_(
            "Text: at least 4.5 to 1, checked with axe-core in light and dark modes. Focus outlines and the accent "
            "colour: at least 3 to 1 on every background, computed from the style sheet."
        ),
    ),
    (
        N_("Zoom"),
        N_("At 200% (720 × 450 pixels of a 1440 × 900 screen) and on a phone (390 pixels) no page scrolls sideways."),
    ),
    (
        N_("Languages"),
        N_("A test reads every page in both languages, looking for words of the other language."),
    ),
)
HELPS = (
    N_("The first Tab stop is a link to the content; heading levels follow one another without gaps."),
    N_(
        "Below the national map, a table gives the same figures; selecting a row chooses an area, just as a click on "
        "the map does."
    ),
    N_("Every chart has a text description and gives its figures as a table."),
    N_("On the map, the arrow keys move the view, + and − zoom, and Enter selects the area under the cross."),
    N_("When the system asks for reduced motion, nothing moves by itself: the map jumps instead of flying."),
    N_("Colours and patterns are never the only cue: classes are labelled in the legend, and missing data is hatched."),
)
LIMITS = (
    N_(
        "Points on the map (projects, sites, places) are drawn on a canvas, so a screen reader cannot find them one "
        "by one. The projects page lists projects; the profile of an area lists its places and sites."
    ),
    N_("The maps of communes (profile, comparison, one project) have no table of their own."),
    N_(
        "Large sortable tables are drawn on a canvas by Streamlit. They expose rows and cells to screen readers, but "
        "have not been tested with one; the same rows can be downloaded as CSV."
    ),
    N_(
        "The darkest and lightest classes of the map do not reach 3 to 1 against every background; borders between "
        "areas and the table compensate for this."
    ),
    N_(
        "A few words of Streamlit, the framework of these pages, may appear in English, such as messages about a lost "
        "connection."
    ),
    N_("Names and titles from the sources are in French on the English pages too."),
    N_("Not tested: screen readers, voice control, browsers other than Chromium."),
)
CONTACT = N_(
    "If something stops you from using the atlas, report it in the project's repository, with the address of the page."
)


def tests(voice: Voice) -> Markup:
    """The tests, as a table."""
    _ = voice._
    rows = [(_(name), _(said).format(axe=AXE)) for name, said in TESTS]
    return markup.table("", [_("Subject"), _("Test")], rows, kind=markup.STACKED)


def listed(texts: Iterable[str], voice: Voice) -> Markup:
    """``texts`` as a list."""
    return markup.listed(map(voice._, texts))
