"""Writes the table of KPIs into README.md from the catalogue itself: `make catalogue`."""

from pathlib import Path

from hrkpi.report import catalogue

README = Path(__file__).resolve().parent.parent / "README.md"
BEGIN, END = "<!-- catalogue: make catalogue -->", "<!-- end of catalogue -->"
HEADINGS = ("KPI", "Key", "Unit", "Better", "Definition", "Source")


def table() -> str:
    """The catalogue as a table in Markdown."""
    rows = [
        (f"**{kpi.label}**", f"`{kpi.key}`", kpi.unit.value, kpi.better.value, kpi.definition, kpi.source)
        for kpi in catalogue().values()
    ]
    return "\n".join(map(_line, (HEADINGS, ("---",) * len(HEADINGS), *rows)))


def written(text: str) -> str:
    """The text of the README with the table as it should be between its marks."""
    before, _, rest = text.partition(BEGIN)
    _, _, after = rest.partition(END)
    return f"{before}{BEGIN}\n\n{table()}\n\n{END}{after}"


def _line(cells: tuple[str, ...]) -> str:
    return f"| {' | '.join(cell.replace('|', '/') for cell in cells)} |"


if __name__ == "__main__":
    README.write_text(written(README.read_text(encoding="utf-8")), encoding="utf-8")
