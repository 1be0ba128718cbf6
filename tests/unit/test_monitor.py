"""The monitor's judgement: what is alarmed and when that ends, who needs somebody first, and what a page says of it."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from server_client.branch_picture.picture import CounterPicture, KioskPicture, Picture, ServicePicture
from server_client.branch_statistics.figures import Figures, Kinds, Measure
from server_client.branch_statistics.histogram import bucket_of
from server_client.queue_model.counter import CounterState
from server_client.queue_model.device import DeviceFault
from server_client.queue_model.ids import BranchId, CounterId, DeviceId, Language, ServiceCode
from server_client.server.administration.administrator import Administrator, CenterRole
from server_client.server.monitor.alarm_rules import BEGINNING, AlarmKind, AlarmRule, Rules
from server_client.server.monitor.alarm_watch import AlarmWatch
from server_client.server.monitor.alarms import Alarm
from server_client.server.monitor.board import Board, Shown
from server_client.server.monitor.branch_line import BranchLine
from server_client.server.monitor.judging import Matter, matters
from server_client.server.monitor.ranking import Need, Ranked, Ranking
from server_client.server.pages.bilingual import Bilingual, in_language
from server_client.server.pages.monitor.alarms_page import alarm_rows, rule_rows
from server_client.server.pages.monitor.city_page import PAGE, Wish, city_board
from server_client.server.pages.monitor.indicators_page import indicators
from server_client.server.pages.monitor.monitor_words import ALARM_WORDS, MONITOR_WORDS
from server_client.server.pages.monitor.shown_values import clock_time, duration, number, share
from server_client.server.pages.monitor.statistics_page import asking, group_name, liked, periods
from server_client.server.pages.monitor.statistics_words import STATISTICS_WORDS
from server_client.server.statistics.statistics_book import LONGEST, GroupBy
from server_client.wire.overview import BranchFault, Link
from tests.fakes.office import OFFICE

NOW = datetime(2026, 3, 9, 3, 0, tzinfo=UTC)
CN01, CN02 = BranchId("CN01"), BranchId("CN02")
VI, EN = Language("vi"), Language("en")
DIRECTOR = Administrator(name="lan", shown_name="Lan", role=CenterRole.DIRECTOR, csrf="x")


def a_service(
    *, waiting: int = 0, since: timedelta | None = None, finished: int = 0, within: int = 0
) -> ServicePicture:
    """Return a service that promises twenty minutes."""
    return ServicePicture(
        service=ServiceCode("civil"),
        is_open=True,
        promise_s=1200,
        waiting=waiting,
        longest_since=None if since is None else NOW - since,
        called=0,
        serving=0,
        held=0,
        missed=0,
        issued=waiting + finished,
        finished=finished,
        abandoned=0,
        cancelled=0,
        expired=0,
        waited_s=0,
        within_promise=within,
    )


def a_line(
    *services: ServicePicture,
    branch: BranchId = CN01,
    counters: int = 1,
    kiosks: tuple[KioskPicture, ...] = (),
    is_open: bool = True,
    at: datetime = NOW,
) -> BranchLine:
    """Return a branch that was heard just now."""
    picture = Picture(
        branch=branch,
        epoch=1,
        seq=7,
        at=at,
        day=date(2026, 3, 9),
        is_open=is_open,
        configuration=1,
        services=services,
        counters=tuple(
            CounterPicture(counter=CounterId(f"c{number}"), state=CounterState.IDLE) for number in range(counters)
        ),
        kiosks=kiosks,
    )
    return BranchLine(branch=branch, hosted=False, heard=NOW, picture=picture, configuration=OFFICE)


def found(line: BranchLine, rules: Rules = BEGINNING, going_on: frozenset[Matter] = frozenset()) -> set[AlarmKind]:
    """Return of which kinds something is found."""
    return {matter.kind for matter, _ in matters(line, NOW, rules, going_on)}


MINUTES = timedelta(minutes=1)
FAULT = BranchFault(kind="forged", since=NOW, detail="{}")


@pytest.mark.parametrize(
    ("line", "kinds"),
    [
        (a_line(a_service()), set()),
        (a_line(a_service(waiting=3, since=46 * MINUTES)), {AlarmKind.LONGEST_WAIT}),
        (a_line(a_service(waiting=61, since=MINUTES)), {AlarmKind.WAITING}),
        (a_line(a_service(waiting=1, since=MINUTES), counters=0), {AlarmKind.NO_COUNTER}),
        (a_line(a_service(waiting=99, since=90 * MINUTES), counters=0, is_open=False), set()),
        (replace(a_line(), heard=NOW - 3 * MINUTES), {AlarmKind.LINK_SILENT}),
        (replace(a_line(), heard=NOW - 3 * MINUTES, hosted=True), set()),
        (replace(a_line(), heard=None), set()),
        (a_line(at=NOW + 2 * MINUTES), {AlarmKind.CLOCK_OFF}),
        (replace(a_line(), faults=[FAULT]), {AlarmKind.LOG_REFUSED}),
        (
            replace(
                a_line(), faults=[BranchFault(kind=kind, since=NOW, detail="") for kind in ("log_differs", "old_epoch")]
            ),
            {AlarmKind.LOG_DIFFERS, AlarmKind.OLD_EPOCH},
        ),
        (
            a_line(
                kiosks=(KioskPicture(device=DeviceId("k1"), faults=(DeviceFault.PAPER_OUT, DeviceFault.CLOCK_WRONG)),)
            ),
            {AlarmKind.PRINTER, AlarmKind.CLOCK_OFF},
        ),
        (a_line(kiosks=(KioskPicture(device=DeviceId("k1"), help_asked_at=NOW - 6 * MINUTES),)), {AlarmKind.HELP}),
        (a_line(kiosks=(KioskPicture(device=DeviceId("k1"), faults=(DeviceFault.PAPER_LOW,)),)), set()),
        (BranchLine(branch=CN01, hosted=False, heard=NOW, picture=None, configuration=None), set()),
    ],
)
def test_what_exceeds_its_rule_is_found(line: BranchLine, kinds: set[AlarmKind]) -> None:
    assert found(line) == kinds


def test_a_rule_that_is_off_finds_nothing() -> None:
    off = {kind: replace(rule, is_on=False) for kind, rule in BEGINNING.items()}
    assert found(a_line(a_service(waiting=99, since=90 * MINUTES)), off) == set()


def test_an_alarm_that_goes_on_must_fall_well_below_its_threshold() -> None:
    line = a_line(a_service(waiting=1, since=40 * MINUTES))
    assert found(line) == set()
    assert found(line, going_on=frozenset({Matter(CN01, AlarmKind.LONGEST_WAIT)})) == {AlarmKind.LONGEST_WAIT}
    below = a_line(a_service(waiting=1, since=35 * MINUTES))
    assert found(below, going_on=frozenset({Matter(CN01, AlarmKind.LONGEST_WAIT)})) == set()


def test_nothing_is_raised_before_it_has_lasted_or_cleared_before_it_has_stayed_away() -> None:
    rules = {AlarmKind.WAITING: AlarmRule(kind=AlarmKind.WAITING, raise_after_s=60, clear_after_s=120)}
    watch, matter = AlarmWatch(), Matter(CN01, AlarmKind.WAITING)
    there, away, raised, nothing = {matter: "9"}, dict[Matter, str](), {matter}, set[Matter]()

    assert watch.step(there, nothing, rules, NOW) == ([], [])
    assert watch.step(away, nothing, rules, NOW + timedelta(seconds=30)) == ([], [])
    assert watch.step(there, nothing, rules, NOW + timedelta(seconds=59)) == ([], [])
    assert watch.step(there, nothing, rules, NOW + timedelta(seconds=119)) == ([matter], [])
    assert watch.step(there, raised, rules, NOW + timedelta(seconds=120)) == ([], [])
    assert watch.step(away, raised, rules, NOW + timedelta(seconds=130)) == ([], [])
    assert watch.step(there, raised, rules, NOW + timedelta(seconds=200)) == ([], [])
    assert watch.step(away, raised, rules, NOW + timedelta(seconds=210)) == ([], [])
    assert watch.step(away, raised, rules, NOW + timedelta(seconds=330)) == ([], [matter])


def test_a_rule_switched_off_ends_its_alarms_at_once() -> None:
    rules = {AlarmKind.WAITING: AlarmRule(kind=AlarmKind.WAITING, is_on=False, clear_after_s=500)}
    matter = Matter(CN01, AlarmKind.WAITING)
    assert AlarmWatch().step({}, {matter}, rules, NOW) == ([], [matter])


def an_alarm(branch: BranchId, kind: AlarmKind = AlarmKind.WAITING, detail: str = "61", subject: str = "") -> Alarm:
    """Return an alarm that was raised ten minutes ago."""
    return Alarm(matter=Matter(branch, kind, subject), raised=NOW - 10 * MINUTES, cleared=None, detail=detail)


class _Board(Board):
    def __init__(self, shown: Shown) -> None:
        self.shown = shown


def ranking(*lines: BranchLine, alarms: tuple[Alarm, ...] = ()) -> tuple[Ranking, _Board]:
    """Return the ranking of these branches."""
    board = _Board(Shown(at=NOW, lines={line.branch: line for line in lines}, alarms=alarms, rules=BEGINNING))
    return Ranking(board), board


def named(*needs: tuple[str, Need]) -> list[tuple[str, Need]]:
    """Return what the ranking should say."""
    return [*needs]


def test_who_needs_somebody_comes_first() -> None:
    lines = [a_line(a_service(waiting=1, since=MINUTES * at), branch=BranchId(f"B{at:02}")) for at in (1, 5, 19, 25)]
    closed = a_line(branch=BranchId("B99"), is_open=False)
    taken = replace(an_alarm(BranchId("B01")), acknowledged=NOW)
    order, _ = ranking(*lines, closed, alarms=(an_alarm(BranchId("B05")), taken))

    assert [(one.sums.line.branch, one.need) for one in order.ranked(NOW)] == named(
        ("B05", Need.ALARM), ("B01", Need.TAKEN_ON), ("B25", Need.LATE), ("B19", Need.WORKING), ("B99", Need.RESTING)
    )
    assert [one.is_late for one in order.ranked(NOW)] == [False, False, True, False, False]


def test_the_order_is_made_anew_only_when_the_board_has_changed() -> None:
    order, board = ranking(a_line(a_service(waiting=1, since=MINUTES)))
    first = order.ranked(NOW)
    assert order.ranked(NOW + MINUTES) is first
    line = replace(board.shown.lines[CN01], heard=NOW + MINUTES)
    board.shown = replace(board.shown, lines={CN01: line}, at=NOW + 30 * MINUTES)
    assert order.ranked(NOW)[0].longest == 31 * MINUTES
    assert order.ranked(NOW)[0].sums.line is line


WORDS = in_language(dict(MONITOR_WORDS) | dict(ALARM_WORDS), VI) | {"language": "vi"}


def board_of(ranked: list[Ranked], wish: Wish, who: Administrator = DIRECTOR) -> list[str]:
    """Return which branches the page shows."""
    shown = city_board(ranked, wish, WORDS, who=who, now=NOW, fault=None)
    return [row.branch for row in shown.rows]


def test_the_page_sifts_sorts_and_turns_pages() -> None:
    lines = [
        a_line(
            a_service(waiting=at % 7, since=at * MINUTES if at % 7 else None, finished=10, within=at % 11),
            branch=BranchId(f"B{at:03}"),
            is_open=at % 5 != 0,
        )
        for at in range(1, PAGE + 31)
    ]
    order, _ = ranking(*lines)
    ranked = list(order.ranked(NOW))

    whole = city_board(ranked, Wish(), WORDS, who=DIRECTOR, now=NOW, fault=None)
    assert (len(whole.rows), whole.found, whole.pages) == (PAGE, PAGE + 30, 2)
    assert dict(whole.tabs)["closed"] == 26
    assert len(board_of(ranked, Wish(page=2))) == 30
    assert len(board_of(ranked, Wish(page=99))) == 30
    assert board_of(ranked, Wish(sort="waiting"))[0] == "B006"
    assert board_of(ranked, Wish(sort="longest"))[0] == "B130"
    assert board_of(ranked, Wish(sort="level"))[0] == "B011"
    assert len(board_of(ranked, Wish(sort="name"))) == PAGE
    assert board_of(ranked, Wish(text="b12", show="open")) == board_of(ranked, Wish(text="B12", show="open"))
    assert set(board_of(ranked, Wish(text="b12"))) == {f"B12{at}" for at in range(10)}
    own = replace(DIRECTOR, role=CenterRole.SUPERVISOR, branches=frozenset({BranchId("B007")}))
    assert board_of(ranked, Wish(), own) == ["B007"]


@pytest.mark.parametrize(
    ("query", "address"),
    [
        ({}, "show=all&sort=need"),
        ({"show": "?", "sort": "drop table", "page": "-3"}, "show=all&sort=need"),
        ({"show": "open", "sort": "name", "q": " a b ", "page": "2"}, "show=open&sort=name&q=a+b&page=2"),
        ({"page": "9" * 30}, "show=all&sort=need"),
    ],
)
def test_an_address_says_what_is_wished_or_nothing(query: dict[str, str], address: str) -> None:
    assert Wish.of(query).address() == address


def test_a_row_says_what_the_branch_is_at() -> None:
    line = a_line(
        a_service(waiting=2, since=25 * MINUTES, finished=4, within=3),
        kiosks=(KioskPicture(device=DeviceId("k1"), faults=(DeviceFault.PAPER_OUT,)),),
    )
    order, _ = ranking(line)
    (row,) = city_board(order.ranked(NOW), Wish(), WORDS, who=DIRECTOR, now=NOW, fault=None).rows

    assert (row.name, row.waiting, row.longest, row.promise) == ("Chi nhánh số 1", "2", "25 phút", "20 phút")
    assert (row.level, row.is_late, row.faults) == ("75 %", True, ["Hết giấy"])
    assert line.late(NOW) == 1
    assert line.link(NOW) is Link.LINKED


@pytest.mark.parametrize("kind", list(AlarmKind))
@pytest.mark.parametrize("language", [VI, EN])
def test_every_alarm_is_told_in_a_sentence(kind: AlarmKind, language: Language) -> None:
    words = in_language(dict(MONITOR_WORDS) | dict(ALARM_WORDS), language) | {"language": language}
    _, board = ranking(a_line())
    for subject, detail in (("", "61"), ("k1", "paper_out"), ("", NOW.isoformat())):
        (row,) = alarm_rows([an_alarm(CN01, kind, detail, subject)], board.shown, words, NOW)
        assert row.title
        assert "{" not in row.says
    assert [one.rule.kind for one in rule_rows(BEGINNING, words)] == list(AlarmKind)


def test_values_are_written_as_each_language_writes_them() -> None:
    assert [duration(value, VI) for value in (None, 5, 61.4, timedelta(hours=2, minutes=3))] == [
        "–",
        "5 giây",
        "1 phút",
        "2 giờ 03",
    ]
    assert [duration(value, EN) for value in (5, 600, 3600)] == ["5 s", "10 min", "1 h 00"]
    assert (number(1234.5, VI), number(1234.5, EN), number(None, EN)) == ("1.234,5", "1,234.5", "–")
    assert (share(0.3333, VI), share(1, EN), share(None, EN)) == ("33,3 %", "100 %", "–")
    assert clock_time(NOW, NOW) == "10:00:00"
    assert clock_time(NOW, NOW + timedelta(days=1)) == "10:00, 09/03/2026"
    assert clock_time(None) == "–"


TODAY = date(2026, 3, 9)


def test_a_question_is_read_from_the_address_and_never_asks_too_much() -> None:
    week = asking({}, TODAY, DIRECTOR)
    assert week is not None
    assert (week.question.begin, week.question.end, week.question.by) == (date(2026, 3, 3), TODAY, GroupBy.HALF_HOUR)
    odd = asking({"from": "2001-01-01", "to": "2099-01-01", "by": "x", "service": "civil"}, TODAY, DIRECTOR)
    assert odd is not None
    assert odd.was_cut
    assert (odd.question.end - odd.question.begin).days == LONGEST - 1
    assert odd.question.service == ""
    one = asking({"branch": "CN01", "service": "civil", "by": "clerk", "from": "nonsense"}, TODAY, DIRECTOR)
    assert one is not None
    assert one.address(by="day") == "from=2026-03-03&to=2026-03-09&by=day&branch=CN01&service=civil"


def test_a_supervisor_asks_about_their_own_branches_only() -> None:
    own = replace(DIRECTOR, role=CenterRole.SUPERVISOR, branches=frozenset({CN01}))
    assert asking({"branch": "CN02"}, TODAY, own) is None
    all_of_theirs, nothing = asking({}, TODAY, own), asking({}, TODAY, replace(own, branches=frozenset()))
    assert all_of_theirs is not None
    assert all_of_theirs.question.branches == (CN01,)
    assert nothing is not None
    assert nothing.question.branches == ("-",)


def test_periods_are_whole_months_and_days_up_to_today() -> None:
    assert periods(TODAY)["last_month"] == (date(2026, 2, 1), date(2026, 2, 28))
    assert periods(TODAY)["this_month"] == (date(2026, 3, 1), TODAY)


@pytest.mark.parametrize(
    ("by", "name", "shown"),
    [
        (GroupBy.HALF_HOUR, "17", "08:30–09:00"),
        (GroupBy.DAY, "2026-03-09", "09/03/2026"),
        (GroupBy.BRANCH, "CN01", "Chi nhánh số 1"),
        (GroupBy.BRANCH, "CN77", "CN77"),
        (GroupBy.SERVICE, "civil", "Hộ tịch"),
        (GroupBy.COUNTER, "CN01 c05", "Chi nhánh số 1 · Quầy 5"),
        (GroupBy.CLERK, "CN01 LAN01", "Chi nhánh số 1 · LAN01"),
        (GroupBy.CLASS, "unheard", "unheard"),
    ],
)
def test_groups_are_called_by_their_names(by: GroupBy, name: str, shown: str) -> None:
    asked = asking({"by": by.value}, TODAY, DIRECTOR)
    assert asked is not None
    assert group_name(asked.question, name, {CN01: a_line()}, VI) == shown


def test_indicators_say_what_the_centre_cannot_know() -> None:
    words = in_language(STATISTICS_WORDS, EN) | {"language": "en"}
    sums = {
        Measure.ISSUED.value: 20,
        Measure.STARTED.value: 16,
        Measure.SERVED.value: 10,
        Measure.WITHIN_PROMISE.value: 12,
        Measure.OVERTAKEN.value: 8,
        Measure.ABANDONED.value: 1,
        Kinds.WAIT.of(bucket_of(600)): 16,
        Kinds.RATING.of(1): 8,
        Kinds.RATING.of(3): 2,
        Kinds.OUTCOME.of("supplement"): 5,
    }
    ended = [(NOW, NOW + MINUTES), (NOW, NOW - MINUTES), (NOW, None)]
    told = {one.name: one for one in indicators(Figures(sums), [a_line()], ended, words)}

    assert told["Called within the promised wait"].value == "75 %"
    assert told["Satisfaction at the counter"].value == "80 %"
    assert told["Satisfaction group, Decision 766"].value == "≤ 80 %"
    assert told["Dossiers on time"].value == "50 %"
    assert "(3)" in told["Dossiers on time"].unknown
    assert told["Overtakings"].value == "0.5"
    assert told["Abandoned"].value == "5 %"

    nothing = {one.name: one.value for one in indicators(Figures({}), [], [], words)}
    assert nothing["Dossiers on time"] == "Not known"
    assert nothing["Satisfaction at the counter"] == "Too few"
    assert liked(Figures({})) is None


@pytest.mark.parametrize("texts", [MONITOR_WORDS, ALARM_WORDS, STATISTICS_WORDS])
def test_every_text_is_there_in_both_languages_with_the_same_places(texts: Bilingual) -> None:
    def places(text: str) -> set[str]:
        return {part.partition("}")[0] for part in text.split("{")[1:]}

    assert all(places(vietnamese) == places(english) for vietnamese, english in texts.values())
    assert all(bool(vietnamese) == bool(english) for vietnamese, english in texts.values())
