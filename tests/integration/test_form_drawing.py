"""Forms drawn in a process beside the screen: as well as here, and again after that process has died."""

import asyncio
import os
import pickle
import signal
from multiprocessing import active_children
from pathlib import Path

import pytest

from counter_display.forms.drawing import DrawingProcess, draw_in_thread
from counter_display.forms.errors import FormAssetBroken, FormPrinterUnavailable
from tests.fakes.forms import receipt


def test_a_form_is_drawn_elsewhere_and_after_that_place_has_gone_once_more() -> None:
    async def story(drawing: DrawingProcess) -> None:
        here = await draw_in_thread(receipt())
        there = await drawing.draw(receipt())
        assert there[:5] == here[:5] == b"%PDF-"
        assert abs(len(there) - len(here)) < 100
        (child,) = active_children()
        os.kill(child.pid or 0, signal.SIGKILL)
        with pytest.raises(FormPrinterUnavailable, match="print it again"):
            await drawing.draw(receipt())
        assert (await drawing.draw(receipt()))[:5] == b"%PDF-"

    drawing = DrawingProcess()
    try:
        asyncio.run(story(drawing))
    finally:
        drawing.close()


def test_a_broken_font_is_told_by_another_process_as_it_was() -> None:
    told = pickle.loads(pickle.dumps(FormAssetBroken(Path("font.ttf"), "it is empty")))
    assert str(told) == "font.ttf: it is empty; install the program again"
