"""An onlooker follows the events of a step one by one: counts them, and judges those that speak of earlier ones."""

from dataclasses import replace

from server_client.queue_model import events
from server_client.queue_model.branch import Branch
from server_client.queue_model.events import Event
from server_client.queue_model.ticket import CallReasonKind
from tests.proof.model import Model
from tests.proof.slips import check_taken_back, deeds_after
from tests.proof.violations import holds
from tests.proof.watching import GIVEN_OUT_HERE, Watch, watched


def onlooked(model: Model, watch: Watch, before: Branch, happened: tuple[Event, ...]) -> Watch:
    """Return what the onlooker knows after the events; Violation if one of them may not follow what was seen."""
    for event in happened:
        after = model.apply(before, event)
        check_taken_back(watch, before, event, after)
        _check_corrected(watch, event)
        _check_given(watch, before, event)
        _check_away(watch, event)
        deeds = deeds_after(watch, before, event)
        watch = replace(watched(watch, before, event), deeds=deeds)
        before = after
    return watch


def _check_given(watch: Watch, before: Branch, event: Event) -> None:
    match event.data:
        case events.TicketIssued(series=str(series), origin=origin) if origin in GIVEN_OUT_HERE:
            by = watch.given_by.get((before.day, series), event.epoch)
            holds(19, by == event.epoch, "two epochs give out numbers of one series on one day")
        case _:
            pass


def _check_away(watch: Watch, event: Event) -> None:
    match event.data:
        case events.TicketCalled(ticket=ticket, reason=reason) if reason.kind is not CallReasonKind.CHOSEN:
            until = watch.tally(ticket).away_until
            holds(21, until is None or until <= event.at, "whoever asked for time is called before it is over")
        case _:
            pass


def _check_corrected(watch: Watch, event: Event) -> None:
    match event.data:
        case events.OutcomeCorrected(ticket=ticket, counter=counter):
            holds(6, watch.finished_at.get(ticket) == counter, "an outcome is corrected where it was not given")
        case _:
            pass
