"""What an engineer sets about bookings and statuses."""

from datetime import timedelta

import pytest

from server_client.server.errors import SettingsFault
from server_client.server.records.rules import RecordRules
from server_client.server.settings import record_rules


def test_minutes_and_hours_become_the_rules() -> None:
    rules = record_rules(30, 48)

    assert (rules.check_in_earliest, rules.stale_after) == (timedelta(minutes=30), timedelta(hours=48))
    assert record_rules(60, 24) == RecordRules()


@pytest.mark.parametrize(("early", "stale", "option"), [(-1, 24, "--check-in-early"), (60, 10**6, "--status-stale")])
def test_a_rule_that_does_not_fit_is_named(early: int, stale: int, option: str) -> None:
    with pytest.raises(SettingsFault, match=f"{option} .* does not fit"):
        record_rules(early, stale)
