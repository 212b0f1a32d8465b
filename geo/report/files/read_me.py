"""The sheet of a workbook that says what the others hold."""

import xlsxwriter
from xlsxwriter.worksheet import Worksheet

from geo.language import translator
from geo.report.files.about import About
from geo.report.files.cells import neutralised
from geo.report.files.columns import Look

LONGEST_LINK = 2_000
"""Characters of an address that a spreadsheet takes for a link."""
_WIDTHS = (44, 52, 16, 24, 80, 70)


def write_read_me(book: xlsxwriter.Workbook, sheet: Worksheet, about: About) -> None:
    """Title, filters, counts, sources, data, address and the dictionary of the columns, from the top down."""
    _ = translator(about.language)
    title = book.add_format({"bold": True, "font_size": 14})
    head = book.add_format({"bold": True, "bottom": 1})
    plain = book.add_format({"text_wrap": True, "valign": "top"})
    whole = book.add_format({"num_format": "#,##0", "align": "left", "valign": "top"})
    cents = book.add_format({"num_format": "#,##0.00", "align": "left", "valign": "top"})
    line = book.add_format({"valign": "top"})
    link = book.add_format({"font_color": "#1f5fa8", "underline": 1, "valign": "top"})
    for at, width in enumerate(_WIDTHS):
        sheet.set_column(at, at, width)
    row = 0

    def write(*cells: str | float | None, form: xlsxwriter.format.Format = plain) -> None:
        nonlocal row
        for at, cell in enumerate(cells):
            if isinstance(cell, int | float):
                sheet.write_number(row, at, cell, whole if isinstance(cell, int) else cents)
            elif cell is None:
                sheet.write_string(row, at, _("n/a"), form)
            elif cell.startswith(("https://", "http://")) and len(cell) <= LONGEST_LINK:
                sheet.write_url(row, at, cell, link, string=cell)
            elif cell:
                sheet.write_string(row, at, neutralised(cell), form)
        row += 1

    def section(*heads: str) -> None:
        nonlocal row
        row += 1
        write(*heads, form=head)

    write(about.title, form=title)
    if about.empty:
        write(_("No row"), about.empty)
    write(_("Filters"), ", ".join(about.filters))
    write(_("Perimeters"), about.perimeter)
    write(_("Vintage of the data"), about.vintage)
    write(_("Link to this view"), about.permalink)
    for at, said in enumerate(about.ignored):
        write("" if at else _("Ignored in this link"), said)
    section(_("Counts"))
    for label, value in about.counts:
        write(label, value)
    section(_("To know"))
    for note in about.notes:
        write(note, form=line)
    section(_("Source (code)"), _("Source"), _("Vintage"), _("Licence"), _("Producer"), _("Address"))
    for origin in about.origins:
        write(origin.id, origin.title, origin.vintage, origin.licence, origin.producer, origin.address)
    section(_("Column"), _("Heading"), _("Unit"), _("Type"), _("Description"))
    kinds = {Look.TEXT: _("text"), Look.LONG_TEXT: _("text"), Look.DATE: _("date")}
    for column in about.columns:
        kind = kinds.get(column.look, _("number"))
        write(column.name, column.label, column.unit, kind, column.description)
