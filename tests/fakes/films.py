"""Tiny films and pictures, made where they are needed: one colour a second, so that a test can tell what it sees."""

from pathlib import Path

import av
from av import VideoFrame
from PySide6.QtGui import QColor, QImage

# Brightness and both colour differences of the film's seconds: black, white, and a strong red.
SECONDS = ((16, 128, 128), (235, 128, 128), (81, 90, 240))
RATE = 10


def make_film(path: Path, *, width: int = 64, height: int = 48, seconds: int = 1) -> Path:
    """Write a film of that size and length."""
    with av.open(str(path), "w") as film:
        stream = film.add_stream("mpeg4", rate=RATE)
        stream.width, stream.height, stream.pix_fmt = width, height, "yuv420p"
        for number in range(seconds * RATE):
            film.mux(stream.encode(_frame(width, height, SECONDS[number // RATE % len(SECONDS)])))
        film.mux(stream.encode(None))
    return path


def _frame(width: int, height: int, colour: tuple[int, int, int]) -> VideoFrame:
    frame = VideoFrame(width, height, "yuv420p")
    for plane, value in zip(frame.planes, colour, strict=True):
        plane.update(bytes([value]) * plane.buffer_size)
    return frame


def make_sound(path: Path) -> Path:
    """Write a file that looks like a film and holds a moment of silence only."""
    with av.open(str(path), "w") as film:
        stream = film.add_stream("aac", rate=44100, layout="mono")
        silence = av.AudioFrame(format="fltp", layout="mono", samples=1024)
        silence.sample_rate = 44100
        silence.planes[0].update(bytes(silence.planes[0].buffer_size))
        film.mux(stream.encode(silence))
        film.mux(stream.encode(None))
    return path


def make_picture(path: Path, *, width: int = 64, height: int = 48, colour: str = "#00ff00") -> Path:
    """Write a picture of one colour."""
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(QColor(colour))
    assert image.save(str(path))
    return path
