"""Ratings read out of a log: whose they are, on which day, and where the log would have to be read anew."""

from datetime import timedelta

from server_client.queue_model import commands
from server_client.queue_model.apply import apply
from server_client.queue_model.branch import Branch
from server_client.queue_model.commands import Command
from server_client.queue_model.decide import decide
from server_client.queue_model.ids import BranchId, ClerkId, CounterId, OutcomeCode, ReasonCode, TicketId
from server_client.queue_model.local_time import local_day
from server_client.server.ratings.reading import RatingReader
from server_client.wire.chain import GENESIS, Entry, seal
from tests.fakes.log_entries import a_token, an_id
from tests.fakes.office import ALL, CIVIL, COUNTER_5, COUNTER_6, EIGHT, LAN, MINH, OFFICE


class Book:
    """A branch that keeps its log."""

    def __init__(self) -> None:
        self.branch = Branch(id=BranchId("CN01"))
        self.now = EIGHT
        self.log: list[Entry] = []
        self.do(commands.AdoptConfiguration(id=an_id(), configuration=OFFICE))
        self.do(commands.OpenDay(id=an_id()))

    def do(self, command: Command) -> None:
        """Carry a command out."""
        for event in decide(self.branch, command, self.now):
            self.branch = apply(self.branch, event)
            self.log.append(seal(event, self.log[-1].hash if self.log else GENESIS))

    def open(self, counter: CounterId = COUNTER_5, clerk: ClerkId = LAN) -> None:
        """Let a clerk sit down."""
        self.do(commands.OpenCounter(id=an_id(), counter=counter, clerk=clerk, profile=ALL))

    def serve(self, counter: CounterId = COUNTER_5) -> TicketId:
        """Let a citizen take a number, be called and be done, and return the ticket."""
        self.do(commands.IssueTicket(id=an_id(), needs=(CIVIL,), token=a_token()))
        self.do(commands.CallNext(id=an_id(), counter=counter))
        ticket = self.branch.counter(counter).ticket
        assert ticket is not None
        self.do(commands.StartServing(id=an_id(), counter=counter, ticket=ticket))
        self.do(commands.FinishTicket(id=an_id(), counter=counter, ticket=ticket, outcome=OutcomeCode("advised")))
        return ticket

    def rate(self, ticket: TicketId, score: int = 1, *reasons: ReasonCode) -> None:
        """Let a citizen say how it was."""
        self.do(commands.RateService(id=an_id(), ticket=ticket, score=score, reasons=reasons))


def test_a_rating_is_of_the_clerk_who_called_last() -> None:
    book = Book()
    book.open(COUNTER_5, LAN)
    book.open(COUNTER_6, MINH)
    by_minh, by_lan = book.serve(COUNTER_6), book.serve(COUNTER_5)
    book.rate(by_lan, 3)
    book.rate(by_minh, 1)

    found = list(RatingReader().read(book.log))

    assert [(one.clerk, one.score, one.day) for one in found] == [(LAN, 3, EIGHT.date()), (MINH, 1, EIGHT.date())]
    assert [one.seq for one in found] == [book.branch.seq - 1, book.branch.seq]


def test_the_clerk_counts_who_sat_there_then() -> None:
    book = Book()
    book.open(COUNTER_5, LAN)
    ticket = book.serve()
    book.do(commands.CloseCounter(id=an_id(), counter=COUNTER_5))
    book.open(COUNTER_5, MINH)
    book.rate(ticket)

    assert [one.clerk for one in RatingReader().read(book.log)] == [LAN]


def test_a_day_that_was_closed_early_and_reopened_goes_on() -> None:
    book = Book()
    book.open()
    ticket = book.serve()
    book.do(commands.CloseDay(id=an_id()))
    book.do(commands.OpenDay(id=an_id(), reopen=True))
    book.rate(ticket, 2)

    assert [one.score for one in RatingReader().read(book.log)] == [2]


def test_the_log_is_read_in_pieces_as_at_once_and_again_from_the_days_beginning() -> None:
    book = Book()
    book.open()
    book.rate(book.serve(), 1)
    book.do(commands.CloseDay(id=an_id()))
    book.now += timedelta(days=1)
    book.do(commands.OpenDay(id=an_id()))
    first_of_today = book.branch.seq
    book.open()
    ticket = book.serve()
    book.rate(ticket, 3)

    reader = RatingReader()
    found = [one for entry in book.log for one in reader.read([entry])]

    assert found == list(RatingReader().read(book.log))
    assert [(one.score, one.day) for one in found] == [(1, EIGHT.date()), (3, local_day(book.now))]
    assert reader.restart == first_of_today - 1
    assert list(RatingReader(reader.restart).read(book.log[reader.restart :])) == found[1:]
