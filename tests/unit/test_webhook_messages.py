"""What webhooks are told: every event by its own name, nothing about a person, signed so that nobody else could."""

import hmac
import json
from collections.abc import Sequence
from datetime import UTC, datetime
from functools import cache
from hashlib import sha256
from typing import get_args

import pytest

from server_client.queue_model import events
from server_client.queue_model.events import Event, EventData
from server_client.queue_model.ids import BranchId, CommandId
from server_client.wire.errors import Malformed
from server_client.wire.webhooks import (
    KINDS,
    decode_moved_cursor,
    decode_new_webhook,
    encode_message,
    message_for_test,
    message_of,
    signature,
)
from tests.proof.walking import walk

AT = datetime(2026, 3, 9, 1, 0, tzinfo=UTC)
# What nobody outside is to be told: who holds a number, who sits at a counter, which right somebody has.
PRIVATE = {"token", "clerk", "booking", "class_code", "language"}


@cache
def a_long_day() -> Sequence[Event]:
    return tuple(walk(4, steps=600).log)


def told() -> list[tuple[Event, dict[str, object]]]:
    """Return the events of a long day, each with its message."""
    return [(event, json.loads(encode_message(message))) for event in a_long_day() if (message := message_of(event))]


def test_no_message_holds_what_points_to_a_person() -> None:
    for event, message in told():
        data = message["data"]
        assert isinstance(data, dict)
        assert not PRIVATE & set(data)
        if isinstance(event.data, events.CounterOpened):
            assert event.data.clerk not in data.values()


def test_a_message_says_what_happened_where_and_when() -> None:
    for event, message in told():
        assert (message["branch"], message["epoch"], message["sequence"]) == (event.branch, event.epoch, event.seq)
        assert message["schema"] == 1
        assert message["type"] in KINDS
        assert datetime.fromisoformat(str(message["occurred_at"])) == event.at


def test_each_event_has_one_id_and_no_two_the_same() -> None:
    messages = told()

    assert len({message["id"] for _, message in messages}) == len(messages)
    assert [message["id"] for _, message in messages] == [message["id"] for _, message in told()]


def test_events_that_nobody_asks_for_are_not_told() -> None:
    silent = {kind.__name__ for kind in get_args(EventData)} - {type(event.data).__name__ for event, _ in told()}

    assert {"TicketPrinted", "HelpAsked", "BookingCheckedIn", "PrioritySet", "NeedAdded"} <= silent


def test_the_signature_is_over_time_and_body() -> None:
    expected = hmac.new(b"secret", b'1773018000.{"id":1}', sha256).hexdigest()

    assert signature(["secret"], AT, b'{"id":1}') == f"t=1773018000,v1={expected}"
    assert signature(["other"], AT, b'{"id":1}') != signature(["secret"], AT, b'{"id":1}')


def test_a_test_message_says_only_that_it_is_one() -> None:
    message = message_for_test("w1", AT)

    assert (message.type, message.data, message.sequence) == ("webhook.test", {"webhook": "w1"}, 0)


def test_the_outcome_of_a_call_is_told_with_its_figures() -> None:
    called = next(message for event, message in told() if isinstance(event.data, events.TicketCalled))

    assert called["type"] == "ticket.called"
    assert set(called["data"]) == {"ticket", "counter", "reason", "waited_s", "promise_s", "overtaken"}  # type: ignore[call-overload]


@pytest.mark.parametrize(
    "body", [b"{}", b'{"url": 7}', b'{"url": "https://a.vn", "events": ["a b"]}', b'{"url": "https://a.vn", "x": 1}']
)
def test_a_wish_of_another_form_is_refused(body: bytes) -> None:
    with pytest.raises(Malformed):
        decode_new_webhook(body)
    with pytest.raises(Malformed):
        decode_moved_cursor(body)


def test_a_message_is_about_its_own_branch() -> None:
    data = events.DayClosed(day=AT.date())
    one, other = (
        message_of(Event(branch=BranchId(branch), epoch=1, seq=7, at=AT, command_id=CommandId("c"), data=data))
        for branch in ("CN01", "CN02")
    )

    assert one is not None
    assert other is not None
    assert one.id != other.id
