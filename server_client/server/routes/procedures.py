"""The calls about procedures: a search as one types, and the whole catalogue for whoever searches by themselves."""

from starlette.requests import Request
from starlette.responses import Response

from server_client.queue_model.local_time import local_day
from server_client.server.credentials import Role
from server_client.server.routes.desk import JSON, ProblemFoundError, desk_of, permitted
from server_client.wire.answers import problem

LONGEST_QUERY = 200
MOST_FOUND = 50
_USUALLY_FOUND = 10
_READERS = (Role.KIOSK, Role.COUNTER, Role.SUPERVISOR)


async def get_procedures(request: Request) -> Response:
    """Return the procedures of today that were most likely meant, the likeliest first, in the catalogue's form."""
    permitted(request, *_READERS)
    desk = desk_of(request)
    text = request.query_params.get("q", "")
    limit = request.query_params.get("limit", str(_USUALLY_FOUND))
    if len(text) > LONGEST_QUERY or not (limit.isascii() and limit.isdecimal() and 1 <= int(limit[:9]) <= MOST_FOUND):
        detail = f"`q` has at most {LONGEST_QUERY} characters, `limit` is 1 to {MOST_FOUND}"
        raise ProblemFoundError(problem("bad_query", "The query does not fit", 400, detail))
    return Response(await desk.procedures.found(text, int(limit), local_day(desk.now())), media_type=JSON)


async def get_catalogue(request: Request) -> Response:
    """Return the whole catalogue, or 304 to whoever has it already."""
    permitted(request, *_READERS)
    published = await desk_of(request).procedures.published()
    headers = {"ETag": published.etag, "Cache-Control": "no-cache"}
    if published.etag in [tag.strip() for tag in request.headers.get("if-none-match", "").split(",")]:
        return Response(status_code=304, headers=headers)
    return Response(published.body, media_type=JSON, headers=headers)
