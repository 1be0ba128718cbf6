"""The picture of a branch: whatever happens there, it is what the branch's whole state shows."""

from dataclasses import replace
from typing import get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from server_client.branch_picture.counting import count
from server_client.branch_picture.picture import Picture
from server_client.branch_picture.tally import Tally
from server_client.queue_model import commands, device_events, events
from server_client.queue_model.apply import apply
from server_client.queue_model.branch import Branch
from server_client.queue_model.events import Event, EventData
from server_client.wire.pictures import decode_tally, encode_tally
from tests.proof.branches import ADVISED, BRANCH, C1, K1, MORNING, A, B
from tests.proof.walking import walk
from tests.unit.picture_of_state import picture_of
from tests.unit.queue_office import Office, at_work
from tests.unit.wire_values import values_of


def counted(log: list[Event], tally: Tally | None = None) -> Tally:
    """Return the tally after the events."""
    tally = tally or Tally(BRANCH)
    for event in log:
        count(tally, event.data, epoch=event.epoch, seq=event.seq, at=event.at)
    return tally


def shown(office: Office) -> Picture:
    """Return the picture of what has happened at the office."""
    return counted(office.log).picture()


def plain(picture: Picture) -> Picture:
    """Return the picture with its services in order, without what the state does not know."""
    services = sorted(picture.services, key=lambda one: one.service)
    return replace(picture, services=tuple(replace(service, issued=0) for service in services))


@pytest.mark.parametrize("seed", range(2))
def test_at_every_event_the_picture_is_what_the_whole_state_shows(seed: int) -> None:
    branch, tally = Branch(id=BRANCH), Tally(BRANCH)
    for event in walk(seed, steps=500).log:
        branch = apply(branch, event)
        counted([event], tally)
        assert plain(tally.picture()) == picture_of(branch)


def test_a_tally_that_was_written_down_goes_on_as_if_it_had_not_been() -> None:
    log = walk(5, steps=200).log
    whole, tally = counted(log), Tally(BRANCH)
    for event in log:
        tally = decode_tally(encode_tally(counted([event], tally)))

    assert tally == whole


def test_every_number_given_out_is_counted_again_for_each_need() -> None:
    office = at_work()
    office.issue(A, B)
    office.serve()

    services = {service.service: service for service in shown(office).services}
    assert (services[A].issued, services[A].finished, services[A].waiting) == (1, 1, 0)
    assert (services[B].issued, services[B].waiting) == (1, 1)


def test_the_branch_waits_as_long_as_the_first_of_any_service() -> None:
    office = at_work()
    office.issue(B)
    office.issue(A)

    picture = shown(office)

    assert picture.waiting == 2
    assert picture.longest_since == MORNING
    assert picture.finished == 0


def test_nobody_waits_at_a_branch_that_has_never_told_anything() -> None:
    picture = Tally(BRANCH).picture()

    assert (picture.waiting, picture.longest_since, picture.seq) == (0, None, 0)


def test_a_slip_taken_back_leaves_no_trace_in_the_picture() -> None:
    office = at_work()
    ticket = office.issue()
    office.call()
    before = shown(office)

    office.miss(ticket)
    office.do(commands.TakeBack, counter=C1)

    assert replace(shown(office), seq=before.seq, at=before.at) == before


def test_who_is_missed_for_good_is_counted_and_waits_no_more() -> None:
    office = at_work()
    ticket = office.issue()
    office.call()
    office.miss(ticket)
    office.do(commands.ReturnTicket, ticket=ticket)
    office.wait(office.branch.policy.return_delay_s + 1)
    office.call()
    office.miss(ticket)

    assert isinstance(office.log[-1].data, events.TicketAbandoned)
    assert (shown(office).waiting, shown(office).services[0].abandoned) == (0, 1)
    assert plain(shown(office)) == picture_of(office.branch)


def test_a_corrected_outcome_changes_no_sum() -> None:
    office = at_work()
    ticket = office.issue()
    office.serve()
    before = shown(office)

    office.do(commands.CorrectOutcome, counter=C1, ticket=ticket, outcome=ADVISED)

    assert replace(shown(office), seq=before.seq) == before


def test_a_day_that_ends_leaves_nobody_at_a_counter() -> None:
    office = at_work()
    office.issue()
    office.call()
    office.do(commands.CloseDay)

    picture = shown(office)

    assert plain(picture) == picture_of(office.branch)
    assert {counter.ticket for counter in picture.counters} == {None}


def test_a_kiosk_that_is_taken_out_of_the_hall_leaves_the_picture() -> None:
    told = device_events.DeviceReported(device=K1, faults=())
    office = at_work()
    tally = counted(office.log)
    tally.listed = (K1,)
    counted([replace(office.log[-1], data=told)], tally)
    assert [kiosk.device for kiosk in tally.picture().kiosks] == [K1]

    counted([office.log[0]], tally)

    assert tally.picture().kiosks == ()


@pytest.mark.parametrize("kind", get_args(EventData), ids=lambda kind: kind.__name__)
@settings(max_examples=8, deadline=None)
@given(data=st.data())
def test_no_event_of_a_readable_log_stops_the_counting(kind: type[EventData], data: st.DataObject) -> None:
    tally = counted(at_work().log)

    count(tally, data.draw(values_of(kind)), epoch=1, seq=tally.seq + 1, at=MORNING)

    assert decode_tally(encode_tally(tally)).picture() == tally.picture()


def test_events_that_do_not_fit_are_counted() -> None:
    office = at_work()
    ticket = office.issue()
    strange: list[EventData] = [
        events.TicketFinished(ticket=ticket, counter=C1, outcome=ADVISED, wrap_up=False),
        events.TicketExpired(ticket=ticket),
        events.DeedTakenBack(counter=C1, ticket=ticket),
    ]
    tally = counted(office.log)
    for data in strange:
        count(tally, data, epoch=1, seq=tally.seq + 1, at=MORNING)

    assert tally.picture().strays == 2
