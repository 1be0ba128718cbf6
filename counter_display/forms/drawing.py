"""Draws forms beside the screen, whose frames do not wait for it; it keeps no form and prints none.

Drawing is work for the interpreter, and a thread that works hands it over every few milliseconds only: a frame that
asks for it many times would be late. So there is a process for it, which begins with the first form.
"""

import asyncio
import os
from collections.abc import Awaitable, Callable
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context

from counter_display.forms.errors import FormPrinterUnavailable
from counter_display.forms.pdf import render
from server_client.dossier_model.forms.page import Form

Draw = Callable[[Form], Awaitable[bytes]]
"""Returns a form as PDF; FormAssetBroken if a font is missing, FormPrinterUnavailable if it could not be drawn."""

# The screen goes first.
_NICENESS = 10


async def draw_in_thread(form: Form) -> bytes:
    """Draw the form here, for whoever has no screen or prints seldom."""
    return await asyncio.to_thread(render, form)


class DrawingProcess:
    """One process that draws, until it is closed or this one ends."""

    def __init__(self) -> None:
        self._pool: ProcessPoolExecutor | None = None

    async def draw(self, form: Form) -> bytes:
        """Draw the form there; a process that has died is started anew with the next form."""
        pool = self._pool or ProcessPoolExecutor(1, mp_context=get_context("spawn"), initializer=_give_way)
        self._pool = pool
        try:
            return await asyncio.wrap_future(pool.submit(render, form))
        except BrokenProcessPool as error:
            self.close()
            raise FormPrinterUnavailable("The form was not drawn: what draws it has ended; print it again") from error

    def close(self) -> None:
        """End it; what it is drawing is not waited for."""
        if self._pool is not None:
            self._pool.shutdown(wait=False, cancel_futures=True)
            self._pool = None


def _give_way() -> None:
    os.nice(_NICENESS)
