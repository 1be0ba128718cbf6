"""What a branch tells about itself besides its document: as plain JSON, with times in UTC and absent things as null."""

import json
from datetime import UTC, datetime

import pytest

from server_client.queue_model.ids import Language, ServiceCode, TicketId
from server_client.queue_model.ticket import TicketState
from server_client.wait_forecast.forecast import WhyUnknown
from server_client.wire.errors import Malformed
from server_client.wire.views import (
    Health,
    Holder,
    PublicTicket,
    ServiceWaiting,
    TicketWaiting,
    VaultHealth,
    Waiting,
    decode_health,
    decode_holder,
    encode_view,
)
from tests.fakes.boards import foretold

EIGHT = datetime(2026, 3, 2, 1, tzinfo=UTC)


def test_who_waits_is_told_by_service_and_ticket() -> None:
    first = TicketWaiting(ticket=TicketId("t1"), number="A001", ahead=0)
    service = ServiceWaiting(service=ServiceCode("civil"), waiting=1, longest_since=EIGHT, tickets=[first])

    assert json.loads(encode_view(Waiting(seq=7, at=EIGHT, services=[service]))) == {
        "seq": 7,
        "at": "2026-03-02T01:00:00Z",
        "services": [
            {
                "service": "civil",
                "waiting": 1,
                "longest_since": "2026-03-02T01:00:00Z",
                "tickets": [{"ticket": "t1", "number": "A001", "ahead": 0, "forecast": None}],
                "unknown": None,
                "newcomers": {},
            }
        ],
        "foretold_at": None,
    }


def test_what_is_foretold_stands_beside_each_who_waits() -> None:
    first = TicketWaiting(ticket=TicketId("t1"), number="A001", ahead=0, forecast=foretold(5, 10, 400.0))
    service = ServiceWaiting(
        service=ServiceCode("civil"), waiting=1, longest_since=EIGHT, tickets=[first], unknown=WhyUnknown.CLOSED
    )
    told = json.loads(encode_view(Waiting(seq=7, at=EIGHT, services=[service], foretold_at=EIGHT)))
    forecast = told["services"][0]["tickets"][0]["forecast"]
    assert (forecast["kind"], forecast["low_min"], forecast["high_min"], forecast["q50_s"]) == ("range", 5, 10, 400.0)
    assert (told["services"][0]["unknown"], told["foretold_at"]) == ("closed", "2026-03-02T01:00:00Z")


def test_a_ticket_that_was_not_called_has_no_counter() -> None:
    ticket = PublicTicket(
        number="A001",
        state=TicketState.WAITING,
        language="vi",
        office={},
        branch={Language("vi"): "Chi nhánh số 1"},
        service={},
        later_services=[],
        ahead=3,
        counter=None,
        issued_at=EIGHT,
        called_at=None,
        seq=7,
    )

    told = json.loads(encode_view(ticket))

    assert (told["state"], told["ahead"], told["counter"], told["called_at"]) == ("waiting", 3, None, None)
    assert told["branch"] == {"vi": "Chi nhánh số 1"}


def test_a_branch_that_is_not_ready_says_why() -> None:
    vault = VaultHealth(open=False, why_not="There is no key")
    told = encode_view(Health(ready=False, branch="CN01", seq=0, why_not=["The day is not open"], vault=vault))

    assert json.loads(told) == {
        "ready": False,
        "branch": "CN01",
        "seq": 0,
        "why_not": ["The day is not open"],
        "vault": {"open": False, "why_not": "There is no key", "copied": None},
        "staff": {"pins": False, "why_not": None},
        "city": {"system": "none", "waiting": 0, "refused": 0, "oldest": None, "why_not": None},
        "now": None,
        "centre": None,
        "certificate": None,
    }


def test_health_and_a_credentials_holder_come_back_as_they_were_sent() -> None:
    vault = VaultHealth(open=True, why_not=None)
    health = Health(ready=False, branch="CN01", seq=7, why_not=["The day is not open"], vault=vault)
    holder = Holder(name="K1", role="kiosk", branch="CN01", version="1.0")

    assert decode_health(encode_view(health)) == health
    assert decode_holder(encode_view(holder)) == holder


def test_a_device_passes_over_what_a_newer_server_adds() -> None:
    newer = b'{"ready":true,"branch":"CN01","seq":1,"why_not":[],"vault":{"open":true,"why_not":null},"mood":"good"}'
    assert decode_health(newer).ready


def test_what_tells_neither_is_refused() -> None:
    with pytest.raises(Malformed, match="does not tell a branch's health"):
        decode_health(b"<html>")
    with pytest.raises(Malformed, match="does not tell who holds"):
        decode_holder(b'{"name":1}')
