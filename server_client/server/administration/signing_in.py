"""Signing in at the centre: password and second factor, both or nothing, with lock-out; and how someone begins.

Nobody is told which of name, password and figures was wrong, and each answer takes as long.
"""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from server_client.server.administration import second_factor
from server_client.server.administration.account import Account, Clock
from server_client.server.administration.people import People
from server_client.server.administration.sessions import Session, Sessions
from server_client.server.administration.tries import TryTable
from server_client.server.audit.trail import NOBODY, Deed, Trail
from server_client.server.errors import StaffUnusable
from server_client.server.sql.sql import Sql
from server_client.server.stored_time import stored
from server_client.server.vault.cipher import NONCE_BYTES, Unopenable, seal, unseal

# A hash takes 140 ms of one core and 64 MiB: more at once would stop the queue, and who waits longer has gone.
_AT_ONCE, _WAITING = 2, 8


class Why(StrEnum):
    """Why someone is not let in."""

    WRONG = "wrong"
    LOCKED = "locked"
    BUSY = "busy"


class NotLetIn(Exception):
    """Nobody was signed in; `until` is when the next try is looked at, if they are locked out."""

    def __init__(self, why: Why, until: datetime | None = None) -> None:
        """Keep the reason."""
        super().__init__(why.value)
        self.why = why
        self.until = until


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class SignIn:
    """What someone typed, and the mark of the browser in which they did."""

    name: str
    password: str
    figures: str
    browser: str

    def __repr__(self) -> str:
        return f"<SignIn {self.name}: hidden>"


@dataclass(slots=True, kw_only=True)
class SigningIn:
    """Lets people in. `key` gives the key that seals second factors, `random` bytes by chance."""

    sql: Sql
    people: People
    sessions: Sessions
    trail: Trail
    now: Clock
    key: Callable[[], bytes]
    random: Callable[[int], bytes]
    _room: asyncio.Semaphore = field(default_factory=lambda: asyncio.Semaphore(_AT_ONCE))
    _waiting: int = 0
    tries: TryTable = field(init=False)

    def __post_init__(self) -> None:
        """Count tries beside the accounts."""
        self.tries = TryTable(self.sql, self.now)

    async def sign_in(self, wish: SignIn) -> str:
        """Return the token of a new session; NotLetIn says why there is none. It is in the trail either way."""
        place, tries = await self.tries.tries(wish.name, wish.browser)
        if tries.is_locked(self.now()):
            raise NotLetIn(Why.LOCKED, tries.locked_until)
        account = await self.people.find(wish.name)
        is_right = await self._is_right(None if account is None else account.password_hash, wish.password)
        step = self._step(account, wish.figures) if account is not None and is_right else None
        if account is not None and step is not None:
            token = await self._let_in(account, wish, step)
            if token is not None:
                return token
        counted = await self.tries.was_wrong(wish.name, place, tries, has_account=account is not None)
        if account is not None and counted.locked_until is not None:
            await self.trail.record(Deed(who=NOBODY, what="locked_out", about=wish.name, detail=f"{counted.wrong}"))
        raise NotLetIn(Why.WRONG)

    def begun_secret(self, session: Session) -> str:
        """Return the secret of the second factor that the holder is about to set up."""
        return self._opened(session.account)

    async def finish_beginning(self, session: Session, password: str, figures: str) -> str:
        """Keep the password that someone chose, and the second factor that they have shown to work; a new session.

        PasswordWeak if the password is not taken, NotLetIn if the figures are wrong.
        """
        account = session.account
        step = second_factor.step_of(self._opened(account), figures, self.now(), after=account.second_step)
        hashed = await asyncio.to_thread(self.people.pins.hashed, password)
        if step is None:
            raise NotLetIn(Why.WRONG)
        async with self.sql.transaction() as within:
            await within.change(
                "UPDATE administrators SET password_hash = $2, initial_until_ms = NULL, second_step = $3, seen_ms = $4"
                " WHERE name = $1",
                account.name,
                hashed,
                step,
                stored(self.now()),
            )
            await within.change("DELETE FROM administrator_sessions WHERE name = $1", account.name)
            token = await self.sessions.begin(within, account.name, is_beginning=False)
            await self.trail.record_within(within, Deed(who=account.name, what="person_begun", about=account.name))
        return token

    async def _let_in(self, account: Account, wish: SignIn, step: int) -> str | None:
        is_beginning = account.initial_until is not None
        async with self.sql.transaction() as within:
            if is_beginning:
                sealed = self._sealed(account.name, second_factor.new_secret())
                await within.change(
                    "UPDATE administrators SET second_sealed = $2 WHERE name = $1", account.name, sealed
                )
            elif not await within.change(
                "UPDATE administrators SET second_step = $2, seen_ms = $3 WHERE name = $1 AND second_step < $2",
                account.name,
                step,
                stored(self.now()),
            ):
                # Another sign-in used the same figures in this moment.
                return None
            await self.tries.was_right(within, account.name, wish.browser)
            token = await self.sessions.begin(within, account.name, is_beginning=is_beginning)
            await self.trail.record_within(within, Deed(who=account.name, what="signed_in", about=account.name))
        return token

    async def _is_right(self, password_hash: str | None, password: str) -> bool:
        if self._waiting >= _WAITING:
            raise NotLetIn(Why.BUSY)
        self._waiting += 1
        try:
            async with self._room:
                return await asyncio.to_thread(self.people.pins.is_right, password_hash, password)
        finally:
            self._waiting -= 1

    def _step(self, account: Account, figures: str) -> int | None:
        """Return the step of time that the figures belong to; any for who has to begin and has no second factor yet."""
        if account.initial_until is not None:
            return account.second_step if self.now() < account.initial_until else None
        return second_factor.step_of(self._opened(account), figures, self.now(), after=account.second_step)

    def _sealed(self, name: str, secret: str) -> bytes:
        return seal(self.key(), secret.encode(), _bound(name), self.random(NONCE_BYTES))

    def _opened(self, account: Account) -> str:
        try:
            return unseal(self.key(), account.second_sealed or b"", _bound(account.name)).decode()
        except Unopenable as wrong:
            raise StaffUnusable(
                f"The second factor of {account.name} does not open with administration.key: put the right key back, "
                f"or run motcua administrator renew --name {account.name}"
            ) from wrong


def _bound(name: str) -> bytes:
    return f"second factor of {name}".encode()
