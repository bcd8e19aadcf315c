"""Colours and type of everything a person sees; pages, charts and files take them from here alone.

``brand`` is the series that a chart is about, and stays; ``accent`` is what can be clicked: a company's own.
"""

from collections.abc import Mapping
from types import MappingProxyType

FONT = "Inter, system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif"
TYPE = "var(--font)"  # in a chart: that of the page around it, which may be a company's own

LIGHT: Mapping[str, str] = MappingProxyType(
    {
        "canvas": "#F4F6F9",
        "surface": "#FFFFFF",
        "raised": "#FFFFFF",
        "sunken": "#EEF1F5",
        "line": "#E1E6ED",
        "line2": "#C9D1DC",
        "ink": "#141C28",
        "ink2": "#3D4A5C",
        "muted": "#5A6778",
        "brand": "#3F4CB8",
        "accent": "#3F4CB8",
        "on_accent": "#FFFFFF",
        "prior": "#8391A6",
        "context": "#D5DBE4",
        "grid": "#E9EDF2",
        "group_1": "#3F4CB8",
        "group_2": "#A75405",
        "group_3": "#1CA3AA",
        "group_4": "#622E48",
        "good": "#006D77",
        "watch": "#C08A11",
        "off": "#A11D33",
        "none": "#76808F",
        "good_text": "#0A5A63",
        "good_line": "#8EC5C8",
        "watch_text": "#7A4F00",
        "watch_fill": "#FBF1DC",
        "watch_line": "#E3C275",
        "off_text": "#FFFFFF",
        "off_fill": "#A11D33",
    }
)

DARK: Mapping[str, str] = MappingProxyType(
    {
        "canvas": "#0D131A",
        "surface": "#151D27",
        "raised": "#1B2530",
        "sunken": "#0D131A",
        "line": "#263240",
        "line2": "#3A4858",
        "ink": "#E9EEF4",
        "ink2": "#C3CEDA",
        "muted": "#9AA8B9",
        "brand": "#9AA6FA",
        "accent": "#9AA6FA",
        "on_accent": "#10162E",
        "prior": "#74849A",
        "context": "#374454",
        "grid": "#212C39",
        "group_1": "#9AA6FA",
        "group_2": "#C68143",
        "group_3": "#53E487",
        "group_4": "#F7DEFF",
        "good": "#5ED0CF",
        "watch": "#F2C14E",
        "off": "#FF7285",
        "none": "#8794A6",
        "good_text": "#7FE0DA",
        "good_line": "#2E6E72",
        "watch_text": "#FBD38D",
        "watch_fill": "#3A2C0E",
        "watch_line": "#6E5620",
        "off_text": "#2A070D",
        "off_fill": "#FF7285",
    }
)

THEMES: Mapping[str, Mapping[str, str]] = MappingProxyType({"light": LIGHT, "dark": DARK})

NAMED: Mapping[str, str] = MappingProxyType(
    {name: f"var(--{name.replace('_', '-')})" for name in LIGHT}
)  # for pages that follow their reader's theme

GROUNDS = ("canvas", "surface", "raised", "sunken")  # on which text stands

INDIGO = (  # ten steps built on the brand, for controls; the seventh is the brand of the light theme
    "#EEF0FC",
    "#DDE1F8",
    "#BEC5F4",
    "#9AA6FA",
    "#7B88E2",
    "#5F6CD0",
    "#3F4CB8",
    "#36419F",
    "#2D3684",
    "#232A68",
)

VERDICT_TONES: Mapping[str, str] = MappingProxyType(
    {"on_target": "good", "watch": "watch", "off_target": "off"}
)


def tone(verdict: str) -> str:
    """The colour token of a status; a status without a judgement is grey."""
    return VERDICT_TONES.get(verdict, "none")


def variables(colours: Mapping[str, str]) -> str:
    """Tokens of a theme as declarations of custom properties: ``--surface:#FFFFFF;…``."""
    return "".join(f"--{name.replace('_', '-')}:{colour};" for name, colour in colours.items())


def stylesheet(themes: Mapping[str, Mapping[str, str]] = THEMES, font: str = FONT) -> str:
    """Custom properties of both themes; the dark ones under the attribute the colour switch sets.

    Args:
        themes: Colours by token, of ``light`` and ``dark``.
        font: Families of all text but that of charts.
    """
    dark = ':root[data-mantine-color-scheme="dark"]'
    return f":root{{--font:{font};{variables(themes['light'])}}}{dark}{{{variables(themes['dark'])}}}"
