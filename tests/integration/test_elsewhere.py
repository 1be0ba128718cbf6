"""A place goes from a point of the centre to a branch with a node: suggested, confirmed, and never over a cut line."""

import secrets
from collections.abc import Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from time import monotonic

import httpx
import pytest

from server_client.organisation_model.city import Travel
from server_client.queue_model.branch import Branch
from server_client.queue_model.commands import CloseService, IssueTicket
from server_client.queue_model.configuration import WALK_IN
from server_client.queue_model.ids import BranchId, TicketId, Token
from server_client.queue_model.ticket import Ticket, TicketOrigin, TicketState
from server_client.server.administration.administrator import CenterRole
from server_client.server.app import now
from server_client.server.citizen.doing_there import done_there
from server_client.server.credentials import Role
from server_client.server.elsewhere.moves import MoveState
from server_client.server.forecasting.forecasting import NodeForecasting
from server_client.server.forecasting.shipping import BoardShipper
from server_client.server.forecasting.standing_board import StandingBoard
from server_client.server.forecasting.worker_process import ForecastWorker
from server_client.server.replication.centre_line import CentreAddress
from server_client.server.replication.http_centre import HttpCentre
from server_client.server.stored_time import stored
from server_client.wire.forecasts import BoardMessage, ForetoldWait, ServiceForecast, decode_board, encode_board
from tests.fakes.boards import foretold
from tests.fakes.city import CITY, CN01, POINT
from tests.fakes.log_entries import a_token, an_id
from tests.fakes.office import CIVIL, OFFICE
from tests.fakes.people import someone
from tests.fakes.running_center import RunningCenter, running_center
from tests.integration.test_online import Node, a_line, problem, until

# Without hours of their own: near midnight nobody would come in time for any.
OPEN = replace(OFFICE, services=tuple(replace(service, hours=()) for service in OFFICE.services))
LONG, SHORT = foretold(50, 75, 3660), foretold(20, 30, 1500)


@dataclass(frozen=True, slots=True)
class TwoBranches:
    """A centre with a point of its own, where the wait is long, and ten minutes away a branch where it is not."""

    center: RunningCenter
    node: Node
    ticket: IssueTicket
    address: CentreAddress

    @property
    def here(self) -> str:
        """Return where the calls about the ticket are."""
        return f"/v1/branches/{POINT}/tickets/{self.ticket.token}"

    @property
    def page(self) -> str:
        """Return where the ticket's page is."""
        return f"/t/{self.ticket.token}"

    @property
    def old(self) -> Ticket:
        """Return the ticket at the point."""
        return self.center.desks.hosted[POINT].hosted.state.tickets[TicketId(self.ticket.id)]

    @property
    def there(self) -> Branch:
        """Return the other branch as it is there."""
        return self.node.desk.hosted.state

    def place(self) -> Mapping[str, object] | None:
        """Return what is suggested to the ticket's holder."""
        answer = self.center.http.get(f"{self.here}/elsewhere")
        assert answer.status_code == 200, answer.text
        found: Mapping[str, object] | None = answer.json()["place"]
        return found

    def move(self, to: BranchId = CN01) -> httpx.Response:
        """Wish to have the place there."""
        return self.center.http.post(f"{self.here}/move", json={"to": to})

    def foretell(
        self, branch: BranchId, wait: ForetoldWait, *, age_s: float = 0.0, ticket: IssueTicket | None = None
    ) -> None:
        """Let this be foretold at a branch for newcomers and for the ticket."""
        board = BoardMessage(
            at=now(),
            services={CIVIL: ServiceForecast(classes={WALK_IN: wait})},
            tickets={TicketId((ticket or self.ticket).id): wait},
        )
        sql = self.center.center.sql
        self.center.do(sql.change("DELETE FROM forecasts WHERE branch = $1", branch))
        self.center.do(
            sql.change(
                "INSERT INTO forecasts (branch, at_ms, document, maker, claimed_ms) VALUES ($1, $2, $3, $4, $2)",
                *(branch, stored(now()) - int(age_s * 1000), encode_board(board), "test"),
            )
        )
        self.center.center.elsewhere._boards.clear()


@pytest.fixture
def two(tmp_path: Path) -> Iterator[TwoBranches]:
    """Run a centre and a node, with somebody who waits at the centre's point."""
    with (
        running_center(tmp_path / "centre", POINT, office=OPEN) as center,
        running_center(tmp_path / "node", CN01, office=OPEN) as server,
    ):
        secret = tmp_path / "node-1"
        secret.write_text(center.holder("node-1", Role.NODE, CN01).secret)
        address = CentreAddress(url=center.url, credential=secret)
        with a_line(server, address) as node:
            publish_ways(center)
            ticket = IssueTicket(id=an_id(), needs=(CIVIL,), token=a_token())
            center.do(center.desks.hosted[POINT].hosted.settle(ticket))
            both = TwoBranches(center, node, ticket, address)
            until(lambda: center.center.following.knows(CN01))
            until(lambda: is_known(center, CN01) and is_known(center, POINT))
            both.foretell(POINT, LONG)
            both.foretell(CN01, SHORT)
            yield both


def is_known(center: RunningCenter, branch: BranchId) -> bool:
    """Say whether the centre's board knows that the branch is open, and how it works."""
    # Either would be done by itself in some seconds.
    center.do(center.center.statistics_keeper.look())
    center.do(center.center.board.look())
    line = center.center.board.shown.lines.get(branch)
    return line is not None and line.is_open and line.configuration is not None


def publish_ways(center: RunningCenter) -> None:
    """Let the city's document say how far it is from the point to the branch."""
    city = replace(CITY, travel=(Travel(start=POINT, end=CN01, minutes=10),))

    async def publish() -> None:
        versions = center.center.configurations.versions
        line = await versions.keep_draft(city, by="an administrator", note="", seen=None)
        async with center.center.sql.transaction() as session:
            await versions.fix(session, line)

    center.do(publish())


def test_the_holder_is_told_where_it_would_be_sooner_and_moves_there(two: TwoBranches) -> None:
    place = two.place()
    made = two.move()

    assert place is not None
    assert (place["branch"], place["travel_min"], place["saves_min"]) == (CN01, 10, 35)
    assert (place["low_min"], place["high_min"]) == (10, 20)
    assert made.status_code == 200, made.text
    assert made.json()["number"] == "A001"
    assert two.old.state is TicketState.CANCELLED
    new = two.there.tickets[two.there.visits[two.there.tokens[Token(made.json()["token"])]].ticket]
    assert two.there.visits[new.visit].origin is TicketOrigin.ONLINE
    assert new.offered_from is not None
    assert 590 <= (new.offered_from - new.queued_at).total_seconds() <= 600


def test_a_place_at_a_branch_with_a_node_ends_there_by_an_errand(two: TwoBranches) -> None:
    ticket = IssueTicket(id=an_id(), needs=(CIVIL,), token=a_token())
    two.node.server.do(two.node.desk.hosted.settle(ticket))
    here = f"/v1/branches/{CN01}/tickets/{ticket.token}"
    until(lambda: two.center.http.get(here).status_code == 200)
    two.foretell(CN01, LONG, ticket=ticket)
    two.foretell(POINT, SHORT)

    made = two.center.http.post(f"{here}/move", json={"to": POINT})

    assert made.status_code == 200, made.text
    assert made.json()["number"] == "A002"
    until(lambda: two.there.tickets[TicketId(ticket.id)].state is TicketState.CANCELLED)
    assert two.old.state is TicketState.WAITING


def test_a_place_whose_branch_is_cut_off_after_the_new_number_ends_when_the_line_is_back(two: TwoBranches) -> None:
    ticket = IssueTicket(id=an_id(), needs=(CIVIL,), token=a_token())
    two.node.server.do(two.node.desk.hosted.settle(ticket))
    here = f"/v1/branches/{CN01}/tickets/{ticket.token}"
    until(lambda: two.center.http.get(here).status_code == 200)
    two.foretell(CN01, LONG, ticket=ticket)
    two.foretell(POINT, SHORT)
    moves, errands = two.center.center.elsewhere.moves, two.center.center.citizens.errands
    two.center.do(two.center.center.board.look())
    two.node.tasks[1].cancel()
    errands._patience_s = 0.2

    made = two.center.http.post(f"{here}/move", json={"to": POINT})

    assert made.status_code == 200, made.text
    assert two.there.tickets[TicketId(ticket.id)].state is TicketState.WAITING
    left = two.center.do(moves.of_token(ticket.token))
    assert left is not None
    assert left.state is MoveState.STANDS

    errands._patience_s = 8.0
    with a_line(two.node.server, two.address):
        until(lambda: two.center.do(errands.is_linked(CN01)))
        do = partial(done_there, two.center.desks.hosted, errands)
        done = two.center.do(moves.carry_on(left, do))
        assert done.state is MoveState.DONE
    assert two.there.tickets[TicketId(ticket.id)].state is TicketState.CANCELLED


def test_a_node_hears_by_its_forecast_where_newcomers_would_be_served_sooner_and_tells_its_kiosks(
    two: TwoBranches,
) -> None:
    two.foretell(CN01, LONG)
    two.foretell(POINT, SHORT)
    desk, server = two.node.desk, two.node.server
    forecasting = NodeForecasting(desk, ForecastWorker(monotonic))
    body = encode_board(BoardMessage(at=now(), services={CIVIL: ServiceForecast(classes={WALK_IN: LONG})}, tickets={}))
    display = {"Authorization": f"Bearer {server.holder('d1', Role.DISPLAY, CN01).secret}"}

    async def told_to(address: CentreAddress) -> None:
        line = HttpCentre(address, CN01)
        board = StandingBoard(body, monotonic)
        await BoardShipper(desk.hosted, lambda: board, line, hear=forecasting.hear_elsewhere).step()
        await line.close()

    def heard() -> BoardMessage:
        path = f"/v1/branches/{CN01}/events?after=0&forecasts=true"
        with server.http.stream("GET", path, headers=display) as answer:
            lines = answer.iter_lines()
            while next(lines) != "event: forecast":
                pass
            return decode_board(next(lines).removeprefix("data: ").encode())

    server.do(forecasting._tell(body))
    assert heard().elsewhere == {}
    server.do(told_to(two.address))
    place = heard().elsewhere_for(CIVIL)
    assert place is not None
    assert (place.branch, place.travel_min, place.saves_min) == (POINT, 10, 25)

    server.do(told_to(replace(two.address, url="http://127.0.0.1:9")))
    assert heard().elsewhere == {}


def test_the_same_wish_again_has_the_same_answer_and_no_other_is_granted(two: TwoBranches) -> None:
    first, again = two.move(), two.move()

    assert first.json() == again.json()
    assert len(two.there.tickets) == 1
    assert problem(two.move(POINT), 409) == "moved_already"
    until(lambda: two.center.http.get(f"/t/{first.json()['token']}").status_code == 200)
    moved_on = f"/v1/branches/{CN01}/tickets/{first.json()['token']}"
    assert two.center.http.get(f"{moved_on}/elsewhere").json() == {"place": None}
    assert problem(two.center.http.post(f"{moved_on}/move", json={"to": POINT}), 409) == "not_offered"


def test_the_page_has_a_card_and_a_button_that_leads_to_the_new_number(two: TwoBranches) -> None:
    page = two.center.http.get(f"{two.page}?lang=en").text
    assert "about 35 min sooner" in page
    assert f'action="?to={CN01}&amp;lang=en"' in page

    answer = two.center.http.post(f"{two.page}?to={CN01}&lang=en", follow_redirects=False)

    assert answer.status_code == 303
    fresh = two.center.http.get(answer.headers["location"]).text
    assert "A001" in fresh
    assert "Called from" in fresh
    old = two.center.http.get(two.page).text
    assert "Đã chuyển sang" in old
    assert answer.headers["location"].partition("?")[0] in old
    assert "xin lấy số mới" not in old


def test_who_has_confirmed_counts_before_the_next_board_tells_of_them(two: TwoBranches) -> None:
    kiosk = two.center.holder("kiosk-1", Role.KIOSK, POINT)
    path = f"/v1/branches/{POINT}/elsewhere?service={CIVIL}"
    before = kiosk.get(path).json()["place"]
    made = two.move()
    assert made.status_code == 200, made.text
    two.center.center.elsewhere._coming = (float("-inf"), [])
    after = kiosk.get(path).json()["place"]

    # Who walks there without a number begins to wait there only then.
    assert before["saves_min"] == 25
    assert after["saves_min"] < before["saves_min"]


def test_the_monitor_shows_for_which_service_elsewhere_would_help(two: TwoBranches) -> None:
    director = someone(two.center, "director", CenterRole.DIRECTOR)
    path = f"/monitor/branches/{POINT}"
    with closing(director.http):
        sooner = director.get(path).text
        two.foretell(CN01, SHORT, age_s=61)
        nowhere = director.get(path).text

    assert "nhanh hơn khoảng 25 phút (đi 10 phút, chờ khoảng 20–30 phút)" in sooner
    assert 'id="elsewhere"' not in nowhere


def test_what_is_older_than_a_minute_is_told_to_nobody(two: TwoBranches) -> None:
    two.foretell(CN01, SHORT, age_s=61)

    assert two.place() is None
    assert "sooner" not in two.center.http.get(f"{two.page}?lang=en").text
    assert problem(two.move(), 409) == "not_offered"


def test_while_a_line_is_cut_nothing_is_suggested_and_the_place_stays(two: TwoBranches) -> None:
    two.node.cut()
    two.center.do(two.center.center.sql.change("UPDATE branches SET heard_ms = heard_ms - 60000"))
    two.center.do(two.center.center.board.look())

    assert two.place() is None
    assert problem(two.move(), 409) == "not_offered"
    told = two.center.http.post(f"{two.page}?to={CN01}&lang=en", follow_redirects=True)
    assert "your number here stays as it was" in told.text
    assert two.old.state is TicketState.WAITING


def test_a_line_that_is_cut_after_the_suggestion_leaves_the_place_where_it_is(two: TwoBranches) -> None:
    for task in two.node.tasks[1:]:
        task.cancel()
    errands = two.center.center.citizens.errands
    errands._patience_s = 0.2

    async def nobody_waits() -> None:
        errands.end()

    two.center.do(nobody_waits())

    assert problem(two.move(), 503) == "branch_away"
    assert two.old.state is TicketState.WAITING
    assert two.center.do(two.center.center.elsewhere.moves.of_token(two.ticket.token)) is None


def test_what_the_other_branch_refuses_is_told_as_it_says_it(two: TwoBranches) -> None:
    two.node.server.do(two.node.desk.hosted.settle(CloseService(id=an_id(), service=CIVIL)))

    assert problem(two.move(), 409) in {"service_closed", "not_offered"}
    assert two.old.state is TicketState.WAITING
    assert two.there.tickets == {}


def test_a_short_wait_sends_nobody_away_and_an_unknown_token_is_none(two: TwoBranches) -> None:
    two.foretell(POINT, foretold(10, 20, 900))

    assert two.place() is None
    unknown = f"/v1/branches/{POINT}/tickets/{secrets.token_urlsafe(16)}"
    assert problem(two.center.http.get(f"{unknown}/elsewhere"), 404) == "unknown_ticket"
    assert problem(two.center.http.post(f"{unknown}/move", json={"to": CN01}), 404) == "unknown_ticket"
    assert problem(two.center.http.post(f"{two.here}/move", json={"to": CN01, "name": "An"}), 400) == "malformed"
