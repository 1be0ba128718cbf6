"""Ratings over a real socket: what citizens write is sealed, and the staff is told nothing of fewer than five."""

import asyncio
import json
import secrets
from collections.abc import Callable, Coroutine, Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import TypeVar

import pytest

from server_client.client.errors import NotSignedIn, Rejected, ServerUnavailable
from server_client.client.staff_api import StaffApi
from server_client.queue_model.commands import CallNext, FinishTicket, OpenCounter, RateService, StartServing
from server_client.queue_model.configuration import Reason
from server_client.queue_model.ids import ClerkId, CounterId, OutcomeCode, ReasonCode, TicketId
from server_client.queue_model.local_time import local_day
from server_client.server.app import now
from server_client.server.credentials import Role
from server_client.server.options import branch_settings
from server_client.server.ratings.rating_table import RatingTable
from server_client.server.ratings.reading import Rating
from server_client.server.vault.comment_table import ClerksDays
from server_client.server.vault.key_places import KeyFile
from server_client.server.vault.rotation import rotate
from server_client.server.vault.rules import VaultRules
from server_client.server.vault.vault_file import VaultFile
from server_client.wire.staff import RatingResults
from tests.fakes.log_entries import CN01, an_id
from tests.fakes.office import ALL, COUNTER_5, COUNTER_6, LAN, MINH, OFFICE
from tests.fakes.running_server import BRANCH, RunningServer, running_server
from tests.fakes.staff import HOA, PINS, hire
from tests.fakes.vaults import vault_rig

T = TypeVar("T")
SLOW = ReasonCode("slow")
WITH_REASONS = replace(OFFICE, rating_reasons=(Reason(code=SLOW, names={}),))


@dataclass
class Hall:
    """A server whose calls think that it is some days later, with clerks at their counters."""

    server: RunningServer
    ahead: list[timedelta]
    counters: dict[ClerkId, CounterId] = field(default_factory=dict)

    @property
    def today(self) -> date:
        """Return the day on which the ratings are given, by the clock of the log."""
        return local_day(now())

    def ask(self, call: Callable[[StaffApi], Coroutine[None, None, T]], role: Role = Role.SUPERVISOR) -> T:
        """Return what a device of that role is answered."""

        async def work() -> T:
            staff = StaffApi(self.server.url, CN01, self.server.secrets[role])
            try:
                return await call(staff)
            finally:
                await staff.close()

        return asyncio.run(work())

    def results(self, clerk: ClerkId | None = None) -> RatingResults:
        """Return what a supervisor is told of today."""
        return self.ask(lambda staff: staff.ratings(self.today, self.today, clerk=clerk))

    def serve(self, clerk: ClerkId = LAN, counter: CounterId = COUNTER_5) -> TicketId:
        """Let a citizen be served by a clerk."""
        if clerk not in self.counters:
            self.server.done(OpenCounter(id=an_id(), counter=counter, clerk=clerk, profile=ALL))
            self.counters[clerk] = counter
        at = self.counters[clerk]
        ticket = TicketId(self.server.take().id)
        self.server.done(CallNext(id=an_id(), counter=at))
        self.server.done(StartServing(id=an_id(), counter=at, ticket=ticket))
        self.server.done(FinishTicket(id=an_id(), counter=at, ticket=ticket, outcome=OutcomeCode("advised")))
        return ticket

    def rate(self, score: int, *reasons: ReasonCode, clerk: ClerkId = LAN, comment: str = "") -> TicketId:
        """Let a citizen be served and say how it was."""
        ticket = self.serve(clerk, COUNTER_5 if clerk == LAN else COUNTER_6)
        self.server.done(RateService(id=an_id(), ticket=ticket, score=score, reasons=reasons), Role.COUNTER)
        if comment:
            self.ask(lambda staff: staff.comment(ticket, comment), Role.COUNTER)
        return ticket


@pytest.fixture
def hall(tmp_path: Path) -> Iterator[Hall]:
    """Run a server whose calls think that it is tomorrow."""
    ahead = [timedelta(days=1)]

    def clock() -> datetime:
        return now() + ahead[0]

    with running_server(tmp_path, office=WITH_REASONS, clock=clock) as server:
        yield Hall(server, ahead)


def test_five_ratings_are_told_and_four_are_not(hall: Hall) -> None:
    for score in (1, 1, 3, 2):
        hall.rate(score, *([SLOW] if score == 3 else []), comment=f"Ý kiến {score}" if score > 1 else "")
    few = hall.results()
    assert (few.n, few.levels, few.reasons, few.comments) == (None, (), {}, ())

    hall.rate(1)
    told = hall.results()
    assert (told.n, told.levels, told.reasons) == (5, (3, 1, 1), {SLOW: 1})
    assert sorted(told.comments) == ["Ý kiến 2", "Ý kiến 3"]
    assert (told.first, told.last, told.until, told.clerk) == (hall.today, hall.today, hall.today, None)


def test_a_day_is_told_when_it_is_over(hall: Hall) -> None:
    for _ in range(6):
        hall.rate(1)
    hall.ahead[0] = timedelta()

    told = hall.results()
    assert (told.n, told.until) == (None, hall.today - timedelta(days=1))


def test_all_clerks_less_one_does_not_tell_the_other(hall: Hall) -> None:
    for _ in range(5):
        hall.rate(1, clerk=LAN)
    hall.rate(3, clerk=MINH, comment="Cán bộ quầy 6 cau có")

    assert hall.results().n == hall.results(LAN).n == 5
    assert hall.results().levels == (5, 0, 0)
    assert hall.results().comments == ()
    assert hall.results(MINH).n is None


def test_a_clerk_is_told_the_own_ratings_and_a_supervisor_all(tmp_path: Path) -> None:
    hire(tmp_path)
    with running_server(tmp_path, clock=lambda: now() + timedelta(days=1)) as server:
        hall = Hall(server, [])
        for clerk in (LAN, MINH):
            for _ in range(5):
                hall.rate(1 if clerk == LAN else 2, clerk=clerk)
        sessions = {
            clerk: hall.ask(
                lambda staff, clerk=clerk: staff.sign_in(clerk, PINS[clerk]),  # type: ignore[misc]  # bound now
                Role.COUNTER,
            ).session
            for clerk in (LAN, HOA)
        }

        def told(session: str, clerk: ClerkId | None = None) -> RatingResults:
            return hall.ask(
                lambda staff: staff.ratings(hall.today, hall.today, clerk=clerk, session=session), Role.COUNTER
            )

        assert told(sessions[LAN]) == told(sessions[LAN], LAN)
        assert (told(sessions[LAN]).clerk, told(sessions[LAN]).levels) == (LAN, (5, 0, 0))
        assert told(sessions[HOA]).levels == (5, 5, 0)
        assert told(sessions[HOA], MINH).levels == (0, 5, 0)
        with pytest.raises(Rejected, match="the own ratings only"):
            told(sessions[LAN], MINH)
        with pytest.raises(NotSignedIn):
            told("")


def test_a_console_of_a_branch_without_accounts_is_told_nothing(hall: Hall) -> None:
    with pytest.raises(NotSignedIn, match="a supervisor's credential"):
        hall.ask(lambda staff: staff.ratings(hall.today, hall.today), Role.COUNTER)


def test_ratings_are_found_again_after_a_restart_and_after_their_file_was_lost(tmp_path: Path) -> None:
    def run(first: bool) -> int | None:
        with running_server(tmp_path, clock=lambda: now() + timedelta(days=1)) as server:
            hall = Hall(server, [])
            if first:
                for _ in range(4):
                    hall.rate(1)
                hall.results()
                # The last one is told to the log only.
                hall.rate(2)
            return hall.results().n

    assert run(True) == run(False) == 5
    for file in tmp_path.glob("ratings.sqlite*"):
        file.unlink()
    assert run(False) == 5


def test_ratings_of_a_log_that_a_backup_replaced_are_forgotten(tmp_path: Path) -> None:
    with running_server(tmp_path, clock=lambda: now() + timedelta(days=1)) as server:
        hall = Hall(server, [])
        for _ in range(5):
            hall.rate(1)
        assert hall.results().n == 5
    for file in tmp_path.glob("CN01.sqlite*"):
        file.unlink()

    with running_server(tmp_path, clock=lambda: now() + timedelta(days=1)) as server:
        assert Hall(server, []).results().n is None


def test_a_broken_file_of_ratings_says_what_to_do(tmp_path: Path) -> None:
    (tmp_path / "ratings.sqlite").write_bytes(b"no database at all, but long enough to be looked at as one" * 20)
    with running_server(tmp_path) as server:
        with pytest.raises(ServerUnavailable, match=r"ratings\.sqlite"):
            Hall(server, []).results()
        server.take()


ONE_DAY_ONLY = ("?from=2026-03-09", "?to=2026-03-09")
NO_DAYS = ("?from=2026-3-9&to=2026-03-09", "?from=2026-03-09&to=2026-02-30", "?from=2026-03-10&to=2026-03-09")


@pytest.mark.parametrize("query", [*ONE_DAY_ONLY, *NO_DAYS])
def test_days_that_are_none_are_told(hall: Hall, query: str) -> None:
    answer = hall.server.get(f"{BRANCH}/ratings{query}", Role.SUPERVISOR)

    assert (answer.status_code, answer.json()["code"]) == (400, "bad_day")


@pytest.mark.parametrize("role", [Role.KIOSK, Role.DISPLAY, Role.NODE, Role.ADMINISTRATOR])
def test_ratings_are_for_the_staff(hall: Hall, role: Role) -> None:
    assert hall.server.get(f"{BRANCH}/ratings?from=2026-03-09&to=2026-03-09", role).status_code == 403


def test_a_comment_is_kept_once_for_a_rated_ticket(hall: Hall) -> None:
    ticket = hall.serve()
    with pytest.raises(Rejected, match="Send the rating first"):
        hall.ask(lambda staff: staff.comment(ticket, "Chờ lâu"), Role.COUNTER)
    hall.server.done(RateService(id=an_id(), ticket=ticket, score=3), Role.COUNTER)

    for _ in range(2):
        hall.ask(lambda staff: staff.comment(ticket, "Chờ lâu"), Role.KIOSK)
    with pytest.raises(Rejected, match="the first one stays"):
        hall.ask(lambda staff: staff.comment(ticket, "Chờ rất lâu"), Role.COUNTER)
    with pytest.raises(Rejected):
        hall.ask(lambda staff: staff.comment(TicketId(an_id()), "Chờ lâu"), Role.COUNTER)
    with pytest.raises(Rejected):
        hall.ask(lambda staff: staff.comment(ticket, "Chờ lâu"), Role.DISPLAY)


def test_without_the_vaults_key_there_are_counts_but_no_comments(tmp_path: Path) -> None:
    with running_server(tmp_path, clock=lambda: now() + timedelta(days=1), has_vault_key=False) as server:
        hall = Hall(server, [])
        tickets = [hall.rate(1) for _ in range(5)]
        with pytest.raises(ServerUnavailable, match="vault key"):
            hall.ask(lambda staff: staff.comment(tickets[0], "Chờ lâu"), Role.COUNTER)

        assert (hall.results().n, hall.results().comments) == (5, ())


def test_no_file_and_no_event_holds_a_comment_in_the_clear(hall: Hall, tmp_path: Path) -> None:
    ticket = hall.rate(3, comment="Cán bộ quầy 5 cau có")

    files = [file for file in tmp_path.iterdir() if file.is_file()]
    assert any(file.name.startswith("vault.sqlite") for file in files)
    for file in files:
        assert "cau có".encode() not in file.read_bytes()
    vault = b"".join(file.read_bytes() for file in files if file.name.startswith("vault.sqlite"))
    assert ticket.encode() not in vault


def test_comments_survive_a_new_key_and_go_after_ninety_days(tmp_path: Path) -> None:
    monday = datetime(2026, 3, 9, 1, tzinfo=UTC)
    with vault_rig(tmp_path, now=monday) as rig:
        days = ClerksDays(clerk=LAN, first=monday.date(), last=monday.date() + timedelta(days=1))
        assert rig.run(rig.vault.comment(TicketId("t1"), LAN, "Chờ lâu"))
        assert rig.run(rig.vault.comment(TicketId("t2"), None, "Không biết của ai"))
        file = VaultFile(rig.path)
        rotate(file, KeyFile(tmp_path / "vault.key"), secrets.token_bytes, monday)
        file.close()
        assert rig.run(rig.vault.comments([days])) == ["Chờ lâu"]

        rig.now = monday + timedelta(days=90)
        rig.run(rig.vault.purge())
        assert rig.run(rig.vault.comments([days])) == ["Chờ lâu"]
        rig.now += timedelta(days=1)
        rig.run(rig.vault.purge())
        assert rig.run(rig.vault.comments([days])) == []
    file = VaultFile(tmp_path / "vault.sqlite")
    assert file.comments.due(date(2030, 1, 1)) == []
    file.close()


def test_an_office_says_how_long_comments_are_kept_and_tickets_are_forgotten_with_their_day(tmp_path: Path) -> None:
    monday = datetime(2026, 3, 9, 1, tzinfo=UTC)
    with vault_rig(tmp_path, VaultRules(comments_kept=timedelta(days=1)), monday) as rig:
        days = ClerksDays(clerk=LAN, first=monday.date(), last=monday.date() + timedelta(days=2))
        rig.run(rig.vault.comment(TicketId("t1"), LAN, "Chờ lâu"))
        assert not rig.run(rig.vault.comment(TicketId("t1"), LAN, "Chờ rất lâu"))
        rig.now += timedelta(days=1)
        rig.run(rig.vault.purge())
        # Nothing leads from the ticket to its comment any more.
        assert rig.run(rig.vault.comment(TicketId("t1"), LAN, "Của ai khác"))
        assert sorted(rig.run(rig.vault.comments([days]))) == ["Chờ lâu", "Của ai khác"]
        rig.now += timedelta(days=1)
        rig.run(rig.vault.purge())
        assert rig.run(rig.vault.comments([days])) == ["Của ai khác"]


def test_what_is_told_bears_neither_ticket_nor_time(hall: Hall) -> None:
    tickets = [hall.rate(1, comment=f"Ý kiến {number}") for number in range(5)]

    answer = hall.server.get(f"{BRANCH}/ratings?from={hall.today}&to={hall.today}", Role.SUPERVISOR)
    assert set(answer.json()) == {"first", "last", "until", "clerk", "n", "levels", "reasons", "comments"}
    for ticket in tickets:
        assert ticket not in answer.text
    assert json.loads(answer.content)["n"] == 5


def test_an_office_says_for_how_long_comments_are_kept() -> None:
    assert branch_settings(["--data", "x"]).hosted.vault.comments_kept == timedelta(days=90)
    assert branch_settings(["--data", "x", "--keep-comments", "7"]).hosted.vault.comments_kept == timedelta(days=7)


def test_what_a_shorter_log_cannot_have_told_is_forgotten(tmp_path: Path) -> None:
    table = RatingTable(tmp_path / "ratings.sqlite")
    table.add([Rating(seq=70, day=date(2026, 3, 9), clerk=LAN, score=1, reasons=(SLOW,))], restart=60)
    table.add([Rating(seq=90, day=date(2026, 3, 9), clerk=LAN, score=1, reasons=())], restart=80)

    assert table.restart(100) == 80
    assert sum(one.count for one in table.day_counts(date(2026, 3, 9))) == 1
    assert table.restart(75) == 0
    assert table.day_counts(date(2026, 3, 9)) == []
    table.close()
