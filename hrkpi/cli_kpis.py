"""``hrkpi kpis``: the catalogue with its definitions."""

from typing import Annotated

from typer import Argument, Typer

from hrkpi.cli_options import Folder, Json
from hrkpi.cli_output import write, write_json, write_table
from hrkpi.errors import QueryError
from hrkpi.kpi import Kpi
from hrkpi.measured import dimensions_of
from hrkpi.nearest import nearest
from hrkpi.report import catalogue

APP = Typer()


@APP.command("kpis")
def kpis(
    key: Annotated[str | None, Argument(metavar="KEY", help="One of them, in full.")] = None,
    as_json: Json = False,
    folder: Folder = None,
) -> None:
    """The catalogue of KPIs with their definitions; with KEY one of them in full."""
    del folder  # definitions are the same in every workspace; the option is there as everywhere
    known = catalogue()
    if key is not None and key not in known:
        raise QueryError(f"There is no KPI {key!r}.", where="KEY", mend=nearest(key, known))
    chosen = [known[key]] if key else list(known.values())
    if as_json:
        write_json([described(kpi) for kpi in chosen])
    elif key:
        write("\n".join(f"{name}: {_text(value)}" for name, value in described(chosen[0]).items()))
    else:
        write_table(["Key", "KPI", "Unit", "Better", "Definition"], [_cells(kpi) for kpi in chosen])


def described(kpi: Kpi) -> dict[str, object]:
    """A KPI in plain types."""
    return {
        "kpi": kpi.key,
        "label": kpi.label,
        "family": kpi.family,
        "unit": kpi.unit.value,
        "better": kpi.better.value,
        "window": kpi.window,
        "definition": kpi.definition,
        "source": kpi.source,
        "dimensions": list(dimensions_of(kpi)),
    }


def _cells(kpi: Kpi) -> list[str]:
    return [kpi.key, kpi.label, kpi.unit.value, kpi.better.value, kpi.definition]


def _text(value: object) -> str:
    return ", ".join(value) if isinstance(value, list) else str(value)
