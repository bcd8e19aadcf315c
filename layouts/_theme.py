"""Theme of the component library and the HTML around the app, both made of our tokens."""

from typing import Any

from hrkpi.export import icons, tokens
from hrkpi.export.brand import Brand
from hrkpi.language import marked, say, spoken

MANTINE: dict[str, Any] = {  # Any: the library's theme is an open dictionary
    "primaryColor": "accent",
    "primaryShade": {"light": 6, "dark": 3},
    "colors": {
        "dark": [
            tokens.DARK["ink"],
            tokens.DARK["ink2"],
            tokens.DARK["muted"],
            tokens.DARK["none"],
            tokens.DARK["line2"],
            tokens.DARK["line"],
            tokens.DARK["surface"],
            tokens.DARK["canvas"],
            tokens.DARK["canvas"],
            tokens.DARK["canvas"],
        ],
    },
    "defaultRadius": "md",
    "respectReducedMotion": True,
    "black": tokens.LIGHT["ink"],
}

# Set before anything is drawn, from where Mantine keeps the reader's choice: no flash of the other theme.
BEFORE_DRAWING = (
    "(function(){try{"
    "var kept=localStorage.getItem('mantine-color-scheme-value')||'auto';"
    "var dark=kept==='dark'||(kept!=='light'&&matchMedia('(prefers-color-scheme: dark)').matches);"
    "document.documentElement.setAttribute('data-mantine-color-scheme',dark?'dark':'light');"
    "document.documentElement.setAttribute('data-charts',localStorage.getItem('hrkpi-charts')||'chart');"
    "}catch(closed){}})();"
)

NO_SCRIPT = marked("HR KPI draws its pages with JavaScript; please allow it for this address.")

FRAME = """<!DOCTYPE html>
<html lang="{%language%}">
<head>
{%metas%}
<meta name="color-scheme" content="light dark">
<title>{%title%}</title>
<link rel="icon" href="/assets/favicon.svg" type="image/svg+xml">
<link rel="preload" href="/fonts/inter-latin-wght-normal.woff2" as="font" type="font/woff2" crossorigin>
<script>{%before_drawing%}</script>
<style>{%style%}</style>
{%css%}
</head>
<body>
{%app_entry%}
<noscript>{%no_script%}</noscript>
<footer>{%config%}{%scripts%}{%renderer%}</footer>
</body>
</html>"""


def frame(brand: Brand) -> str:
    """The HTML around the app in a company's look; the framework fills in the rest."""
    style = brand.face(inside=False) + tokens.stylesheet(brand.themes, brand.family) + icons.stylesheet()
    return FRAME.replace("{%before_drawing%}", BEFORE_DRAWING).replace("{%style%}", style)


def mantine(brand: Brand) -> dict[str, Any]:  # Any: as above
    """The theme of the component library in a company's look."""
    return {
        **MANTINE,
        "fontFamily": brand.family,
        "colors": {**MANTINE["colors"], "accent": list(brand.shades)},
    }


def framed(page: str) -> str:
    """The HTML around the app in the reader's language."""
    return page.replace("{%language%}", spoken()).replace("{%no_script%}", say(NO_SCRIPT))
