"""What happens on the Data page: an upload arrives, is checked, answered, brought in, or undone."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from dash import ALL, Dash, Input, Output, State, ctx, dcc, html, no_update
from dash.development.base_component import Component

from hrkpi.findings import Status
from layouts import _jobs
from layouts._import_panel import KEY, invitation, panel
from layouts._loaded import loaded
from layouts._page import Desk, Drawn, guarded, part
from layouts._shell import freshness


@dataclass(frozen=True)
class Act:
    """What the reader, or the clock, did.

    Args:
        what: ``upload``, ``tick``, ``use``, or the name of a button.
        job: Name of the upload; empty where there is none.
        answers: Answers to questions, by their key.
        snapshot: Snapshot to use.
    """

    what: str
    job: str = ""
    answers: Mapping[str, str] | None = None
    snapshot: str = ""


def stores() -> Component:
    """What the page remembers between clicks: the name of the upload."""
    return html.Div(dcc.Store(id=part(KEY, "upload"), data=None), hidden=True)


def connect(app: Dash, desk: Desk) -> None:
    """One callback for everything that can happen on the page."""

    @app.callback(
        Output(part(KEY, "panel"), "children"),
        Output(part(KEY, "loaded"), "children"),
        Output("fresh", "children"),
        Output(part(KEY, "upload"), "data"),
        Input(part(KEY, "upload"), "data"),
        Input({"page": KEY, "part": "tick"}, "n_intervals", allow_optional=True),
        Input({"page": KEY, "action": ALL}, "n_clicks"),
        Input({"page": KEY, "use": ALL}, "n_clicks"),
        State({"page": KEY, "question": ALL}, "value"),
        State({"page": KEY, "question": ALL}, "id"),
        prevent_initial_call=True,
    )
    def _happened(
        upload: Any, ticks: Any, actions: list[Any], uses: list[Any], values: list[Any], ids: list[Any]
    ) -> tuple[Any, ...]:  # Any: what a browser sends, what Dash takes
        return done(desk, read_act(ctx.triggered_id, upload, [ticks, *actions, *uses], (ids, values)))


def read_act(
    trigger: Any, upload: Any, clicks: Sequence[Any], asked: tuple[Sequence[Any], Sequence[Any]]
) -> Act | None:  # Any: what a browser sends
    """What happened, from what the browser says; nothing where a button was only drawn."""
    job = str(upload.get("job", "")) if isinstance(upload, dict) else ""
    if not isinstance(trigger, dict):
        return None
    answers = {str(one["question"]): str(value) for one, value in zip(*asked, strict=False) if value}
    what = trigger.get("part") or trigger.get("action") or ("use" if "use" in trigger else "")
    if what != "upload" and not any(clicks):
        return None
    return Act(str(what), job, answers, str(trigger.get("use", "")))


def done(desk: Desk, act: Act | None) -> tuple[Any, ...]:  # Any: components or no_update
    """The panel, what is loaded, the freshness and the upload's name after an act."""
    still = (no_update, no_update, no_update, no_update)
    if act is None or (act.what in {"upload", "tick"} and not act.job):
        return still
    if act.what == "discard":
        return _invited(desk), no_update, no_update, None
    if act.what == "use":
        return _used(desk, act.snapshot)
    return _imported(desk, act)


def _imported(desk: Desk, act: Act) -> tuple[Any, ...]:  # Any: as above
    job = act.job

    def follow() -> Drawn:
        nonlocal job
        if act.what == "sample" and desk.sample is not None:
            job = _jobs.opened(desk)
            _jobs.start(desk, job, desk.sample, dry_run=False)
        elif act.what != "tick":
            _jobs.import_files(desk, job, act.answers or {}, dry_run=act.what != "import")
        return Drawn(panel(_jobs.look(desk, job), desk.wording))

    shown = guarded(follow).body
    name = {"job": job} if act.what == "sample" else no_update
    if act.what == "tick" and _published(desk, job):
        desk.reopen()
        return shown, guarded(lambda: Drawn(loaded(desk))).body, _fresh(desk), name
    return shown, no_update, no_update, name


def _used(desk: Desk, snapshot: str) -> tuple[Any, ...]:  # Any: as above
    def go_back() -> Drawn:
        desk.workspace.use(snapshot, desk.principal)
        return Drawn(loaded(desk))

    return no_update, guarded(go_back).body, _fresh(desk), no_update


def _invited(desk: Desk) -> Component:
    return invitation(sample=desk.is_empty and desk.sample is not None)


def _fresh(desk: Desk) -> Component:
    return guarded(lambda: Drawn(freshness(desk.report(), desk.wording))).body


def _published(desk: Desk, job: str) -> bool:
    return _jobs.look(desk, job).report.get("status") == Status.PUBLISHED
