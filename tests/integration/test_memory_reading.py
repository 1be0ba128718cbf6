"""What a process reads of its own memory: a small leak is in use, and room between what is in use is not."""

import json
import os
import subprocess
import sys

from assets.memory_growth import EXACT, reading

_PIECES, _SIZE, _LEAK = 20_000, 200, 50
_PROCESS = f"""
import ctypes, json
from assets.memory_growth import reading

libc = ctypes.CDLL("libc.so.6")
libc.malloc.restype, libc.free.argtypes = ctypes.c_void_p, (ctypes.c_void_p,)
pieces, lost = [0] * {_PIECES}, [b""] * {_PIECES}
reading(0)
told = [reading(0)]
for at in range({_PIECES}):
    lost[at] = bytes([at % 255 + 1]) * {_LEAK}
told.append(reading(1))
for at in range({_PIECES}):
    pieces[at] = libc.malloc({_SIZE})
told.append(reading(2))
for at in range({_PIECES}):
    # One in fifty stays, and keeps the page that it is on.
    if at % 15:
        libc.free(pieces[at])
told.append(reading(3))
print(json.dumps([(one.used, one.written) for one in told]))
"""


def test_a_leak_of_fifty_bytes_is_in_use_and_room_that_cannot_be_given_back_is_only_written() -> None:
    environment = {**os.environ, **EXACT}  # noqa: TID251 - a process of its own, with what it needs besides
    words = (sys.executable, "-c", _PROCESS)
    done = subprocess.run(words, env=environment, stdout=subprocess.PIPE, check=True, timeout=60)
    begun, leaking, held, left = json.loads(done.stdout)
    # An object of 50 bytes has 33 more, and the allocator gives it 96.
    assert 90 * _PIECES < leaking[0] - begun[0] < 105 * _PIECES
    taken = held[0] - leaking[0]
    assert taken > _SIZE * _PIECES
    assert left[0] - leaking[0] < 0.3 * taken
    assert left[1] - leaking[1] > 0.7 * taken


def test_what_is_in_use_and_what_is_written_are_read_of_this_process() -> None:
    held = bytearray(b"x" * (8 << 20))
    with_it = reading(1)
    assert len(held) == 8 << 20
    del held
    without = reading(2)
    assert (with_it.steps, without.steps) == (1, 2)
    assert with_it.used - without.used > 6 << 20
    assert with_it.written - without.written > 6 << 20
