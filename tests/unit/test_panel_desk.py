"""The panel follows its counter: what it shows in each state, whom it asks, and what interrupts the question."""

from dataclasses import replace
from datetime import timedelta

import pytest

from counter_display.panel.picture import ClerkCard, Face, Phase, Trouble, levels_of
from counter_display.panel.rating import ASKED_S, THANKED_S, GivenRating
from server_client.queue_model import commands
from server_client.queue_model.configuration import VIETNAMESE, Configuration, Hours
from server_client.queue_model.ids import CounterId, Language, ReasonCode, Token
from tests.fakes.office import COUNTER_5, COUNTER_6, COUNTER_7, EIGHT, ENGLISH, LAN, LAND, MINH, OFFICE, ONLY_LAND
from tests.fakes.panel import ASKING, SLOW, UNCLEAR, PanelRig, a_fee, panel_at


def pause(rig: PanelRig, reason: str = "meal") -> None:
    rig.office.do(commands.PauseCounter(id=rig.office.new_id(), counter=COUNTER_5, reason=ReasonCode(reason)))
    rig.feed()


def test_a_closed_counter_says_which_others_are_open_and_what_for() -> None:
    rig = panel_at(is_open=False)
    rig.office.open(COUNTER_7, LAN, ONLY_LAND)
    rig.office.open(COUNTER_6, MINH)
    shown = rig.feed()
    assert (shown.phase, shown.counter, shown.clerk) == (Phase.CLOSED, 5, None)
    assert [(one.number, one.offers) for one in shown.others] == [(6, "Tất cả lĩnh vực"), (7, "Đất đai")]


def test_a_paused_counter_says_why_and_since_when() -> None:
    rig = panel_at()
    rig.office.wait(minutes=5)
    pause(rig)
    assert (rig.picture.phase, rig.picture.pause_reason) == (Phase.PAUSED, "Nghỉ trưa")
    assert rig.picture.since == EIGHT + timedelta(minutes=5)


def test_a_counter_that_is_paused_or_closed_is_not_recommended() -> None:
    rig = panel_at(is_open=False)
    rig.office.open(COUNTER_6, MINH)
    rig.office.do(commands.PauseCounter(id=rig.office.new_id(), counter=COUNTER_6, reason=ReasonCode("meal")))
    assert rig.feed().others == ()


def test_a_call_shows_its_number_and_how_often_it_was_made() -> None:
    rig = panel_at()
    rig.take()
    ticket = rig.office.call()
    assert (rig.feed().phase, rig.picture.number, rig.picture.calls) == (Phase.CALLED, "A001", 1)
    rig.office.do(commands.RecallTicket(id=rig.office.new_id(), counter=COUNTER_5, ticket=ticket))
    assert rig.feed().calls == 2


def test_serving_shows_number_service_and_what_the_counter_is_for() -> None:
    rig = panel_at()
    rig.serve()
    shown = rig.picture
    assert (shown.phase, shown.number, shown.service, shown.offers) == (
        Phase.SERVING,
        "A001",
        "Hộ tịch",
        "Tất cả lĩnh vực",
    )


def test_the_clerk_is_shown_only_where_that_clerk_sits() -> None:
    rig = panel_at()
    assert rig.wanted[-1] == LAN
    rig.desk.know_clerk(ClerkCard(clerk=LAN, name="Nguyễn Thị Lan"))
    assert rig.picture.clerk is not None
    rig.desk.know_clerk(ClerkCard(clerk=MINH, name="Trần Minh"))
    assert rig.picture.clerk is None


def test_a_finish_asks_with_as_many_faces_as_there_are_levels() -> None:
    rig = panel_at()
    shown = rig.finish(rig.serve())
    assert (shown.phase, shown.number) == (Phase.LEVELS, "A001")
    assert [row.face for row in shown.levels] == [Face.DELIGHTED, Face.CONTENT, Face.UNHAPPY]


def test_one_touch_is_enough_and_is_thanked() -> None:
    rig = panel_at()
    ticket = rig.serve()
    rig.finish(ticket)
    rig.desk.rate(1)
    assert rig.given == [GivenRating(ticket=ticket, score=1)]
    assert rig.picture.phase is Phase.THANKS
    assert rig.wait(THANKED_S).phase is Phase.FREE


def test_the_lowest_level_shows_its_reasons_and_gives_those_that_were_named() -> None:
    rig = panel_at()
    ticket = rig.serve()
    rig.finish(ticket)
    rig.desk.rate(3)
    rig.desk.toggle(UNCLEAR)
    assert [(row.name, row.chosen) for row in rig.picture.reasons] == [("Chờ lâu", False), ("Hướng dẫn chưa rõ", True)]
    rig.desk.give()
    assert rig.given == [GivenRating(ticket=ticket, score=3, reasons=(UNCLEAR,))]


def test_a_question_that_nobody_answers_goes_away_and_gives_nothing() -> None:
    rig = panel_at()
    rig.finish(rig.serve(), wrap_up=True)
    assert rig.wait(ASKED_S - 1).phase is Phase.LEVELS
    assert rig.wait(1).phase is Phase.PAPERWORK
    assert rig.given == []
    assert rig.feed().phase is Phase.PAPERWORK


def test_the_next_call_takes_the_screen_at_once() -> None:
    rig = panel_at()
    ticket = rig.serve()
    rig.take()
    rig.finish(ticket)
    rig.office.call()
    assert rig.feed().phase is Phase.CALLED
    rig.desk.rate(1)
    assert rig.given == []


def test_a_level_touched_before_the_next_call_is_given_without_more_reasons() -> None:
    rig = panel_at()
    ticket = rig.serve()
    rig.take()
    rig.finish(ticket)
    rig.desk.rate(3)
    rig.desk.toggle(SLOW)
    rig.office.call()
    assert rig.feed().phase is Phase.CALLED
    assert rig.given == [GivenRating(ticket=ticket, score=3, reasons=(SLOW,))]


def test_reasons_left_standing_are_given_when_the_page_goes() -> None:
    rig = panel_at()
    ticket = rig.serve()
    rig.finish(ticket)
    rig.desk.rate(3)
    assert rig.wait(ASKED_S).phase is Phase.FREE
    assert rig.given == [GivenRating(ticket=ticket, score=3)]


def test_whoever_goes_back_may_choose_another_level() -> None:
    rig = panel_at()
    ticket = rig.serve()
    rig.finish(ticket)
    rig.desk.rate(3)
    rig.desk.choose_again()
    assert rig.picture.phase is Phase.LEVELS
    rig.desk.rate(2)
    assert rig.given == [GivenRating(ticket=ticket, score=2)]


@pytest.mark.parametrize("ending", ["held", "missed"])
def test_only_a_finish_is_asked_about(ending: str) -> None:
    rig = panel_at()
    if ending == "held":
        ticket = rig.serve()
        form = ReasonCode("form")
        rig.office.do(commands.HoldTicket(id=rig.office.new_id(), counter=COUNTER_5, ticket=ticket, reason=form))
    else:
        rig.take()
        ticket = rig.office.call()
        rig.feed()
        rig.office.do(commands.MissTicket(id=rig.office.new_id(), counter=COUNTER_5, ticket=ticket))
    assert rig.feed().phase is Phase.FREE


def test_a_finish_long_before_the_line_came_back_is_not_asked_about() -> None:
    rig = panel_at()
    ticket = rig.serve()
    done = commands.FinishTicket(
        id=rig.office.new_id(), counter=COUNTER_5, ticket=ticket, outcome=OFFICE.outcomes[0].code
    )
    rig.office.do(done)
    rig.office.wait(minutes=1)
    rig.office.open(COUNTER_6, MINH)
    assert rig.feed().phase is Phase.FREE


def test_a_ticket_that_was_rated_elsewhere_is_not_asked_about() -> None:
    rig = panel_at()
    ticket = rig.serve()
    done = OFFICE.outcomes[0].code
    rig.office.do(commands.FinishTicket(id=rig.office.new_id(), counter=COUNTER_5, ticket=ticket, outcome=done))
    rig.office.do(commands.RateService(id=rig.office.new_id(), ticket=ticket, score=1))
    assert rig.feed().phase is Phase.FREE


def test_an_office_with_more_levels_than_faces_is_not_asked() -> None:
    rig = panel_at(replace(ASKING, rating_levels=7))
    assert rig.finish(rig.serve()).phase is Phase.FREE
    assert [len(levels_of(count)) for count in (2, 3, 4, 5)] == [2, 3, 4, 5]


def test_a_comment_follows_its_rating_where_one_can_write() -> None:
    rig = panel_at(comments=True)
    ticket = rig.serve()
    rig.finish(ticket)
    rig.desk.comment("too early")
    rig.desk.rate(1)
    assert rig.picture.comments
    rig.desk.write()
    assert rig.picture.phase is Phase.COMMENT
    rig.desk.comment("  Cảm ơn  ")
    assert (rig.comments_given, rig.picture.phase, rig.picture.comments) == (
        [(ticket, "Cảm ơn")],
        Phase.THANKS,
        False,
    )


def test_a_comment_that_is_empty_or_was_not_sent_goes_nowhere() -> None:
    rig = panel_at(comments=True)
    ticket = rig.serve()
    rig.take()
    rig.finish(ticket)
    rig.desk.rate(1)
    rig.desk.write()
    rig.desk.comment("   ")
    rig.office.call()
    rig.feed()
    rig.desk.comment("later")
    assert rig.comments_given == []


def test_the_tickets_language_comes_first_and_another_can_be_chosen() -> None:
    rig = panel_at()
    ticket = rig.serve(ENGLISH)
    assert (rig.picture.language, rig.picture.service) == (ENGLISH, "Civil status")
    rig.desk.speak(VIETNAMESE)
    assert rig.picture.language == VIETNAMESE
    assert rig.finish(ticket).language == VIETNAMESE
    rig.desk.rate(1)
    assert rig.wait(THANKED_S).language == VIETNAMESE


def test_a_language_chosen_by_nobody_in_particular_holds_for_a_minute() -> None:
    rig = panel_at()
    rig.desk.speak(ENGLISH)
    assert rig.wait(59).language == ENGLISH
    assert rig.wait(1).language == VIETNAMESE


def test_a_language_that_the_panel_has_not_is_not_spoken() -> None:
    rig = panel_at()
    rig.serve(Language("fr"))
    assert rig.picture.language == VIETNAMESE
    rig.desk.speak(Language("fr"))
    assert rig.picture.language == VIETNAMESE


def test_a_fee_is_shown_while_its_ticket_is_served_and_never_afterwards() -> None:
    rig = panel_at()
    ticket = rig.serve()
    rig.desk.ask_fee(a_fee(ticket))
    assert (rig.picture.phase, rig.picture.fee) == (Phase.FEE, a_fee(ticket))
    assert rig.finish(ticket).phase is Phase.LEVELS
    rig.desk.rate(1)
    assert rig.wait(THANKED_S).fee is None
    rig.serve()
    assert rig.picture.phase is Phase.SERVING


def test_a_fee_can_be_withdrawn_and_one_of_another_ticket_is_not_shown() -> None:
    rig = panel_at()
    ticket = rig.serve()
    rig.desk.ask_fee(a_fee(ticket))
    rig.desk.withdraw_fee()
    assert rig.picture.phase is Phase.SERVING
    rig.desk.ask_fee(a_fee(rig.take()))
    assert rig.picture.phase is Phase.SERVING


def test_a_cut_keeps_the_last_picture_and_says_of_when_it_is() -> None:
    rig = panel_at()
    rig.serve()
    rig.desk.line(Trouble.CONNECTING)
    rig.wait(3)
    rig.desk.line(Trouble.UNREACHABLE)
    shown = rig.picture
    assert (shown.phase, shown.number, shown.stale_since, shown.trouble) == (
        Phase.SERVING,
        "A001",
        EIGHT,
        Trouble.UNREACHABLE,
    )
    rig.desk.line(Trouble.NONE)
    assert rig.picture.stale_since is None


def test_a_cut_over_midnight_leaves_no_number_of_yesterday_standing() -> None:
    rig = panel_at()
    rig.office.open(COUNTER_6, MINH)
    rig.serve()
    rig.desk.line(Trouble.UNREACHABLE)
    shown = rig.wait(24 * 3600)
    assert (shown.phase, shown.number, shown.others) == (Phase.CLOSED, "", ())


def test_before_the_branch_is_known_the_panel_says_that_it_starts() -> None:
    rig = PanelRig(office=panel_at().office)
    assert (rig.picture.phase, rig.picture.trouble) == (Phase.STARTING, Trouble.CONNECTING)
    rig.desk.line(Trouble.SHUT_OUT)
    assert rig.picture.trouble is Trouble.SHUT_OUT


def test_a_counter_that_the_branch_has_not_is_told_to_the_staff() -> None:
    rig = panel_at()
    rig.desk.sit_at(CounterId("q99"))
    assert (rig.picture.phase, rig.picture.trouble) == (Phase.STARTING, Trouble.UNKNOWN_COUNTER)
    rig.desk.sit_at(None)
    assert rig.picture.trouble is Trouble.NO_COUNTER
    assert rig.wanted[-1] is None


def test_a_panel_that_moves_to_another_counter_forgets_the_first() -> None:
    rig = panel_at()
    rig.finish(rig.serve())
    rig.desk.sit_at(COUNTER_6)
    assert (rig.picture.counter, rig.picture.phase) == (6, Phase.CLOSED)


def timed(configuration: Configuration) -> Configuration:
    hours = tuple(Hours(weekday=day, opens=480, closes=990) for day in range(7))
    return replace(configuration, services=tuple(replace(one, hours=hours) for one in configuration.services))


def test_a_closed_house_says_when_it_opens_again() -> None:
    rig = panel_at(timed(ASKING), is_open=False)
    assert rig.picture.opens is None
    rig.office.wait(minutes=10 * 60)
    rig.office.do(commands.CloseDay(id=rig.office.new_id()))
    shown = rig.feed()
    assert shown.opens is not None
    assert (shown.opens.hour, shown.opens_in_days) == (8, 1)


def test_a_walk_in_who_is_served_at_once_takes_the_screen_too() -> None:
    rig = panel_at()
    rig.finish(rig.serve())
    id_ = rig.office.new_id()
    rig.office.do(commands.ServeWalkIn(id=id_, counter=COUNTER_5, service=LAND, token=Token(f"token-{id_}")))
    assert (rig.feed().phase, rig.picture.service) == (Phase.SERVING, "Đất đai")
