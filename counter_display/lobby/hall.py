"""Carries what the feed, the voice, the line and the clock say to the screen and the voice; it knows none of them."""

import logging
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import datetime
from typing import Protocol

from counter_display.announcing import Announcement
from counter_display.board import CallEnded, board_of, position, recent_calls, to_say
from counter_display.lobby.notices import Notice
from counter_display.lobby.picture import Picture, Trouble
from counter_display.speaking.voice import VoiceState
from server_client.queue_model.branch import Branch
from server_client.queue_model.configuration import VIETNAMESE
from server_client.queue_model.events import Event
from server_client.queue_model.ids import Language, ServiceCode
from server_client.wait_forecast.announcing import ToldWaits

# How long after the line came back calls may have been made before it did.
CATCHING_UP_S = 5.0

# How long a call has the hall's whole attention, unless it is spoken for longer.
ATTENTION_S = 12.0

log = logging.getLogger("motcua.lobby")


class HallVoice(Protocol):
    """What the hall tells its voice; `Voice` is the real one."""

    def called(self, announcement: Announcement) -> None:
        """Take a call."""

    def ended(self, *, seq: int, number: str, at: datetime) -> None:
        """Take that a number is no longer called, since `at` by the server's clock."""

    def resumed_after(self, seq: int) -> None:
        """Take that all up to `seq` is known."""


class Hall:
    """One hall's screen and voice, in step with its branch.

    `clock` is the wall clock, `elapsed` a clock in seconds that never jumps. While the line is up a call is as new as
    its event is; only right after a cut is its age measured by the wall clock, so that a machine whose clock is wrong
    does not silence the hall.
    """

    def __init__(
        self,
        picture: Picture,
        *,
        show: Callable[[Picture], None],
        clock: Callable[[], datetime],
        elapsed: Callable[[], float],
        languages: tuple[Language, ...] = (VIETNAMESE,),
        named: frozenset[ServiceCode] = frozenset(),
    ) -> None:
        """Go on from `picture`, which the screen shows already; there is no voice yet. `languages` take turns.

        `named` are the services that the lobby was set up with: one that the branch lacks is told.
        """
        self._picture = picture
        self._languages = languages
        self._named = named
        self._attention_until = float("-inf")
        self._show = show
        self._clock = clock
        self._elapsed = elapsed
        self._online_since: float | None = None
        self._branch: Branch | None = None
        self._voice: HallVoice | None = None
        self._in_turn = False
        self._fault: str | None = None

    @property
    def picture(self) -> Picture:
        """Return what is shown now."""
        return self._picture

    def speak_by(self, voice: HallVoice, *, in_turn: bool = False) -> None:
        """Take the voice; what was called before is not spoken, but told to one that speaks `in_turn` with others."""
        self._voice = voice
        self._in_turn = in_turn
        if self._branch is not None:
            self._begin(voice, self._branch)

    def _begin(self, voice: HallVoice, branch: Branch) -> None:
        _tell(voice, recent_calls(branch) if self._in_turn else ())
        voice.resumed_after(position(branch))

    def follow(self, branch: Branch, latest: tuple[Event, ...]) -> None:
        """Take the branch from the feed: after each event with the event, after each loading with none."""
        now = self._clock() if self._is_catching_up() else branch.at
        before, self._branch = self._branch, branch
        told = to_say(before, branch, latest, now=now)
        if any(isinstance(said, Announcement) for said in told):
            self._attention_until = self._elapsed() + ATTENTION_S
        # The picture comes first: the voice may answer at once with what it speaks.
        picture = replace(self._picture, now=self._clock(), board=board_of(branch), kept=False)
        picture = replace(picture, unknown=self._unknown(branch))
        self._become(replace(picture, attending=self._is_attending()))
        if self._voice is not None and before is None:
            self._begin(self._voice, branch)
        elif self._voice is not None:
            _tell(self._voice, told)
            self._voice.resumed_after(position(branch))

    def line(self, *, connected: bool, trouble: Trouble = Trouble.CONNECTING) -> None:
        """Take whether the branch's server is followed just now, and if not, what is wrong."""
        was_connected = self._online_since is not None
        self._online_since = self._elapsed() if connected else None
        stale_since = self._picture.stale_since
        if connected:
            stale_since = None
        elif was_connected:
            stale_since = self._clock()
        self._become(
            replace(
                self._picture,
                connected=connected,
                stale_since=stale_since,
                trouble=Trouble.NONE if connected else trouble,
            )
        )

    def foretell(self, waits: ToldWaits | None) -> None:
        """Take what is foretold now; None if nothing is, or it is too old."""
        self._become(replace(self._picture, waits=waits))

    def notice(self, notices: tuple[Notice, ...]) -> None:
        """Take the office's notices as they are now."""
        self._become(replace(self._picture, notices=notices))

    def spoke(self, state: VoiceState) -> None:
        """Take how the voice stands."""
        if state.fault is not None and state.fault != self._fault:
            log.warning("Calls are not heard: %s", state.fault)
        self._fault = state.fault
        spoken = state.speaking.number if state.speaking is not None else None
        self._become(replace(self._picture, spoken=spoken, silent=state.fault is not None))

    def mute(self, reason: str) -> None:
        """Take that there is no voice at all, though there should be one."""
        log.error("Calls are not heard: %s", reason)
        self._become(replace(self._picture, silent=True))

    def keep_in_step(self, mark: str) -> None:
        """Take the mark of the voice, which all voices of a hall have that keep in step."""
        log.info("Voice %s: the other lobbies of this hall have to tell the same", mark)
        self._become(replace(self._picture, voice_mark=mark))

    def _unknown(self, branch: Branch) -> tuple[ServiceCode, ...]:
        offered = {service.code for service in branch.configuration.services} if branch.configuration else set()
        unknown = tuple(sorted(self._named - offered)) if offered else ()
        if unknown and unknown != self._picture.unknown:
            log.warning(
                "The options --speaks, --hall or --services name %s, which this branch does not have. It has %s",
                ", ".join(unknown),
                ", ".join(sorted(offered)),
            )
        return unknown

    def tick(self) -> None:
        """Take that time has gone on; a call is not disturbed by a change of language."""
        picture = replace(self._picture, now=self._clock(), attending=self._is_attending())
        if not picture.has_attention:
            picture = replace(picture, language=self._languages[picture.beat % len(self._languages)])
        self._become(picture)

    def _is_attending(self) -> bool:
        return self._elapsed() < self._attention_until

    def _is_catching_up(self) -> bool:
        return self._online_since is None or self._elapsed() - self._online_since < CATCHING_UP_S

    def _become(self, picture: Picture) -> None:
        self._picture = picture
        self._show(picture)


def _tell(voice: HallVoice, told: Iterable[Announcement | CallEnded]) -> None:
    for said in told:
        match said:
            case Announcement():
                voice.called(said)
            case CallEnded(seq=seq, number=number, at=at):
                voice.ended(seq=seq, number=number, at=at)
