"""What a node remembers of its centre's word about other branches: the newest, for a minute."""

from server_client.server.forecasting.said_elsewhere import HeardPlaces
from server_client.wire.forecasts import SaidElsewhere
from tests.fakes.boards import a_place
from tests.fakes.office import CIVIL


def test_what_was_said_last_is_told_with_its_age_for_a_minute() -> None:
    seconds = 100.0
    heard = HeardPlaces(lambda: seconds)
    assert heard.said() == {}
    assert heard.hear({CIVIL: a_place()})
    seconds += 60
    assert heard.said() == {CIVIL: SaidElsewhere(place=a_place(), age_s=60.0)}
    seconds += 1
    assert heard.said() == {}


def test_the_same_again_is_no_news_and_that_nothing_is_said_any_more_is() -> None:
    seconds = 0.0
    heard = HeardPlaces(lambda: seconds)
    assert not heard.hear({})
    assert heard.hear({CIVIL: a_place()})
    seconds += 30
    assert not heard.hear({CIVIL: a_place()})
    assert heard.said()[CIVIL].age_s == 0
    assert heard.hear({})
    assert heard.said() == {}
    heard.hear({CIVIL: a_place()})
    seconds += 61
    # It was gone meanwhile.
    assert heard.hear({CIVIL: a_place()})
