"""What the console shows of a clerk's own counter: its state, the ticket there or the next, what may be done."""

from dataclasses import dataclass
from datetime import datetime

from counter_display.serving.deeds import Action, Deed
from counter_display.serving.outlook import Option, Outlook
from counter_display.serving.promise import PromiseState, promise_state
from counter_display.serving.questions import is_possible, outcome_options
from server_client.queue_model.calling import next_for
from server_client.queue_model.configuration import ClassKind, Reason
from server_client.queue_model.counter import Counter, CounterState
from server_client.queue_model.ids import ClassCode, ReasonCode, ServiceCode, TicketId
from server_client.queue_model.ticket import CallReason, CallReasonKind, Ticket


@dataclass(frozen=True, slots=True, kw_only=True)
class ClassMark:
    """The class of a ticket as it is marked; an ordinary walk-in has no name and no icon."""

    name: str = ""
    icon: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Why:
    """Why a ticket is or was next, with the figures of the sentence; times in whole minutes."""

    kind: CallReasonKind
    waited_min: int
    promise_min: int
    passed: int = 0
    booked_for: datetime | None = None
    chosen_because: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TicketFacts:
    """What a clerk needs to know of one ticket; `waited_s` ends with the call."""

    ticket: TicketId
    number: str
    service: str
    mark: ClassMark
    waited_s: int
    promise_s: int
    calls: int
    call_limit: int
    misses: int
    last_miss: bool
    further: tuple[str, ...]
    why: Why | None

    @property
    def promise(self) -> PromiseState:
        """Return how the wait stands against what the office promises."""
        return promise_state(self.waited_s, self.promise_s)


@dataclass(frozen=True, slots=True, kw_only=True)
class CounterPicture:
    """A clerk's counter at one moment.

    `facts` are of the ticket at the counter or, if the counter is free, of the one that would be called now (then
    `is_next`). `since` is when the state began, for a called ticket when it was called last.
    """

    number: int
    name: str
    clerk: str
    profile: str
    state: CounterState
    since: datetime | None
    pause_reason: str
    facts: TicketFacts | None
    is_next: bool
    possible: frozenset[Action]
    outcomes: tuple[Option, ...]


# What may be done at a counter without naming a ticket of a list; what it takes to do it is asked.
_AT_HAND = (
    Action.CALL_NEXT,
    Action.RECALL,
    Action.START,
    Action.MISS,
    Action.HOLD,
    Action.TRANSFER,
    Action.ADD_NEED,
    Action.SET_PRIORITY,
    Action.PAUSE,
    Action.RESUME_WORK,
    Action.CHANGE_PROFILE,
    Action.LEAVE,
    Action.TAKE_BACK,
    Action.SERVE_WALK_IN,
    Action.ISSUE,
)
TO_TICKET = frozenset(
    {
        Action.RECALL,
        Action.START,
        Action.MISS,
        Action.HOLD,
        Action.TRANSFER,
        Action.ADD_NEED,
        Action.SET_PRIORITY,
    }
)


def picture_of(outlook: Outlook) -> CounterPicture:
    """Return the picture of the seat's counter; LookupError before the branch has a configuration."""
    branch, configuration = outlook.branch, outlook.configuration
    counter = branch.counter(outlook.seat.counter)
    place = configuration.counter(counter.id)
    profile = configuration.profile(counter.profile or outlook.seat.profile)
    facts, is_next = _facts_at(outlook, counter)
    called_at = branch.tickets[counter.ticket].called_at if counter.ticket else None
    return CounterPicture(
        number=place.number if place else 0,
        name=outlook.name(place.names) if place else counter.id,
        clerk=outlook.seat.clerk,
        profile=outlook.name(profile.names) if profile else "",
        state=counter.state,
        since=called_at if counter.state is CounterState.CALLED else counter.since,
        pause_reason=_reason_name(outlook, configuration.pause_reasons, counter.pause_reason),
        facts=facts,
        is_next=is_next,
        possible=possible_at(outlook, counter),
        outcomes=outcome_options(outlook),
    )


def possible_at(outlook: Outlook, counter: Counter) -> frozenset[Action]:
    """Return what the branch would take from the counter now."""
    possible = set()
    for action in _AT_HAND:
        if action in TO_TICKET and counter.ticket is None:
            continue
        deed = Deed(action=action, ticket=counter.ticket if action in TO_TICKET else None)
        if is_possible(outlook, deed):
            possible.add(action)
    if counter.state is CounterState.SERVING:
        possible |= {Action.FINISH, Action.FINISH_THEN_PAPERWORK}
    if counter.state is not CounterState.PAUSED:
        possible.discard(Action.RESUME_WORK)
    return frozenset(possible)


def class_mark(outlook: Outlook, class_code: ClassCode) -> ClassMark:
    """Return how a ticket of the class is marked."""
    cls = outlook.configuration.calling_class(class_code)
    if cls is None or cls.kind is ClassKind.WALK_IN:
        return ClassMark()
    return ClassMark(name=outlook.name(cls.names), icon=cls.icon)


def service_name(outlook: Outlook, code: ServiceCode) -> str:
    """Return the name of the service in the clerk's language."""
    service = outlook.configuration.service(code)
    return outlook.name(service.names) if service else code


def _facts_at(outlook: Outlook, counter: Counter) -> tuple[TicketFacts | None, bool]:
    if counter.ticket is not None:
        ticket = outlook.branch.tickets[counter.ticket]
        return facts_of(outlook, ticket, ticket.call_reason), False
    if not counter.state.may_call:
        return None, False
    choice = next_for(outlook.branch, counter.id, outlook.now)
    return (facts_of(outlook, choice.ticket, choice.reason), True) if choice else (None, True)


def facts_of(outlook: Outlook, ticket: Ticket, reason: CallReason | None) -> TicketFacts:
    """Return what the clerk sees of the ticket; `reason` is why it is next or was called."""
    policy = outlook.branch.policy
    service = outlook.configuration.service(ticket.service)
    ended = ticket.called_at if ticket.state.is_at_counter and ticket.called_at else outlook.now
    visit = outlook.branch.visits[ticket.visit]
    return TicketFacts(
        ticket=ticket.id,
        number=ticket.number,
        service=service_name(outlook, ticket.service),
        mark=class_mark(outlook, ticket.class_code),
        waited_s=max(0, int((ended - ticket.queued_at).total_seconds())),
        promise_s=service.promise_s if service else 0,
        calls=ticket.calls if ticket.state.is_at_counter else 0,
        call_limit=policy.call_limit,
        misses=ticket.misses,
        last_miss=ticket.misses + 1 >= policy.miss_limit,
        further=tuple(service_name(outlook, need.service) for need in visit.needs if need.ticket is None),
        why=_why(outlook, reason) if reason else None,
    )


def _why(outlook: Outlook, reason: CallReason) -> Why:
    return Why(
        kind=reason.kind,
        waited_min=reason.waited_s // 60,
        promise_min=reason.promise_s // 60,
        passed=reason.passed,
        booked_for=reason.booked_for,
        chosen_because=_reason_name(outlook, outlook.configuration.call_reasons, reason.chosen_because),
    )


def _reason_name(outlook: Outlook, reasons: tuple[Reason, ...], code: ReasonCode | None) -> str:
    return next((outlook.name(reason.names) for reason in reasons if reason.code == code), "")
