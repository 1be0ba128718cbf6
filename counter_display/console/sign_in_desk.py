"""Who has signed in at this console: asks the server, and holds the session in memory alone; it keeps no PIN."""

import asyncio
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Protocol

from counter_display.serving.signing_in import Colleague, Gate, PinTrouble, PinTroubleKind
from server_client.client.errors import LockedOut, PinWeak, Rejected, ServerUnavailable, TooManyMisses, WrongPin
from server_client.queue_model.ids import ClerkId
from server_client.wire.staff import SignedIn, StaffMember

# How old the list of the staff may be while someone stands before it.
_LIST_AGE = timedelta(seconds=30)


class StaffDoor(Protocol):
    """Whoever lets the staff in; `StaffApi` is the real one."""

    async def sign_in(self, clerk: ClerkId, pin: str) -> SignedIn:
        """Return a session."""
        ...

    async def change_pin(self, clerk: ClerkId, pin: str, new_pin: str) -> SignedIn:
        """Return a session under the new PIN."""
        ...

    async def staff(self) -> tuple[StaffMember, ...]:
        """Return who may sign in."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class _Wish:
    """To sign in, or with a new PIN to change it; without a clerk, to learn who may."""

    clerk: ClerkId | None = None
    pin: str = field(default="", repr=False)
    new_pin: str = field(default="", repr=False)
    then: Callable[[SignedIn], None] = field(default=lambda _: None)


class SignInDesk:
    """The console's door; every method but `run` returns at once. `use_session` gets what goes with each command."""

    def __init__(
        self, *, clock: Callable[[], datetime], use_session: Callable[[str], None], changed: Callable[[], None]
    ) -> None:
        self._clock = clock
        self._use_session = use_session
        self._changed = changed
        self._wishes: asyncio.Queue[_Wish] = asyncio.Queue()
        self._asked_at: datetime | None = None
        self._signed_in: SignedIn | None = None
        self._missed: Counter[ClerkId] = Counter()
        self._lock_outs: set[datetime] = set()
        self.staff: tuple[Colleague, ...] | None = None
        self.gate = Gate.RESTARTED
        self.trouble: PinTrouble | None = None
        self.fault = ""
        self.busy = False

    @property
    def has_pins(self) -> bool:
        """Say whether the staff of this branch sign in with PINs."""
        return bool(self.staff)

    @property
    def is_shut(self) -> bool:
        """Say whether someone has to sign in before anything can be done."""
        return self.has_pins and self._signed_in is None

    @property
    def clerk(self) -> ClerkId | None:
        """Return who has signed in."""
        return self._signed_in.clerk if self._signed_in else None

    @property
    def is_supervisor(self) -> bool:
        """Say whether it is one who may act at every counter."""
        return self._signed_in is not None and self._signed_in.role == "supervisor"

    def name_of(self, clerk: ClerkId) -> str:
        """Return the clerk's name, or the code where the branch has no names."""
        return next((one.name for one in self.staff or () if one.clerk == clerk), clerk)

    def wrong_elsewhere(self) -> int:
        """Return how many wrong PINs came before for whoever has just signed in, besides those typed here."""
        if self._signed_in is None:
            return 0
        return max(0, self._signed_in.wrong_before - self._missed.pop(self._signed_in.clerk, 0))

    def know_staff(self, members: Iterable[Colleague]) -> None:
        """Take who may sign in."""
        self.staff = tuple(members)
        self.fault = ""

    def look(self, *, waiting: bool) -> None:
        """See whether the session is over and, while someone is `waiting` to sign in, who may."""
        now = self._clock()
        if self._signed_in is not None and now >= self._signed_in.until:
            self.end(Gate.ENDED)
        if (waiting or not self.has_pins) and (self._asked_at is None or now - self._asked_at >= _LIST_AGE):
            self.ask_staff()

    def ask_staff(self) -> None:
        """Learn anew who may sign in."""
        self._asked_at = self._clock()
        self._wishes.put_nowait(_Wish())

    def sign_in(self, clerk: ClerkId, pin: str, *, then: Callable[[SignedIn], None]) -> None:
        """Let the clerk in if the PIN is right; `then` is called with the session."""
        self._wish(_Wish(clerk=clerk, pin=pin, then=then))

    def change_pin(self, pin: str, new_pin: str, *, then: Callable[[SignedIn], None]) -> None:
        """Give whoever has signed in another PIN; `then` is called with the new session."""
        if self._signed_in is not None:
            self._wish(_Wish(clerk=self._signed_in.clerk, pin=pin, new_pin=new_pin, then=then))

    def refuse(self, kind: PinTroubleKind) -> None:
        """Tell that what was typed cannot be sent."""
        self.trouble = PinTrouble(kind=kind)

    def end(self, gate: Gate) -> None:
        """Forget the session, so that whoever goes on has to sign in."""
        self._signed_in = self.trouble = None
        self.gate = gate
        self._use_session("")

    async def run(self, door: StaffDoor) -> None:
        """Do what was asked for, one after the other, until cancelled."""
        while True:
            await self._do(await self._wishes.get(), door)
            self._changed()

    def _wish(self, wish: _Wish) -> None:
        if not self.busy:
            self.busy, self.trouble = True, None
            self._wishes.put_nowait(wish)

    async def _do(self, wish: _Wish, door: StaffDoor) -> None:
        if wish.clerk is None:
            await self._learn(door)
            return
        try:
            if wish.new_pin:
                signed_in = await door.change_pin(wish.clerk, wish.pin, wish.new_pin)
            else:
                signed_in = await door.sign_in(wish.clerk, wish.pin)
        except (WrongPin, LockedOut, PinWeak, ServerUnavailable, Rejected) as fault:
            self.trouble = _trouble(fault)
            self._count(wish.clerk, fault)
        else:
            self._signed_in = signed_in
            self._use_session(signed_in.session)
            wish.then(signed_in)
        finally:
            self.busy = False

    def _count(self, clerk: ClerkId, fault: Exception) -> None:
        # The wrong PIN that locks a clerk out is answered by the lock-out; later ones by the same.
        locks_out = isinstance(fault, LockedOut) and fault.until not in self._lock_outs
        if locks_out or isinstance(fault, WrongPin):
            self._missed[clerk] += 1
        if isinstance(fault, LockedOut):
            self._lock_outs.add(fault.until)

    async def _learn(self, door: StaffDoor) -> None:
        try:
            members = await door.staff()
        except (ServerUnavailable, Rejected) as fault:
            self.fault = str(fault)
        else:
            self.know_staff(_colleague(member) for member in members)


def _colleague(member: StaffMember) -> Colleague:
    return Colleague(clerk=member.clerk, name=member.name or member.clerk, supervisor=member.role == "supervisor")


def _trouble(fault: WrongPin | LockedOut | PinWeak | ServerUnavailable | Rejected) -> PinTrouble:
    match fault:
        case WrongPin():
            return PinTrouble(kind=PinTroubleKind.WRONG, left=fault.left)
        case LockedOut():
            return PinTrouble(kind=PinTroubleKind.LOCKED_OUT, until=fault.until)
        case PinWeak():
            return PinTrouble(kind=PinTroubleKind.WEAK, said=str(fault))
        case TooManyMisses():
            return PinTrouble(kind=PinTroubleKind.TOO_MANY)
        case ServerUnavailable():
            return PinTrouble(kind=PinTroubleKind.UNREACHED)
    return PinTrouble(kind=PinTroubleKind.NOT_TAKEN, said=str(fault))
