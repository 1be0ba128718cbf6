"""The pages that answer "why was that number called first?": for two numbers of a day, or for one's own ticket."""

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from server_client.queue_model.ids import BranchId, Token
from server_client.server.pages.open_frame import language_asked, open_page
from server_client.server.pages.trust.open_pages import branch_name, unknown_page, written
from server_client.server.pages.trust.open_words import OPEN_WORDS
from server_client.server.pages.trust.why_shown import clock, shown_why
from server_client.server.pages.trust.why_words import WHY_WORDS
from server_client.server.routes.branches import holder_of_paper
from server_client.server.routes.desk import desks_of
from server_client.server.routes.trust import day_in, trust_of
from server_client.server.trust.explaining import Apart, Explanation, compared, passers

_WORDS = {**OPEN_WORDS, **WHY_WORDS}
_LONGEST_NUMBER = 16


def why_page_routes() -> list[BaseRoute]:
    """Return the calls of these pages."""
    return [Route("/open/{branch}/{day}/why", get_why_page), Route("/t/{token}/why", get_my_why_page)]


async def get_why_page(request: Request) -> Response:
    """Return why one of two numbers of a day went before the other."""
    branch, day = BranchId(request.path_params["branch"]), day_in(request.path_params["day"])
    if day is None or not desks_of(request).knows(branch):
        return unknown_page(request)
    first, second = (_number(request, name) for name in ("first", "second"))
    course = await trust_of(request).courses.of_day(branch, day)
    found = None if course is None else compared(course, first, second)
    language = language_asked(request)
    about = {
        "branch": branch,
        "name": branch_name(None if course is None else course.state, language, branch),
        "day": day.isoformat(),
        "day_written": written(day, language),
        "first": first,
        "second": second,
    }
    match found:
        case Explanation():
            return open_page(
                request, "open_why.html", _WORDS, {**about, "why": shown_why(found, language)}, language=language
            )
        case Apart():
            sides = [
                (found.first, clock(found.first_taken), found.first_called and clock(found.first_called)),
                (found.second, clock(found.second_taken), found.second_called and clock(found.second_called)),
            ]
            return open_page(request, "open_apart.html", _WORDS, {**about, "sides": sides}, language=language)
        case None:
            return open_page(request, "open_no_numbers.html", _WORDS, about, language=language, status=404)


async def get_my_why_page(request: Request) -> Response:
    """Return who passed the holder of a ticket, and why; the token is the credential, good for the ticket's day."""
    token = Token(request.path_params["token"])
    found = await holder_of_paper(desks_of(request), token)
    if found is None or found[0].day is None:
        return unknown_page(request)
    branch, visit = found
    course = await trust_of(request).courses.of_day(branch.id, found[0].day)
    language = language_asked(request, visit.language)
    shown = {
        "name": branch_name(branch, language, branch.id),
        "number": visit.number,
        "token": token,
        "limit": branch.policy.overtaking_limit,
        "passed_by": [shown_why(why, language) for why in (passers(course, visit.number) if course else [])],
    }
    answer = open_page(request, "open_my_why.html", _WORDS, shown, language=language)
    answer.headers["X-Robots-Tag"] = "noindex, nofollow"
    answer.headers["Cache-Control"] = "private, no-cache"
    return answer


def _number(request: Request, name: str) -> str:
    return request.query_params.get(name, "").strip().upper()[:_LONGEST_NUMBER]
