"""Editable parts of a slide: native PowerPoint text, tables and charts, each with its language and alternative text.

Lengths are in inches. Text is cut to fit its part, as measured in a font that is never narrower than the slide's.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from pptx.chart.data import CategoryChartData
from pptx.dml.color import RGBColor
from pptx.enum.chart import XL_CHART_TYPE, XL_LABEL_POSITION, XL_LEGEND_POSITION, XL_TICK_LABEL_POSITION
from pptx.enum.dml import MSO_LINE
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.oxml.ns import qn
from pptx.util import Inches, Pt

from geo.language import Voice
from geo.model import Language
from geo.render.charts.style import ACCENT, CONTEXT, GRID, INK, QUIET
from geo.render.pictures.text import drawable, lines, plain
from geo.render.table import Table
from geo.report.sheet.jobs_curve import Curve

FACE = "Arial"
"""A font that every office suite has, or replaces with a metric-compatible one."""
TAGS = {Language.FRENCH: "fr-FR", Language.ENGLISH: "en-GB"}
MILLIONS = {
    Language.FRENCH: '[$-40C]#,##0.0"\N{NO-BREAK SPACE}M€"',
    Language.ENGLISH: '[$-809]"€"#,##0.0"M"',
}
"""Number formats for million euros, with the separators of the deck's language on any machine."""
DASHES = (MSO_LINE.SOLID, MSO_LINE.DASH, MSO_LINE.ROUND_DOT, MSO_LINE.DASH_DOT)
HIGH = 1.7
"""Height of a two-line header row, in rows."""
WIDE = 5.0
"""Minimum width in inches of a chart that labels every year."""
_POINTS = 72


@dataclass(frozen=True)
class Box:
    """Position and size of a part on its slide, in inches."""

    left: float
    top: float
    width: float
    height: float

    @property
    def emu(self) -> tuple[Inches, Inches, Inches, Inches]:
        """The same for python-pptx."""
        return Inches(self.left), Inches(self.top), Inches(self.width), Inches(self.height)


def fitted(text: str, size: float, width: float, most: int, weight: str = "normal") -> str:
    """``text`` cut with "…" to at most ``most`` lines of ``width`` inches at ``size`` points, without line breaks."""
    return lines(text, size, width * _POINTS, most, weight).replace("\n", " ")


def write(
    frame: Any,
    text: str,
    size: float,
    voice: Voice,
    *,
    colour: str = INK,
    bold: bool = False,
    right: bool = False,
) -> None:
    """Replace the text of ``frame`` and remove its margins; each line of ``text`` becomes a paragraph."""
    frame.word_wrap = True
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
    # python-pptx reads a vertical tab as a line break; `drawable` removes it and characters that XML forbids.
    frame.text = drawable(text) if "\n" not in text else "\n".join(drawable(part) for part in text.split("\n"))
    for paragraph in frame.paragraphs:
        paragraph.alignment = PP_ALIGN.RIGHT if right else PP_ALIGN.LEFT
        for run in paragraph.runs:
            run.font.size, run.font.bold, run.font.name = Pt(size), bold, FACE
            run.font.color.rgb = _rgb(colour)
            run._r.get_or_add_rPr().set("lang", TAGS[voice.language])


def add_text(slide: Any, box: Box, name: str, text: str, size: float, voice: Voice, **look: Any) -> None:
    """A text box called ``name``; text that doesn't fit is cut."""
    most = max(1, int(box.height * _POINTS / (1.2 * size)))
    shape = slide.shapes.add_textbox(*box.emu)
    shape.name = name
    write(shape.text_frame, fitted(text, size, box.width, most), size, voice, **look)


def add_link(slide: Any, box: Box, name: str, address: str, size: float, voice: Voice) -> None:
    """A line that shows ``address`` and links to it, even if the text is cut."""
    shown = address.removeprefix("https://").removeprefix("http://")
    add_text(slide, box, name, shown, size, voice, colour=QUIET, right=True)
    for paragraph in slide.shapes[-1].text_frame.paragraphs:
        for run in paragraph.runs:
            run.hyperlink.address = address


def add_list(slide: Any, box: Box, name: str, items: Sequence[str], size: float, voice: Voice) -> None:
    """A text box with one paragraph per item; the lines of the box are shared equally."""
    most = max(1, int(box.height * _POINTS / (1.2 * size)) // max(len(items), 1))
    shape = slide.shapes.add_textbox(*box.emu)
    shape.name = name
    write(shape.text_frame, "\n".join(fitted(item, size, box.width, most) for item in items), size, voice)


def add_title(slide: Any, box: Box, text: str, voice: Voice) -> None:
    """The slide's title, in its placeholder, where outlines and screen readers look for it. Long ones are smaller.

    Raises `ValueError` if the layout has no title.
    """
    title = slide.shapes.title
    if title is None:
        raise ValueError("the layout of this slide has no title")
    title.left, title.top, title.width, title.height = box.emu
    points = 26 if len(text) <= 50 else 18 if len(text) <= 110 else 12
    most = max(1, int(box.height * _POINTS / (1.2 * points)))
    write(title.text_frame, fitted(text, points, box.width, most, "bold"), points, voice, bold=True)
    title.text_frame.vertical_anchor = MSO_ANCHOR.MIDDLE


def add_picture(slide: Any, box: Box, picture: bytes, name: str, alt: str) -> None:
    """A picture with its alternative text."""
    shape = slide.shapes.add_picture(BytesIO(picture), *box.emu)
    shape.name = name
    shape._element.nvPicPr.cNvPr.set("descr", alt)


def add_table(
    slide: Any,
    box: Box,
    name: str,
    table: Table,
    widths: Sequence[float],
    size: float,
    voice: Voice,
    alt: str = "",
) -> None:
    """A native table; ``widths`` are relative column widths, and text is cut so that rows share the box's height."""
    shape = slide.shapes.add_table(len(table.rows) + 1, len(table.heads), *box.emu)
    shape.name = name
    shape._element.nvGraphicFramePr.cNvPr.set("descr", alt or name)
    made, room = shape.table, [box.width * width / sum(widths) - 0.1 for width in widths]
    is_high = any(fitted(head, size, room[at], 1) != plain(head) for at, head in enumerate(table.heads))
    row_height = box.height / (len(table.rows) + (HIGH if is_high else 1))
    made.horz_banding = False
    # "No Style, Table Grid" would draw every border; with "No Style, No Grid" there are only the rules added below.
    made._tbl.tblPr.find(qn("a:tableStyleId")).text = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"
    for at, width in enumerate(widths):
        made.columns[at].width = Inches(box.width * width / sum(widths))
    for at_row, row in enumerate((table.heads, *table.rows)):
        height = row_height * (HIGH if is_high and at_row == 0 else 1)
        made.rows[at_row].height = Inches(height)
        most = max(1, int((height * _POINTS - 3) / (1.2 * size)))
        for at, text in enumerate(row):
            cell = made.cell(at_row, at)
            cell.margin_left, cell.margin_right = Inches(0 if at == 0 else 0.05), Inches(0.05)
            kept = text if at in table.numbers and at_row else fitted(text, size, room[at], most)
            colour = INK if at_row else QUIET
            write(cell.text_frame, kept, size, voice, right=at in table.numbers, colour=colour)
            cell.margin_top = cell.margin_bottom = Inches(0.02)
            cell.vertical_anchor = MSO_ANCHOR.MIDDLE
            _rule(cell._tc, INK if at_row == 0 else "#d9dfe8")


def _rule(cell: Any, colour: str) -> None:
    """A hairline under a cell, which python-pptx has no API for."""
    line = cell.get_or_add_tcPr().makeelement(qn("a:lnB"), {"w": "6350", "cmpd": "sng"})
    fill = line.makeelement(qn("a:solidFill"), {})
    fill.append(fill.makeelement(qn("a:srgbClr"), {"val": colour.removeprefix("#")}))
    line.append(fill)
    cell.get_or_add_tcPr().insert(0, line)


def add_bars(slide: Any, box: Box, name: str, rows: Sequence[tuple[str, float, str]], voice: Voice, alt: str) -> None:
    """A native bar chart; ``rows``: (label, million euros, colour) from the top down."""
    data = CategoryChartData(number_format=MILLIONS[voice.language])  # type: ignore[no-untyped-call]
    data.categories = [fitted(label, 10, box.width * 0.4, 2) for label, _value, _colour in rows]
    data.add_series(name, [value for _label, value, _colour in rows])  # type: ignore[no-untyped-call]
    frame = slide.shapes.add_chart(XL_CHART_TYPE.BAR_CLUSTERED, *box.emu, data)
    chart = _named(frame, name, alt, voice)
    chart.has_legend = False
    plot = chart.plots[0]
    plot.gap_width, plot.has_data_labels, plot.vary_by_categories = 45, True, False
    plot.data_labels.position, plot.data_labels.font.size = XL_LABEL_POSITION.OUTSIDE_END, Pt(10)
    plot.data_labels.number_format, plot.data_labels.number_format_is_linked = MILLIONS[voice.language], False
    for at, (_label, _value, colour) in enumerate(rows):
        fill = plot.series[0].points[at].format.fill
        fill.solid()
        fill.fore_color.rgb = _rgb(colour)
    chart.category_axis.reverse_order = True
    chart.category_axis.format.line.color.rgb = _rgb(GRID)
    chart.category_axis.tick_labels.font.size = Pt(10)
    chart.value_axis.visible = chart.value_axis.has_major_gridlines = False
    chart.value_axis.minimum_scale = 0


def add_curve(slide: Any, box: Box, name: str, curve: Curve, voice: Voice, alt: str) -> None:
    """A native line chart: the area in colour, the others in grey."""
    years = sorted({year for line in curve.lines for year in line.years})
    data = CategoryChartData(number_format="0.0")  # type: ignore[no-untyped-call]
    data.categories = [str(year) for year in years]
    for line in curve.lines:
        known = dict(zip(line.years, line.index, strict=True))
        data.add_series(f"{fitted(line.name, 10, 2.2, 1)} {line.growth}", [known.get(year) for year in years])  # type: ignore[no-untyped-call]
    chart = _named(slide.shapes.add_chart(XL_CHART_TYPE.LINE, *box.emu, data), name, alt, voice)
    chart.has_legend = True
    chart.legend.position, chart.legend.include_in_layout = XL_LEGEND_POSITION.BOTTOM, False
    chart.legend.font.size = Pt(10)
    for at, series in enumerate(chart.plots[0].series):
        series.smooth = False
        line = series.format.line
        line.color.rgb = _rgb(ACCENT if at == 0 else QUIET if at == len(curve.lines) - 1 else CONTEXT)
        line.width, line.dash_style = Pt(2.5 if at == 0 else 1.5), DASHES[at % len(DASHES)]
    if box.width < WIDE:
        years_axis = chart.category_axis._element
        years_axis.insert_element_before(
            years_axis.makeelement(qn("c:tickLblSkip"), {"val": "2"}), "c:tickMarkSkip", "c:noMultiLvlLbl", "c:extLst"
        )
    axis = chart.value_axis
    axis.minimum_scale, axis.maximum_scale = (float(curve.bounds[0]), float(curve.bounds[1]))
    axis.major_gridlines.format.line.color.rgb = _rgb(GRID)
    axis.format.line.fill.background()
    axis.tick_labels.number_format, axis.tick_labels.number_format_is_linked = "0", False
    axis.tick_labels.font.size = chart.category_axis.tick_labels.font.size = Pt(10)
    # Years are labelled below the chart, not where the axes cross.
    chart.category_axis.tick_label_position = XL_TICK_LABEL_POSITION.LOW
    chart.category_axis.format.line.color.rgb = _rgb(GRID)


def _named(frame: Any, name: str, alt: str, voice: Voice) -> Any:
    frame.name = name
    frame._element.nvGraphicFramePr.cNvPr.set("descr", alt)
    chart = frame.chart
    chart.has_title = False
    chart.font.name, chart.font.size, chart.font.color.rgb = FACE, Pt(10), _rgb(INK)
    chart.font._rPr.set("lang", TAGS[voice.language])
    return chart


def _rgb(colour: str) -> RGBColor:
    return RGBColor(*bytes.fromhex(colour.removeprefix("#")))  # type: ignore[no-untyped-call]
