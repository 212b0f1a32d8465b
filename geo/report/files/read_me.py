"""The "Read me" sheet of a workbook, with its metadata."""

import xlsxwriter
from xlsxwriter.worksheet import Worksheet

from geo.language import Voice
from geo.report.files.about import About
from geo.report.files.cells import neutralised
from geo.report.files.columns import Look

LONGEST_LINK = 2_000
"""Maximum characters of a URL that is written as a link."""
_WIDTHS = (44, 52, 16, 24, 80, 70)


class _Rows:
    """Writes rows of cells from the top of a sheet down, each cell formatted by its type."""

    def __init__(self, book: xlsxwriter.Workbook, sheet: Worksheet, unknown: str) -> None:
        """Start at the first row; ``unknown`` is written for None."""
        self._sheet, self._unknown, self._row = sheet, unknown, 0
        self._head = book.add_format({"bold": True, "bottom": 1})
        self._plain = book.add_format({"text_wrap": True, "valign": "top"})
        self._whole = book.add_format({"num_format": "#,##0", "align": "left", "valign": "top"})
        self._cents = book.add_format({"num_format": "#,##0.00", "align": "left", "valign": "top"})
        self._link = book.add_format({"font_color": "#1f5fa8", "underline": 1, "valign": "top"})

    def write(self, *cells: str | float | None, form: xlsxwriter.format.Format | None = None) -> None:
        """Write one row; ``form`` is the format of its texts, by default with wrapping."""
        text = form or self._plain
        for at, cell in enumerate(cells):
            if isinstance(cell, int | float):
                self._sheet.write_number(self._row, at, cell, self._whole if isinstance(cell, int) else self._cents)
            elif cell is None:
                self._sheet.write_string(self._row, at, self._unknown, text)
            elif cell.startswith(("https://", "http://")) and len(cell) <= LONGEST_LINK:
                self._sheet.write_url(self._row, at, cell, self._link, string=cell)
            elif cell:
                self._sheet.write_string(self._row, at, neutralised(cell), text)
        self._row += 1

    def section(self, *heads: str) -> None:
        """Write a row of headings, after an empty row."""
        self._row += 1
        self.write(*heads, form=self._head)


def write_read_me(book: xlsxwriter.Workbook, sheet: Worksheet, about: About) -> None:
    """Write the title, filters, perimeter, vintage, permalink, counts, notes, sources, licences and columns."""
    _ = Voice(about.language)._
    title = book.add_format({"bold": True, "font_size": 14})
    line = book.add_format({"valign": "top"})
    for at, width in enumerate(_WIDTHS):
        sheet.set_column(at, at, width)
    rows = _Rows(book, sheet, _("n/a"))
    rows.write(about.title, form=title)
    if about.empty:
        rows.write(_("No rows"), about.empty)
    rows.write(_("Filters"), ", ".join(about.filters))
    rows.write(_("Perimeters"), about.perimeter)
    rows.write(_("Vintage of the data"), about.vintage)
    rows.write(_("Link to this view"), about.permalink)
    for at, said in enumerate(about.ignored):
        rows.write("" if at else _("Ignored in this link"), said)
    rows.section(_("Counts"))
    for label, value in about.counts:
        rows.write(label, value)
    rows.section(_("Notes"))
    for note in about.notes:
        rows.write(note, form=line)
    rows.section(_("Source (code)"), _("Source"), _("Vintage"), _("Licence"), _("Producer"), _("Address"))
    for origin in about.origins:
        rows.write(origin.id, origin.title, origin.vintage, origin.licence, origin.producer, origin.address)
    rows.section(_("Licence"), _("What it asks"), _("Address"))
    for terms in about.licences:
        rows.write(terms.title, terms.notice, terms.url)
    rows.section(_("Column"), _("Heading"), _("Unit"), _("Type"), _("Description"))
    kinds = {Look.TEXT: _("text"), Look.LONG_TEXT: _("text"), Look.DATE: _("date")}
    for column in about.columns:
        kind = kinds.get(column.look, _("number"))
        rows.write(column.name, column.label, column.unit, kind, column.description)
