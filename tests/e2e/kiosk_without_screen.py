"""A kiosk's process without its screen: run with SERVER CREDENTIAL FOLDER; on standard input `give` takes a number.

It says `online`, `offline` and, once the paper is out, `printed NUMBER TICKET MILLISECONDS`: from the wish to the
printer's first byte.
"""

import asyncio
import random
import secrets
import sys
import time
from datetime import UTC, datetime
from pathlib import Path

from assets.engine import ASSETS
from kiosk.branch_clock import BranchClock
from kiosk.branch_outlook import BranchOutlook
from kiosk.claimed_branch import ClaimedBranch
from kiosk.issuing import Means, Order
from kiosk.last_branch import LastBranch
from kiosk.machine_marks import machine_marks
from kiosk.number_desk import DeskSettings, NumberDesk, number_desk
from kiosk.printing.printers import printer_from
from kiosk.printing.ticket_face import TicketFace
from kiosk.printing.ticket_press import ticket_press
from server_client.client.api import BranchApi
from server_client.client.connection import ConnectionState
from server_client.client.feed import BranchFeed
from server_client.queue_model.branch import Branch
from server_client.queue_model.configuration import VIETNAMESE, WALK_IN
from server_client.queue_model.events import Event, TicketIssued
from server_client.queue_model.ids import BranchId, DeviceId
from server_client.queue_model.local_time import local_day
from server_client.wire.new_ids import ID_BYTES, TOKEN_BYTES, new_id, new_token
from tests.fakes.office import CIVIL

CN01 = BranchId("CN01")
ORDER = Order(needs=(CIVIL,), class_code=WALK_IN, language=VIETNAMESE)


def say(words: str) -> None:
    sys.stdout.write(f"{words}\n")
    sys.stdout.flush()


def now() -> datetime:
    return datetime.now(UTC)


def face_of(ticket: TicketIssued) -> TicketFace:
    return TicketFace(
        office="Trung tâm Phục vụ hành chính công",
        branch="Chi nhánh số 1",
        number=ticket.number,
        service="Hộ tịch",
        issued_at=ticket.issued_at,
        valid_on=local_day(ticket.issued_at),
        language="vi",
        tracking_url=f"https://hcc.example.vn/t/{ticket.token}",
        by_time_of_issue=True,
    )


async def give(desk: NumberDesk) -> None:
    began = time.monotonic()
    given = await desk.issuing.give_number(ORDER)
    printed = await desk.issuing.print_ticket(face_of(given.ticket))
    say(f"printed {given.ticket.number} {given.ticket.ticket} {(printed.first_byte_at - began) * 1000:.1f}")
    await desk.issuing.report_print(given.ticket.visit, None)
    await desk.issuing.prepare()


async def serve(desk: NumberDesk) -> None:
    while (await asyncio.to_thread(sys.stdin.readline)).strip() == "give":
        await give(desk)


async def run(server: str, credential: str, folder: Path) -> None:
    clock = BranchClock(now, time.monotonic)
    last = LastBranch(folder / "last-branch.json", CN01)
    outlook = BranchOutlook(last.load(), clock)
    press = ticket_press(printer_from(f"virtual:{folder / 'paper'}"), ASSETS)
    await press.warm_up()
    api = BranchApi(server, CN01, credential)
    means = Means(
        new_id=lambda: new_id(now(), secrets.token_bytes(ID_BYTES)),
        new_token=lambda: new_token(secrets.token_bytes(TOKEN_BYTES)),
        pause=asyncio.sleep,
    )
    settings = DeskSettings(
        data=folder,
        device=DeviceId("K2"),
        marks=machine_marks(),
        outlook=outlook,
        press=press,
        means=means,
        send=api.send,
        random=random.random,
        page_of=lambda token: f"https://hcc.example.vn/t/{token}",
    )
    async with number_desk(settings) as desk:

        def show(branch: Branch, events: tuple[Event, ...]) -> None:
            outlook.branch = branch
            last.keep(branch)
            desk.series.learn_branch(branch, events)

        def connection(line: ConnectionState) -> None:
            outlook.line = line
            say(line.value)

        feed = BranchFeed(
            ClaimedBranch(api, desk.right, lambda _answer: None),
            show=show,
            connection=connection,
            pause=asyncio.sleep,
            random=random.random,
            server_time=clock.hear,
        )
        await desk.issuing.prepare()
        async with asyncio.TaskGroup() as works:
            others = [works.create_task(desk.outbox.run()), works.create_task(feed.run())]
            await serve(desk)
            for other in others:
                other.cancel()
    await api.close()
    await press.close()


if __name__ == "__main__":
    Path(sys.argv[3]).mkdir(exist_ok=True)
    asyncio.run(run(sys.argv[1], sys.argv[2], Path(sys.argv[3])))
