"""What the branch offers whoever stands at the kiosk now: its services with their lines, and its priority classes.

Whether a service gives out numbers is asked of the queue model itself, so that a tile cannot promise what is refused.
"""

from dataclasses import dataclass
from datetime import datetime

from kiosk.cut_off import as_last_heard
from server_client.queue_model.branch import Branch
from server_client.queue_model.commands import IssueTicket
from server_client.queue_model.configuration import VIETNAMESE, ClassKind, Names, Service
from server_client.queue_model.decide import decide
from server_client.queue_model.ids import ClassCode, CommandId, Language, ServiceCode, Token
from server_client.queue_model.local_time import local_day, local_minute
from server_client.queue_model.refusals import RefusalCode, Refused

_NOBODY = CommandId("nobody")
_NO_TOKEN = Token("nobody")


@dataclass(frozen=True, slots=True, kw_only=True)
class Opening:
    """When a service next gives out numbers: in how many days (0 today), on which weekday (0 Monday), which minute."""

    days: int
    weekday: int
    minute: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ServiceOffer:
    """One service in the person's language; `waiting` is None when the line to the branch does not say."""

    code: ServiceCode
    name: str
    icon: str
    waiting: int | None = None
    refusal: RefusalCode | None = None
    opening: Opening | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PriorityOffer:
    """One class that a person may declare, with the rule that grants it."""

    code: ClassCode
    name: str
    basis: str
    icon: str


def in_language(names: Names, language: Language) -> str:
    """Return the text in that language, else in Vietnamese."""
    return names.get(language) or names[VIETNAMESE]


def service_offers(branch: Branch, language: Language, now: datetime, *, live: bool) -> tuple[ServiceOffer, ...]:
    """Return all services as configured.

    Only a live branch says how many wait. Of one that is out of reach the rules hold as last heard; before it has been
    reached for the first time a house that was closed yesterday is not said to be closed.
    """
    if branch.configuration is None:
        return ()
    standing = branch if live else as_last_heard(branch, now)
    return tuple(
        ServiceOffer(
            code=service.code,
            name=in_language(service.names, language),
            icon=service.icon,
            waiting=branch.waiting_count(service.code) if live else None,
            refusal=refusal,
            opening=next_opening(service, now) if refusal is RefusalCode.OUTSIDE_HOURS else None,
        )
        for service in branch.configuration.services
        for refusal in (refusal_for(standing, service.code, now),)
    )


def refusal_for(branch: Branch, service: ServiceCode, now: datetime) -> RefusalCode | None:
    """Return why the branch would give no number for the service at `now`; None if it would."""
    try:
        decide(branch, IssueTicket(id=_NOBODY, needs=(service,), token=_NO_TOKEN), now)
    except Refused as refused:
        return refused.code
    return None


def next_opening(service: Service, now: datetime) -> Opening | None:
    """Return when the service's hours next begin; None if it has none."""
    weekday, minute = local_day(now).weekday(), local_minute(now)
    beginnings = [
        Opening(days=days, weekday=hours.weekday, minute=hours.opens)
        for hours in service.hours
        for days in ((hours.weekday - weekday) % 7,)
        if days > 0 or hours.opens > minute
    ]
    # Hours of one weekday that have begun today come again in a week.
    beginnings += [
        Opening(days=7, weekday=hours.weekday, minute=hours.opens)
        for hours in service.hours
        if hours.weekday == weekday and hours.opens <= minute
    ]
    return min(beginnings, key=lambda opening: (opening.days, opening.minute), default=None)


def priority_offers(branch: Branch, language: Language, now: datetime) -> tuple[PriorityOffer, ...]:
    """Return the priority classes that are granted today."""
    if branch.configuration is None:
        return ()
    return tuple(
        PriorityOffer(code=cls.code, name=in_language(cls.names, language), basis=cls.basis, icon=cls.icon)
        for cls in branch.configuration.classes
        if cls.kind is ClassKind.PRIORITY and cls.active_on(local_day(now))
    )


_OF_THE_DAY = frozenset(
    {RefusalCode.DAY_NOT_OPEN, RefusalCode.DAY_OVER, RefusalCode.OUTSIDE_HOURS, RefusalCode.NOT_CONFIGURED}
)


def closing(offers: tuple[ServiceOffer, ...]) -> ServiceOffer | None:
    """Return the service that opens first if the whole house gives out no numbers by its day or hours; else None."""
    if not offers or any(offer.refusal not in _OF_THE_DAY for offer in offers):
        return None
    return min(
        offers,
        key=lambda offer: (offer.opening.days, offer.opening.minute) if offer.opening is not None else (8, 0),
    )
