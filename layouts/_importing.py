"""What happens on the Data page: an upload arrives, is checked, answered, brought in, or undone."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from dash import ALL, Dash, Input, Output, State, ctx, dcc, html, no_update
from dash.development.base_component import Component

from hrkpi.findings import Status
from layouts import _jobs
from layouts._import_panel import AGAIN, KEY, invitation, panel
from layouts._jobs import Job
from layouts._loaded import loaded
from layouts._page import Desk, Drawn, guarded, part
from layouts._shell import freshness


@dataclass(frozen=True)
class Act:
    """What the reader, or the clock, did.

    Args:
        what: ``upload``, ``tick``, ``check``, ``import``, ``sample``, ``discard`` or ``use``.
        job: Name of the upload; empty where there is none.
        answers: Answers to questions, by their key.
        snapshot: Snapshot to use.
        mapping: What the columns of the files mean, as TOML.
    """

    what: str
    job: str = ""
    answers: Mapping[str, str] = field(default_factory=dict)
    snapshot: str = ""
    mapping: str = ""


def stores() -> Component:
    """What the page remembers: what the reader did last, the upload, and whether to look again."""
    clock = dcc.Interval(id=part(KEY, "tick"), interval=AGAIN, disabled=True)
    return html.Div(
        [dcc.Store(id=part(KEY, "act")), dcc.Store(id=part(KEY, "job"), data=""), clock], hidden=True
    )


def connect(app: Dash, desk: Desk) -> None:
    """One callback for everything that can happen on the page; its clicks come as words, see ``data.js``."""

    @app.callback(
        Output(part(KEY, "panel"), "children"),
        Output(part(KEY, "loaded"), "children"),
        Output("fresh", "children"),
        Output(part(KEY, "job"), "data"),
        Output(part(KEY, "tick"), "disabled"),
        Input(part(KEY, "act"), "data"),
        Input(part(KEY, "tick"), "n_intervals"),
        State(part(KEY, "job"), "data"),
        State({"page": KEY, "question": ALL}, "value"),
        State({"page": KEY, "question": ALL}, "id"),
        State({"page": KEY, "mapping": ALL}, "value"),
        prevent_initial_call=True,
    )
    def _happened(said: Any, ticks: Any, job: Any, values: Any, ids: Any, mappings: Any) -> tuple[Any, ...]:
        # Any: what a browser sends, and what the framework takes
        ticked = (ctx.triggered_id or {}).get("part") == "tick"
        act = read_act({"what": "tick"} if ticked and ticks else said, job, values, ids)
        mapping = next(iter(mappings or ()), None)
        return done(desk, replace(act, mapping=mapping) if act and isinstance(mapping, str) else act)


def read_act(said: Any, job: Any, values: Any, ids: Any) -> Act | None:  # Any: what a browser sends
    """What happened, from what the browser says; nothing where it says nothing."""
    if not isinstance(said, dict) or not said.get("what"):
        return None
    pairs = zip(ids, values, strict=False) if isinstance(ids, list) and isinstance(values, list) else ()
    answers = {str(one["question"]): str(value) for one, value in pairs if value and isinstance(one, dict)}
    what, which = str(said["what"]), str(said.get("which", ""))
    return Act(what, which if what == "upload" else str(job or ""), answers, which)


def done(desk: Desk, act: Act | None) -> tuple[Any, ...]:  # Any: components or no_update
    """After an act: the panel, what is loaded, the freshness, the upload, and whether the clock rests."""
    if act is None or (act.what in {"upload", "tick", "check", "import"} and not act.job):
        return (*[no_update] * 4, True)
    if act.what == "discard":
        return _invited(desk), no_update, no_update, "", True
    if act.what == "use":
        return _used(desk, act.snapshot)
    return _imported(desk, act)


def _imported(desk: Desk, act: Act) -> tuple[Any, ...]:  # Any: as above
    name, job = act.job, Job("failed")

    def follow() -> Drawn:
        nonlocal name, job
        if act.what == "sample" and desk.sample is not None:
            name = _jobs.opened(desk)
            _jobs.start(desk, name, desk.sample, dry_run=False)
        elif act.what != "tick":
            _jobs.import_files(desk, name, act.answers, dry_run=act.what != "import", mapping=act.mapping)
        job = _jobs.look(desk, name)
        return Drawn(panel(job, desk.wording))

    shown = guarded(follow).body
    if job.report.get("status") != Status.PUBLISHED:
        return shown, no_update, no_update, name, job.phase != "running"
    desk.reopen()
    return shown, guarded(lambda: Drawn(loaded(desk))).body, _fresh(desk), name, True


def _used(desk: Desk, snapshot: str) -> tuple[Any, ...]:  # Any: as above
    def go_back() -> Drawn:
        desk.workspace.use(snapshot, desk.principal)
        return Drawn(loaded(desk))

    return no_update, guarded(go_back).body, _fresh(desk), no_update, True


def _invited(desk: Desk) -> Component:
    return invitation(sample=desk.is_empty and desk.sample is not None)


def _fresh(desk: Desk) -> Component:
    return guarded(lambda: Drawn(freshness(desk.report(), desk.wording))).body
