"""A board on the wire: what goes in comes out, and what is no board is refused."""

import pytest

from server_client.queue_model.configuration import WALK_IN
from server_client.queue_model.ids import BranchId, ServiceCode, TicketId
from server_client.queue_model.ticket import AnnouncedWait
from server_client.wait_forecast.forecast import WhyUnknown
from server_client.wire import forecast_talk as talk
from server_client.wire.errors import Malformed
from server_client.wire.forecasts import (
    ForecastKept,
    SaidElsewhere,
    ToldBoard,
    aged,
    decode_board,
    decode_forecast_kept,
    decode_told_board,
    encode_board,
    encode_forecast_kept,
    encode_told_board,
    still_said,
    with_elsewhere,
)
from tests.fakes.boards import a_board, a_place, foretold
from tests.fakes.office import CIVIL, EIGHT, LAND

TICKET = TicketId("019cd01b-aa86-7000-8000-000000000006")


def test_a_board_comes_out_as_it_went_in() -> None:
    board = a_board({TICKET: foretold()})
    assert decode_board(encode_board(board)) == board
    told = ToldBoard(epoch=3, board=board)
    assert decode_told_board(encode_told_board(told)) == told


def test_a_board_says_what_it_knows_of_each() -> None:
    board = a_board({TICKET: foretold(5, 10)})
    assert board.for_ticket(TICKET) == foretold(5, 10)
    assert board.for_ticket(TicketId("another")) is None
    assert board.for_newcomer(CIVIL, WALK_IN) == foretold()
    assert board.for_newcomer(LAND, WALK_IN) is None
    assert board.for_newcomer(ServiceCode("none"), WALK_IN) is None
    assert board.why_unknown(LAND) is WhyUnknown.NO_COUNTER
    assert board.why_unknown(CIVIL) is None
    assert board.why_unknown(ServiceCode("none")) is None


@pytest.mark.parametrize(("likely_s", "remembered"), [(1500.4, 1500), (10.0, 1200), (9000.0, 1800)])
def test_what_is_remembered_of_it_lies_within_what_was_told(likely_s: float, remembered: int) -> None:
    told = foretold(20, 30, likely_s)
    assert told.announced == AnnouncedWait(low_s=1200, likely_s=remembered, high_s=1800)
    assert told.announced.is_sound


def test_an_age_is_never_below_nothing() -> None:
    assert aged(a_board(), -1.0).age_s == 0
    assert aged(a_board(), 12.5).age_s == 12.5


def test_what_was_said_of_another_branch_grows_old_with_the_board_and_is_gone_after_a_minute() -> None:
    board = with_elsewhere(a_board(), {CIVIL: SaidElsewhere(place=a_place(), age_s=30.0)})
    assert decode_board(encode_board(board)) == board
    later = aged(board, 25.0)
    assert later.elsewhere == {CIVIL: SaidElsewhere(place=a_place(), age_s=55.0)}
    assert later.elsewhere_for(CIVIL) == a_place()
    assert later.elsewhere_for(LAND) is None
    assert aged(later, 30.0).elsewhere_for(CIVIL) == a_place()
    assert aged(later, 30.1).elsewhere == {}
    assert still_said(board, 30.1).elsewhere == {}
    assert still_said(board, 30.0) is board


def test_centres_and_nodes_that_know_nothing_of_other_branches_are_understood() -> None:
    kept = ForecastKept(elsewhere={CIVIL: a_place()})
    assert decode_forecast_kept(encode_forecast_kept(kept)) == kept
    assert decode_forecast_kept(b"{}") == ForecastKept()
    assert encode_forecast_kept(ForecastKept()) == b"{}"
    old = b'{"at":"2026-03-02T01:00:00Z","services":{},"tickets":{}}'
    assert decode_board(old).elsewhere == {}


@pytest.mark.parametrize("body", [b"", b"{}", b'{"at":"2026-03-02T01:00:00Z","services":{},"tickets":{},"age_s":-1}'])
def test_what_is_no_board_is_refused(body: bytes) -> None:
    with pytest.raises(Malformed):
        decode_board(body)
    with pytest.raises(Malformed):
        decode_told_board(body)


@pytest.mark.parametrize(
    "question",
    [
        talk.Begin(branch=BranchId("CN01"), document=b"{}", path="/tmp/x", board=b"", is_anew=True),
        talk.Learn(branch=BranchId("CN01"), entries=[(b"{}", "0" * 64)]),
        talk.Foretell(branch=BranchId("CN01"), now=EIGHT, seed=7),
    ],
)
def test_questions_of_the_server_are_understood(question: talk.Question) -> None:
    assert talk.decode_question(talk.encode_talk(question)) == question


@pytest.mark.parametrize(
    "answer", [talk.Known(seq=4, digest="0" * 64), talk.Foretold(board=b"{}", took_s=0.01), talk.Unknown()]
)
def test_answers_of_the_process_are_understood(answer: talk.Answer) -> None:
    assert talk.decode_answer(talk.encode_talk(answer)) == answer
