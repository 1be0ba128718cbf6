"""The staff as the calls use it: who signs in, and whose session a token is; it knows no counter and no command.

PINs are compared in one thread of their own, at lower priority: a guesser keeps neither the queue nor the other
consoles waiting. A console has one sign-in under way at a time, and only so many wait.
"""

import asyncio
import os
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import datetime
from time import monotonic
from typing import TypeVar

from server_client.queue_model.ids import ClerkId
from server_client.queue_model.local_time import local_day
from server_client.server import logs
from server_client.server.errors import StaffUnusable
from server_client.server.guessing import Guessing
from server_client.server.staff.account import Account
from server_client.server.staff.accounts import Accounts
from server_client.server.staff.pins import Pins, PinWeak, check_pin
from server_client.server.staff.refusals import LockedOut, NotSignedIn, TooBusy, WrongPin
from server_client.server.staff.session_key import session_key
from server_client.server.staff.sessions import Sessions, clerk_of, day_end, day_of
from server_client.server.staff.staff_files import StaffFiles
from server_client.server.staff.try_book import TryBook

T = TypeVar("T")

_MOST_WAITING = 16
_POLITENESS = 10
_log = logs.logger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class SignIn:
    """Someone's wish to sign in with a credential; the PIN is in no representation of it."""

    credential: str
    clerk: ClerkId
    pin: str = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Admission:
    """Someone has signed in; `wrong_before` is how many wrong PINs came just before, perhaps not from them."""

    account: Account
    session: str = field(repr=False)
    until: datetime
    wrong_before: int


class Staff:
    """All who work at the branch; every method may raise StaffUnusable."""

    def __init__(
        self,
        files: StaffFiles,
        *,
        now: Callable[[], datetime],
        pins: Pins | None = None,
        clock: Callable[[], float] = monotonic,
    ) -> None:
        """Name the files; nothing is read before the first use. `clock` is in seconds from anywhere."""
        self.files = files
        self.accounts = Accounts(files)
        self.guessing = Guessing(clock)
        self._now = now
        self._pins = pins or Pins()
        self._sessions: Sessions | None = None
        # These belong to the thread.
        self._thread = ThreadPoolExecutor(1, "pins", initializer=_step_back)
        self._book = TryBook(files.tries)
        self._changing = Accounts(files)
        self._under_way: set[str] = set()

    @property
    def has_pins(self) -> bool:
        """Say whether clerks sign in; a branch without an account works without."""
        return bool(self.accounts.all())

    @property
    def fault(self) -> str | None:
        """Return why nobody can sign in, if that is so."""
        try:
            self.accounts.all()
        except StaffUnusable as failed:
            return str(failed)
        return None

    async def sign_in(self, wish: SignIn) -> Admission:
        """Let someone in, or raise SignInRefused."""
        found = self.accounts.find(wish.clerk)
        account, wrong_before = await self._in_turn(wish, lambda: self._compare(found, wish))
        return self._admitted(account, wish, wrong_before)

    async def change_pin(self, wish: SignIn, new_pin: str) -> Admission:
        """Give someone the PIN that they chose, which ends their other sessions; PinWeak, or as `sign_in`."""
        check_pin(new_pin)
        if new_pin == wish.pin:
            raise PinWeak("This is the PIN that you have: choose another")
        known = self.accounts.find(wish.clerk)

        def change() -> tuple[Account, int]:
            _, wrong_before = self._compare(known, wish)
            return self._changing.set_pin(wish.clerk, self._pins.hashed(new_pin)), wrong_before

        account, wrong_before = await self._in_turn(wish, change)
        self.accounts.renew()
        _log.info("PIN changed", clerk=account.clerk, credential=wish.credential)
        return self._admitted(account, wish, wrong_before)

    def signed_in(self, credential: str, token: str) -> Account:
        """Return whose session the token is, sent with that credential; NotSignedIn if it is none."""
        if not token:
            raise NotSignedIn("Sign in with clerk and PIN, and send the session as Motcua-Clerk")
        account = self.accounts.find(clerk_of(token))
        if account is None or not self._signing().is_genuine(token, account, credential):
            raise NotSignedIn("This session is not, or no longer, good at this console: sign in again")
        if day_of(token) != local_day(self._now()):
            raise NotSignedIn("The session ended with its day: sign in again")
        return account

    def close(self) -> None:
        """End the thread; a sign-in that has begun is ended, those that wait are not begun."""
        self._thread.shutdown(cancel_futures=True)

    def _admitted(self, account: Account, wish: SignIn, wrong_before: int) -> Admission:
        now = self._now()
        _log.info("signed in", clerk=account.clerk, credential=wish.credential)
        token = self._signing().token(account, wish.credential, local_day(now))
        return Admission(account=account, session=token, until=day_end(now), wrong_before=wrong_before)

    def _signing(self) -> Sessions:
        if self._sessions is None:
            self._sessions = Sessions(session_key(self.files.key))
        return self._sessions

    async def _in_turn(self, wish: SignIn, work: Callable[[], T]) -> T:
        if wish.credential in self._under_way or len(self._under_way) >= _MOST_WAITING:
            raise TooBusy("Another sign-in is under way: try again in a moment")
        self._under_way.add(wish.credential)
        waiting = self._thread.submit(work)
        # A caller who goes away leaves the work where it is: its turn ends only with it.
        waiting.add_done_callback(lambda _: self._under_way.discard(wish.credential))
        return await asyncio.wrap_future(waiting)

    def _compare(self, account: Account | None, wish: SignIn) -> tuple[Account, int]:
        now = self._now()
        tries = self._book.tries(wish.clerk, wish.credential, now)
        if tries.locked_until is not None and tries.is_locked(now):
            raise LockedOut(tries.locked_until)
        is_right = self._pins.is_right(account.pin_hash if account else None, wish.pin)
        if account is not None and is_right:
            self._book.was_right(wish.clerk, wish.credential, now)
            return account, tries.wrong
        tries = self._book.was_wrong(wish.clerk, wish.credential, now, has_account=account is not None)
        if tries.locked_until is None:
            raise WrongPin(tries.left)
        if account is not None:
            _log.warning("locked out", clerk=account.clerk, credential=wish.credential, until=str(tries.locked_until))
        raise LockedOut(tries.locked_until)


def _step_back() -> None:
    # On Linux this is the calling thread's priority alone.
    os.nice(_POLITENESS)
