"""What is made of a push service's answers."""

import asyncio

import httpx
import pytest

from server_client.server.citizen.http_push import HttpPush, Left

ENDPOINT = "https://push.example/box/1"


async def left(transport: httpx.MockTransport) -> Left:
    """Leave a message there."""
    push = HttpPush(transport)
    try:
        return await push.leave(ENDPOINT, b"sealed", "vapid t=1")
    finally:
        await push.close()


@pytest.mark.parametrize(
    ("status", "became"), [(201, Left.DONE), (404, Left.GONE), (410, Left.GONE), (429, Left.FAILED), (302, Left.FAILED)]
)
def test_each_answer_says_what_became_of_the_message(status: int, became: Left) -> None:
    asked: list[httpx.Request] = []

    def answer(request: httpx.Request) -> httpx.Response:
        asked.append(request)
        return httpx.Response(status, headers={"Location": "https://elsewhere.example/"})

    assert asyncio.run(left(httpx.MockTransport(answer))) is became
    assert [str(one.url) for one in asked] == [ENDPOINT]
    assert (asked[0].headers["Authorization"], asked[0].content) == ("vapid t=1", b"sealed")


def test_no_line_is_a_failure_and_no_fault() -> None:
    def silent(request: httpx.Request) -> httpx.Response:
        raise httpx.ConnectError("no route")

    assert asyncio.run(left(httpx.MockTransport(silent))) is Left.FAILED
