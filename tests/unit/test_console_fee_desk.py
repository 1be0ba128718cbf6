"""The clerk types an amount, and the panel asks for it as long as that person is served."""

import pytest

from counter_display.console.fee_desk import FeeDesk, FeePicture, FeeTrouble, dong_of
from counter_display.panel.fee import FeeRequest
from counter_display.serving.deeds import Seat
from counter_display.serving.outlook import Outlook
from server_client.queue_model.commands import FinishTicket
from tests.fakes.office import ALL, CIVIL, COUNTER_5, LAN, OFFICE, Office, office
from tests.fakes.panel import ACCOUNT


class Wall:
    """A panel that remembers what it was asked to show."""

    def __init__(self) -> None:
        self.shown: FeeRequest | None = None

    def ask_fee(self, fee: FeeRequest) -> None:
        self.shown = fee

    def withdraw_fee(self) -> None:
        self.shown = None


class Till:
    """A clerk's fees at counter 5."""

    def __init__(self) -> None:
        self.place: Office = office()
        self.place.open()
        self.wall = Wall()
        self.pictures: list[FeePicture] = [FeePicture()]
        self.fees = FeeDesk(ACCOUNT, self.wall, self.pictures.append)

    @property
    def picture(self) -> FeePicture:
        return self.pictures[-1]

    def look(self) -> None:
        seat = Seat(counter=COUNTER_5, clerk=LAN, profile=ALL)
        self.fees.look(Outlook(branch=self.place.branch, seat=seat, now=self.place.now))


def serving() -> Till:
    till = Till()
    till.place.take(CIVIL)
    till.place.serve()
    till.look()
    return till


def test_a_fee_can_be_asked_for_once_someone_is_served() -> None:
    till = Till()
    till.look()
    assert till.picture.number == ""
    till.fees.ask("150.000", "le phi")
    assert till.wall.shown is None
    till = serving()
    assert (till.picture.number, till.picture.purpose) == ("A001", "A001 le phi")


def test_the_amount_goes_to_the_panel_with_its_purpose() -> None:
    till = serving()
    till.fees.ask("150.000 đ", "A001 lệ phí hộ tịch")
    assert till.wall.shown is not None
    assert (till.wall.shown.amount, till.wall.shown.account) == (150_000, ACCOUNT)
    assert till.picture.amount == 150_000


def test_what_cannot_be_asked_for_is_said_and_leaves_the_panel_as_it_is() -> None:
    till = serving()
    till.fees.ask("150000", "le phi")
    till.fees.ask("nothing", "le phi")
    assert till.picture.trouble is FeeTrouble.AMOUNT
    till.fees.ask("200000", "x" * 26)
    assert (till.picture.trouble, till.picture.amount) == (FeeTrouble.PURPOSE, 150_000)
    assert till.wall.shown is not None
    assert till.wall.shown.amount == 150_000


def test_a_fee_is_taken_away_by_the_clerk_and_with_the_person() -> None:
    till = serving()
    till.fees.ask("150000", "le phi")
    till.fees.withdraw()
    assert (till.wall.shown, till.picture.amount, till.picture.number) == (None, 0, "A001")
    till.fees.ask("150000", "le phi")
    ticket = till.place.branch.counter(COUNTER_5).ticket
    assert ticket is not None
    done = OFFICE.outcomes[0].code
    till.place.do(FinishTicket(id=till.place.new_id(), counter=COUNTER_5, ticket=ticket, outcome=done))
    till.look()
    assert till.picture == FeePicture()
    till.fees.look(None)
    assert till.picture == FeePicture()


@pytest.mark.parametrize(
    ("typed", "dong"),
    [("150000", 150_000), ("1.500.000", 1_500_000), ("12 000 đ", 12_000), ("0", None), ("-5", None), ("", None)],
)
def test_amounts_are_read_as_people_write_them(typed: str, dong: int | None) -> None:
    assert dong_of(typed) == dong


def test_an_amount_that_no_transfer_holds_is_none() -> None:
    assert dong_of("9" * 14) is None
    assert dong_of("9" * 400) is None
    assert dong_of("١٥") is None


def test_what_the_dossiers_cost_is_there_already() -> None:
    till = serving()
    till.fees.comes_to(1_500_000)
    assert till.picture.due == "1.500.000"
    till.fees.ask(till.picture.due, till.picture.purpose)
    assert till.wall.shown is not None
    assert till.wall.shown.amount == 1_500_000
    till.fees.comes_to(0)
    assert till.picture.due == ""


def test_what_dossiers_cost_waits_for_whoever_is_served() -> None:
    till = Till()
    till.look()
    till.fees.comes_to(8_000)
    assert till.picture.due == ""
    till.place.take(CIVIL)
    till.place.serve()
    till.look()
    assert till.picture.due == "8.000"
