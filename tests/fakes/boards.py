"""Boards of foretold waits, made by hand; nothing is foretold here."""

from collections.abc import Mapping

from server_client.queue_model.configuration import VIETNAMESE, WALK_IN
from server_client.queue_model.ids import BranchId, Language, TicketId
from server_client.wait_forecast.announcing import AnnouncementKind
from server_client.wait_forecast.forecast import WhyUnknown
from server_client.wire.elsewhere import ElsewherePlace
from server_client.wire.forecasts import BoardMessage, ForetoldWait, ServiceForecast
from tests.fakes.office import CIVIL, EIGHT, LAND


def foretold(low_min: int = 20, high_min: int = 30, likely_s: float = 1500.0) -> ForetoldWait:
    """Return a wait that is told as a range."""
    return ForetoldWait(
        kind=AnnouncementKind.RANGE,
        low_min=low_min,
        high_min=high_min,
        mean_s=likely_s + 20,
        q10_s=low_min * 60.0,
        q50_s=likely_s,
        q90_s=high_min * 60.0,
    )


def a_board(tickets: Mapping[TicketId, ForetoldWait] | None = None, *, age_s: float = 0.0) -> BoardMessage:
    """Return a board: a wait for civil matters, nobody to serve those of land."""
    return BoardMessage(
        at=EIGHT,
        services={
            CIVIL: ServiceForecast(classes={WALK_IN: foretold()}),
            LAND: ServiceForecast(unknown=WhyUnknown.NO_COUNTER),
        },
        tickets=tickets or {},
        age_s=age_s,
    )


def a_place() -> ElsewherePlace:
    """Return a branch ten minutes away where it is 25 minutes sooner."""
    return ElsewherePlace(
        branch=BranchId("CN05"),
        names={VIETNAMESE: "Chi nhánh số 5", Language("en"): "Branch 5"},
        address="12 phố Trần Nguyên Hãn, phường Hoàn Kiếm",
        service=CIVIL,
        travel_min=10,
        low_min=5,
        high_min=10,
        saves_min=25,
    )
