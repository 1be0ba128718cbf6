"""The rule inside the forecast is the rule of the branch, on every state that long random walks reach."""

from collections.abc import Iterator
from functools import cache

import pytest

from server_client.queue_model.apply import apply
from server_client.queue_model.branch import Branch
from server_client.queue_model.calling import next_for
from server_client.queue_model.events import Event
from server_client.queue_model.ticket import Ticket, TicketState
from server_client.wait_forecast.branch_scene import scene_of
from server_client.wait_forecast.choosing import chosen_by_rule
from server_client.wait_forecast.experience import Experience
from server_client.wait_forecast.forward_run import ForwardRun
from server_client.wait_forecast.log_trace import LogLessons
from server_client.wait_forecast.person import Person, Phase
from server_client.wait_forecast.stage import staged
from server_client.wait_forecast.terms_of_branch import seconds_of_day
from tests.proof.branches import BRANCH
from tests.proof.walking import walk
from tests.unit.quiet_future import QuietFuture

_WALKS = (20, 21)
_STEPS = 400


@cache
def _log(seed: int) -> tuple[Event, ...]:
    return tuple(walk(seed, steps=_STEPS).log)


def _states(seed: int) -> Iterator[tuple[Branch, Event, Experience]]:
    branch, lessons = Branch(id=BRANCH), LogLessons()
    for event in _log(seed):
        branch = apply(branch, event)
        lessons.take(event)
        if lessons.experience is not None and branch.configuration is not None and branch.is_open:
            yield branch, event, lessons.experience


@pytest.mark.parametrize("seed", _WALKS)
def test_a_run_chooses_whom_the_branch_would_call(seed: int) -> None:
    compared = 0
    for branch, event, experience in _states(seed):
        scene = scene_of(branch, event.at, experience)
        run = ForwardRun(staged(scene), QuietFuture())
        for number, seat in enumerate(scene.seats):
            if branch.counter(seat.counter).profile is None:
                continue
            choice = next_for(branch, seat.counter, event.at)
            chosen = run.choose(number, scene.t)
            standing = run.stage.standing[chosen] if chosen >= 0 else None
            assert (standing.ticket if standing else None) == (choice.ticket.id if choice else None)
            compared += choice is not None
    assert compared > 50


@pytest.mark.parametrize("seed", _WALKS)
def test_the_day_told_by_the_trace_is_the_day_of_the_branch(seed: int) -> None:
    for branch, event, experience in _states(seed):
        today = experience.today
        known = {ticket: _known(person) for ticket, person in today.people.items()}
        assert known == {ticket.id: _as_known(branch, ticket) for ticket in _not_ended(branch)}, event
        for desk in today.desks.values():
            if branch.counter(desk.counter).state.may_call:
                by_rule = chosen_by_rule(today, desk, today.now)
                choice = next_for(branch, desk.counter, event.at)
                assert (by_rule.ticket if by_rule else None) == (choice.ticket.id if choice else None)


def _not_ended(branch: Branch) -> Iterator[Ticket]:
    return (ticket for ticket in branch.tickets.values() if not ticket.state.is_final)


_PHASES = {
    TicketState.WAITING: Phase.WAITING,
    TicketState.CALLED: Phase.CALLED,
    TicketState.SERVING: Phase.SERVING,
    TicketState.HELD: Phase.HELD,
    TicketState.MISSED: Phase.MISSED,
}


def _known(person: Person) -> tuple[object, ...]:
    directed = person.directed_to if person.phase is Phase.WAITING else None
    return (person.phase, person.service, person.class_code, person.clock_s, person.passed, person.misses, directed)


def _as_known(branch: Branch, ticket: Ticket) -> tuple[object, ...]:
    assert branch.day is not None
    return (
        _PHASES[ticket.state],
        ticket.service,
        ticket.class_code,
        seconds_of_day(branch.day, ticket.clock),
        ticket.passed,
        ticket.misses,
        ticket.directed_to if ticket.state is TicketState.WAITING else None,
    )
