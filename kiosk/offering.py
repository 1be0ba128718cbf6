"""What the branch offers whoever stands at the kiosk now: its services with their lines, and its priority classes.

Whether a service gives out numbers is asked of the queue model itself, so that a tile cannot promise what is refused.
"""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from kiosk.cut_off import as_last_heard
from server_client.queue_model.branch import Branch
from server_client.queue_model.commands import IssueTicket
from server_client.queue_model.configuration import VIETNAMESE, WALK_IN, ClassKind, Configuration, Names, Service
from server_client.queue_model.decide import decide
from server_client.queue_model.ids import ClassCode, CommandId, Language, ServiceCode, Token
from server_client.queue_model.local_time import VIETNAM, local_day, local_minute
from server_client.queue_model.refusals import RefusalCode, Refused
from server_client.wait_forecast.announcing import Announcement, ToldWaits, told_newcomer

_BY_THE_CLOCK = frozenset({RefusalCode.OUTSIDE_HOURS, RefusalCode.DAY_NOT_OPEN})
"""What is refused now and given out later without anybody having to do something."""
_LOOKED_AHEAD = 32
_NEVER = datetime.max.replace(tzinfo=VIETNAM)
_NOBODY = CommandId("nobody")
_NO_TOKEN = Token("nobody")


@dataclass(frozen=True, slots=True, kw_only=True)
class Opening:
    """When a service next gives out numbers: in how many days (0 today), and the branch's wall time then.

    Without hours of its own a service gives them out as long as the house is open: then only the day is known.
    """

    days: int
    at: datetime
    is_timed: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class ServiceOffer:
    """One service in the person's language.

    `waiting` is None when the line to the branch does not say, `told` (of who walks in now) when nothing is foretold.
    """

    code: ServiceCode
    name: str
    icon: str
    waiting: int | None = None
    refusal: RefusalCode | None = None
    opening: Opening | None = None
    told: Announcement | None = None


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


def service_offers(
    branch: Branch, language: Language, now: datetime, *, live: bool, waits: ToldWaits | None = None
) -> tuple[ServiceOffer, ...]:
    """Return all services as configured.

    Only a live branch says how many wait, and how long. Of one out of reach the rules hold as last heard; before it has
    been reached for the first time a house that was closed yesterday is not said to be closed.
    """
    if branch.configuration is None:
        return ()
    standing, configuration = branch if live else as_last_heard(branch, now), branch.configuration
    has_begun = standing.day == local_day(now)
    return tuple(
        ServiceOffer(
            code=service.code,
            name=in_language(service.names, language),
            icon=service.icon,
            waiting=branch.waiting_count(service.code) if live else None,
            refusal=refusal,
            opening=next_opening(configuration, service, now, is_over=refusal is RefusalCode.DAY_NOT_OPEN and has_begun)
            if refusal in _BY_THE_CLOCK
            else None,
            told=told_newcomer(waits, service.code, WALK_IN) if live else None,
        )
        for service in configuration.services
        for refusal in (refusal_for(standing, service.code, now),)
    )


def without_results(
    offers: tuple[ServiceOffer, ...], configuration: Configuration | None
) -> tuple[tuple[ServiceOffer, ...], ServiceOffer | None]:
    """Return the services to choose from, and apart from them that at which results are collected, if there is one.

    People come to it by a way of its own, which says first whether the result is there; as a field of work among
    others nobody could tell the two apart. A house that does nothing else has it as its only field.
    """
    line = configuration.results_service if configuration is not None else None
    results = next((offer for offer in offers if line is not None and offer.code == line.code), None)
    return tuple(offer for offer in offers if offer is not results) or offers, results


def refusal_for(branch: Branch, service: ServiceCode, now: datetime) -> RefusalCode | None:
    """Return why the branch would give no number for the service at `now`; None if it would."""
    try:
        decide(branch, IssueTicket(id=_NOBODY, needs=(service,), token=_NO_TOKEN), now)
    except Refused as refused:
        return refused.code
    return None


def next_opening(
    configuration: Configuration, service: Service, now: datetime, *, is_over: bool = False
) -> Opening | None:
    """Return when the service next begins to give out numbers; None if that is more than a month away, or never.

    `is_over` says that nothing more comes of today.
    """
    today, minute = local_day(now), local_minute(now)
    for days in range(1 if is_over else 0, _LOOKED_AHEAD):
        day = today + timedelta(days=days)
        if configuration.day_off(day) is not None:
            continue
        if not service.hours and days > 0:
            return Opening(days=days, at=_wall_time(day, 0), is_timed=False)
        opens = [hours.opens for hours in configuration.hours_on(service, day) if days > 0 or hours.opens > minute]
        if opens:
            return Opening(days=days, at=_wall_time(day, min(opens)))
    return None


def _wall_time(day: date, minute: int) -> datetime:
    return datetime.combine(day, time(minute // 60, minute % 60), VIETNAM)


def day_off(branch: Branch, language: Language, now: datetime) -> str:
    """Return the name of the day off that today is; empty on a day on which people work."""
    rest = branch.configuration.day_off(local_day(now)) if branch.configuration is not None else None
    return in_language(rest.names, language) if rest is not None else ""


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
        key=lambda offer: offer.opening.at if offer.opening is not None else _NEVER,
    )
