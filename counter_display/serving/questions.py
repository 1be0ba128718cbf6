"""What a clerk is asked before a deed is said to the end; what can be chosen is told by `choices`."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from counter_display.serving import choices
from counter_display.serving.choices import Choices, reasons, taken
from counter_display.serving.deeds import Action, Deed, refusal_of
from counter_display.serving.outlook import Option, Outlook
from server_client.queue_model.ids import TicketId
from server_client.wait_forecast.announcing import Announcement, told_holder


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
    OUTCOME = "outcome"
    WALK_IN_SERVICE = "walk_in_service"
    ISSUE_SERVICE = "issue_service"
    DESK_CLASS = "desk_class"
    LEAVING = "leaving"


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A question with its choices; `number` is the ticket it is about, if any, and `told` how long that still waits."""

    asked: Asked
    options: tuple[Option, ...]
    number: str = ""
    told: Announcement | None = None


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
    known = outlook.branch.tickets.get(ticket)
    return Question(
        asked=Asked.TICKET_ACTION,
        options=tuple(options),
        number=_number(outlook, ticket),
        told=told_holder(outlook.waits, ticket, known.service) if known is not None else None,
    )


def outcome_options(outlook: Outlook) -> tuple[Option, ...]:
    """Return the outcomes with which a ticket can be finished, in the order of their number keys."""
    return tuple(Option(code=one.code, name=outlook.name(one.names)) for one in outlook.configuration.outcomes)


_STEPS: Mapping[tuple[Action, int], tuple[Asked, Choices]] = {
    (Action.HOLD, 0): (Asked.HOLD_REASON, reasons(lambda office: office.hold_reasons)),
    (Action.PAUSE, 0): (Asked.PAUSE_REASON, reasons(lambda office: office.pause_reasons)),
    (Action.CALL_CHOSEN, 0): (Asked.CALL_REASON, reasons(lambda office: office.call_reasons)),
    (Action.CANCEL, 0): (Asked.CANCEL_REASON, reasons(lambda office: office.cancel_reasons)),
    (Action.TRANSFER, 0): (Asked.TRANSFER_PLACE, choices.places),
    (Action.TRANSFER, 1): (Asked.TRANSFER_POSITION, choices.positions),
    (Action.ADD_NEED, 0): (Asked.NEED, taken(choices.services)),
    (Action.SET_PRIORITY, 0): (Asked.PRIORITY, taken(choices.classes)),
    (Action.CHANGE_PROFILE, 0): (Asked.PROFILE, taken(choices.profiles)),
    (Action.CORRECT_OUTCOME, 0): (Asked.OUTCOME, taken(choices.outcomes)),
    (Action.SERVE_WALK_IN, 0): (Asked.WALK_IN_SERVICE, choices.services_at_desk),
    (Action.SERVE_WALK_IN, 1): (Asked.DESK_CLASS, taken(choices.classes)),
    (Action.ISSUE, 0): (Asked.ISSUE_SERVICE, choices.services_at_desk),
    (Action.ISSUE, 1): (Asked.DESK_CLASS, taken(choices.classes)),
    (Action.LEAVE, 0): (Asked.LEAVING, choices.leaving),
}


def _number(outlook: Outlook, ticket: TicketId | None) -> str:
    known = outlook.branch.tickets.get(ticket) if ticket is not None else None
    return known.number if known else ""
