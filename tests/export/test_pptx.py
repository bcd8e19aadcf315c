"""Slides: a statement each, charts that PowerPoint edits, definitions in the notes, nothing hidden inside."""

import re
import zipfile
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from pptx import Presentation
from pptx.oxml.ns import qn
from pptx.util import Emu, Pt

from hrkpi.errors import SettingError
from hrkpi.export.pptx import to_pptx
from hrkpi.export.twin import headline
from hrkpi.language import speaking
from hrkpi.view import Cell, Event, Role, Series
from hrkpi.wording import Wording
from tests.packed import unpacked
from tests.seen import BAR, COLUMN, FACTS, HEAT, LINE, STAMP, TABLE, WATERFALL, counts, shares, view


def deck(*blocks: object, template: Path | None = None) -> Any:  # Any: a deck
    return Presentation(BytesIO(to_pptx([view(*blocks)], Wording(), STAMP, template)))


def charts(content: Any) -> list[Any]:  # Any: a deck and its charts
    return [shape.chart for slide in content.slides for shape in slide.shapes if shape.has_chart]


def words(slide: Any) -> str:  # Any: a slide
    """All text of a slide, its tables included."""
    shapes = list(slide.shapes)
    said = [shape.text_frame.text for shape in shapes if shape.has_text_frame]
    cells = [
        cell.text for shape in shapes if shape.has_table for row in shape.table.rows for cell in row.cells
    ]
    return "\n".join([*said, *cells])


def test_each_block_is_a_slide_under_its_statement() -> None:
    titles = [slide.shapes.title.text_frame.text for slide in deck(FACTS, LINE, TABLE).slides]

    assert titles == [
        "Voluntary turnover is 12.4 %, 0.4 points above target.",
        "What the line shows: 12.4 % in November 2026.",
        "Pay is named most often: 42.0 % of the reasons.",
    ]


def test_the_opening_has_the_large_figures_and_what_is_to_be_seen() -> None:
    said = words(deck(FACTS, LINE).slides[0])

    assert "12.4\u00a0%" in said
    assert "Target at most 12.0 %" in said
    assert "What the line shows" in said


def test_a_line_is_a_chart_with_its_figures_inside() -> None:
    drawn = charts(deck(LINE))[0]

    plot = drawn.plots[0]
    assert list(plot.categories) == ["Sep 2026", "Oct 2026", "Nov 2026"]
    assert [series.name for series in plot.series] == ["Actual", "Year before", "Target"]
    assert list(plot.series[1].values) == [0.142, None, 0.139]


def test_the_axis_has_round_ends_and_a_number_format() -> None:
    axis = charts(deck(LINE))[0].value_axis

    assert (axis.minimum_scale, axis.maximum_scale) == (0.115, 0.145)
    assert axis.tick_labels.number_format == '#,##0.0"\u00a0"%'


def test_a_chart_is_told_in_words() -> None:
    shape = next(shape for shape in deck(LINE).slides[1].shapes if shape.has_chart)

    assert shape._element.nvGraphicFramePr.cNvPr.get("descr") == LINE.statement  # noqa: SLF001 - no door


def test_notes_hold_definition_source_filters_and_making() -> None:
    notes = deck(LINE).slides[1].notes_slide.notes_text_frame.text

    for said in (
        "Employees who chose to leave, divided by the average headcount. Source: ISO/TS 30421:2021.",
        "Filters: Division: Operations.",
        "snapshot 000003-1a2b3c",
        "Made: 1 Dec 2026, 12:30 by ada.",
        "hidden here: Legal",
    ):
        assert said in notes


def test_every_slide_says_whose_figures_it_shows() -> None:
    for slide in deck(LINE, HEAT).slides:
        assert "Alder & Finch Group · Division: Operations · Sep 2026 to Nov 2026" in words(slide)
        assert "Confidential." in words(slide)


def test_a_heat_map_is_a_table_and_a_waterfall_stacked_columns() -> None:
    content = deck(HEAT, WATERFALL)

    assert "71.0\u00a0%" in words(content.slides[1])
    assert words(content.slides[1]).count("hidden") >= 3
    lifted, levels, rises, falls = charts(content)[0].plots[0].series
    assert list(rises.values) == [0, 45, 6, 0, 0]
    assert (lifted.name, levels.name, list(falls.values)[3]) == ("Lifted by", "Level", 42)


def test_a_long_table_takes_several_slides_with_its_headings_on_each() -> None:
    rows = tuple((Cell(f"Unit {at}", f"Unit {at}"), *TABLE.rows[1][1:]) for at in range(30))
    content = deck(type(TABLE)("long", "Units", TABLE.heads, rows))

    tables = [slide for slide in content.slides if any(shape.has_table for shape in slide.shapes)]
    assert len(tables) == 3
    assert all("Reason" in words(slide) for slide in tables)
    assert "Unit 29" in words(tables[-1])


def test_rows_of_many_lines_take_more_slides() -> None:
    long = Cell("A note. " * 60, "A note. " * 60)
    content = deck(type(TABLE)("notes", "Notes", ("When", "Note"), ((Cell("May", "May"), long),) * 6))

    tables = [slide for slide in content.slides if any(shape.has_table for shape in slide.shapes)]
    assert [words(slide).count("May") for slide in tables] == [3, 3]
    assert "1 to 3" in words(tables[0])


def test_a_company_keeps_its_own_master(tmp_path: Path) -> None:
    own = Presentation()
    own.slide_width = Emu(9144000)
    own.slides.add_slide(own.slide_layouts[0])
    own.save(str(tmp_path / "own.pptx"))

    content = deck(LINE, template=tmp_path / "own.pptx")

    assert content.slide_width == 9144000
    assert len(content.slides) == 2


def test_a_template_that_is_none_is_named(tmp_path: Path) -> None:
    (tmp_path / "logo.png").write_bytes(b"no deck")

    with pytest.raises(SettingError, match=r"logo\.png"):
        deck(LINE, template=tmp_path / "logo.png")


def test_a_template_without_titles_is_refused(tmp_path: Path) -> None:
    own = Presentation()
    for layout in own.slide_layouts:
        for shape in list(layout.placeholders):
            shape._element.getparent().remove(shape._element)  # noqa: SLF001 - the library takes nothing away
    own.save(str(tmp_path / "bare.pptx"))

    with pytest.raises(SettingError, match="no layout with a title"):
        deck(LINE, template=tmp_path / "bare.pptx")


def test_no_name_breaks_the_file() -> None:
    """XML holds no control characters; data may."""
    content = to_pptx([view(statement="Tab\x0band \x00 zero")], Wording(), STAMP)

    with zipfile.ZipFile(BytesIO(content)) as archive:
        assert archive.testzip() is None
    assert "Taband  zero" in words(Presentation(BytesIO(content)).slides[0])


@pytest.mark.parametrize(
    ("title", "statement", "said"),
    [
        ("Exits by class", "Most exits were resignations.", "Most exits were resignations."),
        ("Time to fill", "48 days in May, 43 days now.", "Time to fill: 48 days in May, 43 days now."),
        ("By division", "Highest: Sales. Lowest: Legal.", "By division: Highest: Sales. Lowest: Legal."),
        ("Reasons", "", "Reasons"),
        ("Exits", f"Exits fell. {'They fell in every unit. ' * 5}", "Exits fell."),
    ],
)
def test_a_title_says_what_it_is_about_in_one_sentence(title: str, statement: str, said: str) -> None:
    assert headline(replace(LINE, title=title, statement=statement)) == said


def test_the_other_sentences_stand_under_the_chart() -> None:
    first = "Turnover fell in a year to 12.4 %, by more than chance."
    told = f"{first} The forecast for May 2027 is 12.0 %, between 11 and 13 %."

    slide = deck(replace(LINE, statement=told)).slides[1]
    assert slide.shapes.title.text_frame.text == first
    assert "The forecast for May 2027 is 12.0 %" in words(slide)


def test_slides_say_in_which_language_they_are() -> None:
    with speaking("de"):
        made = deck(LINE)

    texts = [run for slide in made.slides for run in slide._element.iter(qn("a:rPr"))]  # noqa: SLF001 - the library has no door to it
    assert {run.get("lang") for run in texts} == {"de"}
    assert made.core_properties.language == "de"


def test_a_target_is_a_line_over_columns_and_a_frame_around_bars() -> None:
    aim = Series("Target", shares(0.12, 0.12, 0.11, 0.1), Role.TARGET)
    plan = Series("Plan", counts(15, 15, 18), Role.TARGET)
    lying = replace(BAR, series=(*BAR.series, aim))
    upright = replace(COLUMN, series=(*COLUMN.series, plan))

    bars, columns = charts(deck(lying, upright))

    (plot,) = bars.plots
    assert [(one.name, list(one.values)) for one in plot.series][1] == ("Target", [0.12, 0.12, 0.11, 0.1])
    assert (plot.overlap, plot.series[1].format.line.width) == (100, Pt(1.75))
    assert [type(one).__name__ for one in columns.plots] == ["BarPlot", "LinePlot"]
    assert [(one.name, list(one.values)) for one in columns.plots[1].series] == [("Plan", [15, 15, 18])]
    assert b"Plan" in b"".join(unpacked(to_pptx([view(upright)], Wording(), STAMP)))


def test_the_level_of_everybody_is_a_line_of_the_grid() -> None:
    known = Series("Whole company", shares(*(0.2,) * 4), Role.LIMIT)

    (drawn,) = charts(deck(replace(BAR, series=(*BAR.series, known))))

    assert drawn.value_axis.has_major_gridlines
    assert drawn.value_axis.major_unit == 0.2
    assert not charts(deck(BAR))[0].value_axis.has_major_gridlines


def test_short_tables_that_follow_each_other_share_a_slide() -> None:
    long = replace(TABLE, key="long", title="Long", rows=TABLE.rows * 4)
    other = replace(TABLE, key="other", title="Other reasons", note="", statement="")

    slides = deck(TABLE, other, long, LINE, replace(TABLE, key="alone")).slides

    titles = [slide.shapes.title.text_frame.text for slide in slides][1:]
    assert titles[0] == "Reasons for leaving · Other reasons"
    assert len(titles) == 4
    assert words(slides[1]).count("Relocation") == 2
    assert "One reason per exit." in words(slides[1])
    assert TABLE.statement in slides[1].notes_slide.notes_text_frame.text
    ends = [shape.top + shape.height for shape in slides[1].shapes if shape.has_table]
    starts = [shape.top for shape in slides[1].shapes if shape.has_table]
    assert ends[0] < starts[1]


def test_large_figures_fit_their_place() -> None:
    wide = replace(FACTS, facts=(replace(FACTS.facts[0], cell=Cell(1132.3, "1 132.3 FTE of them")),) * 4)

    sizes = [
        shape.text_frame.paragraphs[0].runs[0].font.size
        for shape in deck(wide).slides[0].shapes
        if shape.has_text_frame and shape.text_frame.text.startswith("1 132.3")
    ]

    assert set(sizes) == {Pt(17)}  # 203 points hold 19 letters of 0.62 of it


def test_no_word_of_a_table_is_broken() -> None:
    """Short words of narrow columns were, beside a column of long sentences."""
    said = "Short of target for five months, closing in. Projected for December: 42 days. " * 2
    cells = tuple(
        Cell(text, text) for text in ("Eigenkündigungsquote", "1\u00a0191\u00a0people", "Beobachten", said)
    )
    heads = ("KPI", "Value", "Status", "Why")

    (table,) = [
        shape.table
        for slide in deck(replace(TABLE, heads=heads, rows=(cells,) * 3, statement="", note="")).slides
        for shape in slide.shapes
        if shape.has_table
    ]

    letters = [column.width / Pt(1) / 7 for column in table.columns]  # of 7 points each: a wide type of 12
    assert all(room > len(cell.text) for room, cell in zip(letters, cells[:3], strict=False))
    assert letters[3] > 40


def test_figures_stand_on_paper_where_a_line_would_run_through_them() -> None:
    aim = Series("Target", shares(0.12, 0.12, 0.11, 0.1), Role.TARGET)
    small = replace(BAR.series[0], cells=shares(0.241, 0.018, None, 0.093), low=(), high=())

    framed, lined = charts(deck(replace(BAR, series=(small, aim)), LINE))

    labels = framed.plots[0].series[0].data_labels._element  # noqa: SLF001 - the library has no door to it
    assert labels.find(qn("c:spPr")) is not None
    (last,) = lined._chartSpace.iter(qn("c:dLbl"))  # noqa: SLF001 - as above
    assert last.find(qn("c:spPr")) is not None


def test_intervals_and_events_are_native_and_only_one_is_named_in_the_key() -> None:
    ahead = Series(
        "Forecast", shares(0.12, 0.12, 0.12), Role.FORECAST, low=(None, 0.08, 0.07), high=(None, 0.16, 0.17)
    )
    line = replace(LINE, series=(*LINE.series, ahead), events=(Event(0.8, "Merger"),))

    drawn = charts(deck(line))[0]

    *_, low, high, events = drawn.plots[0].series
    assert (low.name, high.name, events.name) == ("95 % low", "95 % interval", "Events")
    assert list(high.values) == [None, 0.16, 0.17]
    top, foot = drawn.value_axis.maximum_scale, drawn.value_axis.minimum_scale
    assert list(events.values) == [None, top, None]
    xml = drawn._chartSpace.xml  # noqa: SLF001 - the library tells no error bars
    assert float(re.findall(r'<c:val val="([\d.]+)"/>', xml)[0]) == pytest.approx(top - foot)
    assert events.points[1].data_label.text_frame.text == "Merger"
    assert re.findall(r'<c:legendEntry>\s*<c:idx val="(\d)"/>', xml) == ["4", "6"]


def test_sentences_of_a_wide_table_are_written_smaller_rather_than_squeezed() -> None:
    """Else they would take a slide for every four rows."""
    sentence = "Short of target for five months, closing in. No material change in a year, it seems."
    heads = (
        "Key figure",
        "Value now",
        "Target for it",
        "Status of it",
        "Since last period",
        "Since last year",
        "Why",
    )
    row = (
        "Training\u00a0hours\u00a0of\u00a0all",
        "1 191\u00a0people",
        "Target\u00a0≥\u00a01 210\u00a0people",
        "Watching",
    )
    cells = tuple(Cell(text, text) for text in (*row, "+15\u00a0(usual)", "+59\u00a0(usual)", sentence))
    long = replace(TABLE, heads=heads, rows=(cells,) * 12)

    wide, narrow = (
        [shape.table for slide in deck(one).slides for shape in slide.shapes if shape.has_table]
        for one in (long, TABLE)
    )

    assert [table.cell(1, 0).text_frame.paragraphs[0].runs[0].font.size for table in wide] == [Pt(10)] * 2
    assert narrow[0].cell(1, 0).text_frame.paragraphs[0].runs[0].font.size == Pt(12)


def test_of_many_thin_bars_only_the_main_ones_have_figures() -> None:
    names = tuple(f"Reason {at}" for at in range(14))
    now, before = Series("Now", counts(*range(14))), Series("A year ago", counts(*range(14)), Role.PRIOR)

    few, many = (
        charts(
            deck(
                replace(
                    BAR,
                    axis=names[:some],
                    series=tuple(replace(one, cells=one.cells[:some]) for one in (now, before)),
                )
            )
        )[0]
        for some in (5, 14)
    )

    told = [
        [bool(series._element.findall(qn("c:dLbls"))) for series in drawn.plots[0].series]  # noqa: SLF001 - as above
        for drawn in (few, many)
    ]
    assert told == [[True, True], [True, False]]


def test_names_of_columns_go_on_under_themselves_and_months_are_never_turned() -> None:
    many = tuple(f"Month {at} 2026" for at in range(14))
    months = replace(LINE, axis=many, series=(Series("Actual", shares(*(0.1 for _ in many))),))

    columns, line = charts(deck(WATERFALL, months))

    labels = [drawn.category_axis.tick_labels for drawn in (columns, line)]
    turned = [one._element.find(f".//{qn('a:bodyPr')}") for one in labels]  # noqa: SLF001 - no door to it
    assert [text.get("rot") for text in turned] == ["0", "-1"]
