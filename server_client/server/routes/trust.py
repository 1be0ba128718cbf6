"""The digests of the days for programs: JSON as it was sealed, and open data as CSV, a file a month and branch."""

import csv
import re
from collections.abc import Sequence
from datetime import date
from io import StringIO

from starlette.requests import Request
from starlette.responses import Response

from server_client.queue_model.ids import BranchId
from server_client.server.routes.desk import JSON, ProblemFoundError, desks_of, of_branch
from server_client.server.trust.digest_table import KeptDigest
from server_client.server.trust.trust import Trust
from server_client.wire.answers import problem
from server_client.wire.digests import Digest, DigestForecasts, DigestRow, encode_digests

CSV = "text/csv"
ROW_COLUMNS = tuple(DigestRow.__struct_fields__)
_FORECASTS = ("announced_known", "announced_held", "announced_late")
COLUMNS = ("branch", "day", *ROW_COLUMNS, "numbers", "first", "last", "last_hash", "digest", *_FORECASTS, "moved")
"""The columns of the open data, documented in docs/public-trust.md; what is added later comes behind them."""

_MONTH = re.compile(r"[0-9]{4}-(0[1-9]|1[0-2])")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
# A digest stays as it is for ever; what is asked for by month or as a whole grows once a day.
_HEADERS = {"Cache-Control": "public, max-age=300", "X-Content-Type-Options": "nosniff"}


def trust_of(request: Request) -> Trust:
    """Return what the server publishes; 404 `no_such_call` if it publishes nothing, 503 if it cannot be read."""
    desks = desks_of(request)
    if desks.center is not None:
        return desks.center.trust
    if desks.trust is not None:
        return desks.trust.trust
    raise ProblemFoundError(
        problem("no_such_call", "There is no such call", 404, "This server publishes no days; ask the centre")
    )


def day_in(text: str) -> date | None:
    """Return the day that is written there as YYYY-MM-DD, or None."""
    try:
        return date.fromisoformat(text) if _DAY.fullmatch(text) else None
    except ValueError:
        return None


async def get_digests(request: Request) -> Response:
    """Return all digests of a branch, or those of a month, in order: what `motcua verify --digest` takes."""
    branch, month = _branch(request), request.query_params.get("month")
    if month is not None and not _MONTH.fullmatch(month):
        raise _bad_day(month, "2026-03")
    digests = trust_of(request).digests
    kept = await (digests.all(branch) if month is None else digests.of_month(branch, month))
    return Response(encode_digests(branch, [one.sealed for one in kept]), media_type=JSON, headers=_HEADERS)


async def get_digest(request: Request) -> Response:
    """Return one digest exactly as it was sealed, with its hash as the last member."""
    branch, text = _branch(request), request.path_params["day"]
    day = day_in(text)
    if day is None:
        raise _bad_day(text, "2026-03-09")
    kept = await trust_of(request).digests.of_day(branch, day)
    if kept is None:
        raise ProblemFoundError(
            problem("unknown_digest", "This day has no digest", 404, f"The digest of {day} is made after its end")
        )
    return Response(kept.sealed.sent, media_type=JSON, headers=_HEADERS)


async def get_month(request: Request) -> Response:
    """Return the figures of a month as CSV (UTF-8, commas, one line of names); empty where nothing was published."""
    branch, month = _branch(request), request.path_params["month"]
    if not _MONTH.fullmatch(month):
        raise _bad_day(month, "2026-03")
    kept = await trust_of(request).digests.of_month(branch, month)
    name = f'attachment; filename="{branch}-{month}.csv"'
    return Response(month_csv(kept), media_type=CSV, headers={**_HEADERS, "Content-Disposition": name})


def month_csv(kept: list[KeptDigest]) -> str:
    """Return the digests as CSV: for each day its total (`*`, `*`) and its rows; one line without figures if none."""
    text = StringIO()
    table = csv.writer(text)
    table.writerow(COLUMNS)
    for one in kept:
        digest = one.sealed.digest
        tail = (digest.numbers, digest.first, digest.last, digest.last_hash, one.sealed.hash)
        for row in (digest.total, *digest.rows):
            figures = ("*", "*", *[""] * (len(ROW_COLUMNS) - 2)) if row is None else _figures(row)
            # Told of the whole day alone: of several rows what is left of it could be found by subtraction.
            forecasts = _forecasts(digest) if row is digest.total else [""] * len(_FORECASTS)
            moved = digest.moved if row is digest.total and isinstance(digest.moved, int) else ""
            table.writerow((digest.branch, digest.day.isoformat(), *figures, *tail, *forecasts, moved))
    return text.getvalue()


def _figures(row: DigestRow) -> tuple[str | int, ...]:
    return tuple(getattr(row, name) for name in ROW_COLUMNS)


def _forecasts(digest: Digest) -> Sequence[int | str]:
    told = digest.forecasts
    return [told.known, told.held, told.late] if isinstance(told, DigestForecasts) else [""] * len(_FORECASTS)


def _branch(request: Request) -> BranchId:
    branch = BranchId(request.path_params["branch"])
    of_branch(desks_of(request), branch)
    return branch


def _bad_day(text: str, example: str) -> ProblemFoundError:
    return ProblemFoundError(
        problem("bad_day", "This is not a day or month", 400, f"{text!r} is none; write {example}")
    )
