"""Signing in on real files: who is let in, who has to wait where, and what is left of it over a restart."""

import asyncio
import os
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from threading import Event
from typing import Protocol

import pytest

from server_client.queue_model.ids import ClerkId
from server_client.server.errors import SettingsFault, StaffUnusable
from server_client.server.staff.accounts import Accounts
from server_client.server.staff.pins import Pins, PinWeak
from server_client.server.staff.refusals import LockedOut, NotSignedIn, SignInRefused, TooBusy, WrongPin
from server_client.server.staff.staff import SignIn
from server_client.server.staff.staff_files import StaffFiles
from server_client.server.staff.try_book import TryBook
from tests.fakes.office import LAN, MINH
from tests.fakes.staff import CHEAP_PINS, HOA, NAMES, PINS, WRONG, StaffRig, hire

STRANGER = ClerkId("NOBODY")


@pytest.fixture
def rig(tmp_path: Path) -> Iterator[StaffRig]:
    """Return the staff, hired."""
    hire(tmp_path)
    rig = StaffRig(tmp_path)
    yield rig
    rig.staff.close()


def outcome(rig: StaffRig, clerk: ClerkId, pin: str = WRONG, at: str = "counter-5") -> object:
    """Return how a try ends: what is left, until when it is locked, or whoever is in."""
    try:
        return rig.sign_in(clerk, pin, at=at).account.clerk
    except WrongPin as wrong:
        return wrong.left
    except LockedOut as locked:
        return locked.until


def lock(rig: StaffRig, clerk: ClerkId, at: str) -> None:
    """Type so many wrong PINs that the clerk is locked out there."""
    for _ in range(5):
        with pytest.raises(SignInRefused):
            rig.sign_in(clerk, WRONG, at=at)


def test_the_right_pin_lets_in_until_midnight_and_the_session_is_that_clerks(rig: StaffRig) -> None:
    admission = rig.sign_in(LAN)

    assert (admission.account.clerk, admission.account.name) == (LAN, NAMES[LAN])
    assert admission.until - rig.now == timedelta(hours=16)
    assert rig.staff.signed_in("counter-5", admission.session).clerk == LAN
    assert PINS[LAN] not in repr(SignIn(credential="counter-5", clerk=LAN, pin=PINS[LAN]))
    assert admission.session not in repr(admission)


def test_a_session_is_good_after_a_restart_and_not_at_another_console(rig: StaffRig) -> None:
    session = rig.sign_in(LAN).session
    rig.restart()

    assert rig.staff.signed_in("counter-5", session).clerk == LAN
    with pytest.raises(NotSignedIn, match="at this console"):
        rig.staff.signed_in("counter-6", session)


def test_a_session_ends_with_its_day(rig: StaffRig) -> None:
    session = rig.sign_in(LAN).session
    rig.now += timedelta(hours=15, minutes=59)
    assert rig.staff.signed_in("counter-5", session).clerk == LAN

    rig.now += timedelta(minutes=1)
    with pytest.raises(NotSignedIn, match="ended with its day"):
        rig.staff.signed_in("counter-5", session)


def test_a_session_ends_with_its_pin_and_with_its_account(rig: StaffRig) -> None:
    lans, minhs = rig.sign_in(LAN).session, rig.sign_in(MINH).session
    engineer = Accounts(StaffFiles(data=rig.folder))
    engineer.set_pin(LAN, CHEAP_PINS.hashed(PINS[LAN]))
    minh = engineer.find(MINH)
    assert minh is not None
    assert engineer.remove(MINH) == 2
    rig.staff.accounts.renew()

    for session in (lans, minhs, "nonsense"):
        with pytest.raises(NotSignedIn, match="sign in"):
            rig.staff.signed_in("counter-5", session)
    engineer.add([replace(minh, pin_version="another")])
    rig.staff.accounts.renew()
    with pytest.raises(NotSignedIn):
        rig.staff.signed_in("counter-5", minhs)


def test_nobody_learns_who_has_an_account(rig: StaffRig) -> None:
    known = [outcome(rig, LAN) for _ in range(7)]
    unknown = [outcome(rig, STRANGER) for _ in range(7)]

    assert known == unknown
    assert known[:4] == [4, 3, 2, 1]
    assert known[4] == known[6] == rig.now + timedelta(minutes=1)


def test_strangers_are_compared_like_anyone(tmp_path: Path) -> None:
    class CountedPins(Pins):
        """Counts how often a PIN is compared with a hash of full cost."""

        compared = 0

        def is_right(self, pin_hash: str | None, pin: str) -> bool:
            CountedPins.compared += 1
            return super().is_right(pin_hash, pin)

    hire(tmp_path)
    rig = StaffRig(tmp_path, pins=CountedPins(memory_kib=8, passes=1))
    outcome(rig, STRANGER)
    outcome(rig, LAN)
    rig.staff.close()

    assert CountedPins.compared == 2


def test_a_locked_clerk_is_not_let_in_with_the_right_pin_either_until_the_time_is_over(rig: StaffRig) -> None:
    lock(rig, LAN, "counter-5")
    assert outcome(rig, LAN, PINS[LAN]) == rig.now + timedelta(minutes=1)

    rig.now += timedelta(minutes=1)
    assert rig.sign_in(LAN).wrong_before == 5


def test_a_lock_outlives_a_restart_and_ends_when_an_engineer_says(rig: StaffRig) -> None:
    lock(rig, LAN, "counter-5")
    rig.restart()
    assert outcome(rig, LAN, PINS[LAN]) == rig.now + timedelta(minutes=1)

    book = TryBook(StaffFiles(data=rig.folder).tries)
    assert book.locked(rig.now) == {LAN: rig.now + timedelta(minutes=1)}
    book.forgive(LAN)
    assert outcome(rig, LAN, PINS[LAN]) == LAN


def test_nobody_can_lock_anyone_out_of_the_console_they_know(rig: StaffRig) -> None:
    for clerk in (LAN, MINH, HOA):
        rig.sign_in(clerk, at="counter-5")

    for clerk in (LAN, MINH, HOA):
        lock(rig, clerk, "counter-7")
        assert isinstance(outcome(rig, clerk, PINS[clerk], "counter-7"), type(rig.now))
        assert outcome(rig, clerk, PINS[clerk], "counter-5") == clerk


def test_a_hundred_consoles_give_a_guesser_no_more_tries_than_one(rig: StaffRig) -> None:
    ends = [outcome(rig, LAN, at=f"stolen-{number}") for number in range(8)]

    assert ends[:4] == [4, 3, 2, 1]
    assert all(end == rig.now + timedelta(minutes=1) for end in ends[4:])


def test_a_right_pin_at_home_does_not_wash_a_guessers_slate_clean(rig: StaffRig) -> None:
    rig.sign_in(LAN, at="counter-5")
    for _ in range(4):
        outcome(rig, LAN, at="counter-7")
    rig.sign_in(LAN, at="counter-5")

    assert outcome(rig, LAN, at="counter-7") == rig.now + timedelta(minutes=1)


def test_a_console_is_known_for_two_months_without_its_clerk(rig: StaffRig) -> None:
    rig.sign_in(LAN, at="counter-5")
    rig.now += timedelta(days=61)
    lock(rig, LAN, "counter-7")

    assert isinstance(outcome(rig, LAN, PINS[LAN], "counter-5"), type(rig.now))


def test_a_clerk_is_told_of_wrong_pins_that_came_before(rig: StaffRig) -> None:
    rig.sign_in(LAN)
    outcome(rig, LAN)
    outcome(rig, LAN)

    assert rig.sign_in(LAN).wrong_before == 2
    assert rig.sign_in(LAN).wrong_before == 0


def test_strangers_beyond_two_hundred_push_the_first_ones_out(rig: StaffRig) -> None:
    outcome(rig, STRANGER)
    for number in range(200):
        outcome(rig, ClerkId(f"X{number}"))

    assert outcome(rig, STRANGER) == 4
    assert "NOBODY" not in (rig.folder / "staff-tries.json").read_text()


def test_a_disk_that_takes_nothing_does_not_stop_the_counting(rig: StaffRig) -> None:
    (rig.folder / "staff-tries.json").mkdir()

    assert [outcome(rig, LAN) for _ in range(5)] == [4, 3, 2, 1, rig.now + timedelta(minutes=1)]


def test_a_clerk_chooses_another_pin_and_the_sessions_under_the_old_one_end(rig: StaffRig) -> None:
    before = rig.sign_in(LAN).session
    wish = SignIn(credential="counter-5", clerk=LAN, pin=PINS[LAN])
    after = asyncio.run(rig.staff.change_pin(wish, "7731"))

    assert rig.staff.signed_in("counter-5", after.session).clerk == LAN
    with pytest.raises(NotSignedIn):
        rig.staff.signed_in("counter-5", before)
    assert outcome(rig, LAN, PINS[LAN]) == 4
    assert outcome(rig, LAN, "7731") == LAN


@pytest.mark.parametrize("new_pin", ["1234", PINS[LAN]], ids=["weak", "the same"])
def test_a_weak_pin_or_the_same_is_not_taken(rig: StaffRig, new_pin: str) -> None:
    wish = SignIn(credential="counter-5", clerk=LAN, pin=PINS[LAN])
    with pytest.raises(PinWeak):
        asyncio.run(rig.staff.change_pin(wish, new_pin))

    assert outcome(rig, LAN, PINS[LAN]) == LAN


def test_nobody_changes_a_pin_without_knowing_it(rig: StaffRig) -> None:
    wish = SignIn(credential="counter-5", clerk=LAN, pin=WRONG)
    with pytest.raises(WrongPin):
        asyncio.run(rig.staff.change_pin(wish, "7731"))

    assert outcome(rig, LAN, PINS[LAN]) == LAN


class SlowPins(Pins):
    """Compares only once it is let."""

    def __init__(self) -> None:
        super().__init__(memory_kib=8, passes=1)
        self.go_on = Event()

    def is_right(self, pin_hash: str | None, pin: str) -> bool:
        assert self.go_on.wait(30)
        return super().is_right(pin_hash, pin)


def test_a_console_has_one_sign_in_under_way_and_so_leaves_room_for_the_others(tmp_path: Path) -> None:
    hire(tmp_path)
    pins = SlowPins()
    rig = StaffRig(tmp_path, pins=pins)

    async def work() -> None:
        async with asyncio.TaskGroup() as tasks:
            guess = tasks.create_task(rig.staff.sign_in(SignIn(credential="counter-7", clerk=MINH, pin=PINS[MINH])))
            lans = tasks.create_task(rig.staff.sign_in(SignIn(credential="counter-5", clerk=LAN, pin=PINS[LAN])))
            await asyncio.sleep(0)
            for _ in range(100):
                with pytest.raises(TooBusy):
                    await rig.staff.sign_in(SignIn(credential="counter-7", clerk=MINH, pin=WRONG))
            pins.go_on.set()
        assert (guess.result().account.clerk, lans.result().account.clerk) == (MINH, LAN)

    asyncio.run(work())
    rig.staff.close()


def test_only_so_many_sign_ins_wait(tmp_path: Path) -> None:
    hire(tmp_path)
    pins = SlowPins()
    rig = StaffRig(tmp_path, pins=pins)

    async def work() -> None:
        wishes = [SignIn(credential=f"counter-{number}", clerk=LAN, pin=PINS[LAN]) for number in range(17)]
        under_way = asyncio.gather(*(rig.staff.sign_in(wish) for wish in wishes), return_exceptions=True)
        await asyncio.sleep(0)
        pins.go_on.set()
        ends = await under_way
        assert [type(end) for end in ends].count(TooBusy) == 1
        # A turn that is over makes room.
        assert (await rig.staff.sign_in(wishes[-1])).account.clerk == LAN

    asyncio.run(work())
    rig.staff.close()


def test_pins_are_compared_at_a_lower_priority_than_the_queue(rig: StaffRig) -> None:
    rig.sign_in(LAN)
    pool: ThreadPoolExecutor = rig.staff._thread
    here = os.getpriority(os.PRIO_PROCESS, 0)

    assert pool.submit(os.getpriority, os.PRIO_PROCESS, 0).result() == min(19, here + 10)
    assert os.getpriority(os.PRIO_PROCESS, 0) == here


class Breaking(Protocol):
    """What an accident does to the folder."""

    def __call__(self, folder: Path) -> object:
        """Do it."""


def _lose_accounts(folder: Path) -> None:
    (folder / "staff.json").unlink()


def _damage_accounts(folder: Path) -> None:
    (folder / "staff.json").write_text("[{]")


def _lend_key(folder: Path) -> None:
    (folder / "staff.key").chmod(0o644)


def _cut_key(folder: Path) -> None:
    (folder / "staff.key").write_bytes(b"short")


@pytest.mark.parametrize("accident", [_lose_accounts, _damage_accounts, _lend_key, _cut_key])
def test_after_an_accident_nobody_is_let_in_unchecked(rig: StaffRig, accident: Breaking) -> None:
    session = rig.sign_in(LAN).session
    accident(rig.folder)
    rig.restart()

    with pytest.raises(StaffUnusable):
        rig.staff.signed_in("counter-5", session)
    with pytest.raises(StaffUnusable):
        rig.sign_in(LAN)


def test_what_is_wrong_with_the_accounts_is_told(rig: StaffRig) -> None:
    rig.sign_in(LAN)
    assert (rig.staff.fault, rig.staff.has_pins) == (None, True)
    _lose_accounts(rig.folder)
    rig.restart()

    assert "restore it, or remove" in str(rig.staff.fault)


def test_a_branch_without_accounts_has_no_pins(tmp_path: Path) -> None:
    rig = StaffRig(tmp_path)

    assert (rig.staff.fault, rig.staff.has_pins) == (None, False)
    rig.staff.close()
    assert list(tmp_path.iterdir()) == []


def test_an_account_is_made_once_and_none_is_changed_that_is_not_there(tmp_path: Path) -> None:
    accounts = hire(tmp_path)
    lan = accounts.find(LAN)
    assert lan is not None

    with pytest.raises(SettingsFault, match="LAN01 already"):
        accounts.add([lan])
    with pytest.raises(SettingsFault, match="no account NOBODY"):
        accounts.set_pin(STRANGER, "")
    with pytest.raises(SettingsFault, match="no account NOBODY"):
        accounts.remove(STRANGER)
    assert [account.clerk for account in accounts.all()] == sorted(PINS)
