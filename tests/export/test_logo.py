"""A logo: what is taken, and what is not."""

import pytest

from hrkpi.export.logo import LARGEST, PNG, SIDE, SVG, looked_at
from tests.branded import SVG as DRAWING
from tests.branded import png


def svg(inside: str = "", head: str = 'viewBox="0 0 20 10"') -> bytes:
    xlink = 'xmlns:xlink="http://www.w3.org/1999/xlink"'
    return f'<svg xmlns="http://www.w3.org/2000/svg" {xlink} {head}>{inside}</svg>'.encode()


def test_a_picture_has_its_kind_and_its_shape() -> None:
    assert looked_at(png(30, 10)) == (PNG, 3.0)
    assert looked_at(DRAWING) == (SVG, 3.0)


@pytest.mark.parametrize(
    "head", ['viewBox="0,0,20,10"', 'width="20" height="10px"', 'width=" 20" height="10"']
)
def test_a_drawing_says_its_shape_in_several_ways(head: str) -> None:
    assert looked_at(svg(head=head)) == (SVG, 2.0)


@pytest.mark.parametrize(
    "head",
    ["", 'width="100%" height="10"', 'viewBox="0 0 0 10"', 'width="1.2.3" height="10"', 'viewBox="0 0"'],
)
def test_a_drawing_without_a_shape_is_not_taken(head: str) -> None:
    with pytest.raises(ValueError, match="how large it is"):
        looked_at(svg(head=head))


@pytest.mark.parametrize(
    "inside",
    [
        '<use xlink:href="#a"/><linearGradient id="a"/>',
        '<path fill="url(#a)" style="fill:url(\'#a\')"/>',
        '<image href="data:image/png;base64,AAAA"/>',
        "<style>path { fill: #00677F }</style>",
    ],
)
def test_what_stays_inside_a_drawing_is_taken(inside: str) -> None:
    assert looked_at(svg(inside))[0] == SVG


@pytest.mark.parametrize(
    ("inside", "told"),
    [
        ("<script>alert(1)</script>", "<script>"),
        ("<SCRIPT/>", "<script>"),
        ("<foreignObject><p/></foreignObject>", "<foreignobject>"),
        ('<path onclick="a()"/>', "an event"),
        ('<a href="https://example.org"/>', "a link"),
        ('<a xlink:href="javascript:a()"/>', "a link"),
        ('<image href="data:image/svg+xml;base64,AAAA"/>', "a link"),
        ('<image href="//example.org/a.png"/>', "a link"),
        ('<path fill="url( https://example.org/a.svg#b)"/>', "a style that fetches"),
        ("<style>@import 'https://example.org/a.css';</style>", "a style that fetches"),
        ('<style>a { background: URL("https://example.org") }</style>', "a style that fetches"),
        (r"<style>a { background: u\72l(https://example.org) }</style>", "a style that fetches"),
        ('<set attributeName="href" to="javascript:a()"/>', "a style that fetches"),
    ],
)
def test_what_runs_or_fetches_is_not(inside: str, told: str) -> None:
    with pytest.raises(ValueError, match="neither runs nor fetches") as refused:
        looked_at(svg(inside))

    assert told in str(refused.value)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"GIF89a",
        b"<html/>",
        b"<svg",
        b'<?xml version="1.0" encoding="nobody-knows"?><svg/>',
        b'<!DOCTYPE svg [<!ENTITY a "b">]>' + DRAWING,
    ],
)
def test_what_is_no_picture_is_not(content: bytes) -> None:
    with pytest.raises(ValueError, match="neither PNG nor plain SVG"):
        looked_at(content)


def test_what_is_large_or_damaged_is_not() -> None:
    with pytest.raises(ValueError, match="100 kB"):
        looked_at(DRAWING + b" " * LARGEST)
    with pytest.raises(ValueError, match="damaged"):
        looked_at(png(SIDE + 1, 1))
    with pytest.raises(ValueError, match="damaged"):
        looked_at(png()[:10])
