"""Runs a coroutine at once, up to where it must wait; a task is needed only if it does wait."""

from collections.abc import Coroutine, Generator
from contextlib import suppress


def run_eagerly(work: Coroutine[object, object, None]) -> Coroutine[object, object, None] | None:
    """Run the coroutine until it waits; return what is left of it, to be made a task of, or None if it is done.

    Python 3.12 does this for tasks by `asyncio.eager_task_factory`.
    """
    try:
        awaited = work.send(None)
    except StopIteration:
        return None
    return _finish(_Begun(work, awaited))


async def _finish(begun: "_Begun") -> None:
    await begun


class _Begun:
    """A coroutine that has run up to its first wait."""

    def __init__(self, work: Coroutine[object, object, None], awaited: object) -> None:
        self._work = work
        self._awaited = awaited

    def __await__(self) -> Generator[object, None, None]:
        try:
            yield self._awaited
        except BaseException as thrown:  # noqa: BLE001 - handed on to where it belongs, a cancellation too
            # What waits here is one write to a connection: it does not wait again when it is told that this is over.
            with suppress(StopIteration):
                self._work.throw(thrown)
            return
        yield from self._work.__await__()
