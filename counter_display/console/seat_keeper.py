"""Who sits at which counter here: from signing in to leaving, over a lock, an ended session and a restart."""

from collections.abc import Callable
from dataclasses import replace
from typing import Protocol

from counter_display.console.sign_in_desk import SignInDesk
from counter_display.serving.deeds import Seat
from counter_display.serving.notices import Notice, NoticeKind
from counter_display.serving.signing_in import Gate, LastSeat, PinTroubleKind, seat_at, seat_held
from server_client.queue_model.branch import Branch
from server_client.queue_model.ids import ClerkId
from server_client.wire.staff import SignedIn


class Memory(Protocol):
    """Where this computer's last seat and its clerks' habits are kept."""

    def last_seat(self) -> LastSeat:
        """Return the last seat, empty if none is known."""
        ...

    def remember(self, seat: LastSeat) -> None:
        """Keep the seat."""
        ...

    def calls_alone(self, clerk: ClerkId) -> bool:
        """Say whether the clerk lets the next be called by itself here."""
        ...

    def remember_calling(self, clerk: ClerkId, alone: bool) -> None:
        """Keep whether the clerk does."""
        ...


class SeatKeeper:
    """The seat and who may work on it; `open_counter` has the branch asked, `seated` is called when work can begin."""

    def __init__(
        self,
        memory: Memory,
        door: SignInDesk,
        *,
        open_counter: Callable[[Seat], None],
        seated: Callable[[], None],
        tell: Callable[[Notice], None],
    ) -> None:
        self._memory = memory
        self._door = door
        self._open_counter = open_counter
        self._seated = seated
        self._tell = tell
        self._greeting: SignedIn | None = None
        self.last = memory.last_seat()
        self.seat: Seat | None = None

    @property
    def acting(self) -> str:
        """Return the name of whoever does for the counter's clerk; empty if it is the clerk."""
        clerk = self._door.clerk
        return "" if clerk is None or self.seat is None or clerk == self.seat.clerk else self._door.name_of(clerk)

    def begin(self, branch: Branch) -> None:
        """Take up the seat that was left without a word, if its counter is still open."""
        held = seat_held(branch, self.last) if self.seat is None else None
        if held is not None:
            self.seat = held
            self._seated()

    def sign_in(self, branch: Branch, wish: Seat, pin: str) -> None:
        """Open the counter for the clerk, or go on there if the clerk has it open."""
        if not self._door.has_pins:
            self._take(branch, wish)
            return

        def come_in(signed_in: SignedIn) -> None:
            self._greeting = signed_in
            self._take(branch, wish)

        self._door.sign_in(wish.clerk, pin, then=come_in)

    def unlock(self, branch: Branch, clerk: ClerkId, pin: str) -> None:
        """Let the counter's clerk, or a supervisor, go on where the counter is."""

        def go_on(signed_in: SignedIn) -> None:
            if self.seat is None or self._door.is_supervisor or signed_in.clerk == self.seat.clerk:
                self._greeting = signed_in
                self._seated()
                return
            place = branch.configuration.counter(self.seat.counter) if branch.configuration else None
            self._door.end(self._door.gate)
            self._tell(
                Notice(
                    kind=NoticeKind.OTHERS_COUNTER,
                    counter=str(place.number) if place else self.seat.counter,
                    clerk=self._door.name_of(self.seat.clerk),
                )
            )

        self._door.sign_in(clerk, pin, then=go_on)

    def change_pin(self, pin: str, new_pin: str, again: str) -> None:
        """Give whoever has signed in another PIN, if it was typed the same twice."""
        if new_pin != again:
            self._door.refuse(PinTroubleKind.DIFFERENT)
            return

        self._door.change_pin(pin, new_pin, then=lambda _: self._tell(Notice(kind=NoticeKind.PIN_CHANGED)))

    def greeting(self) -> SignedIn | None:
        """Return, once, what the server said to whoever has just signed in."""
        greeting, self._greeting = self._greeting, None
        return greeting

    def sit_down(self, seat: Seat) -> None:
        """Work on this seat."""
        self.seat = seat
        self.last = LastSeat(counter=seat.counter, clerk=seat.clerk, profile=seat.profile)
        self._memory.remember(self.last)

    def rise(self) -> None:
        """Work here no more; whoever comes next signs in."""
        self.seat = None
        self._door.end(Gate.RESTARTED)

    def keep(self, branch: Branch) -> bool:
        """Follow what the branch says of the seat; return False if it was lost."""
        if self.seat is None:
            return True
        counter = branch.counter(self.seat.counter)
        if counter.clerk != self.seat.clerk:
            self.rise()
            return False
        if counter.profile is not None and counter.profile != self.seat.profile:
            self.sit_down(replace(self.seat, profile=counter.profile))
        return True

    def _take(self, branch: Branch, wish: Seat) -> None:
        held = seat_at(branch, wish.counter)
        if held is not None and (held.clerk == wish.clerk or self._door.is_supervisor):
            self.sit_down(held)
            self._seated()
        else:
            self._open_counter(wish)
