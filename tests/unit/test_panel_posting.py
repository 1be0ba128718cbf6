"""What citizens said is sent once, tried for a minute, then dropped; no log line holds anything of it."""

import asyncio
import logging

import pytest

from counter_display.panel.posting import KEPT_S, RatingPost
from counter_display.panel.rating import GivenRating
from server_client.client.errors import Rejected, ServerUnavailable
from server_client.queue_model.commands import Command, RateService
from server_client.queue_model.ids import CommandId, TicketId
from server_client.wire.answers import Settled, problem
from tests.fakes.branch_server import FakeBranchServer
from tests.fakes.panel import SLOW, PanelRig, panel_at

# More than enough for two letters and a minute of waiting.
_STEPS = 500
SECRET = "Nguyễn Văn A, 0912 345 678"


class Door:
    """A server and its staff's side, with a line that can be cut; time passes while one waits for it."""

    def __init__(self, rig: PanelRig) -> None:
        self.rig = rig
        self.server = FakeBranchServer(rig.office.branch, rig.office.clock)
        self.comments: list[tuple[TicketId, str]] = []
        self.waits: list[float] = []
        self.mends_after: int | None = None
        self.refusal: Exception | None = None

    async def send(self, command: Command) -> Settled:
        return await self.server.send(command)

    async def comment(self, ticket: TicketId, text: str) -> None:
        if self.server.is_cut:
            raise ServerUnavailable("The line is cut")
        if self.refusal is not None:
            raise self.refusal
        self.comments.append((ticket, text))

    async def pause(self, seconds: float) -> None:
        self.waits.append(seconds)
        self.rig.elapsed += seconds
        if self.mends_after is not None and len(self.waits) >= self.mends_after:
            self.server.mend()

    def post(self) -> RatingPost:
        ids = iter(range(100))
        return RatingPost(
            elapsed=lambda: self.rig.elapsed, new_id=lambda: CommandId(f"rating-{next(ids)}"), pause=self.pause
        )

    def carry_out(self, post: RatingPost) -> None:
        async def work() -> None:
            async with asyncio.timeout(5), asyncio.TaskGroup() as group:
                task = group.create_task(post.run(self, self))
                for _ in range(_STEPS):
                    await asyncio.sleep(0)
                task.cancel()

        asyncio.run(work())


def finished() -> tuple[Door, TicketId]:
    rig = panel_at()
    ticket = rig.serve()
    rig.finish(ticket)
    return Door(rig), ticket


def test_a_rating_and_then_its_comment_reach_the_branch() -> None:
    door, ticket = finished()
    post = door.post()
    post.give(GivenRating(ticket=ticket, score=3, reasons=(SLOW,)))
    post.comment(ticket, SECRET)
    door.carry_out(post)
    assert door.server.sent == [RateService(id=CommandId("rating-0"), ticket=ticket, score=3, reasons=(SLOW,))]
    assert door.server.branch.tickets[ticket].rating == 3
    assert door.comments == [(ticket, SECRET)]


def test_a_rating_outlives_a_short_cut_with_the_same_id() -> None:
    door, ticket = finished()
    door.server.cut()
    door.mends_after = 3
    post = door.post()
    post.give(GivenRating(ticket=ticket, score=1))
    door.carry_out(post)
    assert [command.id for command in door.server.sent] == ["rating-0"]
    assert len(door.waits) == 3


def test_after_a_minute_without_a_line_it_is_dropped_without_a_word_of_it(caplog: pytest.LogCaptureFixture) -> None:
    door, ticket = finished()
    door.server.cut()
    post = door.post()
    post.give(GivenRating(ticket=ticket, score=3, reasons=(SLOW,)))
    post.comment(ticket, SECRET)
    with caplog.at_level(logging.WARNING, logger="motcua.panel"):
        door.carry_out(post)
    assert sum(door.waits) >= KEPT_S
    assert [record.getMessage() for record in caplog.records] == [
        "A rating could not be sent within 60 s and is dropped",
        "A comment could not be sent within 60 s and is dropped",
    ]
    assert SECRET not in caplog.text
    assert ticket not in caplog.text


def test_what_the_branch_does_not_take_is_dropped_at_once(caplog: pytest.LogCaptureFixture) -> None:
    door, ticket = finished()
    door.refusal = Rejected(problem("already_commented", "This ticket has a comment", 409, "One stays"))
    post = door.post()
    post.give(GivenRating(ticket=ticket, score=9))
    post.comment(ticket, SECRET)
    with caplog.at_level(logging.WARNING, logger="motcua.panel"):
        door.carry_out(post)
    assert "bad_score" in caplog.text
    assert "already_commented" in caplog.text
    assert SECRET not in caplog.text
    assert door.waits == []
