"""Icons: drawn from here, never fetched."""

from urllib.parse import unquote
from xml.etree.ElementTree import fromstring

import pytest

from hrkpi.export.icons import ICONS, stylesheet, svg


@pytest.mark.parametrize("name", ICONS)
def test_every_icon_is_a_picture(name: str) -> None:
    assert fromstring(svg(name)).attrib["aria-hidden"] == "true"  # noqa: S314 - our own text


def test_every_icon_is_a_mask() -> None:
    sheet = unquote(stylesheet())

    assert all(f'.icon-{name}{{--icon:url("data:image/svg+xml,' in sheet for name in ICONS)
    assert "currentColor" not in sheet
