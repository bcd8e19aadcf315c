"""Where hires come from, and what becomes of them: volume and quality of each source."""

from hrkpi import sentences
from hrkpi.language import marked, say
from hrkpi.result import Shown
from hrkpi.view import Cell, Table
from hrkpi.views._charted import MISSING
from hrkpi.views._figures import Figures, Row

SOURCE = "hire_source"
COLUMNS = {
    "hires_by_source": marked("Share of hires"),
    "applications_per_hire": marked("Applications per hire"),
    "offer_acceptance_rate": marked("Offers accepted"),
    "time_to_hire": marked("Time to hire"),
    "first_year_turnover_rate": marked("Gone within a year"),
}


def sources(made: Figures) -> Table:
    """One row per source, the one with most hires first."""
    rows = {key: {str(row[SOURCE]): row for row in _rows(made, key)} for key in COLUMNS}
    volume = rows["hires_by_source"]
    shown = [name for name, row in volume.items() if row["status"] == Shown.OK]
    ordered = sorted(shown, key=lambda name: -float(volume[name]["value"]))
    rest = sorted(name for name, row in volume.items() if row["status"] == Shown.HIDDEN)
    cells = tuple(
        (
            _named(name),
            made.count(volume[name], "numerator"),
            *(
                made.cell(made.report.kpi(key), found[name]) if name in found else MISSING
                for key, found in rows.items()
            ),
        )
        for name in (*ordered, *rest)
    )
    return Table(
        key="sources",
        title=say("Sources of hires"),
        heads=(say("Source"), say("Hires"), *map(say, COLUMNS.values())),
        rows=cells,
        statement=_told(made, ordered) if ordered else _nothing(hidden=bool(rest)),
        note=say("Last 12 months. Gone within a year: of those hired in the year before."),
    )


def _rows(made: Figures, key: str) -> list[Row]:
    if SOURCE not in made.report.dimensions(key):
        return []
    return [row for row in made.rows(key, (SOURCE,)) if row["status"] != Shown.NO_DATA]


def _named(name: str) -> Cell:
    word = sentences.member(SOURCE, name)
    return Cell(word, word)


def _nothing(*, hidden: bool) -> str:
    return sentences.hidden() if hidden else say("No source of a hire is known here.")


def _told(made: Figures, ordered: list[str]) -> str:
    kpi = made.report.kpi("hires_by_source")
    rows = {str(row[SOURCE]): row for row in made.rows("hires_by_source", (SOURCE,))}
    first = [f"{sentences.member(SOURCE, name)} {made.cell(kpi, rows[name]).text}" for name in ordered[:2]]
    return say("Most hires come through {names}.", names=sentences.listed(first))
