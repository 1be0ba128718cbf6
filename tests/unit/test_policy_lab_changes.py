"""Trials: what they may change, how they are written, and what they make of a day."""

from dataclasses import replace

import pytest

from server_client.policy_lab import changes
from server_client.policy_lab.change_words import change_words
from server_client.policy_lab.changed_day import changed, unchanged
from server_client.policy_lab.changes import AnyChange, Trial, faults
from server_client.policy_lab.presets import PRESETS
from server_client.policy_lab.recorded_day import Person, Presence, RecordedDay, Turn, TurnEnd
from server_client.policy_lab.results import names_in
from server_client.policy_lab.trial_files import read_trial, write_trial
from server_client.queue_model.configuration import VIETNAMESE
from server_client.queue_model.ids import ClerkId, CounterId, ProfileCode, ServiceCode, TicketId
from server_client.wait_forecast.terms_of_branch import skills_of, terms_of
from server_client.wait_forecast.trace import Skill
from server_client.wire.errors import Malformed
from tests.fakes.lively_branch import BUSY_OFFICE, CIVIL_AND_RESULTS, RESULTS
from tests.fakes.office import ALL, CIVIL, EIGHT, ELDERLY, ENGLISH, LAND

C1, C5, CX = CounterId("c1"), CounterId("c5"), CounterId("c99")
HOUR = 3600.0
EVERY: tuple[AnyChange, ...] = (
    changes.SetSlope(class_code=ELDERLY, slope=20.0),
    changes.SetOvertakingLimit(limit=3),
    changes.FirstComeFirstServed(),
    changes.SetPromise(service=LAND, minutes=45),
    changes.ServeAlso(counter=C1, service=RESULTS),
    changes.ServeNoMore(counter=C1, service=LAND),
    changes.OpenCounter(counter=C5, profile=ALL, begins="08:30", ends="11:30"),
    changes.CloseCounter(counter=C1, begins="10:00", ends="11:00"),
    changes.LastNumberAt(at="16:00"),
    changes.CloseAt(at="16:30"),
)


def a_day(*presences: Presence) -> RecordedDay:
    """Return a day from eight to five with one person, and these counters."""
    turn = Turn(
        service=CIVIL,
        class_code=ELDERLY,
        clock_s=9 * HOUR,
        since_s=9 * HOUR,
        ended_s=10 * HOUR,
        end=TurnEnd.UNSERVED,
    )
    return RecordedDay(
        day=1,
        terms=terms_of(BUSY_OFFICE, EIGHT.date()),
        begins_s=8 * HOUR,
        ends_s=17 * HOUR,
        people=(Person(ticket=TicketId("t"), turns=(turn,)),),
        presences=presences or (present(8, 17),),
        reactions={},
    )


def present(begins_h: float, ends_h: float, counter: CounterId = C1) -> Presence:
    """Return a counter that was there for these hours of the day."""
    skills = skills_of(BUSY_OFFICE, CIVIL_AND_RESULTS)
    return Presence(
        counter=counter, clerk=ClerkId("lan"), skills=skills, begins_s=begins_h * HOUR, ends_s=ends_h * HOUR
    )


def hours(day: RecordedDay, change: AnyChange) -> list[tuple[str, float, float]]:
    """Return when counters are there with the change."""
    after = changed(day, [change], BUSY_OFFICE)
    return [(one.counter, one.begins_s / HOUR, one.ends_s / HOUR) for one in after.presences]


def test_every_change_is_written_and_read_again() -> None:
    trial = Trial(title="Thử", changes=EVERY)
    assert read_trial(write_trial(trial)) == trial
    assert faults(trial, BUSY_OFFICE) == ()


def test_a_trial_may_be_typed_as_toml() -> None:
    text = 'title = "x"\n[[changes]]\ntype = "SetSlope"\nclass_code = "elderly"\nslope = 20\n'
    assert read_trial(text.encode()).changes == (changes.SetSlope(class_code=ELDERLY, slope=20.0),)


@pytest.mark.parametrize(
    ("body", "told"),
    [
        (b"title =", "neither JSON nor TOML"),
        (b'{"title": "x"}', "This is no trial"),
        (b'{"title": "x", "changes": [{"type": "FirstComeFirstServed"}, {"type": "Nonsense"}]}', "Change 2: "),
        (b'{"title": "x", "changes": [{"type": "SetOvertakingLimit", "limit": 3, "more": 1}]}', "Change 1: "),
        (b"\xff", "neither JSON nor TOML"),
    ],
)
def test_what_is_no_trial_is_refused_with_the_place(body: bytes, told: str) -> None:
    with pytest.raises(Malformed, match=told):
        read_trial(body)


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (changes.SetSlope(class_code=ELDERLY, slope=0.0), "slope 0 is not above 0"),
        (changes.SetOvertakingLimit(limit=0), "limit 0"),
        (changes.SetPromise(service=ServiceCode("nope"), minutes=0), "no service nope"),
        (changes.ServeAlso(counter=CX, service=LAND), "no counter c99 at this branch; there are c1, c2"),
        (changes.ServeNoMore(counter=C1, service=ServiceCode("nope")), "no service nope"),
        (changes.OpenCounter(counter=CX, profile=ProfileCode("p"), begins="08:00", ends="09:00"), "work profile p"),
        (changes.OpenCounter(counter=CX, profile=ALL, begins="09:00", ends="08:00"), "not after it begins at 09:00"),
        (changes.CloseCounter(counter=C1, begins="8", ends="09:00"), "'8' is no time of day"),
        (changes.LastNumberAt(at="24:00"), "'24:00' is no time of day"),
        (changes.CloseAt(at=""), "write it as 08:30"),
    ],
)
def test_a_change_that_does_not_fit_the_branch_is_named(change: AnyChange, told: str) -> None:
    found = faults(Trial(title="", changes=(change,)), BUSY_OFFICE)
    assert found
    assert told in found[0]
    assert found[0].startswith(f"Change 1 ({type(change).__name__})")


def test_a_trial_changes_something_and_not_everything() -> None:
    assert "at least one change" in faults(Trial(title="", changes=()), BUSY_OFFICE)[0]
    assert "at most 40" in faults(Trial(title="", changes=(EVERY[2],) * 41), BUSY_OFFICE)[0]


def test_every_change_has_words_in_both_languages() -> None:
    names = names_in(BUSY_OFFICE)
    for change in EVERY:
        told = {change_words(change, names, language) for language in (VIETNAMESE, ENGLISH)}
        assert len(told) == 2
        assert not any("{" in one for one in told)
    opened = changes.OpenCounter(counter=CounterId("new"), profile=ALL, begins="08:30", ends="11:30")
    assert change_words(opened, names, ENGLISH) == "A new counter is open from 08:30 to 11:30 under “All fields”"


def test_questions_asked_often_fit_every_branch() -> None:
    bare = replace(BUSY_OFFICE, counters=(), profiles=())
    for make in PRESETS.values():
        assert not faults(make(BUSY_OFFICE), BUSY_OFFICE)
    assert PRESETS["open_counter"](bare).changes == ()


def test_the_rule_changes_and_what_waits_are_measured_by_only_with_a_promise() -> None:
    day = a_day()
    slope = changed(day, [EVERY[0], EVERY[1]], BUSY_OFFICE)
    assert slope.terms.slopes[ELDERLY] == 20.0
    assert slope.terms.overtaking_limit == 3
    first_come = changed(day, [EVERY[2]], BUSY_OFFICE)
    assert len({one.promise_s for one in first_come.terms.services.values()}) == 1
    assert set(first_come.terms.slopes.values()) == {1.0}
    assert first_come.promises == unchanged(day).promises
    promise = changed(day, [EVERY[3]], BUSY_OFFICE)
    assert promise.promises[LAND] == promise.terms.services[LAND].promise_s == 45 * 60
    other = changes.SetPromise(service=ServiceCode("gone"), minutes=5)
    assert changed(day, [other], BUSY_OFFICE) == unchanged(day)


def test_a_counter_serves_more_or_less() -> None:
    more = changed(a_day(), [changes.ServeAlso(counter=C1, service=LAND)], BUSY_OFFICE).presences[0]
    assert [one.service for one in more.skills] == [CIVIL, RESULTS, LAND]
    less = changed(a_day(), [changes.ServeNoMore(counter=C1, service=RESULTS)], BUSY_OFFICE).presences[0]
    assert less.skills == (Skill(service=CIVIL),)


def test_a_counter_is_opened_where_it_was_closed_and_stays_as_it_was_elsewhere() -> None:
    day = a_day(present(9, 10), present(11, 17))
    opened = changes.OpenCounter(counter=C1, profile=ALL, begins="08:00", ends="12:00")
    assert hours(day, opened) == [("c1", 9, 10), ("c1", 11, 17), ("c1", 8, 9), ("c1", 10, 11)]
    new = changes.OpenCounter(counter=C5, profile=ALL, begins="08:00", ends="12:00")
    assert hours(day, new)[-1] == ("c5", 8, 12)


def test_a_counter_is_closed_in_the_middle() -> None:
    day = a_day(present(8, 17), present(8, 17, C5))
    shut = changes.CloseCounter(counter=C1, begins="10:00", ends="11:00")
    assert hours(day, shut) == [("c1", 8, 10), ("c1", 11, 17), ("c5", 8, 17)]
    assert hours(a_day(present(10, 11)), shut) == []


def test_closing_earlier_cuts_counters_and_closing_later_keeps_the_last() -> None:
    day = a_day(present(8, 12), present(13, 16.9), present(8, 12, C5))
    early = changes.CloseAt(at="16:00")
    assert hours(day, early) == [("c1", 8, 12), ("c1", 13, 16), ("c5", 8, 12)]
    late = changed(day, [changes.CloseAt(at="18:00")], BUSY_OFFICE)
    assert [one.ends_s / HOUR for one in late.presences] == [12, 18, 12]
    assert late.ends_s == 18 * HOUR
    assert changed(day, [changes.LastNumberAt(at="16:00")], BUSY_OFFICE).last_number_s == 16 * HOUR
