"""What a clerk can do at a counter, and the command that does it; whether it is allowed, the queue model alone says."""

from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from server_client.queue_model import commands, device_commands
from server_client.queue_model.branch import Branch
from server_client.queue_model.commands import Command, TransferPosition
from server_client.queue_model.decide import decide
from server_client.queue_model.ids import (
    ClassCode,
    ClerkId,
    CommandId,
    CounterId,
    DeviceId,
    OutcomeCode,
    ProfileCode,
    ReasonCode,
    ServiceCode,
    TicketId,
    Token,
)
from server_client.queue_model.refusals import Refused
from server_client.wait_forecast.announcing import ToldWaits

# How a place that a ticket can be sent to is written as one choice.
TO_COUNTER = "counter:"
TO_SERVICE = "service:"


class Action(StrEnum):
    """What a clerk can do; the comment says what must be chosen for it, in order."""

    OPEN = "open"
    CALL_NEXT = "call_next"
    RECALL = "recall"
    START = "start"
    FINISH = "finish"  # outcome
    FINISH_THEN_PAPERWORK = "finish_then_paperwork"  # outcome
    MISS = "miss"
    HOLD = "hold"  # reason
    TRANSFER = "transfer"  # place, position
    ADD_NEED = "add_need"  # service
    SET_PRIORITY = "set_priority"  # class
    PAUSE = "pause"  # reason
    RESUME_WORK = "resume_work"
    CHANGE_PROFILE = "change_profile"  # work profile
    LEAVE = "leave"  # that it is meant
    CALL_CHOSEN = "call_chosen"  # reason
    CANCEL = "cancel"  # reason
    RETURN = "return"
    RESUME = "resume"
    ANSWER_HELP = "answer_help"  # kiosk
    TAKE_BACK = "take_back"
    CORRECT_OUTCOME = "correct_outcome"  # outcome
    SERVE_WALK_IN = "serve_walk_in"  # service, class
    ISSUE = "issue"  # service, class

    @property
    def at_counter(self) -> bool:
        """Say whether it is done to the ticket at the counter, so that none has to be named."""
        return self in _AT_COUNTER

    @property
    def at_desk(self) -> bool:
        """Say whether it is done for someone who stands there without a number."""
        return self is Action.SERVE_WALK_IN or self is Action.ISSUE


_AT_COUNTER = frozenset(
    {Action.RECALL, Action.START, Action.FINISH, Action.FINISH_THEN_PAPERWORK, Action.MISS, Action.HOLD}
)


@dataclass(frozen=True, slots=True, kw_only=True)
class NewNames:
    """What a command may call itself, and the ticket that it gives out; nothing was ever called so."""

    id: CommandId
    token: Token


# The names under which a command is tried out against the state; they never leave this machine.
_TRIAL = NewNames(id=CommandId("trial"), token=Token("trial"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Seat:
    """Who works at which counter, under which work profile."""

    counter: CounterId
    clerk: ClerkId
    profile: ProfileCode


@dataclass(frozen=True, slots=True, kw_only=True)
class Deed:
    """What a clerk wants to do, as far as it is said: to which ticket, with which choices so far."""

    action: Action
    ticket: TicketId | None = None
    chosen: tuple[str, ...] = ()

    def choosing(self, choice: str) -> "Deed":
        """Return the deed with one more choice made."""
        return Deed(action=self.action, ticket=self.ticket, chosen=(*self.chosen, choice))


def command_for(deed: Deed, seat: Seat, names: NewNames) -> Command:
    """Return the command that does a deed which is said to the end; ValueError if its ticket is missing."""
    if deed.action.at_desk:
        return _desk_command(deed, seat, names)
    if deed.ticket is None:
        return _counter_command(deed, seat, names.id)
    if deed.action.at_counter:
        return _serving_command(deed, seat, names.id, deed.ticket)
    return _moving_command(deed, seat, names.id, deed.ticket)


def with_wait(command: Command, waits: ToldWaits | None) -> Command:
    """Return the command; one for a number says what wait is told to the person who gets it."""
    if not isinstance(command, commands.IssueTicket):
        return command
    told = waits.for_newcomer(command.needs[0], command.class_code) if waits is not None else None
    return replace(command, announced=told.announced if told is not None else None)


def refusal(branch: Branch, command: Command, now: datetime) -> Refused | None:
    """Return why the branch would refuse the command at `now`, or None if it would take it."""
    try:
        decide(branch, command, now)
    except Refused as refused:
        return refused
    return None


def refusal_of(branch: Branch, deed: Deed, seat: Seat, now: datetime) -> Refused | None:
    """Return why the branch would refuse the deed at `now`, or None if it would take it."""
    return refusal(branch, command_for(deed, seat, _TRIAL), now)


def _counter_command(deed: Deed, seat: Seat, command_id: CommandId) -> Command:
    match deed.action, deed.chosen:
        case Action.CALL_NEXT, ():
            return commands.CallNext(id=command_id, counter=seat.counter)
        case ((Action.OPEN | Action.RESUME_WORK), ()):
            return commands.OpenCounter(id=command_id, counter=seat.counter, clerk=seat.clerk, profile=seat.profile)
        case Action.CHANGE_PROFILE, (profile,):
            code = ProfileCode(profile)
            return commands.OpenCounter(id=command_id, counter=seat.counter, clerk=seat.clerk, profile=code)
        case Action.PAUSE, (reason,):
            return commands.PauseCounter(id=command_id, counter=seat.counter, reason=ReasonCode(reason))
        case Action.LEAVE, (_,):
            return commands.CloseCounter(id=command_id, counter=seat.counter)
        case Action.TAKE_BACK, ():
            return commands.TakeBack(id=command_id, counter=seat.counter)
        case Action.ANSWER_HELP, (kiosk,):
            return device_commands.AnswerHelp(id=command_id, device=DeviceId(kiosk), counter=seat.counter)
    raise ValueError(f"{deed} is not said to the end")


def _desk_command(deed: Deed, seat: Seat, names: NewNames) -> Command:
    match deed.action, deed.chosen:
        case Action.SERVE_WALK_IN, (service, class_code):
            return commands.ServeWalkIn(
                id=names.id,
                counter=seat.counter,
                service=ServiceCode(service),
                token=names.token,
                class_code=ClassCode(class_code),
            )
        case Action.ISSUE, (service, class_code):
            needs = (ServiceCode(service),)
            return commands.IssueTicket(id=names.id, needs=needs, token=names.token, class_code=ClassCode(class_code))
    raise ValueError(f"{deed} is not said to the end")


def _serving_command(deed: Deed, seat: Seat, command_id: CommandId, ticket: TicketId) -> Command:
    match deed.action, deed.chosen:
        case Action.RECALL, ():
            return commands.RecallTicket(id=command_id, counter=seat.counter, ticket=ticket)
        case Action.START, ():
            return commands.StartServing(id=command_id, counter=seat.counter, ticket=ticket)
        case Action.MISS, ():
            return commands.MissTicket(id=command_id, counter=seat.counter, ticket=ticket)
        case Action.HOLD, (reason,):
            return commands.HoldTicket(id=command_id, counter=seat.counter, ticket=ticket, reason=ReasonCode(reason))
        case ((Action.FINISH | Action.FINISH_THEN_PAPERWORK), (outcome,)):
            return commands.FinishTicket(
                id=command_id,
                counter=seat.counter,
                ticket=ticket,
                outcome=OutcomeCode(outcome),
                wrap_up=deed.action is Action.FINISH_THEN_PAPERWORK,
            )
    raise ValueError(f"{deed} is not said to the end")


def _moving_command(deed: Deed, seat: Seat, command_id: CommandId, ticket: TicketId) -> Command:
    match deed.action, deed.chosen:
        case Action.TRANSFER, (place, position):
            return commands.TransferTicket(
                id=command_id,
                ticket=ticket,
                sender=seat.counter,
                service=ServiceCode(place.removeprefix(TO_SERVICE)) if place.startswith(TO_SERVICE) else None,
                counter=CounterId(place.removeprefix(TO_COUNTER)) if place.startswith(TO_COUNTER) else None,
                position=TransferPosition(position),
            )
        case Action.ADD_NEED, (service,):
            return commands.AddNeed(id=command_id, ticket=ticket, service=ServiceCode(service), counter=seat.counter)
        case Action.SET_PRIORITY, (class_code,):
            return commands.SetPriority(
                id=command_id, ticket=ticket, class_code=ClassCode(class_code), counter=seat.counter
            )
        case Action.CALL_CHOSEN, (reason,):
            return commands.CallTicket(id=command_id, counter=seat.counter, ticket=ticket, reason=ReasonCode(reason))
        case Action.CORRECT_OUTCOME, (outcome,):
            return commands.CorrectOutcome(
                id=command_id, counter=seat.counter, ticket=ticket, outcome=OutcomeCode(outcome)
            )
        case Action.CANCEL, (reason,):
            return commands.CancelTicket(id=command_id, ticket=ticket, reason=ReasonCode(reason))
        case Action.RETURN, ():
            return commands.ReturnTicket(id=command_id, ticket=ticket)
        case Action.RESUME, ():
            return commands.ResumeTicket(id=command_id, ticket=ticket)
    raise ValueError(f"{deed} is not said to the end")
