"""A monkey's whims: the same from the same seed, and drawn to where it seldom comes."""

from collections import Counter
from datetime import date

from kiosk.bench.whims import Whims
from kiosk.visiting.step import Step

TODAY = date(2026, 3, 2)


def test_the_same_seed_has_the_same_whims() -> None:
    first, second = Whims(7), Whims(7)
    for _ in range(50):
        assert first.text(Step.SEARCH) == second.text(Step.SEARCH)
        assert first.scan(TODAY) == second.scan(TODAY)
        assert first.count(40) == second.count(40)


def test_what_leads_to_a_rare_page_is_taken_rather() -> None:
    whims = Whims(7)
    for _ in range(99):
        whims.note("home", "START")
    whims.note("ask", "PAPERS")
    taken = Counter(whims.rare_one(["home", "ask"], str) for _ in range(100))
    assert taken["ask"] > 90


def test_what_was_never_tried_is_tried() -> None:
    whims = Whims(7)
    for _ in range(99):
        whims.note("home", "START")
    assert "new" in {whims.rare_one(["home", "new"], str) for _ in range(10)}


def test_many_alike_are_no_likelier_than_one() -> None:
    whims = Whims(7)
    taken = Counter(whims.rare_one([*["key"] * 40, "back"], str) for _ in range(200))
    assert 60 < taken["back"] < 140


def test_a_touch_that_missed_once_does_not_hide_where_the_thing_leads() -> None:
    whims = Whims(7)
    whims.note("ask", "PAPERS")
    for _ in range(99):
        whims.note("ask", "START")
    taken = Counter(whims.rare_one(["ask", "home"], lambda name: name) for _ in range(20))
    assert taken["ask"] > 2
