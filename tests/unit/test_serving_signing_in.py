"""Who, where and for which services: what a clerk chooses from, and how a name is found by a few letters."""

import pytest

from counter_display.serving.signing_in import (
    Colleague,
    LastSeat,
    SignInPicture,
    StaffChoice,
    matching,
    seat_at,
    seat_held,
    sign_in_picture,
)
from server_client.queue_model.branch import Branch
from server_client.queue_model.ids import BranchId, ClerkId
from tests.fakes.desk import HOA, STAFF
from tests.fakes.office import ALL, COUNTER_5, COUNTER_6, ENGLISH, LAN, MINH, Office, office

DUC = StaffChoice(clerk=ClerkId("DUC09"), name="Đặng Minh Đức", supervisor=False, counter=0)


def picture(place: Office, last: LastSeat | None = None, staff: tuple[Colleague, ...] = STAFF) -> SignInPicture:
    return sign_in_picture(place.branch, staff, last or LastSeat(), ENGLISH)


def test_the_staff_are_listed_by_given_name_with_the_counter_that_they_have_open() -> None:
    place = office()
    place.open(COUNTER_6, MINH)
    assert [(one.name, one.supervisor, one.counter) for one in picture(place).staff] == [
        ("Lê Thị Hoa", True, 0),
        ("Nguyễn Thị Lan", False, 0),
        ("Trần Văn Minh", False, 6),
    ]


def test_a_counter_shows_who_sits_there_by_given_name_or_by_code() -> None:
    place = office()
    place.open(COUNTER_5, MINH)
    place.open(COUNTER_6, ClerkId("NEW07"))
    assert [choice.clerk for choice in picture(place).counters] == ["Minh", "NEW07", ""]


def test_the_last_clerk_is_proposed_if_still_of_the_staff() -> None:
    place = office()
    last = LastSeat(counter=COUNTER_5, clerk=LAN, profile=ALL)
    assert (picture(place, last).clerk, picture(place, last).profile) == (LAN, ALL)
    assert picture(place, last, staff=()).clerk == ""


@pytest.mark.parametrize("typed", ["", "đ", "d", "duc", "DUC09", "minh d", "dang duc", "ĐỨC"])
def test_a_name_is_found_by_the_beginnings_of_its_words_or_by_its_code(typed: str) -> None:
    assert matching((DUC,), typed) == (DUC,)


@pytest.mark.parametrize("typed", ["uc", "lan", "duc minh x"])
def test_what_does_not_fit_is_not_found(typed: str) -> None:
    assert matching((DUC,), typed) == ()


def test_only_the_clerk_who_has_the_counter_open_goes_on_there_without_a_word() -> None:
    place = office()
    place.open(COUNTER_5, MINH)
    assert seat_held(place.branch, LastSeat(counter=COUNTER_5, clerk=LAN)) is None
    assert seat_held(place.branch, LastSeat(counter=COUNTER_5)) is None
    held = seat_held(place.branch, LastSeat(counter=COUNTER_5, clerk=MINH))
    assert held == seat_at(place.branch, COUNTER_5)
    assert seat_at(place.branch, COUNTER_6) is None


def test_there_is_nothing_to_choose_before_the_branch_has_a_configuration() -> None:
    with pytest.raises(LookupError):
        sign_in_picture(Branch(id=BranchId("CN01")), STAFF, LastSeat(), ENGLISH)


def test_the_supervisor_is_marked() -> None:
    assert [one.clerk for one in picture(office()).staff if one.supervisor] == [HOA]
