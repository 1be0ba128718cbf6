"""Reads films with PyAV: the one file that knows it. It plays no sound, keeps no time and draws nothing.

A frame is decoded at once and made into pixels only when it is asked for, so frames that come too late cost little.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

import av
from av.error import FFmpegError
from av.video.frame import VideoFrame
from av.video.reformatter import VideoReformatter

from counter_display.lobby.showing.frame import Frame, MediaUnusable, Size

# The office's films are files of its own; a file that names other places (a playlist) is not followed there.
_OPTIONS = {"protocol_whitelist": "file"}


@dataclass(frozen=True, slots=True)
class Shot:
    """A frame of a film, `at` so many seconds after its first; `draw` makes its pixels for a room of that size."""

    at: float
    draw: Callable[[Size], Frame]


def shots(path: Path) -> Iterator[Shot]:
    """Go through a film's frames; MediaUnusable as soon as something is not as it should be."""
    try:
        yield from _shots(path)
    except (FFmpegError, OSError, ValueError) as exc:
        raise MediaUnusable(f"{path.name} cannot be shown: {exc}") from exc


def _shots(path: Path) -> Iterator[Shot]:
    with av.open(str(path), options=_OPTIONS) as film:
        if not film.streams.video:
            raise MediaUnusable(f"{path.name} cannot be shown: there is no picture in it")
        stream = film.streams.video[0]
        # Beside the screen's own thread one is what a small machine can spare.
        stream.codec_context.thread_count = 1
        shape = stream.codec_context.sample_aspect_ratio or Fraction(1)
        scaler, first = VideoReformatter(), None
        for frame in film.decode(stream):
            at = frame.time or 0.0
            first = at if first is None else first
            yield Shot(at - first, _drawing(scaler, frame, shape))
    if first is None:
        raise MediaUnusable(f"{path.name} cannot be shown: it holds no frame")


def _drawing(scaler: VideoReformatter, frame: VideoFrame, shape: Fraction) -> Callable[[Size], Frame]:
    def draw(room: Size) -> Frame:
        size = Size(round(frame.width * shape), frame.height).within(room)
        try:
            scaled = scaler.reformat(frame, width=size.width, height=size.height, format="bgra")
        except (FFmpegError, ValueError) as exc:
            raise MediaUnusable(f"A frame of {frame.width}x{frame.height} cannot be scaled: {exc}") from exc
        plane = scaled.planes[0]
        return Frame(size=size, stride=plane.line_size, pixels=bytes(plane))

    return draw
