"""What every chart has in common: type, axes without clutter, and text that is drawn as it is written."""

from collections.abc import Sequence
from typing import Any

from hrkpi.export.tokens import TYPE

Figure = dict[str, Any]  # Any: plotly's figures are open dictionaries
TEXT = {"family": TYPE, "size": 12, "color": "token:muted"}
LETTER = 6.9  # CSS pixels that a letter of the charts' type takes on average


def layout(*, margin: dict[str, int], x: Figure, y: Figure, annotations: Sequence[Figure] = ()) -> Figure:
    """A chart's layout in the house style: horizontal lines alone, nothing to drag."""
    axis = {"fixedrange": True, "zeroline": False, "tickfont": TEXT, "automargin": False}
    return {
        "margin": {"pad": 0, **margin},
        "paper_bgcolor": "rgba(0,0,0,0)",
        "plot_bgcolor": "rgba(0,0,0,0)",
        "font": TEXT,
        "showlegend": False,
        "dragmode": False,
        "hovermode": "x unified",
        "hoverlabel": {
            "bgcolor": "token:raised",
            "bordercolor": "token:line2",
            "font": {**TEXT, "color": "token:ink"},
        },
        "xaxis": {
            **axis,
            "showgrid": False,
            "linecolor": "token:line2",
            "ticks": "outside",
            "ticklen": 4,
            "tickcolor": "token:line2",
            **x,
        },
        "yaxis": {**axis, "gridcolor": "token:grid", "gridwidth": 1, **y},
        "annotations": list(annotations),
    }


def plain(text: str) -> str:
    """Text that plotly draws as it is written: no pseudo-HTML, no templates, no formulas."""
    escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return escaped.replace("%{", "%\u200b{").replace("$", "\uff04")


def room(texts: Sequence[str], *, beside: int = 0, most: int = 400) -> int:
    """CSS pixels that the longest of some texts needs.

    Args:
        texts: As they are written.
        beside: Air beside it.
        most: At most so much.
    """
    return min(round(max((len(text) for text in texts), default=0) * LETTER) + beside, most)
