"""Which pages are made ready behind the one that is read."""

import pytest

from kiosk.visiting.ahead import steps_ahead
from kiosk.visiting.step import WORKING, Step


def test_from_the_start_each_way_in_is_one_touch_away() -> None:
    assert steps_ahead(Step.START) == {Step.PRIORITY, Step.SEARCH, Step.BOOKING, Step.RECEIPT, Step.HELP}


def test_what_comes_by_itself_after_a_touch_is_ready_too() -> None:
    ahead = steps_ahead(Step.CONFIRM)
    assert {Step.ISSUING, Step.PRINTING, Step.TICKET, Step.PAPERLESS, Step.REFUSED, Step.UNREACHABLE} <= ahead


def test_whichever_way_a_fork_may_take_is_ready() -> None:
    assert {Step.CARD, Step.PASSPORT, Step.TAX_CODE, Step.PERSON, Step.REVIEW} <= steps_ahead(Step.NOTICE)


@pytest.mark.parametrize("step", Step)
def test_help_is_near_and_few_other_pages_are(step: Step) -> None:
    ahead = steps_ahead(step)
    assert Step.START not in ahead
    assert step is Step.HELP or Step.HELP in ahead
    assert len(ahead - WORKING) <= 9
