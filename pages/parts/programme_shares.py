"""The page of programmes in a sentence, and its shares beside what was announced."""

from geo.facts import Summary
from geo.language import N_, Formatter, translator
from geo.scope import scope
from geo.selection import Selection
from pages.parts import markup, programmed, shared
from pages.parts.covered import CONFIDENCE

ANNOUNCED = {"outside": "pu_wave2_outside_idf", "small": "small_communes_share"}
"""Keys, in the table of figures, of the shares that were announced."""
ABOUT = {
    "pu_wave2_outside_idf": N_("second wave of Première Usine, part carried out outside Île-de-France"),
    "small_communes_share": N_("industrial investment projects in communes under 20,000 inhabitants"),
}


def reading(selection: Selection, totals: Summary) -> None:
    """Under which filters the page stands, and which programme weighs most."""
    language = selection.language
    _, text = translator(language), Formatter(language)
    sums = programmed.sums(selection)
    by = "aid" if totals.aid else "projects"
    parts = sums.groupby("programme")[by].sum().sort_values(ascending=False)
    share = parts.iloc[0] / parts.sum()
    said = _("{projects} projects ({filters}), {aid} of public aid; {programme} brings {share} of it.")
    if by == "projects":
        said = _("{projects} projects ({filters}), no known amount; {programme} brings {share} of the projects.")
    words = said.format(
        projects=text.number(totals.projects),
        filters=", ".join(scope(selection, shared.store())),
        aid=text.compact_euros(totals.aid),
        programme=shared.store().programmes[str(parts.index[0])].label(language),
        share=text.percent(share),
    )
    markup.write(markup.paragraph(words, "sentence"))


def announced(selection: Selection) -> None:
    """Shares outside Île-de-France and in small communes, beside those that were announced, with who said so."""
    language = selection.language
    _, text = translator(language), Formatter(language)
    found = programmed.spread(selection)
    figures = programmed.figures().set_index("key")
    rows = []
    for label, key, projects, aid in (
        (_("Outside Île-de-France"), ANNOUNCED["outside"], found.projects_outside, found.aid_outside),
        (_("In communes under 20,000 inhabitants"), ANNOUNCED["small"], found.projects_small, found.aid_small),
    ):
        official = figures.loc[key]
        said = f"{text.percent(official['value'] / 100)} : {_(ABOUT[key])}"
        origin = f"{official['source']}, {official['as_of']} ({_(CONFIDENCE[str(official['confidence'])])})"
        rows.append((label, text.percent(projects, 1), text.percent(aid, 1), said, origin))
    head = [_("Share"), _("of projects"), _("of aid"), _("Announced"), _("Source")]
    markup.write(
        markup.table("", head, rows, numbers=[1, 2], kind=markup.STACKED),
        markup.paragraph(
            _("The announced shares have another base than this data: they are set beside it, not tested.")
        ),
        markup.paragraph(_("Projects whose region or commune is not known are left out of the shares.")),
    )


def origin(selection: Selection) -> str:
    """The sources of the page."""
    _, text = translator(selection.language), Formatter(selection.language)
    catalogue = shared.store().catalogue
    named = catalogue.tables["projects"].source_ids
    listed = text.list(
        f"{catalogue.sources[name].title.in_language(selection.language)} ({catalogue.sources[name].vintage})"
        for name in named
    )
    return _("Sources: {sources}.").format(sources=listed)
