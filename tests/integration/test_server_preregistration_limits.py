"""How often one person may order, over a real socket: by ticket, by day, with bookings, and at many kiosks at once."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from server_client.dossier_model.booking import Booking, BookingOrder
from server_client.queue_model.commands import CheckInBooking
from server_client.queue_model.ids import BookingCode
from server_client.queue_model.local_time import local_day
from server_client.server.app import now
from server_client.server.credentials import Role
from server_client.wire.booking_records import encode_bookings
from server_client.wire.preregistrations import encode_order
from tests.fakes.log_entries import a_token, an_id
from tests.fakes.office import CIVIL, LAND
from tests.fakes.preregistering import (
    PREREGISTRATIONS,
    asked,
    finish,
    post,
    preregister,
    refusal,
    take_number,
    withdraw,
)
from tests.fakes.preregistrations import number_of, order
from tests.fakes.running_server import JSON, RunningServer, running_server


@pytest.fixture
def server(tmp_path: Path) -> Iterator[RunningServer]:
    """Run a server whose office is open."""
    with running_server(tmp_path) as server:
        yield server


def test_one_active_ticket_a_service_for_one_person(server: RunningServer) -> None:
    first = order(1, CIVIL)
    preregister(server, first)
    pending = refusal(server, order(1, CIVIL))
    assert (pending.code, pending.particulars) == ("limit_active_ticket", {"service": "civil", "number": ""})

    take_number(server, first)
    waiting = refusal(server, order(1, LAND, CIVIL))
    assert waiting.particulars == {"service": "civil", "number": "A001"}
    preregister(server, order(2, CIVIL))

    finish(server, first)
    preregister(server, order(1, CIVIL))


def test_two_numbers_a_day_for_one_person(server: RunningServer) -> None:
    for service in (CIVIL, LAND):
        wish = order(1, service)
        preregister(server, wish)
        take_number(server, wish)
        finish(server, wish)

    refused = refusal(server, order(1))

    assert (refused.code, refused.particulars) == ("limit_per_day", {"limit": 2})
    assert "take a number without identity" in str(refused)


def test_a_withdrawal_gives_the_place_back(server: RunningServer) -> None:
    codes = []
    for _ in range(4):
        codes.append(preregister(server, order(1)))
        withdraw(server, codes[-1])

    assert asked(server, Role.SUPERVISOR, lambda office: office.preregistration(codes[0])) is None
    withdraw(server, codes[0])


def test_a_withdrawal_by_the_orders_id_stops_an_order_that_comes_too_late(server: RunningServer) -> None:
    lost, late = order(1), order(2)
    preregister(server, lost)
    withdraw(server, lost.id)
    withdraw(server, late.id)

    assert refusal(server, lost).code == "withdrawn"
    assert refusal(server, late).code == "withdrawn"
    preregister(server, order(1))


def test_a_withdrawal_while_the_ticket_is_in_the_queue_gives_no_second_one(server: RunningServer) -> None:
    wish = order(1)
    code = preregister(server, wish)
    take_number(server, wish)
    withdraw(server, code)

    assert refusal(server, order(1)).code == "limit_active_ticket"

    finish(server, wish)
    preregister(server, order(1))


def test_bookings_of_the_person_count_and_their_own_visit_counts_once(server: RunningServer) -> None:
    at = now()
    codes = [BookingCode("DL-1"), BookingCode("DL-2")]
    booked = [
        BookingOrder(booking=Booking(code=code, service=LAND, booked_for=at), identity_number=number_of(1))
        for code in codes
    ]
    headers = {**JSON, "Authorization": f"Bearer {server.secrets[Role.NODE]}"}
    body = encode_bookings(booked)
    assert server.http.put(f"/v1/bookings/{local_day(at)}", content=body, headers=headers).status_code == 200

    assert refusal(server, order(1)).code == "limit_per_day"

    preregister(server, order(2))
    check_in = CheckInBooking(
        id=an_id(), booking=codes[0], service=LAND, booked_for=booked[0].booking.booked_for, token=a_token()
    )
    server.done(check_in, Role.KIOSK)
    assert refusal(server, order(1, LAND)).code == "limit_active_ticket"


def test_of_two_kiosks_that_ask_for_one_person_at_once_one_is_let_through(server: RunningServer) -> None:
    def ask(person: int) -> int:
        return post(server, PREREGISTRATIONS, Role.KIOSK, encode_order(order(person))).status_code

    with ThreadPoolExecutor(8) as kiosks:
        answers = list(kiosks.map(ask, [1, 1, 1, 1, 2, 2, 2, 2] * 4))

    assert sorted(answers) == [200] * 2 + [409] * 30
