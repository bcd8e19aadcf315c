"""Reads a company's look from the settings and files of its workspace, and refuses what cannot be shown."""

import hashlib
import re
from collections.abc import Mapping

from hrkpi.errors import SettingError
from hrkpi.export import logo, tokens, typeface
from hrkpi.export.brand import OWN, PLAIN, Brand, File
from hrkpi.export.shades import TEXT, is_read, nearest_read, steps
from hrkpi.settings import place
from hrkpi.workspace import Workspace

EASY = 6.0  # contrast of a shade that is found for the other ground: it may as well be easy to read
FAMILY = re.compile(r"\w[\w -]{0,59}")
GROUNDS = {theme: tuple(colours[name] for name in tokens.GROUNDS) for theme, colours in tokens.THEMES.items()}
OTHER = {
    "brand_colour": "one that is meant for dark ground is set as brand_colour_dark",
    "brand_colour_dark": "one that is meant for light ground is set as brand_colour",
}
LOGO = (
    f"put an SVG or PNG of at most {logo.LARGEST // 1000} kB into the workspace's folder, without scripts, "
    "links and fonts, and write its name, or remove the line."
)
MENDS = {
    "brand_logo": LOGO,
    "brand_logo_dark": LOGO,
    "brand_font": f"put a WOFF2 file of at most {typeface.LARGEST // 1000} kB into the workspace's folder "
    'and write its name, or the name of a family like "Georgia", or remove the line.',
}


def brand_of(workspace: Workspace) -> Brand:
    """The look of the company of a workspace; ours where it sets none.

    Raises:
        SettingError: If a colour is not read on its ground, or a file is missing, too large or no such file.
    """
    settings = workspace.settings
    colours = _colours(workspace)
    own = _typeface(workspace) if settings.brand_font.lower().endswith(".woff2") else None
    family = OWN if own else _family(workspace)
    brand = Brand(
        name=settings.company_name,
        colours=colours,
        shades=steps(colours["light"]["accent"], colours["dark"]["accent"]) if colours else tokens.INDIGO,
        logo=_logo(workspace, "brand_logo"),
        logo_dark=_logo(workspace, "brand_logo_dark"),
        family=f"'{family}',{tokens.FONT}" if family else tokens.FONT,
        typeface=own[0] if own else None,
        weights="font-weight:100 900;" if own and own[1] else "",
    )
    return brand if brand.is_own else PLAIN


def _colours(workspace: Workspace) -> Mapping[str, Mapping[str, str]]:
    """The tokens that follow from the colours set, by theme; nothing where none is."""
    light, dark = workspace.settings.brand_colour, workspace.settings.brand_colour_dark
    if not light and not dark:
        return {}
    for name, theme, colour in (("brand_colour", "light", light), ("brand_colour_dark", "dark", dark)):
        if colour and not is_read(colour, GROUNDS[theme]):
            raise _unread(workspace, name, theme, colour)
    light = light or nearest_read(dark, GROUNDS["light"], EASY)
    dark = dark or nearest_read(light, GROUNDS["dark"], EASY)
    return {
        "light": {"accent": light, "on_accent": tokens.LIGHT["surface"]},
        "dark": {"accent": dark, "on_accent": tokens.DARK["canvas"]},  # grounds: each is read on the other
    }


def _unread(workspace: Workspace, name: str, theme: str, colour: str) -> SettingError:
    shade = nearest_read(colour, GROUNDS[theme])
    return SettingError(
        f"The brand colour {colour} cannot be read on {theme} ground: its contrast is under {TEXT:g} to 1.",
        where=place(name, workspace.path),
        mend=f'write the nearest shade that can, {name} = "{shade}"; {OTHER[name]}.',
    )


def _logo(workspace: Workspace, name: str) -> File | None:
    if not getattr(workspace.settings, name):
        return None
    content = _content(workspace, name, logo.LARGEST)
    try:
        kind, ratio = logo.looked_at(content)
    except ValueError as error:
        raise _unfit(workspace, name, str(error)) from None
    ending = "png" if kind == logo.PNG else "svg"
    return File(f"logo-{_mark(content)}.{ending}", kind, content, ratio)


def _typeface(workspace: Workspace) -> tuple[File, bool]:
    """The typeface that comes as a file, and whether it has all weights."""
    content = _content(workspace, "brand_font", typeface.LARGEST)
    try:
        variable = typeface.is_variable(content)
    except ValueError as error:
        raise _unfit(workspace, "brand_font", str(error)) from None
    return File(f"font-{_mark(content)}.woff2", typeface.KIND, content), variable


def _family(workspace: Workspace) -> str:
    """The family named; blank where none is."""
    named = workspace.settings.brand_font
    if named and not FAMILY.fullmatch(named):
        raise _unfit(workspace, "brand_font", "a family is letters, digits, spaces and hyphens")
    return named


def _content(workspace: Workspace, name: str, most: int) -> bytes:
    """A file of the look, from the workspace's folder and nowhere else; one byte more than allowed."""
    home = workspace.path.resolve()
    path = (home / getattr(workspace.settings, name)).resolve()
    if not path.is_relative_to(home):
        raise _unfit(workspace, name, "it is outside the workspace")
    try:
        with path.open("rb") as file:
            content: bytes = file.read(most + 1)
    except OSError as error:
        raise _unfit(workspace, name, (error.strerror or "it cannot be read").lower()) from None
    return content


def _unfit(workspace: Workspace, name: str, why: str) -> SettingError:
    return SettingError(
        f"The file of the setting {name!r} is not shown: {why}.",
        where=place(name, workspace.path),
        mend=MENDS[name],
    )


def _mark(content: bytes) -> str:
    """A few letters that change with the content."""
    return hashlib.sha256(content).hexdigest()[:12]
