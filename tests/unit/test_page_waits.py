"""What pages say of waits: to the holder of a ticket, and to who watches a branch or the city."""

import asyncio
from collections.abc import Iterable

import pytest
from msgspec import structs

from server_client.queue_model.configuration import VIETNAMESE
from server_client.queue_model.ids import BranchId
from server_client.server.errors import Unavailable
from server_client.server.pages.bilingual import in_language
from server_client.server.pages.monitor.monitor_words import MONITOR_WORDS
from server_client.server.pages.monitor.shown_waits import LongestWaits, service_wait
from server_client.server.pages.ticket_words import ALL_WORDS, wait_of, words_in
from server_client.wait_forecast.announcing import AnnouncementKind
from server_client.wait_forecast.forecast import WhyUnknown
from server_client.wire.forecasts import BoardMessage
from tests.fakes.boards import a_board, foretold
from tests.fakes.office import CIVIL, ENGLISH, LAND
from tests.fakes.told_waits import board_telling

WORDS = in_language(MONITOR_WORDS, VIETNAMESE) | {"language": VIETNAMESE}
NEAR, FAR = BranchId("CN01"), BranchId("CN02")


class KeptBoards:
    """The boards of a city; counts how often it is asked."""

    def __init__(self, **boards: BoardMessage) -> None:
        self.boards = {BranchId(branch): board for branch, board in boards.items()}
        self.asked: list[set[BranchId]] = []
        self.is_away = False

    async def forecasts_of(self, branches: Iterable[BranchId]) -> dict[BranchId, BoardMessage]:
        wanted = set(branches)
        self.asked.append(wanted)
        if self.is_away:
            raise Unavailable("The database is away")
        return {branch: board for branch, board in self.boards.items() if branch in wanted}


def test_the_holder_is_told_the_range_in_the_language_of_the_page() -> None:
    said = [wait_of(foretold(20, 30), None, words_in(language)) for language in ("vi", "en")]
    assert said == ["Dự kiến chờ: khoảng 20–30 phút", "Expected wait: about 20–30 min"]


def test_who_is_next_is_told_minutes_only_if_it_takes_more_than_a_few() -> None:
    near = structs.replace(foretold(0, 5), kind=AnnouncementKind.NEXT)
    later = structs.replace(foretold(5, 15), kind=AnnouncementKind.NEXT)
    assert wait_of(near, None, words_in("vi")) == ""
    assert wait_of(later, None, words_in("vi")) == "Dự kiến chờ: khoảng 5–15 phút"


def test_nothing_is_said_while_nothing_is_foretold() -> None:
    assert wait_of(None, None, words_in("vi")) == ""


@pytest.mark.parametrize("why", list(WhyUnknown))
def test_each_reason_has_words_on_every_page(why: WhyUnknown) -> None:
    assert all(wait_of(None, why, words) for words in ALL_WORDS.values())
    assert service_wait(board_telling({CIVIL: why}), CIVIL, WORDS) == WORDS[f"wait_{why}"]


def test_a_service_in_depth_tells_its_wait_or_nothing() -> None:
    assert service_wait(a_board(), CIVIL, WORDS) == "dự kiến 20–30 phút"
    assert service_wait(None, CIVIL, WORDS) == ""
    assert service_wait(board_telling({}), LAND, WORDS) == ""


def test_the_city_shows_each_branch_by_the_service_with_the_longest_wait() -> None:
    boards = KeptBoards(CN01=board_telling({CIVIL: foretold(20, 30), LAND: foretold(60, 75, 4000.0)}))
    waits = asyncio.run(LongestWaits().of(boards, [NEAR, FAR], ENGLISH))
    assert waits == {NEAR: "60–75 min"}


def test_many_who_look_ask_the_database_once_in_some_seconds() -> None:
    boards, waits = KeptBoards(CN01=a_board()), LongestWaits()
    for _ in range(5):
        asyncio.run(waits.of(boards, [NEAR], ENGLISH))
    asyncio.run(waits.of(boards, [NEAR, FAR], ENGLISH))
    assert boards.asked == [{NEAR}, {FAR}]


def test_without_a_database_there_is_no_wait_and_no_fault() -> None:
    boards = KeptBoards(CN01=a_board())
    boards.is_away = True
    assert asyncio.run(LongestWaits().of(boards, [NEAR], ENGLISH)) == {}
