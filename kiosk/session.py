"""Runs visits: gives each happening to the flow, does what the new step asks for, and shows the result.

It holds what the kiosk knows of the branch and the printer, but no rule of the queue and nothing of Qt.
"""

import logging
from collections.abc import Awaitable, Callable, Coroutine
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Protocol

from kiosk.issuing import Issuing, NoAnswer, Order
from kiosk.offering import in_language
from kiosk.printing.errors import PrinterUnavailable
from kiosk.printing.ticket_face import TicketFace, TicketRules
from kiosk.screen import Paper, Screen, Surroundings, screen_of, tracking_url
from kiosk.visit import (
    Happening,
    LineLost,
    NothingToDeclare,
    NothingToReturnTo,
    NumberGiven,
    NumberRefused,
    PaperCame,
    PaperFailed,
    Step,
    Visit,
    WentBack,
    advance,
    first_visit,
    pass_time,
)
from server_client.client.connection import ConnectionState
from server_client.client.errors import OutboxUnavailable
from server_client.queue_model.apply import apply
from server_client.queue_model.branch import Branch
from server_client.queue_model.events import Event, TicketIssued
from server_client.queue_model.ids import Language
from server_client.queue_model.local_time import local_day
from server_client.queue_model.refusals import Refused
from server_client.queue_model.waiting import people_ahead
from server_client.wire.answers import Settled

log = logging.getLogger("motcua.kiosk")


class View(Protocol):
    """Shows screens; `KioskView` is the real one."""

    def show(self, screen: Screen) -> None:
        """Show this screen."""


@dataclass(frozen=True, slots=True, kw_only=True)
class World:
    """What a session takes from the process it runs in.

    `monotonic` gives seconds that never go back, `now` the time (aware); `begin` owns a task until it ends; `desk`
    waits until numbers can be asked for.
    """

    monotonic: Callable[[], float]
    now: Callable[[], datetime]
    begin: Callable[[Coroutine[None, None, None]], None]
    desk: Callable[[], Awaitable[Issuing]]


class KioskSession:
    """One kiosk from start to stop, visit after visit."""

    def __init__(self, view: View, world: World, around: Surroundings, home_language: Language) -> None:
        self._view = view
        self._world = world
        self._around = around
        self._visit = first_visit(home_language, world.monotonic())
        self._ahead = 0

    @property
    def visit(self) -> Visit:
        """The visit as it stands."""
        return self._visit

    @property
    def screen(self) -> Screen:
        """What is to be shown now."""
        return screen_of(self._visit, self._around, self._ahead, self._world.monotonic(), self._world.now())

    def happen(self, happening: Happening) -> None:
        """Something happened to the visit: a touch, an answer, a paper."""
        self._move(happening)
        if self._visit.step is Step.PRIORITY and not self.screen.priorities:
            self._move(NothingToReturnTo() if isinstance(happening, WentBack) else NothingToDeclare())
        self._show()

    def show_branch(self, branch: Branch, events: tuple[Event, ...]) -> None:
        """The branch is as given now; `events` led to it."""
        self._around = replace(self._around, branch=branch, ever_live=True)
        self._show()

    def show_line(self, line: ConnectionState) -> None:
        """The line to the branch is as given now."""
        self._around = replace(self._around, line=line)
        self._show()

    def show_paper(self, paper: Paper) -> None:
        """The printer is as given now."""
        self._around = replace(self._around, paper=paper)
        self._show()

    def pass_time(self) -> None:
        """Time has passed: the clock moves, the patience of a screen may end."""
        self._visit = pass_time(self._visit, self._around.patience, self._world.monotonic())
        self._show()

    def _move(self, happening: Happening) -> None:
        before = self._visit
        self._visit = advance(before, happening, self._world.monotonic())
        if self._visit.step is before.step:
            return
        if self._visit.step is Step.ISSUING:
            self._world.begin(self._issue(self._visit))
        elif self._visit.step is Step.PRINTING:
            self._world.begin(self._print(self._visit))

    def _show(self) -> None:
        self._view.show(self.screen)

    async def _issue(self, visit: Visit) -> None:
        if visit.service is None:
            raise ValueError("A number is asked for before a service was chosen")
        order = Order(service=visit.service, class_code=visit.class_code, language=visit.language)
        try:
            issuing = await self._world.desk()
            settled = await issuing.take_number(order)
        except Refused as refused:
            self.happen(NumberRefused(code=refused.code))
        except (NoAnswer, OutboxUnavailable) as exc:
            log.warning("A number for %s could not be given: %s", order.service, exc)
            self.happen(LineLost())
        else:
            ticket = issued(settled)
            self._ahead = ahead_of(self._around.branch, settled, ticket, self._world.now())
            self.happen(NumberGiven(ticket=ticket))

    async def _print(self, visit: Visit) -> None:
        if visit.ticket is None:
            raise ValueError("A paper is asked for before there is a number")
        issuing = await self._world.desk()
        fault = None
        try:
            await issuing.print_ticket(self._face(visit, visit.ticket))
        except PrinterUnavailable as exc:
            log.warning("The paper of %s did not come out: %s", visit.ticket.number, exc)
            fault = exc.fault.value
        self.happen(PaperCame() if fault is None else PaperFailed())
        try:
            await issuing.report_print(visit.ticket.visit, fault)
            await issuing.prepare()
        except OutboxUnavailable as exc:
            log.error("The branch is not told how the paper of %s came out: %s", visit.ticket.number, exc)

    def _face(self, visit: Visit, ticket: TicketIssued) -> TicketFace:
        configuration = self._around.branch.configuration
        service = configuration.service(ticket.needs[0]) if configuration else None
        if configuration is None or service is None:
            raise ValueError(f"Number {ticket.number} is for a service that this kiosk does not know")
        policy = configuration.policy_on(local_day(ticket.issued_at))
        return TicketFace(
            office=in_language(configuration.office, visit.language),
            branch=in_language(configuration.branch, visit.language),
            number=ticket.number,
            service=in_language(service.names, visit.language),
            issued_at=ticket.issued_at,
            valid_on=local_day(ticket.issued_at),
            language=visit.language,
            people_ahead=self._ahead,
            tracking_url=tracking_url(visit, self._around.public_url) or None,
            rules=TicketRules(
                overtaking_limit=policy.overtaking_limit,
                missed_minutes=policy.return_delay_s // 60,
                misses_allowed=policy.miss_limit,
            ),
            copy=visit.reprints,
        )


def issued(settled: Settled) -> TicketIssued:
    """Return the ticket of the answer to an IssueTicket."""
    return next(event.data for event in settled.events if isinstance(event.data, TicketIssued))


def ahead_of(branch: Branch, settled: Settled, ticket: TicketIssued, now: datetime) -> int:
    """Return how many are before the ticket by the calling rule, as far as the kiosk has followed the branch.

    It usually hears the answer before the feed brings the same event. If it has missed others in between, what the
    branch counted when it gave the number is the best there is.
    """
    for event in settled.events:
        if event.seq == branch.seq + 1:
            branch = apply(branch, event)
    known = branch.tickets.get(ticket.ticket)
    ahead = people_ahead(branch, known, now) if known is not None else None
    return ticket.ahead if ahead is None else ahead
