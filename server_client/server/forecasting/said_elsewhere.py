"""What a centre said last of the same services at other branches, good for a minute; it asks nobody."""

from collections.abc import Callable, Mapping

from server_client.queue_model.ids import ServiceCode
from server_client.wire.elsewhere import ElsewherePlace
from server_client.wire.forecasts import SAID_FOR_S, SaidElsewhere


class HeardPlaces:
    """The places that newcomers are told of, by service."""

    def __init__(self, clock: Callable[[], float]) -> None:
        """Begin with none; `clock` is in seconds from anywhere."""
        self._clock = clock
        self._places: Mapping[ServiceCode, ElsewherePlace] = {}
        self._heard_at = 0.0

    def hear(self, places: Mapping[ServiceCode, ElsewherePlace]) -> bool:
        """Take what is said now, or that nothing is, in place of what was; say whether that is something else."""
        before = {service: said.place for service, said in self.said().items()}
        self._places, self._heard_at = dict(places), self._clock()
        return before != self._places

    def said(self) -> Mapping[ServiceCode, SaidElsewhere]:
        """Return what may still be shown, with its age."""
        age_s = self._clock() - self._heard_at
        if age_s > SAID_FOR_S:
            return {}
        return {service: SaidElsewhere(place=place, age_s=age_s) for service, place in self._places.items()}
