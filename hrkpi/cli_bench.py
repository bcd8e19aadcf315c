"""``hrkpi bench``: how quick HR KPI is on this machine, beside the same by hand."""

from dataclasses import asdict
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Annotated

from typer import Option, Typer

from hrkpi.bench.promises import Promise
from hrkpi.bench.run import ROUNDS, Measured, measured
from hrkpi.cli_options import Json
from hrkpi.cli_output import write, write_json, write_table
from hrkpi.cli_terminal import progress

APP = Typer()
STEPS = 6
People = Annotated[int, Option("--people", min=100, help="People ever employed.")]
Years = Annotated[int, Option("--years", min=1, max=40, help="Calendar years.")]
Place = Annotated[
    Path | None,
    Option("--workspace", metavar="DIR", help="Where to make the company; nowhere that stays unless said."),
]
Rounds = Annotated[int, Option("--rounds", min=1, help="How often each quick thing is done.")]


@APP.command("bench")
def bench(
    people: People = 10_000,
    years: Years = 10,
    rounds: Rounds = ROUNDS,
    as_json: Json = False,
    folder: Place = None,
) -> None:
    """How quick all this is here, beside the same by hand."""
    with TemporaryDirectory() as aside, progress("Measuring") as tell:
        done: list[str] = []

        def step(name: str) -> None:
            done.append(name)
            tell(name, len(done), STEPS)

        found = measured(folder or Path(aside) / "workspace", people, years, step, rounds)
    if as_json:
        write_json(asdict(found))
    else:
        _show(found)


def _show(found: Measured) -> None:
    rows = ", ".join(f"{count:,} {name.replace('_', ' ')}" for name, count in found.rows.items())
    write(f"A company of {found.people:,} people over {found.years} years: {rows}.\n")
    lines = [
        [timing.name, f"{timing.p50:,.1f}", f"{timing.p95:,.1f}", _times(found.ratios.get(timing.name))]
        for timing in found.timings
    ]
    right = ["median, ms", "p95, ms", "times ours"]
    write_table(["", *right], lines, right=right)
    if found.promises:
        limits = [_limit(promise) for promise in found.promises]
        write("")
        write_table(["promised", "limit", "found", ""], limits, right=["limit", "found"])
    took, held = found.build["seconds"], found.build["gigabytes"]
    write(f"\nFacts of {found.build['rows']:,.0f} rows built in {took:,.1f} s with {held:.2f} GB of memory.")


def _limit(promise: Promise) -> list[str]:
    most = "at most" if promise.is_most else "at least"
    verdict = "kept" if promise.is_kept else "broken"
    found = f"{promise.found:,.2f} {promise.unit}"
    return [promise.name, f"{most} {promise.limit:,g} {promise.unit}", found, verdict]


def _times(ratio: float | None) -> str:
    return "" if ratio is None else f"{ratio:,.2f} ×"
