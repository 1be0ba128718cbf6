"""Every way in which a small branch can be taken over: two nodes that both go on, and then become one queue again.

The old node works, a standby follows it as far as it has come, and takes over at any moment. From then on both give out
numbers and call, neither knowing of the other, until the old one is fenced: then the new one adopts what was left
behind, and goes on alone. Papers, places and deeds of both sides are looked at together.
"""

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, replace

from server_client.queue_model import commands, epoch_commands
from server_client.queue_model.branch import Branch
from server_client.queue_model.commands import Command
from server_client.queue_model.configuration import WALK_IN
from server_client.queue_model.epoch_commands import EpochReason
from server_client.queue_model.ids import CommandId, VisitId
from server_client.queue_model.refusals import RefusalCode, Refused
from server_client.queue_model.ticket import TicketState, Visit
from tests.proof.branches import ALL, C1, MORNING, A, configuration
from tests.proof.canonical import Key, digest, key_of
from tests.proof.choices import Choices
from tests.proof.exploring import Findings, Scene, start_of
from tests.proof.model import Model
from tests.proof.onlooking import onlooked
from tests.proof.state_invariants import check_state
from tests.proof.step_invariants import taken
from tests.proof.violations import holds
from tests.proof.watching import Watch

# No counter opens or closes, and nobody comes back: each ticket has few steps before it, so there is an end.
_CHOICES = Choices(most_visits=2, visits=(((A,), WALK_IN),), posts=((C1, ALL),), counters=(C1,), by_hand=True)
SCENE = Scene(name="two nodes", configuration=configuration(counters=(C1,)), choices=_CHOICES, starts_at_work=True)
_TRIED = (
    commands.IssueTicket,
    commands.CallNext,
    commands.CallTicket,
    commands.StartServing,
    commands.FinishTicket,
    commands.CancelTicket,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    """One node's branch, and what an onlooker of it has counted."""

    branch: Branch
    watch: Watch


@dataclass(frozen=True, slots=True, kw_only=True)
class Two:
    """The old node and the standby: `new` is None until the takeover, `shared` what the standby has heard."""

    old: Node
    shared: Node
    new: Node | None = None
    is_fenced: bool = False

    @property
    def digest(self) -> bytes:
        """Return what stands for the state: both queues, and which ticket of one is which of the other."""
        return digest((self.is_fenced, _key(self.old), _key(self.shared), _key(self.new), _alike(self)))


def explore_takeovers(model: Model, *, most_states: int) -> Findings:
    """Visit the states of two nodes, breadth first; Violation if one breaks an invariant."""
    begin = start_of(SCENE, model)
    start = Node(branch=begin.branch, watch=begin.watch)
    states = deque([(0, Two(old=start, shared=start))])
    seen = {states[0][1].digest}
    transitions = refusals = depth = 0
    while states and len(seen) < most_states:
        depth, two = states.popleft()
        for after in _successors(model, two):
            transitions += after is not None
            refusals += after is None
            if after is None or after.digest in seen:
                continue
            seen.add(after.digest)
            _check(model, after)
            states.append((depth + 1, after))
    return Findings(states=len(seen), transitions=transitions, refusals=refusals, depth=depth, is_complete=not states)


def _successors(model: Model, two: Two) -> Iterator[Two | None]:
    if not two.is_fenced:
        for old in _steps(model, two.old):
            yield None if old is None else replace(two, old=old)
    if two.new is None:
        yield replace(two, shared=two.old)
        yield _taken_over(model, two)
        return
    for new in _steps(model, two.new):
        yield None if new is None else replace(two, new=new)
    if not two.is_fenced:
        yield _united(model, two, two.new)


def _steps(model: Model, node: Node) -> Iterator[Node | None]:
    for command in _CHOICES.commands(node.branch, MORNING):
        if isinstance(command, _TRIED):
            try:
                yield _given(model, node, command)
            except Refused:
                yield None


def _given(model: Model, node: Node, command: Command) -> Node:
    step = taken(model, node.branch, command, MORNING)
    return Node(branch=step.after, watch=onlooked(model, node.watch, node.branch, step.events))


def _taken_over(model: Model, two: Two) -> Two:
    begin = epoch_commands.BeginEpoch(id=CommandId("begin"), epoch=2, reason=EpochReason.PROMOTED, is_alone=False)
    return replace(two, new=_given(model, two.shared, begin))


def _united(model: Model, two: Two, new: Node) -> Two:
    # The first of them is sent twice: an answer may be lost on the way.
    left = model.left_behind(two.old.branch, two.shared.branch, new.branch)
    for place, former in enumerate((*left, *left[:1])):
        try:
            new = _given(model, new, epoch_commands.AdoptTicket(id=CommandId(f"adopt-{place}"), former=former))
        except Refused as refused:
            holds(20, place == len(left), "what was left behind is refused")
            holds(20, refused.code is RefusalCode.TICKET_KNOWN, "what is known is refused for another reason")
    return replace(two, new=new, is_fenced=True)


def _check(model: Model, two: Two) -> None:
    nodes = [node for node in (two.old, two.new) if node is not None]
    for node in nodes:
        check_state(node.branch, MORNING, node.watch)
    papers: dict[str, VisitId] = {}
    for visit in (visit for node in nodes for visit in node.branch.visits.values()):
        holds(19, papers.setdefault(visit.number, visit.id) == visit.id, "two epochs have printed one number")
    if two.is_fenced and two.new is not None:
        for visit in two.old.branch.visits.values():
            _is_in_one_queue(two.old.branch, two.new.branch, two.shared.branch, visit)
        rest = model.left_behind(two.old.branch, two.shared.branch, two.new.branch)
        holds(20, not rest, "something is still left behind")


def _is_in_one_queue(old: Branch, new: Branch, shared: Branch, visit: Visit) -> None:
    was_over = old.tickets[visit.ticket].state.is_final
    known = new.visits.get(visit.id)
    holds(20, was_over or known is not None, "whoever waited at the old node is in no queue")
    if known is not None and was_over:
        # At a counter the clerk sees that nobody is there any more.
        before, after = shared.tickets.get(visit.ticket), new.tickets[known.ticket]
        is_untouched = before is not None and replace(before, passed=after.passed) == after
        waits_again = after.state is TicketState.WAITING and is_untouched
        holds(20, not waits_again, "whoever is done waits again")


def _key(node: Node | None) -> Key | None:
    return None if node is None else key_of(node.branch, MORNING, node.watch)


def _alike(two: Two) -> Key:
    nodes = [node for node in (two.old, two.shared, two.new) if node is not None]
    numbers = sorted({visit.number for node in nodes for visit in node.branch.visits.values()})
    return tuple((number, *(_state(node.branch, number) for node in nodes)) for number in numbers)


def _state(branch: Branch, number: str) -> str | None:
    found = [branch.tickets[visit.ticket].state.value for visit in branch.visits.values() if visit.number == number]
    return found[0] if found else None
