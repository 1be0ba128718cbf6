"""What is known of turns and counters while a day is read; a day that has been read holds none of it."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from server_client.policy_lab.recorded_day import Turn, TurnEnd
from server_client.queue_model.ids import ClassCode, ClerkId, CounterId, ServiceCode, TicketId
from server_client.wait_forecast.trace import Skill


@dataclass(slots=True, kw_only=True)
class OpenTurn:
    """A turn as far as it has come; see `Turn`."""

    service: ServiceCode
    class_code: ClassCode
    clock_s: float
    since_s: float
    passed: int = 0
    directed_to: CounterId | None = None
    goes_first: bool = False
    offered_from_s: float | None = None
    called_s: float | None = None
    counter: CounterId | None = None
    clerk: ClerkId | None = None
    started_s: float | None = None
    wrap_s: float | None = None
    end: TurnEnd | None = None
    ended_s: float = 0.0

    def told(self) -> Turn:
        """Return the turn, which has ended."""
        return Turn(
            service=self.service,
            class_code=self.class_code,
            clock_s=self.clock_s,
            since_s=self.since_s,
            ended_s=self.ended_s,
            end=self.end or TurnEnd.UNSERVED,
            passed=self.passed,
            directed_to=self.directed_to,
            goes_first=self.goes_first,
            offered_from_s=self.offered_from_s,
            called_s=self.called_s,
            counter=self.counter,
            clerk=self.clerk,
            started_s=self.started_s,
            wrap_s=self.wrap_s,
        )

    @property
    def is_direct(self) -> bool:
        """Say whether number, call and serving came at one moment."""
        return self.since_s == self.called_s == self.started_s

    def is_for(self, counter: CounterId, skills: Iterable[Skill], at: float) -> bool:
        """Say whether a counter with these skills could call it at that time; it waits."""
        if not self._is_offered(at):
            return False
        if self.directed_to is not None:
            return self.directed_to == counter
        return any(
            skill.service == self.service
            and (not skill.classes or self.class_code in skill.classes)
            and at - self.clock_s >= skill.after_wait_s
            for skill in skills
        )

    def stands_before(self, other: "OpenTurn", place: tuple[float, int], order: int, at: float) -> bool:
        """Say whether it waits for the same service at an earlier place, so that a call of the other passes it."""
        return (
            self.service == other.service
            and self.directed_to is None
            and (self.clock_s, order) < place
            and self._is_offered(at)
        )

    def _is_offered(self, at: float) -> bool:
        return self.offered_from_s is None or self.offered_from_s <= at


@dataclass(slots=True, kw_only=True)
class OpenNumber:
    """A number and its turns so far; `turn` is None while its person is away or gone, `order` its place by issue."""

    order: int
    ended: list[OpenTurn] = field(default_factory=list)
    turn: OpenTurn | None = None
    slot_s: float | None = None
    follows: TicketId | None = None


@dataclass(slots=True, kw_only=True)
class OpenCounter:
    """A counter that is open.

    `could_call_s` is since when it is free and somebody is there whom it may call, `was_idle` whether they came later
    than it was free, `last` the turn that ended there last.
    """

    clerk: ClerkId
    skills: tuple[Skill, ...]
    since_s: float
    could_call_s: float | None = None
    was_idle: bool = False
    busy_with: OpenTurn | None = None
    last: OpenTurn | None = None

    @property
    def is_free(self) -> bool:
        """Say whether it is busy with nobody."""
        return self.busy_with is None
