"""The clerk's card: name and picture only of clerks whom the office shows to citizens."""

import asyncio
import logging
from collections.abc import Callable

import pytest

from counter_display.panel.clerk_cards import ClerkCards
from counter_display.panel.picture import ClerkCard
from server_client.client.errors import Rejected, ServerUnavailable
from server_client.queue_model.ids import ClerkId
from server_client.wire.answers import problem
from server_client.wire.staff import StaffMember
from tests.fakes.office import LAN, MINH


class StaffRoom:
    """A staff of two, of whom one is shown; it can be out of reach, or closed to us."""

    def __init__(self) -> None:
        self.fault: Exception | None = None
        self.asked = 0

    async def staff(self) -> tuple[StaffMember, ...]:
        self.asked += 1
        if self.fault is not None:
            raise self.fault
        return (
            StaffMember(clerk=LAN, role="clerk", name="Nguyễn Thị Lan", picture=True, shows_name=True),
            StaffMember(clerk=MINH, role="clerk", name="Trần Minh", picture=True, shows_name=False),
        )

    async def picture(self, clerk: ClerkId) -> bytes | None:
        return b"jpeg of " + clerk.encode()


def follow(story: Callable[[ClerkCards, StaffRoom], list[ClerkId | None]]) -> list[ClerkCard | None]:
    """Return the cards shown while each clerk in turn is wanted, one look-up each."""
    shown: list[ClerkCard | None] = []

    async def work() -> None:
        cards, room = ClerkCards(), StaffRoom()
        async with asyncio.timeout(5), asyncio.TaskGroup() as group:
            task = group.create_task(cards.run(room, shown.append))
            for clerk in story(cards, room):
                cards.want(clerk)
                for _ in range(10):
                    await asyncio.sleep(0)
            task.cancel()

    asyncio.run(work())
    return shown


def test_a_clerk_whom_the_office_shows_has_name_and_picture() -> None:
    card = ClerkCard(clerk=LAN, name="Nguyễn Thị Lan", picture=b"jpeg of LAN01")
    assert follow(lambda *_: [LAN])[-1] == card


def test_a_clerk_whom_the_office_does_not_show_has_no_card() -> None:
    assert follow(lambda *_: [LAN, MINH])[-1] is None


def test_nobody_at_the_counter_and_a_clerk_without_account_have_no_card() -> None:
    assert follow(lambda *_: [ClerkId("OLD99"), None]) == [None, None]


def test_without_a_line_the_card_that_was_shown_stays() -> None:
    def story(_: ClerkCards, room: StaffRoom) -> list[ClerkId | None]:
        room.fault = ServerUnavailable("cut")
        return [LAN]

    assert follow(story) == []


def test_a_credential_that_may_not_ask_shows_no_names(caplog: pytest.LogCaptureFixture) -> None:
    def story(_: ClerkCards, room: StaffRoom) -> list[ClerkId | None]:
        room.fault = Rejected(problem("forbidden", "Not yours", 403, "Ask for another credential"))
        return [LAN]

    with caplog.at_level(logging.WARNING, logger="motcua.panel"):
        assert follow(story) == []
    assert "without names" in caplog.text
