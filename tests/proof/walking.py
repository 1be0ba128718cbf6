"""Long random walks over the commands of a larger branch, with a clock that runs, stands still and goes back."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from random import Random

from server_client.queue_model import commands, device_commands, epoch_commands
from server_client.queue_model.apply import apply
from server_client.queue_model.branch import Branch
from server_client.queue_model.calling import next_for
from server_client.queue_model.commands import Command
from server_client.queue_model.configuration import WALK_IN, Configuration
from server_client.queue_model.counter import Counter, CounterState
from server_client.queue_model.events import Event, TicketCalled
from server_client.queue_model.ids import CommandId, CounterId, ServiceCode, TicketId
from server_client.queue_model.refusals import Refused
from server_client.queue_model.ticket import TicketState
from server_client.queue_model.waiting import people_ahead, waiting_for
from tests.proof.branches import (
    ALL,
    BRANCH,
    C1,
    C2,
    C3,
    C4,
    ELDERLY,
    K1,
    K2,
    MORNING,
    A,
    B,
    C,
    D,
    Limits,
    configuration,
)
from tests.proof.branches import own_profile as only
from tests.proof.choices import Choices, Make, every_transfer, kind_of, new_id
from tests.proof.exploring import there_is_a_way_out
from tests.proof.model import PRODUCTION, Model
from tests.proof.onlooking import onlooked
from tests.proof.state_invariants import check_state
from tests.proof.step_invariants import taken
from tests.proof.violations import holds
from tests.proof.watching import Watch, in_force

_COUNTERS = (C1, C2, C3, C4)
OFFICE = configuration(
    services=(A, B, C, D), counters=_COUNTERS, limits=Limits(overtaking=2, miss=2, call=3, move=4, need=3)
)
CHOICES = Choices(
    most_visits=30,
    visits=(
        ((A,), WALK_IN),
        ((B,), WALK_IN),
        ((C,), ELDERLY),
        ((A,), ELDERLY),
        ((A, B, D), WALK_IN),
        ((D, A), ELDERLY),
    ),
    posts=((C1, ALL), (C2, only(A)), (C3, only(B)), (C3, ALL), (C4, ALL)),
    transfers=every_transfer([(A, None), (B, None), (D, None), (None, C1), (C, C3)]),
    added_needs=(B, C),
    booked=(A,),
    foreign=(A, D),
    former=(A,),
    devices=(K1, K2),
    locks=True,
    closing_services=(B,),
    by_hand=True,
    holds=True,
    misses=True,
    postpones=True,
    priorities=True,
    wrap_ups=True,
    pauses=True,
    reports=True,
    walk_ins=((A, WALK_IN), (B, ELDERLY)),
    takes_back=True,
    corrects=True,
    epochs=6,
    counters=_COUNTERS,
)
# What ends a day, empties a counter or changes little comes seldom, so that the branch fills up and works.
_SELDOM: dict[object, float] = {
    epoch_commands.BeginEpoch: 0.01,
    epoch_commands.AdoptTicket: 0.1,
    commands.OpenDay: 0.3,
    commands.CloseDay: 0.02,
    commands.CloseCounter: 0.2,
    commands.PauseCounter: 0.1,
    commands.OpenCounter: 0.3,
    commands.CloseService: 0.05,
    commands.OpenService: 0.5,
    commands.RateService: 0.2,
    device_commands.ReportPrint: 0.05,
    commands.AdoptConfiguration: 0.02,
    commands.AddNeed: 0.2,
    device_commands.AskForHelp: 0.05,
    device_commands.AnswerHelp: 0.3,
    device_commands.ReportDevice: 0.05,
    device_commands.LockDevice: 0.05,
    device_commands.UnlockDevice: 0.05,
    commands.CancelTicket: 0.3,
    commands.SetPriority: 0.1,
    commands.TransferTicket: 0.3,
    commands.ServeWalkIn: 0.3,
    commands.TakeBack: 0.6,
    commands.CorrectOutcome: 0.05,
}
# The forecast costs much to check, so not every step does it.
_FORECAST_EVERY = 5
# How far the clock moves before a command, in seconds; it goes back now and then, and once in a while to the next day.
_CLOCK = (0, 0, 0, 1, 20, 60, 60, 300, 900, -30, -3600)


@dataclass(slots=True, kw_only=True)
class Walk:
    """A walk in progress: the branch, the onlooker's tallies and the whole log."""

    branch: Branch
    now: datetime
    watch: Watch
    log: list[Event]
    refusals: int = 0


def walk(
    seed: int,
    *,
    steps: int,
    model: Model = PRODUCTION,
    office: Configuration = OFFICE,
    choices: Choices = CHOICES,
) -> Walk:
    """Take that many accepted steps and check every invariant at each; Violation if one breaks."""
    random = Random(seed)
    going = Walk(branch=Branch(id=BRANCH), now=MORNING, watch=Watch(), log=[])
    give(model, going, commands.AdoptConfiguration(id=CommandId("configure"), configuration=office))
    while len(going.log) < steps:
        going.now += timedelta(seconds=random.choice(_CLOCK))
        if random.random() < 0.002 or _is_deserted(going.branch, choices):
            going.now = max(going.now, going.branch.at) + timedelta(hours=14)
        for command in _in_random_order(random, new_id(going.branch), choices.makes(going.branch, going.now)):
            if give(model, going, command):
                break
    replay_makes_the_same(model, going)
    return going


def _is_deserted(branch: Branch, choices: Choices) -> bool:
    has_had_all = len(branch.visits) >= choices.most_visits
    return has_had_all and all(ticket.state.is_final for ticket in branch.tickets.values())


def _in_random_order(random: Random, id: CommandId, tried: Iterable[Make]) -> Iterator[Command]:
    # There are hundreds each time, so only the few that are drawn become commands.
    by_kind: dict[object, list[Make]] = {}
    for make in tried:
        by_kind.setdefault(kind_of(make), []).append(make)
    kinds = [kind for kind in by_kind if random.random() < _SELDOM.get(kind, 1.0)]
    random.shuffle(kinds)
    for kind in kinds:
        for make in random.sample(by_kind[kind], k=min(2, len(by_kind[kind]))):
            yield make(id=id)


def give(model: Model, going: Walk, command: Command) -> bool:
    """Give one command and check what it leads to; False if it was refused."""
    try:
        step = taken(model, going.branch, command, going.now)
    except Refused:
        going.refusals += 1
        return False
    going.watch = onlooked(model, going.watch, going.branch, step.events)
    going.branch = step.after
    going.log.extend(step.events)
    at = max(going.now, going.branch.at)
    check_state(going.branch, at, going.watch)
    there_is_a_way_out(model, going.branch, at)
    if len(going.log) % _FORECAST_EVERY == 0:
        the_forecast_agrees(going.branch, at)
    return True


def the_forecast_agrees(branch: Branch, now: datetime) -> None:
    """9: who waits for a service is foretold in the order in which one counter would call them all now."""
    for service in in_force(branch).services:
        standings = waiting_for(branch, service.code, now).standings
        holds(9, [one.ahead for one in standings] == list(range(len(standings))), "the places have gaps")
        called = called_one_by_one(branch, service.code, now)
        holds(9, [one.ticket for one in standings[: len(called)]] == called, "the forecast and the calls disagree")
        rest = [branch.tickets[one.ticket] for one in standings[len(called) :]]
        holds(9, not any(one.is_offered(now) for one in rest), "someone who could be called is not foretold")
    for ticket in branch.tickets.values():
        ahead = people_ahead(branch, ticket, now)
        holds(9, (ahead is None) == (ticket.state is not TicketState.WAITING), "people are ahead of one who waits not")


def called_one_by_one(branch: Branch, service: ServiceCode, now: datetime) -> list[TicketId]:
    """Let one more counter, which serves this service alone, call everyone at `now`."""
    order: list[TicketId] = []
    extra = Counter(id=CounterId("extra"), state=CounterState.IDLE, profile=only(service))
    while True:
        branch = replace(branch, counters=branch.counters.set(extra.id, extra))
        choice = next_for(branch, extra.id, now)
        if choice is None:
            return order
        order.append(choice.ticket.id)
        called = TicketCalled(ticket=choice.ticket.id, counter=extra.id, reason=choice.reason)
        id = CommandId(f"extra-{branch.seq}")
        event = Event(branch=BRANCH, epoch=branch.epoch, seq=branch.seq + 1, at=now, command_id=id, data=called)
        branch = apply(branch, event)


def replay_makes_the_same(model: Model, going: Walk) -> None:
    """15: the whole log on an empty branch makes the same state."""
    replayed = model.applied(Branch(id=BRANCH), tuple(going.log))
    holds(15, replayed == going.branch, "the log replays to another state")
