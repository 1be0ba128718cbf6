"""The pages of the policy lab: a trial is asked for, followed and looked at; for administrators and directors."""

from collections.abc import Mapping

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from server_client.policy_lab.changes import faults
from server_client.policy_lab.presets import PRESETS
from server_client.policy_lab.report.report_file import report_file
from server_client.policy_lab.report.result_parts import result_html
from server_client.policy_lab.results import TrialResult
from server_client.policy_lab.trial_files import read_result, read_trial
from server_client.queue_model.configuration import Configuration
from server_client.queue_model.ids import BranchId, Language
from server_client.queue_model.local_time import local_day
from server_client.server.administration.administrator import Administrator, CenterRole
from server_client.server.administration.session import form_of, signed_in
from server_client.server.lab.lab_runs import Asked as AskedTrial
from server_client.server.lab.run_table import LabRun, RunState
from server_client.server.pages.bilingual import in_language, language_of
from server_client.server.pages.frame import HEADERS, Asked, page
from server_client.server.pages.lab.asking_page import (
    Period,
    branch_form,
    run_row,
    typed_period,
    usual_period,
)
from server_client.server.pages.lab.lab_words import LAB_WORDS
from server_client.server.pages.lab.trial_form import FormWrong, trial_typed, typed_of
from server_client.server.pages.web_files import WebFiles
from server_client.server.routes.desk import center_of, desks_of
from server_client.wire.errors import Malformed

HERE = "/monitor/lab"
_ROLES = (CenterRole.ADMINISTRATOR, CenterRole.DIRECTOR)
_FILES = WebFiles(
    folder="/web/lab", style="web/monitor/monitor.css", plots="web/lab/plots.css", form="web/lab/form.css"
)
# A report carries its own style; it is a file to be kept, and shows nothing else.
_REPORT_HEADERS = {**HEADERS, "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'; sandbox"}


def lab_routes() -> list[BaseRoute]:
    """Return the calls of these pages."""
    return [
        Route("/web/lab/{name}", _FILES.get),
        Route(HERE, get_lab),
        Route(HERE, post_trial, methods=["POST"]),
        Route(f"{HERE}/{{run}}", get_run),
        Route(f"{HERE}/{{run}}/report", get_report),
        Route(f"{HERE}/{{run}}/trial.json", get_trial),
    ]


async def get_lab(request: Request) -> Response:
    """Return the page on which a trial is asked for, with what was tried last."""
    who = await signed_in(request, *_ROLES)
    query = request.query_params
    typed: dict[str, str] = {}
    branch = BranchId(query.get("branch", "")[:64])
    again = await center_of(request).lab.of_id(query.get("again", "")[:64])
    if again is not None:
        branch = again.branch
        typed = typed_of(read_trial(again.trial)) | {"from": again.first.isoformat(), "to": again.last.isoformat()}
    setup = _setup(request, branch)
    preset = PRESETS.get(query.get("preset", ""))
    if preset is not None and setup is not None:
        title = in_language(LAB_WORDS, language_of(request))[f"preset_{query['preset']}"]
        typed = typed_of(preset(setup)) | {"title": title}
    return await _asking(request, who, branch, typed)


async def post_trial(request: Request) -> Response:
    """Let a trial be run, and lead to the page that follows it."""
    who = await signed_in(request, *_ROLES)
    typed = await form_of(request, who)
    branch = BranchId(typed.get("branch", "")[:64])
    setup, period = _setup(request, branch), typed_period(typed, local_day(desks_of(request).now()))
    if setup is None:
        return await _asking(request, who, branch, typed, status=404)
    if period is None:
        return await _asking(request, who, branch, typed, wrong=("wrong_days", ""), status=400)
    try:
        trial = trial_typed(typed, setup)
    except FormWrong as wrong:
        return await _asking(request, who, branch, typed, wrong=(wrong.word, wrong.typed), status=400)
    found = faults(trial, setup)
    if found:
        return await _asking(request, who, branch, typed, wrong=("", " ".join(found)), status=400)
    asked = AskedTrial(branch=branch, first=period.first, last=period.last, trial=trial, by=who.name)
    return RedirectResponse(f"{HERE}/{await center_of(request).lab.ask(asked)}", 303)


async def get_run(request: Request) -> Response:
    """Return how far a run is or what came of it, or with `part=progress` only what changes."""
    who = await signed_in(request, *_ROLES)
    run = await _run_of(request)
    if run is None:
        return _page(request, who, "unknown", status=404)
    if request.query_params.get("part") == "progress":
        answer = _page(request, who, "progress", run=run)
        if run.state.is_over:
            # What came of it is another page: let the browser ask for it as a whole.
            answer.headers["HX-Refresh"] = "true"
        return answer
    found = await _result(request, run)
    shown = "" if found is None else result_html(read_trial(run.trial), found, language_of(request))
    row = run_row(run, _words(request), desks_of(request).now())
    has_result = found is not None or run.state is not RunState.DONE
    return _page(request, who, "run", run=run, row=row, result=shown, is_readable=has_result)


async def get_report(request: Request) -> Response:
    """Return the result as a file of its own."""
    await signed_in(request, *_ROLES)
    run = await _run_of(request)
    found = None if run is None else await _result(request, run)
    if run is None or found is None:
        return Response(status_code=404)
    text = report_file([(read_trial(run.trial), found)], language_of(request))
    return Response(text, media_type="text/html", headers=_as_file(f"motcua-lab-{run.branch}-{run.id}.html"))


async def get_trial(request: Request) -> Response:
    """Return what was tried as a file for the command line."""
    await signed_in(request, *_ROLES)
    run = await _run_of(request)
    if run is None:
        return Response(status_code=404)
    headers = _as_file(f"motcua-lab-{run.branch}-{run.id}.json")
    return Response(run.trial, media_type="application/json", headers=headers)


def _as_file(name: str) -> dict[str, str]:
    return {**_REPORT_HEADERS, "Content-Disposition": f'attachment; filename="{name}"'}


async def _run_of(request: Request) -> LabRun | None:
    return await center_of(request).lab.of_id(request.path_params["run"])


async def _result(request: Request, run: LabRun) -> TrialResult | None:
    body = await center_of(request).lab.result_of(run.id)
    try:
        return None if body is None else read_result(body)
    except Malformed:
        return None


def _setup(request: Request, branch: BranchId) -> Configuration | None:
    line = center_of(request).board.shown.lines.get(branch)
    return None if line is None else line.configuration


async def _asking(
    request: Request,
    who: Administrator,
    branch: BranchId,
    typed: Mapping[str, str],
    *,
    wrong: tuple[str, str] | None = None,
    status: int = 200,
) -> Response:
    words, now = _words(request), desks_of(request).now()
    today = local_day(now)
    setup = _setup(request, branch)
    lines = center_of(request).board.shown.lines
    known = [(line.name(Language(words["language"])), code) for code, line in lines.items() if line.configuration]
    period: Period = usual_period(today)
    return _page(
        request,
        who,
        "asking",
        status=status,
        branches=sorted(known),
        branch=branch,
        form=None if setup is None else branch_form(branch, setup, today, words),
        typed={"from": period.first.isoformat(), "to": period.last.isoformat(), **typed},
        presets=list(PRESETS),
        wrong=wrong,
        runs=[run_row(run, words, now) for run in await center_of(request).lab.newest()],
    )


def _words(request: Request) -> dict[str, str]:
    language = language_of(request)
    return in_language(LAB_WORDS, language) | {"language": language}


def _page(request: Request, who: Administrator, template: str, *, status: int = 200, **shown: object) -> Response:
    asked = Asked(request=request, who=who, here=HERE)
    return page(asked, f"lab/{template}.html", LAB_WORDS, status=status, own=_FILES.address, **shown)
