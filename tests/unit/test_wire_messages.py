"""Commands and configurations as JSON: what is sent arrives the same, and what is not a command is Malformed."""

import json
from datetime import UTC, date, datetime, timedelta, timezone
from importlib.resources import files
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from server_client.queue_model.commands import AdoptPaperTickets, Command, IssueTicket, OpenDay
from server_client.queue_model.configuration import Configuration, OutcomeEnd
from server_client.queue_model.configuration_check import faults
from server_client.queue_model.ids import CommandId, ServiceCode, Token
from server_client.wire.errors import Malformed
from server_client.wire.messages import (
    COMMAND_TYPES,
    command_schemas,
    decode_command,
    decode_configuration,
    encode_command,
    encode_configuration,
)
from tests.unit.wire_values import values_of

ID = CommandId("0192f0c1-2d3e-7abc-8def-0123456789ab")
TOKEN = Token("AAAAAAAAAAAAAAAAAAAAAA")
# One field more or less is soon found; whole configurations take their time to make.
A_FEW = settings(max_examples=25, deadline=None)


def issue(**changed: object) -> bytes:
    """Return a good command with some of its fields changed; None leaves a field out."""
    fields: dict[str, object] = {"type": "IssueTicket", "id": ID, "needs": ["hotich"], "token": TOKEN} | changed
    return json.dumps({name: value for name, value in fields.items() if value is not None}).encode()


@pytest.mark.parametrize("kind", COMMAND_TYPES, ids=lambda kind: kind.__name__)
@A_FEW
@given(data=st.data())
def test_every_command_arrives_as_it_was_sent(kind: type[Command], data: st.DataObject) -> None:
    command = data.draw(values_of(kind))

    assert decode_command(encode_command(command)) == command


@A_FEW
@given(values_of(Configuration))
def test_a_configuration_arrives_as_it_was_sent(configuration: Configuration) -> None:
    assert decode_configuration(encode_configuration(configuration)) == configuration


def test_the_starter_configuration_can_be_adopted() -> None:
    starter = decode_configuration((files("assets") / "starter" / "hanoi.json").read_bytes())

    assert faults(starter) == ()
    assert starter.results_service is not None
    assert starter.results_service.code == "traketqua"
    assert {outcome.ends for outcome in starter.outcomes} == set(OutcomeEnd)
    # Mornings that people would come in vain, and one on which they would not think to.
    assert [starter.day_off(date(2026, 11, day)) is not None for day in (23, 24, 25)] == [False, True, False]
    assert (starter.day_off(date(2026, 8, 31)) is None, starter.day_off(date(2026, 8, 22)) is None) == (False, True)


def test_a_configuration_is_written_for_people_to_read() -> None:
    starter = decode_configuration((files("assets") / "starter" / "hanoi.json").read_bytes())

    assert encode_configuration(starter).startswith(b'{\n  "version": 1,\n')


def test_fields_left_out_have_their_defaults() -> None:
    assert decode_command(issue()) == IssueTicket(id=ID, needs=(ServiceCode("hotich"),), token=TOKEN)


def test_a_time_in_another_zone_becomes_utc_in_milliseconds() -> None:
    command = decode_command(issue(number="K2-001", taken_at="2026-03-02T08:00:00.123987+07:00"))

    assert isinstance(command, IssueTicket)
    assert command.taken_at == datetime(2026, 3, 2, 1, 0, 0, 123_000, tzinfo=UTC)
    assert command.taken_at.utcoffset() == timedelta(0)


def test_times_inside_a_list_become_utc_too() -> None:
    paper = {"ticket": ID, "number": "A001", "service": "hotich", "taken_at": "2026-03-02T08:00:00+07:00"}
    command = decode_command(json.dumps({"type": "AdoptPaperTickets", "id": ID, "papers": [paper]}).encode())

    assert isinstance(command, AdoptPaperTickets)
    assert command.papers[0].taken_at.tzinfo is UTC


@pytest.mark.parametrize(
    ("body", "said"),
    [
        (b"", "not JSON"),
        (b"nonsense", "not JSON"),
        (b'{"type":"OpenDay"', "not JSON"),
        (b'{"type":"OpenDay","id":"\xff\xfe"}', "not readable as JSON in UTF-8"),
        (b'{"type":"OpenDay","id":"\\ud800"}', "not JSON"),
        (b"[" * 200_000, "Expected"),
        (b'{"type":"OpenDay","id":' + b"[" * 200_000, "Expected"),
        (b'{"' + b'x":{"' * 200_000, "unknown field|too deep|JSON"),
        (b"[]", "Expected"),
        (b"{}", "type"),
        (issue(type="DropTables"), "DropTables"),
        (issue(type=7), "type"),
        (issue(id=None), "id"),
        (issue(id="7"), "id"),
        (issue(id="0192f0c1-2d3e-4abc-8def-0123456789ab"), "id"),
        (issue(needs="hotich"), "needs"),
        (issue(needs=["hộ tịch"]), "needs"),
        (issue(needs=["x" * 65]), "needs"),
        (issue(needs=["hotich\n"]), "needs"),
        (issue(token="short"), "token"),
        (issue(language="VN"), "language"),
        (issue(number="7" * 401), "number"),
        (issue(taken_at="2026-03-02T08:00:00"), "taken_at"),
        (issue(taken_at=1), "taken_at"),
        (issue(taken_at="0001-01-01T00:00:00+14:00"), "years 1970 to 2999"),
        (issue(taken_at="9999-12-31T23:59:59-14:00"), "years 1970 to 2999"),
        (issue(citizen="Nguyễn Văn A"), "citizen"),
        (json.dumps({"type": "RateService", "id": ID, "ticket": ID, "score": 2**60}).encode(), "score"),
        (json.dumps({"type": "RateService", "id": ID, "ticket": ID, "score": 1.5}).encode(), "score"),
    ],
    ids=lambda value: value[:40].decode(errors="replace") if isinstance(value, bytes) else None,
)
def test_what_is_not_a_command_is_malformed_and_says_where(body: bytes, said: str) -> None:
    with pytest.raises(Malformed, match=said):
        decode_command(body)


@A_FEW
@given(st.binary(max_size=200))
def test_no_bytes_crash_the_reading_of_a_command(body: bytes) -> None:
    with pytest.raises(Malformed):
        decode_command(body)


JSON_VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=10),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=10), inner, max_size=3),
    max_leaves=5,
)


@pytest.mark.parametrize("kind", COMMAND_TYPES, ids=lambda kind: kind.__name__)
@A_FEW
@given(data=st.data())
def test_a_command_with_one_field_spoilt_is_read_or_malformed(kind: type[Command], data: st.DataObject) -> None:
    sent: dict[str, Any] = json.loads(encode_command(data.draw(values_of(kind))))
    sent[data.draw(st.sampled_from(sorted(sent)))] = data.draw(JSON_VALUES)

    try:
        command = decode_command(json.dumps(sent).encode())
    except Malformed:
        return
    assert type(command) in COMMAND_TYPES


def test_a_time_of_any_zone_is_accepted() -> None:
    taken_at = datetime(2026, 3, 2, 8, tzinfo=timezone(timedelta(hours=7)))

    command = decode_command(encode_command(IssueTicket(id=ID, needs=(), token=TOKEN, taken_at=taken_at)))

    assert command == IssueTicket(id=ID, needs=(), token=TOKEN, taken_at=taken_at)


def test_the_type_stands_first_in_what_is_sent() -> None:
    assert encode_command(OpenDay(id=ID)) == b'{"type":"OpenDay","id":"%b","reopen":false}' % ID.encode()


def test_every_command_has_a_schema_that_allows_no_other_fields() -> None:
    schemas, parts = command_schemas()

    named = {schema["$ref"]: parts[str(schema["$ref"]).rpartition("/")[2]] for schema in schemas}
    assert len(named) == len(COMMAND_TYPES)
    assert all(isinstance(part, dict) and part["additionalProperties"] is False for part in named.values())
