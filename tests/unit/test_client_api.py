"""Every answer that a server, or something in its place, can give comes out as one of the client's errors."""

import asyncio
import json
from collections.abc import AsyncGenerator, AsyncIterator, Callable
from contextlib import aclosing
from datetime import UTC, datetime

import httpx
import pytest

from server_client.client.api import BranchApi
from server_client.client.errors import NotResumable, Rejected, ServerUnavailable
from server_client.queue_model.apply import apply
from server_client.queue_model.decide import decide
from server_client.queue_model.events import Event
from server_client.queue_model.ids import BranchId
from server_client.queue_model.refusals import RefusalCode, Refused
from server_client.wire.answers import Settled, encode_problem, encode_settled, problem, refusal_problem
from server_client.wire.chain import GENESIS, seal_all
from server_client.wire.documents import encode_branch
from server_client.wire.forecasts import BoardMessage, encode_board
from tests.fakes.boards import a_board
from tests.fakes.client_commands import issue
from tests.fakes.office import EIGHT, office

JSON = {"Content-Type": "application/json"}
PROBLEM = {"Content-Type": "application/problem+json; charset=utf-8"}
STREAM = {"Content-Type": "text/event-stream"}

Answer = Callable[[httpx.Request], httpx.Response]


def api(answer: Answer) -> BranchApi:
    return BranchApi("http://node", BranchId("CN01"), "secret", transport=httpx.MockTransport(answer))


def always(status: int, headers: dict[str, str], content: bytes) -> Answer:
    return lambda _request: httpx.Response(status, headers=headers, content=content)


def failing(error: Exception) -> Answer:
    def fail(_request: httpx.Request) -> httpx.Response:
        raise error

    return fail


def sent_to(answer: Answer) -> Settled:
    return asyncio.run(api(answer).send(issue(1)))


async def _all(events: AsyncGenerator[Event, None]) -> list[Event]:
    async with aclosing(events):
        return [event async for event in events]


def followed(answer: Answer) -> list[Event]:
    return asyncio.run(_all(api(answer).events(7)))


def test_a_command_is_posted_with_the_credential_and_its_type() -> None:
    seen: list[httpx.Request] = []

    def answer(request: httpx.Request) -> httpx.Response:
        seen.append(request)
        return httpx.Response(503)

    with pytest.raises(ServerUnavailable):
        sent_to(answer)
    (request,) = seen
    assert (request.method, str(request.url)) == ("POST", "http://node/v1/branches/CN01/commands")
    assert request.headers["authorization"] == "Bearer secret"
    assert request.headers["content-type"] == "application/json"
    assert json.loads(request.content)["type"] == "IssueTicket"


def test_the_answer_has_the_events_of_the_command() -> None:
    branch = office().branch
    events = decide(branch, issue(1), EIGHT)
    settled = sent_to(always(200, JSON, encode_settled(seal_all(events, GENESIS))))
    assert settled == Settled(seq=branch.seq + 1, events=events)


def test_a_refusal_by_the_rules_keeps_its_code_and_particulars() -> None:
    refused = Refused(RefusalCode.SERVICE_CLOSED, service="civil")
    with pytest.raises(Refused, match="gives out no more numbers") as caught:
        sent_to(always(409, PROBLEM, encode_problem(refusal_problem(refused))))
    assert caught.value.code is RefusalCode.SERVICE_CLOSED
    assert caught.value.particulars == {"service": "civil"}


@pytest.mark.parametrize("status", [400, 401, 403, 404, 413, 415, 422])
def test_what_the_server_does_not_take_from_us_is_rejected_in_its_words(status: int) -> None:
    with pytest.raises(Rejected, match="Not so: Because") as caught:
        sent_to(always(status, PROBLEM, encode_problem(problem("wrong", "Not so", status, "Because"))))
    assert caught.value.problem.status == status


@pytest.mark.parametrize("status", [408, 429, 500, 502, 503, 504])
def test_what_the_server_cannot_now_is_unavailable_in_its_words(status: int) -> None:
    with pytest.raises(ServerUnavailable, match="Disk full: Free space"):
        sent_to(always(status, PROBLEM, encode_problem(problem("full", "Disk full", status, "Free space"))))


@pytest.mark.parametrize(
    "stranger",
    [
        httpx.Response(200, html="<h1>Welcome to the guest network</h1>"),
        httpx.Response(302, headers={"Location": "http://portal"}),
        httpx.Response(404, text="no such page"),
        httpx.Response(502),
        httpx.Response(400, headers=PROBLEM, content=b"{"),
        httpx.Response(400, headers=PROBLEM, content=b'{"type":"\xff"}'),
    ],
)
def test_what_answers_in_the_servers_place_is_not_believed(stranger: httpx.Response) -> None:
    with pytest.raises(ServerUnavailable, match="Something else answers"):
        sent_to(lambda _request: stranger)


@pytest.mark.parametrize(
    "error",
    [
        httpx.ConnectError("refused"),
        httpx.ConnectTimeout("slow"),
        httpx.ReadTimeout("slow"),
        httpx.ReadError("reset"),
        httpx.RemoteProtocolError("cut"),
        httpx.DecodingError("not gzip"),
    ],
)
def test_whatever_the_network_does_is_unavailable(error: Exception) -> None:
    with pytest.raises(ServerUnavailable):
        sent_to(failing(error))


def test_an_answer_that_is_too_new_is_rejected_and_not_asked_for_again() -> None:
    with pytest.raises(Rejected, match="update this device"):
        sent_to(always(200, JSON, b'{"sequence":1}'))


def test_a_kept_connection_that_broke_is_tried_once_more_at_once() -> None:
    tries: list[bytes] = []

    def answer(request: httpx.Request) -> httpx.Response:
        tries.append(request.content)
        if len(tries) == 1:
            raise httpx.RemoteProtocolError("Server disconnected without sending a response.")
        events = decide(office().branch, issue(1), EIGHT)
        return httpx.Response(200, headers=JSON, content=encode_settled(seal_all(events, GENESIS)))

    assert sent_to(answer).events
    assert tries[0] == tries[1]


def test_the_branch_is_loaded_as_it_stands() -> None:
    branch = office().branch
    assert asyncio.run(api(always(200, JSON, encode_branch(branch, GENESIS))).load()).seq == branch.seq


def test_events_are_asked_for_after_the_last_one_held_and_comments_are_none() -> None:
    seen: list[str] = []
    branch = office().branch
    events = decide(branch, issue(1), EIGHT)
    (entry,) = seal_all(events, GENESIS)

    def answer(request: httpx.Request) -> httpx.Response:
        seen.append(request.headers["last-event-id"])
        text = b": hello\n\nid: %d\ndata: %b\n\n: still here\n\n" % (entry.seq, entry.sent)
        return httpx.Response(200, headers=STREAM, content=text)

    assert followed(answer) == list(events)
    assert seen == ["7"]
    assert apply(branch, events[0]).seq == entry.seq


@pytest.mark.parametrize("status", [400, 409, 410, 416, 422])
def test_a_place_from_which_the_server_cannot_go_on_asks_for_a_new_loading(status: int) -> None:
    with pytest.raises(NotResumable, match="Future: Load anew"):
        followed(always(status, PROBLEM, encode_problem(problem("future_event", "Future", status, "Load anew"))))


@pytest.mark.parametrize("status", [401, 403, 404])
def test_a_feed_that_is_not_for_us_is_rejected(status: int) -> None:
    with pytest.raises(Rejected):
        followed(always(status, PROBLEM, encode_problem(problem("rights", "Not yours", status, "Ask"))))


def test_an_event_that_cannot_be_read_asks_for_a_new_loading() -> None:
    with pytest.raises(NotResumable, match="Event 8 cannot be read"):
        followed(always(200, STREAM, b'id: 8\ndata: {"seq":8}\n\n'))


def test_a_page_in_place_of_the_events_is_not_believed() -> None:
    opened: list[bool] = []
    follow = api(always(200, {"Content-Type": "text/html"}, b"<p>")).events(7, opened=lambda: opened.append(True))
    with pytest.raises(ServerUnavailable, match="Something else answers"):
        asyncio.run(_all(follow))
    assert not opened


class _CutStream(httpx.AsyncByteStream):
    async def __aiter__(self) -> AsyncIterator[bytes]:
        yield b": hello\n\n"
        raise httpx.ReadError("reset")


def test_a_feed_that_breaks_is_unavailable() -> None:
    with pytest.raises(ServerUnavailable, match="broke"):
        followed(lambda _request: httpx.Response(200, headers=STREAM, stream=_CutStream()))


@pytest.mark.parametrize("address", ["node:8100", "ftp://node", "http://", ""])
def test_an_address_that_cannot_be_a_servers_is_a_fault_of_the_settings(address: str) -> None:
    with pytest.raises(ValueError, match="must begin with http"):
        BranchApi(address, BranchId("CN01"), "secret")


def test_closing_ends_the_connections() -> None:
    async def story() -> None:
        ours = api(always(503, {}, b""))
        await ours.close()
        with pytest.raises(RuntimeError, match="closed"):
            await ours.load()

    asyncio.run(story())


def told_time(answer: Answer) -> datetime:
    return asyncio.run(api(answer).time())


def health(**more: object) -> bytes:
    vault = {"open": True, "why_not": None}
    return json.dumps({"ready": True, "branch": "CN01", "seq": 7, "why_not": [], "vault": vault, **more}).encode()


@pytest.mark.parametrize("status", [200, 503])
def test_the_servers_time_is_told_to_the_microsecond_whether_it_is_ready_or_not(status: int) -> None:
    told = told_time(always(status, JSON, health(now="2026-10-05T01:02:03.456789Z")))
    assert told == datetime(2026, 10, 5, 1, 2, 3, 456789, tzinfo=UTC)


def test_a_server_that_is_too_old_to_tell_its_time_is_named_so() -> None:
    with pytest.raises(ServerUnavailable, match="older than this program"):
        told_time(always(200, JSON, health()))


def test_a_page_in_place_of_the_servers_time_is_not_believed() -> None:
    with pytest.raises(ServerUnavailable, match="Something else answers"):
        told_time(always(200, {"Content-Type": "text/html"}, b"<html>"))


FORECAST = b"event: forecast\ndata: %b\n\n" % encode_board(a_board())


def test_forecasts_come_between_the_events_to_who_asked_for_them() -> None:
    asked: list[str] = []
    boards: list[BoardMessage] = []

    def answer(request: httpx.Request) -> httpx.Response:
        asked.append(request.url.query.decode())
        return httpx.Response(200, headers=STREAM, content=b"retry: 1000\n\n" + FORECAST)

    assert asyncio.run(_all(api(answer).events(7, foretold=boards.append))) == []
    assert asyncio.run(_all(api(answer).events(7))) == []
    assert asked == ["forecasts=true", ""]
    assert boards == [a_board()]


@pytest.mark.parametrize("sent", [b"event: forecast\ndata: {}\n\n", b"event: weather\ndata: 1\n\n"])
def test_what_a_newer_server_sends_beside_the_events_is_passed_over(sent: bytes) -> None:
    boards: list[BoardMessage] = []
    follow = api(always(200, STREAM, sent)).events(7, foretold=boards.append)
    assert asyncio.run(_all(follow)) == []
    assert boards == []
