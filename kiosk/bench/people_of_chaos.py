"""People before a kiosk of the fault campaign: they take numbers, and print again if no paper comes out."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from random import Random

from kiosk.branch_outlook import BranchOutlook
from kiosk.issuing import GivenNumber, Issuing, NoAnswer, Order
from kiosk.printing.errors import PrinterUnavailable
from kiosk.screen import page_address
from kiosk.ticket_faces import Printing, first_face
from server_client.chaos.diary import Diary, Note, told_of
from server_client.client.errors import OutboxUnavailable
from server_client.queue_model.configuration import VIETNAMESE, WALK_IN
from server_client.queue_model.refusals import Refused

_TRIES = 3
_LOOKS_AGAIN_S = 1.0


@dataclass(slots=True, kw_only=True)
class House:
    """What people meet: the kiosk's knowledge of its branch, the address on the papers, and the diary.

    `papers_each` is how many papers come out for each number: one, unless the campaign is to find that there are two.
    """

    outlook: BranchOutlook
    public_url: str
    diary: Diary
    papers_each: int = 1
    is_open: bool = True

    def shut(self) -> None:
        """Let nobody come any more."""
        self.is_open = False


async def people_come(house: House, issuing: Callable[[], Awaitable[Issuing]], *, pause_s: float, dice: Random) -> None:
    """Let one after the other come, until cancelled."""
    while True:
        await asyncio.sleep(dice.expovariate(1 / pause_s))
        branch = house.outlook.branch
        if branch.configuration is None or not house.is_open:
            continue
        service = dice.choice(branch.configuration.services).code
        order = Order(needs=(service,), class_code=WALK_IN, language=VIETNAMESE)
        await _one_person(house, await issuing(), order)


async def _one_person(house: House, issuing: Issuing, order: Order) -> None:
    note = house.diary.note
    note(Note(what="sent", kind="IssueTicket", service=order.needs[0]))
    try:
        given = await issuing.give_number(order)
    except Refused as refused:
        note(Note(what="refused", kind=refused.code))
        return
    except (NoAnswer, OutboxUnavailable) as none:
        note(Note(what="nothing", kind=type(none).__name__, fault=str(none)))
        return
    _note_number(house.diary, given, order)
    await _paper(house, issuing, given)


def _note_number(diary: Diary, given: GivenNumber, order: Order) -> None:
    ticket = given.ticket
    if given.settled is not None:
        told = told_of(given.settled.events)
        diary.note(Note(what="answered", id=ticket.ticket, kind="IssueTicket", told=told))
    diary.note(
        Note(
            what="shown",
            id=ticket.ticket,
            number=ticket.number,
            token=ticket.token or "",
            visit=ticket.visit,
            service=order.needs[0],
            at=ticket.issued_at.isoformat(),
        )
    )


async def _paper(house: House, issuing: Issuing, given: GivenNumber) -> None:
    ticket = given.ticket
    for copy in range(_TRIES):
        fault = ""
        try:
            for _ in range(house.papers_each):
                await _print(house, issuing, given, copy)
        except PrinterUnavailable as failed:
            fault = failed.fault.value
        house.diary.note(Note(what="paper", visit=ticket.visit, copy=copy, fault=fault))
        try:
            await issuing.report_print(ticket.visit, fault or None)
            await issuing.prepare()
        except OutboxUnavailable:
            house.diary.note(Note(what="nothing", kind="ReportPrint"))
        if not fault:
            return
        await asyncio.sleep(_LOOKS_AGAIN_S)


async def _print(house: House, issuing: Issuing, given: GivenNumber, copy: int) -> None:
    configuration, token = house.outlook.branch.configuration, given.ticket.token
    if configuration is None or token is None:
        raise ValueError("A number was given without a token, or by a kiosk that does not know its branch")
    printing = Printing(
        language=VIETNAMESE,
        people_ahead=given.ticket.ahead if given.settled is not None else None,
        tracking_url=page_address(house.public_url, token),
        copy=copy,
    )
    await issuing.print_ticket(first_face(given.ticket, configuration, printing))
