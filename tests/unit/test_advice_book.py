"""The log of advice: what was said to it, whether it was done, what came of it, and what is not shown again."""

from datetime import timedelta

from server_client.queue_model.commands import OpenCounter
from server_client.queue_model.ids import CounterId
from server_client.server.forecasting.advice_book import AdviceBook
from server_client.server.forecasting.wait_meter import WaitMeter
from server_client.wait_forecast.advice import Advice, Foretold, Reason
from server_client.wait_forecast.change import Change
from server_client.wait_forecast.deed import Deed
from server_client.wire.advising import KeptAdvice, Said, decode_kept, encode_kept
from tests.fakes.log_entries import an_id
from tests.fakes.office import ALL, COUNTER_5, COUNTER_6, EIGHT, LAN, LAND, Office, office

MINUTE = timedelta(minutes=1)


def found(deed: Deed = Deed.OPEN, *, later: timedelta = timedelta(), counter: CounterId = COUNTER_5) -> Advice:
    return Advice(
        at=EIGHT + later,
        change=Change(deed=deed, counter=counter, profile=None if deed is Deed.CLOSE else ALL),
        saves_min=100.0,
        saves_low_min=80.0,
        saves_high_min=120.0,
        kept_promises=3.0,
        without=Foretold(mean_min=300.0, q10_min=250.0, q90_min=350.0),
        with_it=Foretold(mean_min=200.0, q10_min=150.0, q90_min=250.0),
        reason=Reason(service=LAND, waiting=9, until=None),
    )


class Book:
    """A book and what it has kept."""

    def __init__(self, *kept: KeptAdvice) -> None:
        self.kept: tuple[KeptAdvice, ...] = ()
        self.place: Office = office()
        self.book = AdviceBook(kept, self._keep)

    def _keep(self, kept: tuple[KeptAdvice, ...]) -> None:
        self.kept = decode_kept(encode_kept(kept))

    def offer(self, *advices: Advice) -> str:
        self.book.offer(advices, self.place.branch, 600.0)
        return self.kept[-1].advice.id


def test_an_advice_that_comes_again_is_the_same_with_newer_figures() -> None:
    one = Book()
    first = one.offer(found())
    assert one.offer(found(later=MINUTE)) == first
    assert [advice.at for advice in one.book.present(EIGHT + MINUTE)] == [EIGHT + MINUTE]
    assert one.book.told(EIGHT + MINUTE) == ()


def test_what_was_put_off_is_not_shown_for_half_an_hour_but_told() -> None:
    one = Book()
    advice = one.offer(found())
    assert one.book.say(advice, Said.NOT_NOW, EIGHT)
    one.offer(found(later=MINUTE))
    assert one.book.present(EIGHT + MINUTE) == ()
    assert [told.said for told in one.book.told(EIGHT + MINUTE)] == [Said.NOT_NOW]
    one.offer(found(later=40 * MINUTE))
    assert len(one.book.present(EIGHT + 40 * MINUTE)) == 1


def test_nothing_is_said_to_an_advice_that_was_never_given() -> None:
    assert not Book().book.say("none", Said.DO, EIGHT)


def test_a_counter_opened_under_the_profile_counts_as_done() -> None:
    one = Book()
    advice = one.offer(found())
    one.book.say(advice, Said.DO, EIGHT)
    one.book.look(one.place.branch, EIGHT + MINUTE)
    assert [known.said for known in one.book.present(EIGHT + MINUTE)] == [Said.DO]
    one.place.do(OpenCounter(id=an_id(), counter=COUNTER_6, clerk=LAN, profile=ALL))
    one.book.look(one.place.branch, EIGHT + 2 * MINUTE)
    assert one.book.present(EIGHT + 2 * MINUTE) == ()
    assert one.book.told(EIGHT + 2 * MINUTE)[0].done_at == EIGHT + 2 * MINUTE


def test_another_profile_and_a_closing_are_seen_when_they_are_done() -> None:
    one = Book()
    one.offer(found(Deed.CLOSE))
    one.book.look(one.place.branch, EIGHT + MINUTE)
    assert one.kept[-1].advice.done_at == EIGHT + MINUTE
    one.place.do(OpenCounter(id=an_id(), counter=COUNTER_5, clerk=LAN, profile=ALL))
    two = Book()
    two.place = one.place
    two.offer(found(Deed.RESKILL))
    two.book.look(two.place.branch, EIGHT + MINUTE)
    assert two.kept[-1].advice.done_at == EIGHT + MINUTE


def test_after_two_hours_it_is_told_what_all_waited_also_if_the_log_is_read_again() -> None:
    one = Book()
    meter = WaitMeter()
    meter.goes_on(EIGHT - 5 * MINUTE, 2)
    one.offer(found())
    for book in (one, Book(*one.kept)):
        again = WaitMeter()
        for minute, waiting in ((-5, 2), (0, 2), (30, 4), (90, 0)):
            book.book.settle(again, EIGHT + minute * MINUTE)
            again.goes_on(EIGHT + minute * MINUTE, waiting)
        assert book.book.told(EIGHT)[:1] == () or book.book.told(EIGHT)[0].happened_min is None
        book.book.settle(again, EIGHT + 121 * MINUTE)
        assert book.kept[-1].advice.happened_min == 30 * 2 + 60 * 4


def test_a_day_begins_with_nobody_having_waited() -> None:
    meter = WaitMeter()
    assert meter.waited_s(EIGHT) == 0.0
    meter.goes_on(EIGHT, 3)
    assert meter.waited_s(EIGHT + MINUTE) == 180.0
    meter.goes_on(EIGHT + timedelta(days=1), 1)
    assert meter.waited_s(EIGHT + timedelta(days=1)) == 0.0
