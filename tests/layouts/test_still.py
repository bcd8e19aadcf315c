"""Parts at which nothing happens are one piece of HTML; what a callback names stays a component."""

from dash import dcc, html
from dash.development.base_component import Component

from layouts._charts import chart
from layouts._html import attributes, icon
from layouts._still import stilled
from tests.layouts.trees import of_kind, walk


def inside(node: Component) -> str:
    """The HTML that the browser puts into a component."""
    return str(getattr(node, "data-inside"))


def test_what_only_stands_there_is_one_component() -> None:
    row = html.Tr([html.Th("Sales", scope="row"), html.Td(["12", html.Br(), None]), html.Td(7, colSpan=2)])
    told = html.Section(html.Table(row, className="rows"), className="tile")

    still = stilled(told)

    assert list(walk(still)) == [still]
    assert still.className == "tile"  # type: ignore[attr-defined]  # a property
    assert inside(still) == (
        '<table class="rows"><tr><th scope="row">Sales</th><td>12<br></td><td colspan="2">7</td></tr></table>'
    )
    assert of_kind(told, "Td")  # what was handed in is as it was


def test_no_word_becomes_markup() -> None:
    told = html.Div(html.P('<script>alert("1")</script>', title='it\'s a "quoted" <word>'))

    assert inside(stilled(told)) == (
        """<p title='it&#39;s a "quoted" &lt;word&gt;'>&lt;script&gt;alert("1")&lt;/script&gt;</p>"""
    )


def test_styles_flags_and_named_attributes_are_written_as_html_has_them() -> None:
    style = {"maxWidth": "12%", "--share": "0.5"}
    told = html.Div(
        [
            html.Label("Unit", htmlFor="unit", hidden=True, style=style),
            icon("lock"),
            html.Button("On", disabled=False),
        ]
    )

    assert inside(stilled(told)) == (
        '<label hidden for="unit" style="max-width:12%;--share:0.5">Unit</label>'
        '<span aria-hidden="true" class="icon icon-lock"></span><button>On</button>'
    )


def test_what_a_callback_names_and_all_it_stands_in_stay() -> None:
    told = html.Div(
        [html.P(html.B("Before")), html.Div(id={"part": "a"}, children=[html.P("Now")]), html.Div(id="b")]
    )

    still = stilled(told)

    assert [type(one).__name__ for one in walk(still)] == ["Div", "P", "Div", "P", "Div"]
    assert inside(of_kind(still, "P")[0]) == "<b>Before</b>"


def test_a_chart_is_html_with_its_figure() -> None:
    still = inside(stilled(html.Section(chart("trend", {"data": [{"name": "it's"}]}, height=200))))

    assert still.startswith('<div aria-hidden="true" class="chart" data-chart="trend"')
    assert """data-figure='{"data": [{"name": "it&#39;s"}]}'""" in still


def test_what_a_reader_opens_or_presses_stays_as_it_was_left() -> None:
    pressed = html.Button(html.Span("Off"), **attributes(aria_pressed="true"))
    told = html.Div([html.Details([html.Summary("More"), html.P("Told.")]), pressed, html.Div([pressed])])

    still = stilled(told)

    assert [inside(one) for one in of_kind(still, "Details")] == ["<summary>More</summary><p>Told.</p>"]
    assert [inside(one) for one in of_kind(still, "Button")] == ["<span>Off</span>"] * 2


def test_plain_words_and_other_libraries_are_left_alone() -> None:
    words, link = html.P("Nothing is loaded."), dcc.Link("Data", href="/data")

    assert stilled(words) is words
    assert of_kind(stilled(html.Div([html.P("One"), link])), "Link") == [link]
    assert stilled(dcc.Loading(html.P(html.B("Soon")))).children is not None
