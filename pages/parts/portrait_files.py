"""An area to print or to show: its sheet and its slides, as plain links to files."""

from geo.language import translator
from geo.model import AreaRef
from geo.selection.selection import Selection
from geo.service.routes.sheets import sheet_url
from pages.parts import markup


def show(selection: Selection, area: AreaRef) -> None:
    """One line of links to the files of ``area`` under the filters of the page; relative: any base path will do."""
    _ = translator(selection.language)
    labels = {"pdf": _("sheet (PDF)"), "pptx": _("slide (PPTX)")}
    files = [markup.Link(label, f"./{sheet_url(selection, area, suffix)}") for suffix, label in labels.items()]
    markup.write(markup.links(_("To print or to show:"), files))
