"""Advice and risks, made by hand; nothing is advised here."""

from datetime import datetime, timedelta

from server_client.queue_model.ids import CounterId, ProfileCode
from server_client.wait_forecast.deed import Deed
from server_client.wire.advising import AdviceMessage, MinutesRange, RiskMessage, Said
from tests.fakes.office import ALL, COUNTER_7, EIGHT, LAND


def an_advice(
    deed: Deed = Deed.OPEN,
    *,
    at: datetime = EIGHT,
    counter: CounterId = COUNTER_7,
    waiting: int = 14,
    said: Said | None = None,
    happened_min: float | None = None,
) -> AdviceMessage:
    """Return an advice, done five minutes later if it is known what came of it."""
    profile: ProfileCode | None = None if deed is Deed.CLOSE else ALL
    return AdviceMessage(
        id=f"{at:%H%M%S}-{deed}",
        at=at,
        deed=deed,
        counter=counter,
        profile=profile,
        service=LAND,
        waiting=waiting,
        until=at + timedelta(minutes=95),
        saves=MinutesRange(mean_min=214.4, low_min=180.0, high_min=249.0),
        kept_promises=6.2,
        without=MinutesRange(mean_min=640.0, low_min=510.0, high_min=790.0),
        with_it=MinutesRange(mean_min=425.6, low_min=330.0, high_min=540.0),
        said=said,
        said_at=None if said is None else at + timedelta(minutes=1),
        done_at=None if happened_min is None else at + timedelta(minutes=5),
        happened_min=happened_min,
    )


def a_risk(probability: float = 0.83) -> RiskMessage:
    """Return a risk of the service of land."""
    return RiskMessage(service=LAND, probability=probability, share=0.6, longest_s=2820.0, people=11)
