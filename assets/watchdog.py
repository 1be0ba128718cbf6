"""Tells systemd that a screen is alive, and falls silent when it is not; it restarts nothing itself.

A beat is sent from the loop that works for the screen, so a loop that is stuck sends none. A screen whose frames have
stopped although one was asked for and its window can be seen counts as stuck too: then the beat is held back, and
systemd ends and restarts the program after `WatchdogSec`. Protocol: sd_notify(3), datagrams to a Unix socket.
"""

import logging
import socket
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass

log = logging.getLogger("motcua.watchdog")

FRAME_S = 10.0
"""A frame that was asked for is out within milliseconds; under a heavy load, within this."""


class ServiceNotices:
    """The line to systemd: `address` as in NOTIFY_SOCKET; without one nobody listens and nothing is sent."""

    def __init__(self, address: str) -> None:
        self._address = "\0" + address[1:] if address.startswith("@") else address

    @property
    def supervised(self) -> bool:
        """Whether something starts this program again when it ends."""
        return bool(self._address)

    def ready(self) -> None:
        """The screen can be used."""
        self._send("READY=1")

    def alive(self) -> None:
        """The screen still works."""
        self._send("WATCHDOG=1")

    def stopping(self) -> None:
        """The program ends because it was told to."""
        self._send("STOPPING=1")

    def status(self, words: str) -> None:
        """A line that `systemctl status` shows."""
        self._send(f"STATUS={words}")

    def _send(self, message: str) -> None:
        if not self._address:
            return
        try:
            with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM | socket.SOCK_CLOEXEC | socket.SOCK_NONBLOCK) as line:
                line.sendto(message.encode(), self._address)
        except OSError as error:
            # No reason to stop a kiosk: were it silent for long, it would be started anew.
            log.error("systemd could not be told %s: %s", message, error)


@dataclass(frozen=True, slots=True, kw_only=True)
class Supervision:
    """What the environment says of systemd: where it listens, and after how many silent seconds it restarts us."""

    address: str = ""
    silence_s: float = 0.0


def supervision(environment: Mapping[str, str]) -> Supervision:
    """Read NOTIFY_SOCKET and WATCHDOG_USEC; both are missing for a program that a person has started."""
    # WATCHDOG_PID names the session that was started, not the kiosk in it; NotifyAccess=all lets the kiosk speak.
    microseconds = environment.get("WATCHDOG_USEC", "")
    return Supervision(
        address=environment.get("NOTIFY_SOCKET", ""),
        silence_s=int(microseconds) / 1e6 if microseconds.isascii() and microseconds.isdigit() else 0.0,
    )


@dataclass(slots=True)
class Frames:
    """Whether a screen still draws: a frame is asked for, and must come while the window can be seen.

    Seconds are of a monotonic clock. `asked_at` is when the oldest frame still missing was asked for.
    """

    asked_at: float | None = None

    def came(self) -> None:
        """A frame is out."""
        self.asked_at = None

    def live(self, *, now: float, exposed: bool) -> bool:
        """Say whether the screen draws, having asked for one more frame at `now`."""
        if not exposed:
            # A screen that is switched off draws nothing, and nobody stands before it.
            self.asked_at = None
            return True
        if self.asked_at is None:
            self.asked_at = now
        return now - self.asked_at < FRAME_S


class Watchdog:
    """Beats for one window: connect `frame` to its frameSwapped (queued), and run `run` in the loop that works for it.

    `ask_frame` asks the window for a frame (its `update`), `exposed` says whether it can be seen (its `isExposed`).
    """

    def __init__(
        self,
        notices: ServiceNotices,
        silence_s: float,
        *,
        ask_frame: Callable[[], None],
        exposed: Callable[[], bool],
        monotonic: Callable[[], float],
    ) -> None:
        self._notices = notices
        self._silence_s = silence_s
        self._ask_frame = ask_frame
        self._exposed = exposed
        self._monotonic = monotonic
        self._frames = Frames()
        self._stuck = False

    def frame(self) -> None:
        """A frame is out."""
        self._frames.came()

    def beat(self) -> bool:
        """Send a beat if the screen draws; says whether it does."""
        live = self._frames.live(now=self._monotonic(), exposed=self._exposed())
        self._ask_frame()
        if live:
            self._notices.alive()
        elif not self._stuck:
            log.error("The screen has not drawn for %g s though it was asked to: it is to be started anew", FRAME_S)
        self._stuck = not live
        return live

    async def run(self, pause: Callable[[float], Awaitable[None]]) -> None:
        """Beat until cancelled, four times within the silence that is allowed; not at all if none is set."""
        while self._silence_s:
            self.beat()
            await pause(self._silence_s / 4)
