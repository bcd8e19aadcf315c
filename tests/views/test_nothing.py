"""Files of pages that have nothing to show: every format that needs no browser says so."""

import html
from collections.abc import Sequence

import pytest

from hrkpi.discovery import collect
from hrkpi.export import chromium
from hrkpi.export.forms import Form, written
from hrkpi.export.markdown import to_md
from hrkpi.report import Report
from hrkpi.view import Asking, Chart, View
from hrkpi.viewing import VIEWS, ViewKind
from hrkpi.wording import Wording
from tests.export.test_same_words import sheets, slides
from tests.seen import STAMP

KINDS = collect(VIEWS, "VIEW", ViewKind)


@pytest.fixture(scope="module")
def seen(tiny: Report) -> Sequence[View]:
    """Every page of two people."""
    return [kind.draw(tiny, Wording(), Asking(tiny.default_month)) for kind in KINDS.values()]


def text_of(views: Sequence[View], form: Form) -> str:
    """What people read in a file."""
    content = written(views, form, Wording(), STAMP)
    if form is Form.PPTX:
        return slides(content)
    return sheets(content) if form is Form.XLSX else html.unescape(content.decode())


@pytest.mark.parametrize("form", [Form.HTML, Form.PPTX, Form.XLSX])
def test_a_file_of_charts_without_a_series_says_that_there_is_nothing(
    form: Form, seen: Sequence[View], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(chromium, "NAMES", ("no-such-program",))
    bare = [one for view in seen for one in view.blocks if isinstance(one, Chart) and not one.series]

    said = text_of(seen, form)

    assert {bool(one.axis) for one in bare} == {True, False}
    assert [one.title for one in bare if one.title not in said or one.statement not in said] == []


def test_text_of_them_has_no_row_of_such_a_chart(seen: Sequence[View]) -> None:
    table = written(seen, Form.CSV, Wording(), STAMP).decode()
    survival = next(one for view in seen for one in view.blocks if one.key == "survival")

    assert isinstance(survival, Chart)
    assert survival.title not in table
    assert survival.title in to_md(seen, Wording(), STAMP)
