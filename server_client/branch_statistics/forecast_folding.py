"""Counts what comes of announced waits, each once: scored at the first call, or never to be; no other sum changes."""

from datetime import datetime

from server_client.branch_statistics.figures import add
from server_client.branch_statistics.forecast_figures import ForecastMeasure
from server_client.branch_statistics.ledger import Deed, Ledger, OpenForecast, OpenTicket
from server_client.queue_model.foretold import horizon_of, what_came_of


def announced(ledger: Ledger, ticket: OpenTicket, forecast: OpenForecast) -> None:
    """Count that a wait was announced with the ticket."""
    ticket.forecast = forecast
    _note(ledger, forecast, ForecastMeasure.ANNOUNCED)


def called(ledger: Ledger, ticket: OpenTicket, at: datetime) -> None:
    """Score what was announced; later calls of the ticket tell nothing of it."""
    forecast, ticket.forecast = ticket.forecast, None
    if forecast is None:
        return
    waited_s = max(0, int((at - forecast.at).total_seconds()))
    came = what_came_of(forecast.announced, waited_s)
    _note(ledger, forecast, ForecastMeasure.SCORED)
    _note(ledger, forecast, ForecastMeasure.HELD, int(came.held))
    _note(ledger, forecast, ForecastMeasure.LATE, int(came.came_late))
    _note(ledger, forecast, ForecastMeasure.ERROR_S, abs(came.off_s))
    _note(ledger, forecast, ForecastMeasure.OFF_S, came.off_s)
    _note(ledger, forecast, ForecastMeasure.PINBALL_DS, came.pinball_ds)


def given_up(ledger: Ledger, ticket: OpenTicket, deed: Deed | None = None) -> None:
    """Count that nobody can say any more whether what was announced was right; a deed may be taken back."""
    forecast, ticket.forecast = ticket.forecast, None
    if forecast is None:
        return
    _note(ledger, forecast, ForecastMeasure.UNSCORED)
    if deed is not None:
        name = ForecastMeasure.UNSCORED.at(horizon_of(forecast.announced))
        deed.added.append((forecast.cell, name, 1))


def _note(ledger: Ledger, forecast: OpenForecast, measure: ForecastMeasure, amount: int = 1) -> None:
    if amount:
        name = measure.at(horizon_of(forecast.announced))
        ledger.note(forecast.cell, name, amount)
        add(ledger.foretold, name, amount)
