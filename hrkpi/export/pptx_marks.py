"""What lies across columns and bars of a slide's chart: lines, frames of targets, the level of everybody."""

from collections.abc import Sequence
from typing import Any

from pptx.enum.dml import MSO_LINE_DASH_STYLE
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.util import Pt

from hrkpi.export.office import FRAME, colour, level
from hrkpi.export.pptx_frame import rgb
from hrkpi.view import Chart


def lined(made: Any, count: int) -> Sequence[Any]:
    """Take the last series of a chart out of its columns and make them lines on the same axes.

    Args:
        made: The library's chart.
        count: How many they are.

    Returns:
        The lines, as the library's series.
    """
    columns = made.plots[0]._element  # noqa: SLF001 - the library combines no charts
    plot = _parsed("lineChart", '<c:grouping val="standard"/><c:varyColors val="0"/>')
    for one in columns.findall(qn("c:ser"))[-count:]:
        columns.remove(one)
        for tag in one.findall(qn("c:invertIfNegative")):
            one.remove(tag)
        plot.append(one)
    plot.append(_parsed("marker", val="1"))
    for axis in columns.findall(qn("c:axId")):
        plot.append(_parsed("axId", val=axis.get("val")))
    columns.addnext(plot)
    lines: Sequence[Any] = made.plots[1].series
    return lines


def framed(series: Any, tint: str) -> None:  # Any: the library's series
    """Make bars frames: they end at their target, over the bars that should."""
    series.format.fill.background()
    series.format.line.color.rgb = rgb(tint)
    series.format.line.width = Pt(FRAME)
    series.invert_if_negative = False


def grounded(labels: Any) -> None:  # Any: the library's labels
    """Put white paper under the figures of a series, so that no frame runs through them."""
    labels._element.find(qn("c:txPr")).addprevious(_paper())  # noqa: SLF001 - the library paints no labels


def grounded_one(label: Any) -> None:  # Any: the library's label
    """Put white paper under one figure, so that no line runs through it."""
    label._get_or_add_dLbl().find(qn("c:tx")).addnext(_paper())  # noqa: SLF001 - the library paints no labels


def _paper() -> Any:  # Any: XML of the library
    return _parsed("spPr", f'<a:solidFill><a:srgbClr val="{colour("surface")}"/></a:solidFill>')


def levelled(up: Any, chart: Chart) -> None:  # Any: the library's axis
    """Draw the level of everybody as the one line of the grid."""
    found = level(chart)
    up.has_major_gridlines = found is not None
    if found is not None:
        up.major_unit = found
        line = up.major_gridlines.format.line
        line.color.rgb, line.width, line.dash_style = rgb(colour("prior")), Pt(1.5), MSO_LINE_DASH_STYLE.DASH


def unlisted(legend: Any, places: Sequence[int]) -> None:  # Any: the library's legend
    """Leave series out of the key."""
    first = legend._element.find(qn("c:legendPos"))  # noqa: SLF001 - the library lists them all
    for at in reversed(places):
        first.addnext(_parsed("legendEntry", f'<c:idx val="{at}"/><c:delete val="1"/>'))


def falling(series: Any, down: float, tint: str) -> None:
    """Draw a line down from each figure of a series.

    Args:
        series: The library's.
        down: How far, in the unit of the figures.
        tint: Colour of the lines.
    """
    inside = (
        '<c:errDir val="y"/><c:errBarType val="minus"/><c:errValType val="fixedVal"/><c:noEndCap val="1"/>'
        f'<c:val val="{float(down)}"/>'
        f'<c:spPr><a:ln w="9525"><a:solidFill><a:srgbClr val="{tint}"/></a:solidFill></a:ln></c:spPr>'
    )
    series._element.find(qn("c:cat")).addprevious(_parsed("errBars", inside))  # noqa: SLF001 - as above


def _parsed(name: str, inside: str = "", **attributes: str) -> Any:  # Any: XML of the library
    told = "".join(f' {key}="{value}"' for key, value in attributes.items())
    return parse_xml(f"<c:{name} {nsdecls('c', 'a')}{told}>{inside}</c:{name}>")
