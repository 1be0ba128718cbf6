"""Boards as a screen hears them: every newcomer of a service is told the same, whatever their class."""

from collections.abc import Mapping

from server_client.queue_model.configuration import BOOKING, WALK_IN
from server_client.queue_model.ids import ClassCode, ServiceCode, TicketId
from server_client.wait_forecast.forecast import WhyUnknown
from server_client.wire.elsewhere import ElsewherePlace
from server_client.wire.forecasts import BoardMessage, ForetoldWait, SaidElsewhere, ServiceForecast
from tests.fakes.office import EIGHT


def board_telling(
    services: Mapping[ServiceCode, ForetoldWait | WhyUnknown],
    tickets: Mapping[TicketId, ForetoldWait] | None = None,
    *,
    classes: tuple[ClassCode, ...] = (WALK_IN, BOOKING),
    elsewhere: Mapping[ServiceCode, ElsewherePlace] | None = None,
) -> BoardMessage:
    """Return the board."""
    return BoardMessage(
        at=EIGHT,
        services={
            code: ServiceForecast(unknown=wait)
            if isinstance(wait, WhyUnknown)
            else ServiceForecast(classes=dict.fromkeys(classes, wait))
            for code, wait in services.items()
        },
        tickets=tickets or {},
        elsewhere={code: SaidElsewhere(place=place) for code, place in (elsewhere or {}).items()},
    )
