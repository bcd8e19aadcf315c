"""Pages as one HTML file: our templates, with colours, type and icons inside, so that nothing is fetched."""

import base64
from importlib.resources import files

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from hrkpi.export import icons, tokens
from hrkpi.export.brand import Brand

FONT = "inter-latin-wght-normal.woff2"
PAGES = Environment(
    loader=PackageLoader("hrkpi.export"), autoescape=True, undefined=StrictUndefined, trim_blocks=True
)


def style(name: str, brand: Brand) -> Markup:
    """A page's own style with colours and type inside: on screens those of its reader, on paper light.

    Args:
        name: Of its stylesheet among the templates, without the ending.
        brand: The company's look.
    """
    own = (files("hrkpi.export") / "templates" / f"{name}.css").read_text(encoding="utf-8")
    ground = f":root{{--font:{brand.family};{tokens.variables(brand.themes['light'])}}}"
    dark = (
        f"@media screen and (prefers-color-scheme: dark){{:root{{{tokens.variables(brand.themes['dark'])}}}}}"
    )
    return Markup(f"{face()}{brand.face(inside=True)}{ground}{dark}{own}")  # noqa: S704 - our files, and checked names


def face() -> str:
    """The rule that brings our type along."""
    font = base64.b64encode((files("hrkpi.export") / "fonts" / FONT).read_bytes()).decode()
    source = f"url(data:font/woff2;base64,{font}) format('woff2')"
    return f"@font-face{{font-family:Inter;font-weight:100 900;src:{source}}}"


def icon(name: str, *, size: int = 14) -> Markup:
    """An icon inside the page."""
    return Markup(icons.svg(name, size=size))  # noqa: S704 - one of our own icons
