"""Signing in at a console with a PIN, and staying signed in: no screen, no network, no real PIN."""

import asyncio
from collections.abc import Iterator

import pytest

from counter_display.serving.console_state import Screen, Sheet
from counter_display.serving.deeds import Action, Seat
from counter_display.serving.notices import NoticeKind
from counter_display.serving.signing_in import Gate, LastSeat, PinTrouble, PinTroubleKind, SignInPicture
from server_client.client.errors import NotSignedIn, Rejected, TooManyMisses
from server_client.queue_model import commands
from server_client.queue_model.commands import Command
from server_client.queue_model.counter import CounterState
from server_client.queue_model.ids import ClerkId, CounterId, Token
from server_client.queue_model.refusals import RefusalCode
from server_client.wire.answers import Settled, problem
from server_client.wire.staff import SignedIn
from tests.fakes.desk import HOA, PINS, STAFF, DeskRig, FakeDoor, FakeMemory
from tests.fakes.office import ALL, CIVIL, COUNTER_5, COUNTER_6, LAN, MINH, ONLY_LAND, Office, office

WRONG = "118273"


class Station:
    """A console of a branch with PINs, and the door that its server is."""

    def __init__(self, place: Office, *, door: FakeDoor | None = None, memory: FakeMemory | None = None) -> None:
        self.place = place
        self.door = door or FakeDoor(place)
        self.rig = DeskRig(place, memory=memory, staff=STAFF)
        self.runner = asyncio.Runner()
        self.rig.connect()

    def settle(self) -> None:
        self.runner.run(self.rig.settle(door=self.door))

    def sign_in(self, clerk: ClerkId = LAN, pin: str = "", counter: CounterId = COUNTER_5) -> None:
        self.rig.desk.sign_in(Seat(counter=counter, clerk=clerk, profile=ALL), pin or PINS[clerk])
        self.settle()

    def unlock(self, clerk: ClerkId = LAN, pin: str = "") -> None:
        self.rig.desk.unlock(clerk, pin or PINS[clerk])
        self.settle()

    def screen(self) -> Screen:
        return self.rig.state.screen

    @property
    def sign_in_picture(self) -> SignInPicture:
        assert self.rig.state.sign_in is not None
        return self.rig.state.sign_in

    @property
    def trouble(self) -> PinTrouble | None:
        return self.sign_in_picture.trouble

    @property
    def told(self) -> NoticeKind | None:
        return self.rig.state.notice.kind if self.rig.state.notice else None


@pytest.fixture
def station() -> Iterator[Station]:
    one = Station(office())
    yield one
    one.runner.close()


@pytest.fixture
def at_work(station: Station) -> Station:
    issue = commands.IssueTicket(id=station.place.new_id(), needs=(CIVIL,), token=Token("a-token"))
    station.rig.server.do(issue)
    station.rig.feed()
    station.sign_in()
    return station


def serving(station: Station) -> None:
    for action in (Action.CALL_NEXT, Action.START):
        station.rig.desk.work.do(action)
        station.settle()


def test_until_the_staff_are_known_nothing_is_shown() -> None:
    rig = DeskRig(office())
    rig.desk.know(rig.server.branch)
    assert rig.state.screen is Screen.CONNECTING


def test_the_staff_are_learnt_from_the_server(station: Station) -> None:
    station.door.members = STAFF[:1]
    station.rig.desk.door.ask_staff()
    station.settle()
    assert [one.clerk for one in station.sign_in_picture.staff] == [LAN]


def test_a_server_that_does_not_tell_its_staff_is_told_of(station: Station) -> None:
    station.door.is_cut = True
    station.rig.desk.door.ask_staff()
    station.settle()
    assert station.rig.desk.door.fault == "The line is cut"


def test_the_right_pin_opens_the_counter_and_its_session_goes_with_every_command(station: Station) -> None:
    station.sign_in()
    assert station.screen() is Screen.WORK
    assert station.rig.session == "session of LAN01"
    assert station.rig.server.branch.counter(COUNTER_5).clerk == LAN
    assert station.rig.state.counter is not None
    assert station.rig.state.counter.clerk == "Nguyễn Thị Lan"


def test_a_wrong_pin_opens_nothing_and_says_how_many_are_left(station: Station) -> None:
    station.sign_in(pin=WRONG)
    assert (station.screen(), station.rig.session) == (Screen.SIGN_IN, "")
    assert station.trouble == PinTrouble(kind=PinTroubleKind.WRONG, left=1)
    assert station.rig.server.sent == []


def test_too_many_wrong_pins_say_until_when_to_wait(station: Station) -> None:
    for _ in range(3):
        station.sign_in(pin=WRONG)
    assert station.trouble is not None
    assert station.trouble.kind is PinTroubleKind.LOCKED_OUT
    assert station.trouble.until is not None


def test_a_server_that_does_not_answer_signs_nobody_in(station: Station) -> None:
    station.door.is_cut = True
    station.sign_in()
    assert station.trouble == PinTrouble(kind=PinTroubleKind.UNREACHED)


@pytest.mark.parametrize(
    ("fault", "kind"),
    [
        (TooManyMisses("wait"), PinTroubleKind.TOO_MANY),
        (Rejected(problem("forbidden", "Forbidden", 403, "no")), PinTroubleKind.NOT_TAKEN),
    ],
    ids=["too many here", "not taken"],
)
def test_what_else_the_server_says_is_told(station: Station, fault: Exception, kind: PinTroubleKind) -> None:
    class Shut(FakeDoor):
        async def sign_in(self, clerk: ClerkId, pin: str) -> SignedIn:
            raise fault

    station.door = Shut(station.place)
    station.sign_in()
    assert station.trouble is not None
    assert station.trouble.kind is kind


def test_no_pin_is_kept_in_anything_that_can_be_printed(station: Station) -> None:
    station.rig.desk.sign_in(Seat(counter=COUNTER_5, clerk=LAN, profile=ALL), PINS[LAN])
    assert station.rig.state.sign_in is not None
    assert station.rig.state.sign_in.busy
    assert PINS[LAN] not in repr(station.rig.state)
    assert PINS[LAN] not in repr(vars(station.rig.desk.door))


def test_a_counter_that_another_clerk_has_stays_theirs(station: Station) -> None:
    station.rig.server.do(
        commands.OpenCounter(id=station.place.new_id(), counter=COUNTER_5, clerk=MINH, profile=ONLY_LAND)
    )
    station.rig.feed()
    station.sign_in()
    assert station.screen() is Screen.SIGN_IN
    assert station.rig.state.notice is not None
    assert station.rig.state.notice.code == RefusalCode.COUNTER_TAKEN
    assert station.rig.state.notice.clerk == "Trần Văn Minh"


def test_a_supervisor_goes_on_at_a_counter_that_a_clerk_left_open(station: Station) -> None:
    station.rig.server.do(commands.OpenCounter(id=station.place.new_id(), counter=COUNTER_5, clerk=LAN, profile=ALL))
    station.rig.feed()
    station.sign_in(HOA)
    assert (station.screen(), station.rig.state.acting) == (Screen.WORK, "Lê Thị Hoa")
    assert station.rig.server.branch.counter(COUNTER_5).clerk == LAN


def test_a_restarted_console_keeps_the_counter_and_asks_for_the_pin() -> None:
    place = office()
    place.open()
    place.take(CIVIL)
    place.serve()
    station = Station(place, memory=FakeMemory(LastSeat(counter=COUNTER_5, clerk=LAN, profile=ALL)))
    assert station.screen() is Screen.LOCKED
    assert (station.sign_in_picture.gate, station.sign_in_picture.number) == (Gate.RESTARTED, "A001")
    station.unlock()
    assert station.screen() is Screen.WORK
    assert station.rig.server.sent == []
    station.runner.close()


def test_a_locked_console_does_nothing_and_its_clerk_goes_on_where_they_were(at_work: Station) -> None:
    serving(at_work)
    at_work.rig.desk.lock()
    assert (at_work.screen(), at_work.sign_in_picture.gate) == (Screen.LOCKED, Gate.LOCKED)
    assert at_work.rig.session == ""
    at_work.rig.desk.work.finish("accepted")
    at_work.settle()
    assert at_work.rig.server.branch.counter(COUNTER_5).state is CounterState.SERVING
    at_work.unlock()
    at_work.rig.desk.work.finish("accepted")
    at_work.settle()
    assert at_work.rig.server.branch.counter(COUNTER_5).state is CounterState.IDLE


def test_another_clerk_does_not_get_in_at_a_locked_console_and_is_told_whose_it_is(at_work: Station) -> None:
    at_work.rig.desk.lock()
    at_work.unlock(MINH)
    assert (at_work.screen(), at_work.told) == (Screen.LOCKED, NoticeKind.OTHERS_COUNTER)
    assert at_work.rig.session == ""
    at_work.unlock(HOA)
    assert (at_work.screen(), at_work.rig.state.acting) == (Screen.WORK, "Lê Thị Hoa")


def test_whoever_steps_away_leaves_the_counter_open_and_others_can_sign_in_elsewhere(at_work: Station) -> None:
    at_work.rig.desk.lock()
    at_work.rig.desk.step_away()
    assert at_work.screen() is Screen.SIGN_IN
    at_work.sign_in(MINH, counter=COUNTER_6)
    branch = at_work.rig.server.branch
    assert (branch.counter(COUNTER_5).clerk, branch.counter(COUNTER_6).clerk) == (LAN, MINH)


def test_leaving_ends_the_session(at_work: Station) -> None:
    at_work.rig.desk.work.do(Action.LEAVE)
    at_work.rig.desk.work.choose("yes")
    at_work.settle()
    assert (at_work.screen(), at_work.rig.session) == (Screen.SIGN_IN, "")


def test_at_midnight_the_session_ends_and_neither_counter_nor_person_is_lost(at_work: Station) -> None:
    serving(at_work)
    at_work.place.now = at_work.door.until
    at_work.rig.desk.refresh()
    assert (at_work.screen(), at_work.sign_in_picture.gate) == (Screen.LOCKED, Gate.ENDED)
    assert at_work.sign_in_picture.number == "A001"
    at_work.unlock()
    assert at_work.rig.state.counter is not None
    assert at_work.rig.state.counter.state is CounterState.SERVING


def test_a_session_that_the_server_takes_no_more_asks_for_the_pin_and_says_what_was_not_done(at_work: Station) -> None:
    class Forgetful:
        async def send(self, command: Command) -> Settled:
            raise NotSignedIn(problem("no_session", "Sign in", 403, "the PIN has changed"))

    at_work.rig.desk.work.do(Action.CALL_NEXT)
    at_work.runner.run(at_work.rig.settle(sender=Forgetful(), door=at_work.door))
    assert (at_work.screen(), at_work.told) == (Screen.LOCKED, NoticeKind.SESSION_ENDED)
    at_work.unlock()
    at_work.rig.desk.work.do(Action.CALL_NEXT)
    at_work.settle()
    assert at_work.rig.server.branch.counter(COUNTER_5).state is CounterState.CALLED


def test_an_initial_pin_is_asked_to_be_changed(station: Station) -> None:
    station.door.initial = True
    station.sign_in()
    sheets = [station.rig.state.sheet]
    station.rig.desk.change_pin(PINS[LAN], "593027", "593027")
    station.settle()
    sheets.append(station.rig.state.sheet)
    assert (sheets, station.told) == ([Sheet.NEW_PIN, None], NoticeKind.PIN_CHANGED)
    assert station.door.pins[LAN] == "593027"


@pytest.mark.parametrize(
    ("pin", "new", "again", "kind"),
    [
        (PINS[LAN], "593027", "593028", PinTroubleKind.DIFFERENT),
        (PINS[LAN], "1234", "1234", PinTroubleKind.WEAK),
        (WRONG, "593027", "593027", PinTroubleKind.WRONG),
    ],
)
def test_a_pin_that_is_not_taken_stays_as_it_was(
    at_work: Station, pin: str, new: str, again: str, kind: PinTroubleKind
) -> None:
    at_work.rig.desk.lay_out(Sheet.NEW_PIN)
    at_work.rig.desk.change_pin(pin, new, again)
    at_work.settle()
    assert at_work.rig.state.sheet is Sheet.NEW_PIN
    assert at_work.rig.state.new_pin_trouble is not None
    assert at_work.rig.state.new_pin_trouble.kind is kind
    assert at_work.door.pins[LAN] == PINS[LAN]


def test_wrong_pins_of_elsewhere_are_told_and_ones_own_slip_is_not(station: Station) -> None:
    station.door.wrong_before = 3
    station.sign_in(pin=WRONG)
    station.sign_in()
    assert station.rig.state.notice is not None
    assert (station.told, station.rig.state.notice.count) == (NoticeKind.WRONG_BEFORE, 2)


def test_ones_own_slips_alone_are_not_told(station: Station) -> None:
    station.door.wrong_before = 1
    station.sign_in(pin=WRONG)
    station.sign_in()
    assert station.told is None


def test_the_first_account_of_a_branch_makes_the_console_ask_for_a_pin() -> None:
    place = office()
    rig = DeskRig(place)
    rig.connect()
    seen: list[tuple[Screen, bool]] = []
    rig.desk.sign_in(Seat(counter=COUNTER_5, clerk=LAN, profile=ALL))
    with asyncio.Runner() as runner:
        runner.run(rig.settle())
        rig.desk.lock()
        seen.append((rig.state.screen, rig.state.pins))
        place.wait(minutes=1)
        rig.desk.refresh()
        runner.run(rig.settle(door=FakeDoor(place)))
        seen.append((rig.state.screen, rig.state.pins))
    assert seen == [(Screen.WORK, False), (Screen.LOCKED, True)]
