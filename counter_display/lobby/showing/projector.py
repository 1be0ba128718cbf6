"""Shows one file after the other at its pace, in a thread of its own; while it is paused it does nothing at all.

A frame that comes too late is left out: the calls need the machine more than a film does.
"""

import logging
import os
import threading
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from counter_display.lobby.showing.film import Shot
from counter_display.lobby.showing.frame import Frame, MediaUnusable, Size
from counter_display.lobby.showing.media_file import Kind, MediaFile
from counter_display.lobby.showing.reel import Reel

# At most 25 frames a second, with some room for the steps of a film's own clock.
_STEP_S = 0.036
# A frame that is this late is left out, unless the last one shown is older than _STALE_S.
_LATE_S = 0.08
_STALE_S = 0.5
# A film that hangs behind by this much goes on from where it is.
_LOST_S = 1.0
# A film of one frame is not begun again and again.
_SHORTEST_S = 2.0
# More pixels than that a film does not need from across a hall, and a small machine cannot move them in time.
_LARGEST_FILM = Size(1280, 720)
_NICENESS = 10

log = logging.getLogger("motcua.lobby")


class Projector:
    """The hall's pictures and films; `run` is the body of its thread, all else may be called from any other.

    `deliver` is called in the projector's thread with each frame, and with None when there is nothing to show.
    """

    def __init__(
        self,
        *,
        shots: Callable[[Path], Iterator[Shot]],
        picture: Callable[[Path, Size], Frame],
        deliver: Callable[[Frame | None], None],
        clock: Callable[[], float],
    ) -> None:
        """`shots` and `picture` decode and raise MediaUnusable; `clock` is in seconds and never jumps."""
        self._shots = shots
        self._picture = picture
        self._deliver = deliver
        self._clock = clock
        self._reel = Reel()
        self._changed = threading.Condition()
        self._room = Size(0, 0)
        self._paused = False
        self._closed = False
        self._lost = 0.0

    def become(self, files: Sequence[MediaFile]) -> None:
        """Take the files that there are now; the one on the screen goes on to its end."""
        with self._changed:
            self._reel.become(files)
            self._changed.notify_all()

    def fit(self, room: Size) -> None:
        """Take how much room there is on the screen; nothing is shown before that is known."""
        with self._changed:
            self._room = room
            self._changed.notify_all()

    def pause(self, paused: bool) -> None:
        """Stop where it is, or go on from there."""
        with self._changed:
            self._paused = paused
            self._changed.notify_all()

    def close(self) -> None:
        """End the thread soon."""
        with self._changed:
            self._closed = True
            self._changed.notify_all()

    def run(self) -> None:
        """Show until closed."""
        os.setpriority(os.PRIO_PROCESS, threading.get_native_id(), _NICENESS)
        while (file := self._next()) is not None:
            try:
                self._show(file)
            except MediaUnusable as exc:
                log.warning("%s is left out until it is replaced: %s", file.path, exc)
                with self._changed:
                    self._reel.broke(file)

    def _next(self) -> MediaFile | None:
        with self._changed:
            while not self._closed:
                if not self._paused and min(self._room) > 0:
                    file = self._reel.next()
                    if file is not None:
                        return file
                    self._deliver(None)
                self._changed.wait()
            return None

    def _show(self, file: MediaFile) -> None:
        match file.kind:
            case Kind.PICTURE:
                begun = self._play_time()
                self._deliver(self._picture(file.path, self._room))
                self._wait_until(begun + file.seconds)
            case Kind.FILM:
                self._show_film(self._shots(file.path))

    def _show_film(self, shots: Iterator[Shot]) -> None:
        begun = self._play_time()
        end, drawn = _SHORTEST_S, -_STALE_S
        for shot in shots:
            if not self._wait_until(begun + shot.at):
                return
            late = self._play_time() - begun - shot.at
            end, since = max(end, shot.at), shot.at - drawn
            if since < _STEP_S or (late > _LATE_S and since < _STALE_S):
                continue
            drawn = shot.at
            self._deliver(shot.draw(self._film_room()))
            begun += late if late > _LOST_S else 0.0
        self._wait_until(begun + end)

    def _film_room(self) -> Size:
        return Size(min(self._room.width, _LARGEST_FILM.width), min(self._room.height, _LARGEST_FILM.height))

    def _play_time(self) -> float:
        return self._clock() - self._lost

    def _wait_until(self, at: float) -> bool:
        """Wait until the clock, without all pauses, is at `at`; False if the projector was closed meanwhile."""
        with self._changed:
            while not self._closed:
                if self._paused:
                    begun = self._clock()
                    self._changed.wait()
                    self._lost += self._clock() - begun
                elif (left := at - self._play_time()) > 0:
                    self._changed.wait(left)
                else:
                    return True
            return False
