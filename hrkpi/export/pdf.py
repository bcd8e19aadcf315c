"""A page as PDF, printed by the warm Chromium: vector, tagged, with an outline, and without a network."""

from hrkpi.export.renderer import renderer


def to_pdf(html: str) -> bytes:
    """A standalone page as PDF, A4 landscape unless its style says another size; on one page if it can be.

    Args:
        html: The page with everything it needs inside; whatever it points to outside is not fetched.

    Raises:
        SettingError: If no Chromium is installed, or it cannot print.
    """
    return renderer().ask(lambda machine: machine.pdf(html, on_one=True))
