"""When Python searches for what nobody can reach any more: not while a program starts. It frees nothing itself."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def put_off() -> Iterator[None]:
    """Search only from `begin` on, or after the block.

    What a start makes is kept as long as the program runs, so nothing is found in it, and the search takes a twelfth of
    the start's time.
    """
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


def begin() -> None:
    """Search from now on if that was put off, and never among what is there: going over that would hold up a touch."""
    if not gc.isenabled():
        gc.freeze()
        gc.enable()
