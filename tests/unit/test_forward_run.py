"""The mechanics of one forward run: who is called when counters come, go, help out, and when people come back."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from math import inf

from server_client.queue_model.ids import ClassCode, ClerkId, CounterId, ServiceCode, TicketId
from server_client.wait_forecast.forward_run import ForwardRun
from server_client.wait_forecast.future import Absence, Comeback, Newcomer, Turn
from server_client.wait_forecast.scene import Scene, Seat, SeatState, Standing
from server_client.wait_forecast.stage import staged
from server_client.wait_forecast.trace import ServiceTerms, Skill, Terms
from tests.unit.quiet_future import QuietFuture

_A, _B = ServiceCode("A"), ServiceCode("B")
_PLAIN, _FIRST, _BOOKED = ClassCode("plain"), ClassCode("first"), ClassCode("booked")
_TERMS = Terms(
    services={_A: ServiceTerms(nominal_s=100, promise_s=600), _B: ServiceTerms(nominal_s=100, promise_s=600)},
    slopes={_PLAIN: 1.0, _FIRST: 4.0, _BOOKED: 10.0},
    classes=(_PLAIN, _FIRST, _BOOKED),
    booking_classes=frozenset({_BOOKED}),
    overtaking_limit=2,
)
_NOW = 1_000.0


class _Told(QuietFuture):
    """A future of fixed answers: each turn lasts 100 s unless it is told otherwise."""

    def __init__(
        self,
        newcomers: Sequence[Newcomer] = (),
        *,
        turns: dict[int, list[Turn]] | None = None,
        away: dict[int, list[Absence]] | None = None,
        leaves: dict[int, float] | None = None,
        back_s: float = inf,
    ) -> None:
        super().__init__(newcomers)
        self._turns = turns or {}
        self._away = away or {}
        self._leaves = leaves or {}
        self._back_s = back_s
        self.missed: list[int] = []

    def turn(self, ticket: int, line: int, seat: int, *, misses: int, now_s: float) -> Turn:
        self.missed.append(misses)
        told = self._turns.get(ticket)
        return told.pop(0) if told else Turn(100.0)

    def absences(self, seat: int) -> Sequence[Absence]:
        return self._away.get(seat, [])

    def gives_up_s(self, ticket: int, line: int, now_s: float) -> float:
        return self._leaves.get(ticket, inf)

    def returns_s(self, away: int) -> float:
        return self._back_s


def _seat(number: int, *skills: Skill) -> Seat:
    return Seat(
        counter=CounterId(f"Q{number}"),
        clerk=ClerkId("c"),
        skills=skills or (Skill(service=_A), Skill(service=_B)),
        state=SeatState.IDLE,
        since_s=0.0,
    )


def _standing(number: int, clock: float, *, service: ServiceCode = _A, cls: ClassCode = _PLAIN) -> Standing:
    return Standing(
        ticket=TicketId(f"t{number}"),
        service=service,
        class_code=cls,
        clock_s=clock,
        order=number,
        since_s=clock,
    )


def _calls(seats: Sequence[Seat], waiting: Sequence[Standing], future: _Told) -> list[tuple[int, int, float]]:
    scene = Scene(
        at=datetime(2026, 1, 1, tzinfo=UTC),
        day=1,
        t=_NOW,
        terms=_TERMS,
        seats=tuple(seats),
        waiting=tuple(waiting),
    )
    run = ForwardRun(staged(scene), future, until_s=20_000.0, keeps_calls=True)
    run.play()
    return [(call.ticket, call.seat, call.at_s - _NOW) for call in run.calls or ()]


def test_nobody_is_overtaken_more_often_than_the_limit() -> None:
    waiting = [_standing(0, 900), *(_standing(number, 940 + number, cls=_FIRST) for number in range(1, 6))]
    called = [ticket for ticket, _, _ in _calls([_seat(1)], waiting, _Told())]
    assert called.index(0) == 2


def test_bookings_overtake_nobody() -> None:
    waiting = [_standing(0, 900), *(_standing(number, 950 + number, cls=_BOOKED) for number in range(1, 6))]
    called = [ticket for ticket, _, _ in _calls([_seat(1)], waiting, _Told())]
    assert called.index(0) == 5


def test_a_counter_that_helps_out_waits_until_somebody_has_waited_long_enough() -> None:
    helper = _seat(2, Skill(service=_A, after_wait_s=600.0))
    newcomer = Newcomer(_NOW + 10, 0, _NOW + 10)
    assert _calls([helper], [_standing(0, 700)], _Told([newcomer])) == [(0, 0, 301.0), (1, 0, 611.0)]


def test_a_counter_takes_only_the_classes_of_its_profile() -> None:
    only_first = _seat(1, Skill(service=_A, classes=(_FIRST,)))
    waiting = [_standing(0, 900), _standing(1, 950, cls=_FIRST)]
    assert _calls([only_first], waiting, _Told()) == [(1, 0, 0.0)]


def test_who_was_sent_to_a_counter_waits_for_it_and_for_any_when_it_leaves() -> None:
    sent = replace(_standing(0, 500), directed_to=CounterId("Q2"))
    seats = [_seat(1), _seat(2)]
    assert _calls(seats, [sent], _Told()) == [(0, 1, 0.0)]
    assert _calls(seats, [sent], _Told(away={1: [Absence(_NOW, 5_000.0)]})) == [(0, 0, 0.0)]


def test_who_goes_first_does() -> None:
    waiting = [_standing(0, 100), replace(_standing(1, 990), goes_first=True)]
    waiting_b = [_standing(0, 100), replace(_standing(1, 990, cls=_FIRST), goes_first=True)]
    assert [ticket for ticket, _, _ in _calls([_seat(1)], waiting_b, _Told())] == [1, 0]
    # Whoever stands before it in its own line goes before it.
    assert [ticket for ticket, _, _ in _calls([_seat(1)], waiting, _Told())] == [0, 1]


def test_a_counter_that_is_away_calls_nobody_and_is_away_as_long_when_it_is_late() -> None:
    away = {0: [Absence(_NOW + 50, _NOW + 250, 200.0)]}
    waiting = [_standing(0, 500), _standing(1, 600)]
    assert _calls([_seat(1)], waiting, _Told(away=away)) == [(0, 0, 0.0), (1, 0, 300.0)]


def test_an_idle_counter_leaves_in_time() -> None:
    away = {0: [Absence(_NOW + 50, _NOW + 250)]}
    newcomer = Newcomer(_NOW + 60, 0, _NOW + 60)
    assert _calls([_seat(1)], [], _Told([newcomer], away=away)) == [(0, 0, 250.0)]


def test_a_counter_that_stays_goes_when_nobody_waits() -> None:
    away = {0: [Absence(_NOW + 50, inf, 0.0, True)]}
    waiting = [_standing(0, 500), _standing(1, 600)]
    late = Newcomer(_NOW + 500, 0, _NOW + 500)
    assert _calls([_seat(1)], waiting, _Told([late], away=away)) == [(0, 0, 0.0), (1, 0, 100.0)]


def test_a_missed_person_comes_back_to_the_old_place() -> None:
    back = Turn(20.0, Comeback(300.0, 0, None, True))
    waiting = [_standing(number, 500 + number) for number in range(6)]
    future = _Told(turns={0: [back]})
    called = _calls([_seat(1)], waiting, future)
    assert [ticket for ticket, _, _ in called] == [0, 1, 2, 3, 0, 4, 5]
    assert future.missed == [0, 0, 0, 0, 1, 0, 0]


def test_a_transferred_person_waits_in_the_other_line() -> None:
    away_to_b = Turn(100.0, Comeback(100.0, 3, _NOW - 500.0, False))
    seats = [_seat(1, Skill(service=_A)), _seat(2, Skill(service=_B))]
    called = _calls(seats, [_standing(0, 500)], _Told(turns={0: [away_to_b]}))
    assert called == [(0, 0, 0.0), (0, 1, 100.0)]


def test_a_held_person_is_called_by_the_same_counter_while_others_wait() -> None:
    own_line_of_first_seat = 2 * 3 + 0
    held = Turn(10.0, Comeback(200.0, own_line_of_first_seat, None, False))
    called = _calls([_seat(1), _seat(2)], [_standing(0, 500)], _Told(turns={0: [held]}))
    assert called == [(0, 0, 0.0), (0, 0, 200.0)]


def test_who_gives_up_is_called_no_more() -> None:
    waiting = [_standing(0, 500), _standing(1, 600), _standing(2, 700)]
    called = _calls([_seat(1)], waiting, _Told(leaves={0: _NOW + 50, 1: _NOW + 50}))
    assert [ticket for ticket, _, _ in called] == [0, 2]


def test_whoever_asks_and_gives_up_is_told_when_it_would_have_been() -> None:
    waiting = (_standing(0, 500), _standing(1, 600), _standing(2, 700))
    scene = Scene(at=datetime(2026, 1, 1, tzinfo=UTC), day=1, t=_NOW, terms=_TERMS, seats=(_seat(1),), waiting=waiting)
    run = ForwardRun(staged(scene), _Told(leaves={1: _NOW + 50}))
    run.play()
    assert run.first_calls == {0: _NOW, 1: _NOW + 100, 2: _NOW + 100}


def test_who_may_not_be_offered_yet_is_passed_over() -> None:
    waiting = [replace(_standing(0, 500), offered_from_s=_NOW + 150), _standing(1, 600), _standing(2, 700)]
    assert [ticket for ticket, _, _ in _calls([_seat(1)], waiting, _Told())] == [1, 2, 0]


def test_a_run_ends_at_its_time() -> None:
    scene = Scene(
        at=datetime(2026, 1, 1, tzinfo=UTC),
        day=1,
        t=_NOW,
        terms=_TERMS,
        seats=(_seat(1),),
        waiting=(_standing(0, 500), _standing(1, 600)),
    )
    run = ForwardRun(staged(scene), _Told([Newcomer(_NOW + 60, 0, _NOW + 60)]), until_s=_NOW + 50)
    run.play()
    assert set(run.first_calls) == {0}
