"""What a clerk is asked before a deed is said to the end, and which choices the branch would take."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from counter_display.serving.deeds import TO_COUNTER, TO_SERVICE, Action, Deed, Seat, refusal_of
from server_client.queue_model.branch import Branch
from server_client.queue_model.commands import TransferPosition
from server_client.queue_model.configuration import VIETNAMESE, ClassKind, Configuration, Names
from server_client.queue_model.counter import CounterState
from server_client.queue_model.ids import Language, TicketId
from server_client.queue_model.local_time import local_day
from server_client.queue_model.refusals import RefusalCode

YES = "yes"


class Asked(StrEnum):
    """What a question is about; the screen has its words."""

    TICKET_ACTION = "ticket_action"
    HOLD_REASON = "hold_reason"
    PAUSE_REASON = "pause_reason"
    CALL_REASON = "call_reason"
    CANCEL_REASON = "cancel_reason"
    TRANSFER_PLACE = "transfer_place"
    TRANSFER_POSITION = "transfer_position"
    NEED = "need"
    PRIORITY = "priority"
    PROFILE = "profile"
    LEAVING = "leaving"


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """One choice: its code, its name if the configuration has one, an icon, and what refuses it now."""

    code: str
    name: str = ""
    icon: str = ""
    refused: RefusalCode | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A question with its choices; `number` is the ticket it is about, if any."""

    asked: Asked
    options: tuple[Option, ...]
    number: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlook:
    """What questions are answered from: the branch at `now`, who asks, and the language of the names."""

    branch: Branch
    seat: Seat
    now: datetime
    language: Language = VIETNAMESE

    @property
    def configuration(self) -> Configuration:
        """Return the configuration; LookupError before the first."""
        if self.branch.configuration is None:
            raise LookupError(f"Branch {self.branch.id} has no configuration yet")
        return self.branch.configuration

    def name(self, names: Names) -> str:
        """Return the name in the clerk's language, or in Vietnamese."""
        return names.get(self.language) or names[VIETNAMESE]


# What can be done to a ticket that stands in a list, in the order in which it is offered.
_TO_LISTED = (Action.CALL_CHOSEN, Action.TRANSFER, Action.SET_PRIORITY, Action.ADD_NEED, Action.CANCEL)


def question_about(outlook: Outlook, deed: Deed) -> Question | None:
    """Return what must be asked next for the deed, or None if it is said to the end."""
    step = (deed.action, len(deed.chosen))
    if step not in _STEPS:
        return None
    asked, offered = _STEPS[step]
    return Question(asked=asked, options=tuple(offered(outlook, deed)), number=_number(outlook, deed.ticket))


def is_possible(outlook: Outlook, deed: Deed) -> bool:
    """Say whether the branch would take the deed now, with some choice if one is needed."""
    question = question_about(outlook, deed)
    if question is None:
        return refusal_of(outlook.branch, deed, outlook.seat, outlook.now) is None
    return any(option.refused is None for option in question.options)


def ticket_question(outlook: Outlook, ticket: TicketId) -> Question:
    """Return what can be done to a ticket of a list."""
    options = (Option(code=action) for action in _TO_LISTED if is_possible(outlook, Deed(action=action, ticket=ticket)))
    return Question(asked=Asked.TICKET_ACTION, options=tuple(options), number=_number(outlook, ticket))


def outcome_options(outlook: Outlook) -> tuple[Option, ...]:
    """Return the outcomes with which a ticket can be finished, in the order of their number keys."""
    return tuple(Option(code=one.code, name=outlook.name(one.names)) for one in outlook.configuration.outcomes)


def _judged(outlook: Outlook, deed: Deed, options: Iterable[Option]) -> Iterable[Option]:
    for option in options:
        refused = refusal_of(outlook.branch, deed.choosing(option.code), outlook.seat, outlook.now)
        code = refused.code if refused else None
        yield Option(code=option.code, name=option.name, icon=option.icon, refused=code)


def _reasons(of: str) -> Callable[[Outlook, Deed], Iterable[Option]]:
    def offered(outlook: Outlook, deed: Deed) -> Iterable[Option]:
        configuration = outlook.configuration
        reasons = {
            "hold": configuration.hold_reasons,
            "pause": configuration.pause_reasons,
            "call": configuration.call_reasons,
            "cancel": configuration.cancel_reasons,
        }[of]
        options = (Option(code=reason.code, name=outlook.name(reason.names)) for reason in reasons)
        return _judged(outlook, deed, options)

    return offered


def _places(outlook: Outlook, deed: Deed) -> Iterable[Option]:
    branch, configuration = outlook.branch, outlook.configuration
    ticket = branch.tickets.get(deed.ticket) if deed.ticket is not None else None
    services = (
        Option(code=f"{TO_SERVICE}{service.code}", name=outlook.name(service.names), icon=service.icon)
        for service in configuration.services
        if ticket is None or service.code != ticket.service
    )
    counters = (
        Option(code=f"{TO_COUNTER}{place.id}", name=outlook.name(place.names), icon="user-round")
        for place in configuration.counters
        if place.id != outlook.seat.counter and branch.counter(place.id).state is not CounterState.CLOSED
    )
    for option in (*services, *counters):
        by_issue = deed.choosing(option.code).choosing(TransferPosition.BY_ISSUE)
        refused = refusal_of(branch, by_issue, outlook.seat, outlook.now)
        yield Option(code=option.code, name=option.name, icon=option.icon, refused=refused.code if refused else None)


def _positions(outlook: Outlook, deed: Deed) -> Iterable[Option]:
    order = (TransferPosition.BY_ISSUE, TransferPosition.FIRST, TransferPosition.LAST)
    return _judged(outlook, deed, (Option(code=position) for position in order))


def _needs(outlook: Outlook, deed: Deed) -> Iterable[Option]:
    options = (
        Option(code=service.code, name=outlook.name(service.names), icon=service.icon)
        for service in outlook.configuration.services
    )
    return (option for option in _judged(outlook, deed, options) if option.refused is None)


def _classes(outlook: Outlook, deed: Deed) -> Iterable[Option]:
    options = (
        Option(code=cls.code, name=outlook.name(cls.names), icon=cls.icon)
        for cls in outlook.configuration.classes
        if cls.kind is not ClassKind.BOOKING and cls.active_on(local_day(outlook.now))
    )
    return (option for option in _judged(outlook, deed, options) if option.refused is None)


def _profiles(outlook: Outlook, deed: Deed) -> Iterable[Option]:
    options = (Option(code=one.code, name=outlook.name(one.names)) for one in outlook.configuration.profiles)
    return (option for option in _judged(outlook, deed, options) if option.refused is None)


def _leaving(outlook: Outlook, deed: Deed) -> Iterable[Option]:
    return _judged(outlook, deed, (Option(code=YES, icon="log-out"),))


_STEPS: Mapping[tuple[Action, int], tuple[Asked, Callable[[Outlook, Deed], Iterable[Option]]]] = {
    (Action.HOLD, 0): (Asked.HOLD_REASON, _reasons("hold")),
    (Action.PAUSE, 0): (Asked.PAUSE_REASON, _reasons("pause")),
    (Action.CALL_CHOSEN, 0): (Asked.CALL_REASON, _reasons("call")),
    (Action.CANCEL, 0): (Asked.CANCEL_REASON, _reasons("cancel")),
    (Action.TRANSFER, 0): (Asked.TRANSFER_PLACE, _places),
    (Action.TRANSFER, 1): (Asked.TRANSFER_POSITION, _positions),
    (Action.ADD_NEED, 0): (Asked.NEED, _needs),
    (Action.SET_PRIORITY, 0): (Asked.PRIORITY, _classes),
    (Action.CHANGE_PROFILE, 0): (Asked.PROFILE, _profiles),
    (Action.LEAVE, 0): (Asked.LEAVING, _leaving),
}


def _number(outlook: Outlook, ticket: TicketId | None) -> str:
    known = outlook.branch.tickets.get(ticket) if ticket is not None else None
    return known.number if known else ""
