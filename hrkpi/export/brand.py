"""A company's look on pages: logo, accent colour and typeface.

Only what can be clicked takes the accent; the colours of status and of series mean something, and stay.
"""

import base64
from collections.abc import Mapping
from dataclasses import dataclass, field

from hrkpi.export import tokens

ADDRESS = "/brand/"
LOGO = 180, 38  # CSS pixels that a logo has at most on a view's files
WIDE = 1.6  # width over height from which a logo stands above the name and not beside it
OWN = "HR KPI Brand"  # family of a typeface that comes as a file


@dataclass(frozen=True)
class File:
    """A file of the look.

    Args:
        name: Plain, and another whenever the content is.
        kind: MIME type.
        content: As it is in the workspace.
        ratio: Width over height, of a picture.
    """

    name: str
    kind: str
    content: bytes = field(repr=False)
    ratio: float = 1.0

    @property
    def address(self) -> str:
        """Where the app serves it."""
        return ADDRESS + self.name

    def within(self, wide: int, high: int) -> tuple[int, int]:
        """Width and height of a picture that is as large as fits.

        Args:
            wide: CSS pixels, at most.
            high: CSS pixels, at most.
        """
        height = min(high, wide / self.ratio)
        return max(1, round(height * self.ratio)), max(1, round(height))

    @property
    def is_wide(self) -> bool:
        """Whether it is a word more than a sign."""
        return self.ratio > WIDE

    @property
    def inside(self) -> str:
        """Itself as an address, for a page that fetches nothing."""
        return f"data:{self.kind};base64,{base64.b64encode(self.content).decode()}"


@dataclass(frozen=True)
class Brand:
    """The look.

    Args:
        name: The company's.
        colours: Tokens that are not ours, by theme.
        shades: Ten steps around the accent, for controls.
        logo: On light ground; none where the company has none.
        logo_dark: On dark ground; none where the other stands on a plate.
        family: Families of text.
        typeface: The company's own, where it comes as a file.
        weights: What the typeface's rule says of its weights.
    """

    name: str = ""
    colours: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    shades: tuple[str, ...] = tokens.INDIGO
    logo: File | None = None
    logo_dark: File | None = None
    family: str = tokens.FONT
    typeface: File | None = None
    weights: str = ""

    @property
    def is_own(self) -> bool:
        """Whether pages look otherwise than ours, so that they say first whose they are."""
        return bool(self.colours or self.logo or self.family != tokens.FONT)

    @property
    def themes(self) -> Mapping[str, Mapping[str, str]]:
        """Colours of both themes by token."""
        return {theme: {**ours, **self.colours.get(theme, {})} for theme, ours in tokens.THEMES.items()}

    @property
    def files(self) -> Mapping[str, File]:
        """Everything that the app serves for it, by name."""
        return {file.name: file for file in (self.logo, self.logo_dark, self.typeface) if file}

    def face(self, *, inside: bool) -> str:
        """The rule that brings the typeface along; blank where there is none.

        Args:
            inside: Whether the typeface is in the page, or fetched from the app.
        """
        if self.typeface is None:
            return ""
        source = self.typeface.inside if inside else self.typeface.address
        said = f"font-display:swap;{self.weights}src:url({source}) format('woff2')"
        return f"@font-face{{font-family:'{OWN}';{said}}}"


PLAIN = Brand()
