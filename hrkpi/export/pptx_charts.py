"""Native charts of slides; their figures are in the workbook inside each."""

from typing import Any

from pptx.chart.data import ChartData
from pptx.enum.chart import (
    XL_CHART_TYPE,
    XL_LABEL_POSITION,
    XL_LEGEND_POSITION,
    XL_MARKER_STYLE,
    XL_TICK_LABEL_POSITION,
    XL_TICK_MARK,
)
from pptx.enum.dml import MSO_LINE_DASH_STYLE
from pptx.oxml.ns import qn
from pptx.slide import Slide
from pptx.util import Emu, Pt

from hrkpi.export.figure_parts import number
from hrkpi.export.office import (
    COUNTS,
    DASHED,
    GAPS,
    LINES,
    LYING,
    UNTURNED,
    WIDTHS,
    apart,
    bounds,
    colour,
    crossing,
    gap,
    is_framed,
    is_inside,
    is_told,
    labelled,
    last_known,
    level,
    ordered,
    stands_alone,
    values,
)
from hrkpi.export.office_ranges import happened, range_tint, ranges, unnamed
from hrkpi.export.office_steps import STEP_COLOURS, STEPS, signed, steps
from hrkpi.export.pptx_frame import clean, rgb
from hrkpi.export.pptx_marks import falling, framed, grounded, grounded_one, levelled, lined, unlisted
from hrkpi.export.written import axis_code, typed
from hrkpi.language import say
from hrkpi.view import Chart, Mark, Series

KINDS = {
    Mark.LINE: XL_CHART_TYPE.LINE,
    Mark.STEP: XL_CHART_TYPE.LINE,
    Mark.COLUMN: XL_CHART_TYPE.COLUMN_CLUSTERED,
    Mark.STACK: XL_CHART_TYPE.COLUMN_STACKED,
    Mark.BAR: XL_CHART_TYPE.BAR_CLUSTERED,
    Mark.FUNNEL: XL_CHART_TYPE.BAR_CLUSTERED,
    Mark.WATERFALL: XL_CHART_TYPE.COLUMN_STACKED,
}
DASHES = {"dash": MSO_LINE_DASH_STYLE.DASH, "round_dot": MSO_LINE_DASH_STYLE.ROUND_DOT}
SIZE = Pt(12)
WORDY, FEW_NAMES = (
    {Mark.WATERFALL, Mark.COLUMN, Mark.STACK},
    8,
)  # with names of several words, and how many fit
SMALL, MANY = Pt(10), 12  # of names along an axis, and how many need it
MOST_LABELS = 16  # figures written on columns


def native(slide: Slide, chart: Chart, area: tuple[Emu, Emu, Emu, Emu]) -> Any:  # Any: a graphic frame
    """A chart that PowerPoint edits, in an area of left, top, width and height."""
    shown, across, between = ordered(chart), crossing(chart), ranges(chart)
    frame = slide.shapes.add_chart(KINDS[chart.mark], *area, _data(chart))
    made: Any = frame.chart  # type: ignore[attr-defined]  # a graphic frame has one, the library's types do not say so
    made.font.size, made.has_title = SIZE, False
    made.font.color.rgb = rgb(colour("muted"))
    several = len(shown) + len(across) + len(between) > 1 and chart.mark is not Mark.WATERFALL
    made.has_legend = several
    if several:
        made.legend.position, made.legend.include_in_layout = XL_LEGEND_POSITION.TOP, False
        made.legend.font.size = SIZE
        places = [len(shown) + at for at in unnamed(chart)]
        unlisted(made.legend, [*places, len(shown) + len(between)] if happened(chart) else places)
    _axes(made, chart)
    plot = made.plots[0]
    if chart.mark in GAPS:
        plot.gap_width = gap(chart)
        plot.overlap = 100 if chart.mark in {Mark.STACK, Mark.WATERFALL} or is_framed(chart) else -5
    if chart.mark is Mark.WATERFALL:
        _waterfall(plot, chart)
        return frame
    lines = lined(made, len(across)) if across and chart.mark not in LYING else []
    for series, (one, tint) in zip(lines, across, strict=False):
        _line(series, tint, one)
    for series, one in zip(list(plot.series)[len(shown) :], between, strict=False):
        _line(series, range_tint(), one)
    frames = zip(list(plot.series)[len(shown) :], across, strict=False)
    for series, (_, tint) in frames:
        framed(series, tint)
    for series, (one, tint) in zip(plot.series, shown, strict=False):
        if chart.mark in LINES:
            _line(series, tint, one)
        else:
            series.format.fill.solid()
            series.format.fill.fore_color.rgb = rgb(tint)
            series.invert_if_negative = False
        _labels(series, chart, one, tint)
    _events(plot, chart)
    return frame


def _events(plot: Any, chart: Chart) -> None:  # Any: the library's plot
    """Thin lines across the chart where something happened, each with its name on top where there is room."""
    told, (scale, _) = happened(chart), bounds(chart)
    if not told:
        return
    series = plot.series[-1]
    series.format.line.fill.background()
    series.marker.style = XL_MARKER_STYLE.NONE
    falling(series, scale.high - scale.low, colour("muted"))
    for event in told:
        if event.is_named:
            where = XL_LABEL_POSITION.LEFT if event.is_late else XL_LABEL_POSITION.RIGHT
            _label(series, event.at, event.name, where, colour("ink2"))


def _data(chart: Chart) -> ChartData:
    code = _code(chart)
    data = ChartData(number_format=code)
    data.categories = [clean(place) for place in chart.axis]
    if chart.mark is Mark.WATERFALL and (found := steps(chart)):
        parts = dict(zip(map(say, STEPS), (found.base, found.levels, found.rises, found.falls), strict=True))
        for name, part in parts.items():
            data.add_series(name, part, number_format=code)
    else:
        lines = [one for one, _ in (*ordered(chart), *crossing(chart))]
        for series in (*lines, *ranges(chart)):
            data.add_series(clean(series.name), values(series), number_format=code)
        if told := {event.at for event in happened(chart)}:
            top = bounds(chart)[0].high
            heights = [top if at in told else None for at in range(len(chart.axis))]
            data.add_series(say("Events"), heights, number_format=code)
    return data


def _code(chart: Chart) -> str:
    """The number format of a chart's figures, as the first of them is written; counts without their unit."""
    first = next((cell for series in chart.series for cell in series.cells if number(cell) is not None), None)
    return "#,##0" if chart.unit in COUNTS or first is None else typed(first).code


def _axes(made: Any, chart: Chart) -> None:  # Any: the library's chart
    along, up = made.category_axis, made.value_axis
    along.format.line.color.rgb = rgb(colour("line2"))
    along.tick_label_position = XL_TICK_LABEL_POSITION.LOW  # beside what falls below zero, not in it
    along.major_tick_mark = along.minor_tick_mark = up.major_tick_mark = XL_TICK_MARK.NONE
    along.tick_labels.font.size = up.tick_labels.font.size = (
        SMALL if chart.mark in LYING and len(chart.axis) > MANY else SIZE
    )
    _every_few(along, chart)
    scale, step = bounds(chart)
    up.minimum_scale, up.maximum_scale, up.major_unit = scale.low, scale.high, step
    up.tick_labels.number_format, up.tick_labels.number_format_is_linked = axis_code(chart.unit, step), False
    up.format.line.fill.background()
    up.major_gridlines.format.line.color.rgb = rgb(colour("grid"))
    if chart.mark in LYING:
        along.reverse_order, up.visible = True, False
        levelled(up, chart)


def _every_few(along: Any, chart: Chart) -> None:  # Any: the library's axis
    """Of many names only every few; none is turned, and those of columns may go on under themselves."""
    every = apart(chart)
    if every > 1 or chart.mark in WORDY:
        for text in along.tick_labels._element.iter(qn("a:bodyPr")):  # noqa: SLF001 - as below
            text.set("rot", str(UNTURNED) if every > 1 else "0")
    if chart.mark in WORDY and len(chart.axis) > FEW_NAMES:
        along.tick_labels.font.size = SMALL
    if every > 1:
        last = along._element.find(qn("c:noMultiLvlLbl"))  # noqa: SLF001 - the library has no door to it
        for name in ("tickLblSkip", "tickMarkSkip"):
            last.addprevious(last.makeelement(qn(f"c:{name}"), {"val": str(every)}))


def _line(series: Any, tint: str, one: Series) -> None:  # Any: the library's series
    series.smooth = False
    series.format.line.color.rgb = rgb(tint)
    series.format.line.width = Pt(WIDTHS.get(one.role, 2.25))
    if one.role in DASHED:
        series.format.line.dash_style = DASHES[DASHED[one.role]]
    lonely = stands_alone(values(one))
    series.marker.style = XL_MARKER_STYLE.CIRCLE if lonely else XL_MARKER_STYLE.NONE
    if lonely:
        series.marker.size = 7
        series.marker.format.fill.solid()
        series.marker.format.fill.fore_color.rgb = rgb(tint)
        series.marker.format.line.fill.background()


def _labels(series: Any, chart: Chart, one: Series, tint: str) -> None:  # Any: the library's series
    """Figures on the chart: of a line its last, of few columns all."""
    few = chart.mark is Mark.COLUMN and len(chart.axis) * len(chart.series) <= MOST_LABELS
    if (chart.mark in LYING and is_told(chart, one)) or few:
        labels = series.data_labels
        inside = is_inside(chart, one)
        labels.show_value, labels.font.size = True, SIZE
        labels.font.color.rgb = rgb(colour("surface" if inside else "ink2"))
        labels.number_format, labels.number_format_is_linked = _code(chart), False
        if (is_framed(chart) or level(chart) is not None) and not inside:
            grounded(labels)
        labels.position = XL_LABEL_POSITION.INSIDE_BASE if inside else XL_LABEL_POSITION.OUTSIDE_END
    last = last_known(one) if one in labelled(chart) else None
    if last is not None:
        _label(series, last, one.cells[last].text, XL_LABEL_POSITION.ABOVE, colour("ink"))
        grounded_one(series.points[last].data_label)
        _dot(series.points[last], tint)


def _dot(point: Any, tint: str) -> None:  # Any: the library's point
    """The last figure of a line, marked."""
    point.marker.style, point.marker.size = XL_MARKER_STYLE.CIRCLE, 9
    point.marker.format.fill.solid()
    point.marker.format.fill.fore_color.rgb = rgb(tint)
    point.marker.format.line.color.rgb = rgb("FFFFFF")


def _waterfall(plot: Any, chart: Chart) -> None:  # Any: the library's plot
    """What lifts a step is not seen, and carries the step's figure under it."""
    cells, last = chart.series[0].cells, len(chart.axis) - 1
    for series, token in zip(plot.series, STEP_COLOURS, strict=True):
        series.invert_if_negative = False
        if token:
            series.format.fill.solid()
            series.format.fill.fore_color.rgb = rgb(colour(token))
        else:
            series.format.fill.background()
    for at, cell in enumerate(cells):
        text = signed(chart, cell).removeprefix("+") if at in {0, last} else signed(chart, cell)
        _label(plot.series[0], at, text, XL_LABEL_POSITION.INSIDE_END, colour("ink2"))


def _label(series: Any, at: int, text: str, position: Any, tint: str) -> None:  # Any: the library's series
    label = series.points[at].data_label
    run = label.text_frame.paragraphs[0].add_run()
    run.text, run.font.bold, run.font.size = clean(text), True, SIZE
    run.font.color.rgb = rgb(tint)
    label.position = position
    for turned in label.text_frame._txBody.iter(qn("a:bodyPr")):  # noqa: SLF001 - or Office breaks the words
        turned.set("wrap", "none")
