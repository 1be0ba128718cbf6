"""Looks at a branch's server as an engineer does who sets a device up; it changes nothing and keeps nothing."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from http import HTTPStatus
from pathlib import Path
from time import monotonic

from server_client.client.errors import Rejected, ServerUnavailable
from server_client.client.http_calls import JSON, HttpCalls, fault, media_type, read_answer
from server_client.queue_model.branch import Branch
from server_client.queue_model.ids import BranchId
from server_client.wire.documents import decode_branch
from server_client.wire.views import Health, Holder, decode_health, decode_holder

_HEALTH = "/v1/health"


@dataclass(frozen=True, slots=True, kw_only=True)
class Inspection:
    """What a server says: how long an answer took over an open connection (seconds), and whether it is ready.

    ``rejected`` is why it does not take our credential or our branch; then ``holder`` or ``branch`` is None.
    """

    answer_s: float
    health: Health
    holder: Holder | None = None
    branch: Branch | None = None
    rejected: Rejected | None = None


async def inspect(server: str, branch: BranchId, credential: str, *, authority: Path | None = None) -> Inspection:
    """Ask a server about itself and us; raises ServerUnavailable if it does not answer."""
    calls = HttpCalls(server, credential, authority=authority)
    try:
        health, answer_s = await _health(calls)
        holder: Holder | None = None
        try:
            holder = read_answer(decode_holder, await calls.call("GET", "/v1/credential"))
            state, _head = read_answer(decode_branch, await calls.call("GET", f"/v1/branches/{branch}"))
        except Rejected as rejected:
            return Inspection(answer_s=answer_s, health=health, holder=holder, rejected=rejected)
        return Inspection(answer_s=answer_s, health=health, holder=holder, branch=state)
    finally:
        await calls.close()


async def clock_lead(server: str, *, authority: Path | None = None) -> timedelta:
    """Return by how much our clock is ahead of the server's, within its whole seconds; raises ServerUnavailable."""
    # Health is public; an empty credential would be no header.
    calls = HttpCalls(server, "none", authority=authority)
    try:
        response = await calls.answer("GET", _HEALTH)
        ours = datetime.now(UTC)  # noqa: TID251 - an adapter: two clocks are compared
        return ours - parsedate_to_datetime(response.headers.get("date", ""))
    except ValueError as exc:
        raise ServerUnavailable("The server does not tell its time") from exc
    finally:
        await calls.close()


async def _health(calls: HttpCalls) -> tuple[Health, float]:
    # The first answer pays for the connection, which a kiosk keeps.
    await calls.answer("GET", _HEALTH)
    begun = monotonic()
    response = await calls.answer("GET", _HEALTH)
    answer_s = monotonic() - begun
    # A branch that is not ready says why under 503.
    if response.status_code not in {HTTPStatus.OK, HTTPStatus.SERVICE_UNAVAILABLE} or media_type(response) != JSON:
        raise fault(response)
    return read_answer(decode_health, response), answer_s
