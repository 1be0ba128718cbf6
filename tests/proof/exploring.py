"""Breadth-first exploration of every state that a small branch can reach; stops at a bound or at a broken invariant."""

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from server_client.queue_model import commands
from server_client.queue_model.branch import Branch
from server_client.queue_model.commands import Command
from server_client.queue_model.configuration import Configuration
from server_client.queue_model.ids import CommandId
from server_client.queue_model.persistent_map import PersistentMap
from server_client.queue_model.refusals import Refused
from server_client.queue_model.ticket import TicketState
from tests.proof.branches import BRANCH, C1, DONE, MORNING, REASON, clerk_of
from tests.proof.canonical import digest, key_of
from tests.proof.choices import Choices
from tests.proof.model import PRODUCTION, Model
from tests.proof.onlooking import onlooked
from tests.proof.state_invariants import a_closed_day_is_empty, check_state
from tests.proof.step_invariants import taken
from tests.proof.violations import Violation, holds
from tests.proof.watching import Watch

# Long enough for a returned ticket to be offered again.
PASSING = timedelta(minutes=6)


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """One small branch, what is tried in it, and how often time may pass; it starts from nothing, or at work."""

    name: str
    configuration: Configuration
    choices: Choices
    passings: int = 0
    starts_at_work: bool = False

    def at_work(self) -> "Scene":
        """Return the scene as it begins when the day and every counter are open."""
        return replace(self, starts_at_work=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    """A reached state; `path` is the last command and the path before it, None for time that passed."""

    branch: Branch
    now: datetime
    watch: Watch
    passings: int
    depth: int = 0
    path: tuple["Command | None", object] | None = None

    @property
    def digest(self) -> bytes:
        """Return what stands for the state, and for how often time may still pass."""
        return digest((self.passings, key_of(self.branch, self.now, self.watch)))


@dataclass(frozen=True, slots=True, kw_only=True)
class Findings:
    """What an exploration saw; `is_complete` if no new state was left."""

    states: int
    transitions: int
    refusals: int
    depth: int
    is_complete: bool


class Counterexample(Exception):
    """A path of commands that breaks an invariant."""

    def __init__(self, violation: Violation, node: Node, command: Command | None) -> None:
        """Tell the violation and the way to it."""
        self.invariant = violation.invariant
        given = [*_steps(node), *([] if command is None else [command])]
        steps = "\n".join(f"  {step or 'time passes'}" for step in given)
        super().__init__(f"{violation}\n{steps}")


def explore(scene: Scene, *, model: Model = PRODUCTION, most_states: int) -> Findings:
    """Visit the states of the scene, breadth first; Counterexample if one breaks an invariant."""
    start = start_of(scene, model)
    seen = {start.digest}
    waiting = deque([start])
    transitions = refusals = depth = 0
    while waiting and len(seen) < most_states:
        node = waiting.popleft()
        depth = node.depth
        for successor in successors(scene, model, node):
            if successor is None:
                refusals += 1
                continue
            transitions += 1
            mark = successor.digest
            if mark not in seen:
                seen.add(mark)
                _check(model, successor)
                waiting.append(successor)
    return Findings(states=len(seen), transitions=transitions, refusals=refusals, depth=depth, is_complete=not waiting)


def successors(scene: Scene, model: Model, node: Node) -> Iterator[Node | None]:
    """Go through the states that one command leads to; None for each command that was refused."""
    for command in scene.choices.commands(node.branch, node.now):
        yield _next(model, node, command)
    if node.passings:
        yield replace(
            node,
            now=node.now + PASSING,
            passings=node.passings - 1,
            depth=node.depth + 1,
            path=(None, node.path),
        )


def _next(model: Model, node: Node, command: Command) -> Node | None:
    try:
        step = taken(model, node.branch, command, node.now)
        watch = onlooked(model, node.watch, node.branch, step.events)
    except Refused:
        return None
    except Violation as violation:
        raise Counterexample(violation, node, command) from violation
    # What was settled is forgotten, to save memory: the repeat has just been tried, and no id comes twice on a path.
    branch = replace(step.after, settled=PersistentMap())
    return replace(node, branch=branch, watch=watch, depth=node.depth + 1, path=(command, node.path))


def _check(model: Model, node: Node) -> None:
    try:
        check_state(node.branch, node.now, node.watch)
        there_is_a_way_out(model, node.branch, node.now)
    except Violation as violation:
        raise Counterexample(violation, node, None) from violation


def there_is_a_way_out(model: Model, branch: Branch, now: datetime) -> None:
    """14: the day can be closed from here, and each ticket in play can go on from where it is."""
    id = CommandId(f"w{branch.seq}")
    if branch.is_open:
        closed = model.applied(branch, model.decide(branch, commands.CloseDay(id=id), now))
        a_closed_day_is_empty(closed)
        holds(14, not closed.is_open, "the day is still open after its end")
    for ticket in branch.tickets.values():
        at = ticket.counter or C1
        match ticket.state:
            case TicketState.WAITING:
                onward: Command = commands.CancelTicket(id=id, ticket=ticket.id, reason=REASON)
            case TicketState.CALLED:
                onward = commands.StartServing(id=id, ticket=ticket.id, counter=at)
            case TicketState.SERVING:
                onward = commands.FinishTicket(id=id, ticket=ticket.id, counter=at, outcome=DONE)
            case TicketState.HELD:
                onward = commands.ResumeTicket(id=id, ticket=ticket.id)
            case TicketState.MISSED:
                onward = commands.ReturnTicket(id=id, ticket=ticket.id)
            case _:
                continue
        try:
            model.decide(branch, onward, now)
        except Refused as refused:
            raise Violation(14, "a ticket cannot go on") from refused


def start_of(scene: Scene, model: Model) -> Node:
    """Return where the exploration of the scene begins."""
    branch = Branch(id=BRANCH)
    openings: list[Command] = [
        commands.OpenDay(id=CommandId("open")),
        *(
            commands.OpenCounter(
                id=CommandId(f"open-{counter}"), counter=counter, clerk=clerk_of(counter), profile=code
            )
            for counter, code in dict(reversed(scene.choices.posts)).items()
        ),
    ]
    configure = commands.AdoptConfiguration(id=CommandId("configure"), configuration=scene.configuration)
    for command in [configure, *(openings if scene.starts_at_work else [])]:
        branch = model.applied(branch, model.decide(branch, command, MORNING))
    return Node(branch=branch, now=MORNING, watch=Watch(), passings=scene.passings)


def _steps(node: Node) -> list[Command | None]:
    steps: list[Command | None] = []
    path: object = node.path
    while isinstance(path, tuple):
        steps.append(path[0])
        path = path[1]
    return steps[::-1]
