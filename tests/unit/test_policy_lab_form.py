"""The form of a trial: what is typed becomes changes, and changes stand in the fields again."""

import pytest

from server_client.policy_lab.changes import (
    CloseAt,
    CloseCounter,
    FirstComeFirstServed,
    LastNumberAt,
    OpenCounter,
    ServeAlso,
    ServeNoMore,
    SetOvertakingLimit,
    SetPromise,
    SetSlope,
    Trial,
)
from server_client.queue_model.ids import CounterId
from server_client.server.pages.lab.trial_form import NEW_COUNTER, FormWrong, trial_typed, typed_of
from tests.fakes.lively_branch import BUSY_OFFICE, RESULTS
from tests.fakes.office import ALL, ELDERLY, LAND

C1 = CounterId("c1")
EVERYTHING = Trial(
    title="Mọi thứ",
    changes=(
        FirstComeFirstServed(),
        SetOvertakingLimit(limit=3),
        SetSlope(class_code=ELDERLY, slope=2.5),
        SetPromise(service=LAND, minutes=45),
        OpenCounter(counter=C1, profile=ALL, begins="07:30", ends="08:00"),
        CloseCounter(counter=C1, begins="10:00", ends="11:00"),
        ServeAlso(counter=C1, service=RESULTS),
        ServeNoMore(counter=C1, service=LAND),
        OpenCounter(counter=NEW_COUNTER, profile=ALL, begins="08:30", ends="11:30"),
        LastNumberAt(at="16:00"),
        CloseAt(at="16:30"),
    ),
)


def test_everything_that_can_be_typed_comes_back_as_it_was() -> None:
    assert trial_typed(typed_of(EVERYTHING), BUSY_OFFICE) == EVERYTHING


def test_figures_may_be_typed_with_a_comma_and_blanks() -> None:
    typed = {"title": " x ", f"slope.{ELDERLY}": " 2,5 "}
    assert trial_typed(typed, BUSY_OFFICE) == Trial(title="x", changes=(SetSlope(class_code=ELDERLY, slope=2.5),))


@pytest.mark.parametrize(
    ("typed", "word"),
    [
        ({}, "wrong_unchanged"),
        ({"limit": "six"}, "wrong_number"),
        ({"limit": "2.5"}, "wrong_number"),
        ({"open_from.c1": "08:00"}, "wrong_pair"),
        ({"open_from.c1": "08:00", "open_to.c1": "09:00"}, "wrong_pair"),
        ({"shut_to.c1": "09:00"}, "wrong_pair"),
    ],
)
def test_what_is_no_trial_is_told_by_a_word(typed: dict[str, str], word: str) -> None:
    with pytest.raises(FormWrong) as wrong:
        trial_typed(typed, BUSY_OFFICE)
    assert wrong.value.word == word
