"""The board of a branch: everyone who waits, everyone who might come, and why nothing can be said where it cannot."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from math import inf

import pytest

from server_client.queue_model import commands
from server_client.queue_model.configuration import BOOKING, WALK_IN
from server_client.queue_model.events import Event
from server_client.queue_model.ids import ClassCode, ClerkId, CounterId, ServiceCode, TicketId
from server_client.wait_forecast.branch_scene import scene_of
from server_client.wait_forecast.experience import Experience
from server_client.wait_forecast.forecast import Board, Forecaster, WhyUnknown, board_of, raw_range
from server_client.wait_forecast.log_trace import LogLessons
from server_client.wait_forecast.scene import Away, Expected, Scene, Seat, SeatState, Standing
from server_client.wait_forecast.trace import ServiceTerms, Skill, Terms
from tests.proof.branches import ALL, C1, C2, ELDERLY, A, B, own_profile
from tests.unit.queue_office import Office

_WALKIN, _PRIORITY = ClassCode("walkin"), ClassCode("priority")
_TERMS = Terms(
    services={A: ServiceTerms(nominal_s=300, promise_s=900), B: ServiceTerms(nominal_s=600, promise_s=900)},
    slopes={_WALKIN: 1.0, _PRIORITY: 4.0, ClassCode("appointment"): 10.0},
    classes=(_WALKIN, _PRIORITY, ClassCode("appointment")),
    booking_classes=frozenset({ClassCode("appointment")}),
    transfer_class=_WALKIN,
    transfer_credit_s=900.0,
    issue_end_s={A: 27_000.0, B: 27_000.0},
)


def _standing(number: int, since: float, service: ServiceCode = A, cls: ClassCode = _WALKIN) -> Standing:
    return Standing(
        ticket=TicketId(f"t{number}"),
        service=service,
        class_code=cls,
        clock_s=since,
        order=number,
        since_s=since,
    )


def _seat(number: int, state: SeatState = SeatState.IDLE, *, services: Sequence[ServiceCode] = (A, B)) -> Seat:
    return Seat(
        counter=CounterId(f"Q{number}"),
        clerk=ClerkId("c"),
        skills=tuple(Skill(service=service) for service in services),
        state=state,
        since_s=3_000.0,
        plan=((0.0, 14_400.0), (18_000.0, 28_800.0)),
        spells=((0.0, None),) if state is not SeatState.CLOSED else (),
    )


def _scene(seats: tuple[Seat, ...], waiting: tuple[Standing, ...] = (), **changes: object) -> Scene:
    plain = Scene(at=datetime(2026, 3, 2, tzinfo=UTC), day=1, t=3_600.0, terms=_TERMS, seats=seats, waiting=waiting)
    return replace(plain, **changes)  # type: ignore[arg-type]  # the names are Scene's own


def _board(scene: Scene, seed: int = 1) -> Board:
    return board_of(scene, Experience(_TERMS), seed=seed, replications=40)


def test_the_same_seed_gives_the_same_board() -> None:
    scene = _scene((_seat(1), _seat(2)), tuple(_standing(number, 3_000.0 + number) for number in range(12)))
    assert _board(scene, 5) == _board(scene, 5)
    assert _board(scene, 5) != _board(scene, 6)


def test_who_stands_further_back_waits_longer() -> None:
    scene = _scene((_seat(1),), tuple(_standing(number, 3_000.0 + number) for number in range(8)))
    tickets = _board(scene).tickets
    means = [tickets[TicketId(f"t{number}")].mean_s for number in range(8)]
    assert means == sorted(means)
    assert means[7] > 1_500


def test_a_newcomer_waits_longer_than_those_who_wait_and_priority_less_than_walk_ins() -> None:
    scene = _scene((_seat(1),), tuple(_standing(number, 3_000.0 + number) for number in range(8)))
    board = _board(scene)
    assert board.arrivals[A, _WALKIN].mean_s > board.tickets[TicketId("t7")].mean_s
    assert board.arrivals[A, _PRIORITY].mean_s < board.arrivals[A, _WALKIN].mean_s


def test_newcomers_who_ride_along_make_nobody_wait() -> None:
    scene = _scene((_seat(1),), tuple(_standing(number, 3_000.0 + number) for number in range(6)))
    forecaster = Forecaster(Experience(_TERMS))
    alone = forecaster.wait(scene, TicketId("t5"), seed=1, replications=150)
    beside = forecaster.board(scene, seed=2, replications=150).tickets[TicketId("t5")]
    assert alone is not None
    assert beside.mean_s == pytest.approx(alone.mean_s, rel=0.08)


def test_an_empty_hall_with_a_free_counter_makes_nobody_wait_long() -> None:
    assert _board(_scene((_seat(1),))).arrivals[A, _WALKIN].q90_s < 60


def test_a_service_that_no_counter_has_is_unknown() -> None:
    board = _board(_scene((_seat(1, services=(A,)),)))
    assert board.unknown == {B: WhyUnknown.NO_COUNTER}
    assert (B, _WALKIN) not in board.arrivals


def test_who_waits_for_such_a_service_is_told_nothing() -> None:
    scene = _scene((_seat(1, services=(A,)),), (_standing(1, 3_000.0, service=B),))
    assert TicketId("t1") not in _board(scene).tickets
    assert Forecaster(Experience(_TERMS)).wait(scene, TicketId("t1"), seed=1) is None


def test_who_is_not_waiting_is_told_nothing() -> None:
    assert Forecaster(Experience(_TERMS)).wait(_scene((_seat(1),)), TicketId("nobody"), seed=1) is None


def test_a_closed_counter_is_waited_for_until_its_plan() -> None:
    late = ((7_200.0, 28_800.0),)
    seat = replace(_seat(1, SeatState.CLOSED), plan=late)
    waits = _board(_scene((seat,), (_standing(1, 3_500.0),))).tickets[TicketId("t1")]
    assert 3_000 < waits.q50_s < 4_500


def test_lunch_is_part_of_the_wait() -> None:
    seats = (replace(_seat(1, SeatState.CLOSED), reason="break", since_s=14_500.0, spells=((0.0, 14_500.0),)),)
    scene = _scene(seats, (_standing(1, 14_000.0),), t=15_000.0)
    assert _board(scene).tickets[TicketId("t1")].q90_s > 2_000


@pytest.mark.parametrize(
    ("changes", "why"),
    [
        ({"closed_services": frozenset({A})}, WhyUnknown.CLOSED),
        ({"is_open": False}, WhyUnknown.BEFORE_OPENING),
        ({"is_open": False, "is_over": True}, WhyUnknown.CLOSED),
        ({"t": 30_000.0}, WhyUnknown.NO_COUNTER),
    ],
)
def test_it_is_told_why_nothing_is_known(changes: dict[str, object], why: WhyUnknown) -> None:
    seats = (_seat(1, SeatState.CLOSED),)
    assert _board(_scene(seats, (), **changes)).unknown[A] is why


def test_a_line_that_one_counter_cannot_end_today_is_too_late_to_join() -> None:
    booked = ClassCode("appointment")
    waiting = tuple(_standing(number, 2_000.0 + number, cls=booked) for number in range(1, 121))
    board = board_of(_scene((_seat(1),), waiting), Experience(_TERMS), seed=1, replications=4)
    assert board.unknown[A] is WhyUnknown.TOO_LATE


def test_a_wait_that_has_been_told_does_not_come_and_go() -> None:
    waits = [60.0, 70.0, 80.0, 90.0, *[inf] * 6]
    assert raw_range(waits) is None
    told = raw_range(waits, 0.3)
    assert told is not None
    assert told.mean_s == 75.0


def test_those_who_may_be_back_and_those_who_booked_are_reckoned_with() -> None:
    waiting = (_standing(1, 3_000.0), _standing(2, 3_100.0))
    quiet = _board(_scene((_seat(1),), waiting))
    missed = Away(standing=_standing(3, 2_000.0), since_s=3_400.0, is_held=False, counter=CounterId("Q1"))
    held = Away(standing=_standing(4, 2_000.0), since_s=3_000.0, is_held=True, counter=CounterId("Q1"))
    booked = tuple(Expected(service=A, slot_s=3_600.0 + 60 * number) for number in range(6))
    busy = _board(_scene((_seat(1),), waiting, away=(missed, held), expected=booked))
    assert busy.tickets[TicketId("t2")].mean_s > quiet.tickets[TicketId("t2")].mean_s


def test_who_is_being_served_for_long_is_done_sooner_than_who_has_just_begun() -> None:
    def first_wait(state: SeatState, since: float) -> float:
        seat = replace(_seat(1, state), standing=_standing(0, 1_000.0), since_s=since)
        return _board(_scene((seat,), (_standing(1, 3_000.0),))).tickets[TicketId("t1")].mean_s

    assert first_wait(SeatState.SERVING, 3_300.0) < first_wait(SeatState.SERVING, 3_595.0)
    assert first_wait(SeatState.CALLED, 3_590.0) > first_wait(SeatState.SERVING, 3_300.0)


class _Told:
    """An office whose log is learned from as it is written."""

    def __init__(self) -> None:
        self.office = Office()
        self.lessons = LogLessons()
        self._seen = 0

    def board(self) -> Board:
        log: list[Event] = self.office.log
        for event in log[self._seen :]:
            self.lessons.take(event)
        self._seen = len(log)
        assert self.lessons.experience is not None
        scene = scene_of(self.office.branch, self.office.now, self.lessons.experience)
        return board_of(scene, self.lessons.experience, seed=1, replications=30)


def test_a_live_branch_is_foretold_from_its_log() -> None:
    told = _Told()
    office = told.office
    office.open(C1, ALL)
    office.open(C2, own_profile(B))
    for _ in range(5):
        office.issue(A)
        office.issue(B, class_code=ELDERLY)
        ticket = office.call(C1)
        office.wait(20)
        office.start(ticket, C1)
        office.wait(200)
        office.finish(ticket, C1)
    waiting = [office.issue(A, wait=5) for _ in range(4)]
    board = told.board()
    assert set(waiting) <= set(board.tickets)
    assert board.arrivals[A, WALK_IN].mean_s > board.arrivals[A, ELDERLY].mean_s
    assert (B, BOOKING) in board.arrivals
    office.do(commands.CloseDay)
    assert told.board().unknown == {A: WhyUnknown.CLOSED, B: WhyUnknown.CLOSED}


def test_a_counter_without_a_roster_is_expected_as_on_its_past_days() -> None:
    told = _Told()
    office = told.office
    for _ in range(4):
        office.open(C1, ALL)
        for _ in range(8):
            office.issue(A)
            office.serve(C1)
            office.wait(400)
        office.do(commands.PauseCounter, counter=C1, reason="because")
        office.wait(300)
        office.open(C1, ALL)
        office.wait(3_000)
        office.do(commands.CloseCounter, counter=C1)
        office.do(commands.CloseDay)
        office.wait(86_400 - 8 * 401 - 3_300)
        office.do(commands.OpenDay)
        told.board()
    ticket = office.issue(A)
    assert told.board().tickets[ticket].mean_s < 3_000
    office.open(C1, ALL)
    assert told.board().tickets[ticket].q90_s < 300


def test_a_board_is_scored_by_the_calls_that_followed() -> None:
    told = _Told()
    office = told.office
    office.open(C1, ALL)
    forecaster: Forecaster | None = None
    for _ in range(12):
        office.issue(A)
        ticket = office.issue(A)
        told.board()
        assert told.lessons.experience is not None
        forecaster = forecaster or Forecaster(told.lessons.experience)
        scene = scene_of(office.branch, office.now, told.lessons.experience)
        assert ticket in forecaster.board(scene, seed=1, replications=24).tickets
        office.wait(90)
        office.serve(C1)
        office.wait(200)
        office.serve(C1)
    assert told.lessons.experience is not None
    assert told.lessons.experience.learned.calibration.scored >= 11
