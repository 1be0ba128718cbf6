"""Whom another configuration would leave standing: by their numbers, never by who they are."""

from dataclasses import replace

from server_client.queue_model.commands import FinishTicket
from server_client.queue_model.ids import CounterId, OutcomeCode
from server_client.queue_model.stranding import Stranded, stranded
from tests.fakes.office import ALL, CIVIL, COUNTER_5, COUNTER_6, ELDERLY, LAND, MINH, OFFICE, office
from tests.proof.branches import C2, A
from tests.proof.branches import configuration as proof_configuration
from tests.unit.queue_office import at_work

WITHOUT_LAND = replace(OFFICE, services=OFFICE.services[:1])
WITHOUT_5 = replace(OFFICE, counters=OFFICE.counters[1:])


def test_who_waits_or_comes_back_for_a_service_needs_it() -> None:
    place = office()
    place.take(LAND)
    place.take(CIVIL, LAND)
    place.take(CIVIL)

    assert stranded(place.branch, OFFICE) == ()
    assert stranded(place.branch, WITHOUT_LAND) == (Stranded(what="service", code=LAND, numbers=("H001", "A001")),)


def test_who_is_done_needs_nothing() -> None:
    place = office()
    place.take(LAND)
    place.open()
    ticket = place.serve()
    outcome = OutcomeCode("accepted")
    place.do(FinishTicket(id=place.new_id(), counter=COUNTER_5, ticket=ticket, outcome=outcome))

    assert stranded(place.branch, WITHOUT_LAND) == ()


def test_a_counter_is_needed_by_its_clerk_and_by_who_is_served_there() -> None:
    place = office()
    place.open(COUNTER_6)
    place.take(CIVIL)
    assert stranded(place.branch, WITHOUT_5) == ()
    place.open(COUNTER_5, clerk=MINH)
    assert [one.text for one in stranded(place.branch, WITHOUT_5)] == ["counter c05 (a clerk works with it)"]
    place.serve()
    assert [one.text for one in stranded(place.branch, WITHOUT_5)] == ["counter c05 (needed by A001)"]


def test_a_counter_is_needed_by_who_was_sent_there() -> None:
    place = at_work()
    place.send(place.issue(A), counter=C2)
    setup = proof_configuration()
    lacking = replace(setup, counters=tuple(one for one in setup.counters if one.id != C2))

    assert [(one.what, one.code, one.numbers) for one in stranded(place.branch, lacking)] == [
        ("counter", C2, ("A001",))
    ]


def test_a_class_and_a_work_profile_are_needed_too() -> None:
    place = office()
    place.take(CIVIL, class_code=ELDERLY)
    place.open()
    lacking = replace(OFFICE, classes=OFFICE.classes[:2], profiles=OFFICE.profiles[1:])

    assert [(one.what, one.code, one.numbers) for one in stranded(place.branch, lacking)] == [
        ("class", ELDERLY, ("A001",)),
        ("work profile", ALL, ()),
    ]


def test_many_are_counted_beyond_the_first() -> None:
    numbers = tuple(f"A{number:03}" for number in range(1, 11))

    assert Stranded(what="service", code=CIVIL, numbers=numbers).text == (
        "service civil (needed by A001, A002, A003, A004, A005, A006, A007, A008 and 2 more)"
    )
    assert Stranded(what="counter", code=CounterId("c01")).text == "counter c01 (a clerk works with it)"
