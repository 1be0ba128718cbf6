"""Compares what the centre shows of a branch with what the branch's own server says; it asks nobody."""

from collections import Counter
from dataclasses import dataclass
from datetime import datetime

from server_client.branch_picture.picture import Picture
from server_client.queue_model.branch import Branch
from server_client.queue_model.counter import CounterState
from server_client.queue_model.ids import CounterId, ServiceCode
from server_client.queue_model.ticket import Ticket, TicketState

_COUNTED = (
    TicketState.WAITING,
    TicketState.CALLED,
    TicketState.SERVING,
    TicketState.HELD,
    TicketState.MISSED,
    TicketState.FINISHED,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ServiceFigures:
    """One service: its tickets by state, and since when the first of those who wait has."""

    tickets: dict[TicketState, int]
    longest_since: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """A branch in figures, made from its own state or from the centre's picture, by different ways."""

    epoch: int
    seq: int
    is_open: bool
    services: dict[ServiceCode, ServiceFigures]
    counters: dict[CounterId, CounterState]

    def count(self, state: TicketState) -> int:
        """Count the tickets of all services in that state."""
        return sum(service.tickets[state] for service in self.services.values())


def figures_of(branch: Branch) -> Figures:
    """Count a branch's tickets and counters, each by itself."""
    tickets: dict[ServiceCode, list[Ticket]] = {}
    for service in branch.configuration.services if branch.configuration else ():
        tickets[service.code] = []
    for ticket in branch.tickets.values():
        tickets.setdefault(ticket.service, []).append(ticket)
    return Figures(
        epoch=branch.epoch,
        seq=branch.seq,
        is_open=branch.is_open,
        services={code: _service(those) for code, those in tickets.items()},
        counters=_at_work({counter.id: counter.state for counter in branch.counters.values()}),
    )


def figures_shown(picture: Picture) -> Figures:
    """Take the same figures from the centre's picture."""
    return Figures(
        epoch=picture.epoch,
        seq=picture.seq,
        is_open=picture.is_open,
        services={
            one.service: ServiceFigures(
                tickets={
                    TicketState.WAITING: one.waiting,
                    TicketState.CALLED: one.called,
                    TicketState.SERVING: one.serving,
                    TicketState.HELD: one.held,
                    TicketState.MISSED: one.missed,
                    TicketState.FINISHED: one.finished,
                },
                longest_since=one.longest_since,
            )
            for one in picture.services
        },
        counters=_at_work({one.counter: one.state for one in picture.counters}),
    )


def differences(own: Figures, shown: Figures) -> list[str]:
    """Say what the centre shows otherwise than it is, a sentence each; nothing if the picture is true."""
    found = [
        f"{what} is {one}, and shown as {other}"
        for what, one, other in (
            ("the epoch", own.epoch, shown.epoch),
            ("the last entry", own.seq, shown.seq),
            ("the day being open", own.is_open, shown.is_open),
            ("what the counters do", own.counters, shown.counters),
        )
        if one != other
    ]
    for code in sorted({*own.services, *shown.services}):
        one, other = own.services.get(code), shown.services.get(code)
        if one != other:
            found.append(f"service {code} is {one}, and shown as {other}")
    return found


def _service(tickets: list[Ticket]) -> ServiceFigures:
    by_state = Counter(ticket.state for ticket in tickets)
    waiting = [ticket.queued_at for ticket in tickets if ticket.state is TicketState.WAITING]
    return ServiceFigures(
        tickets={state: by_state[state] for state in _COUNTED}, longest_since=min(waiting, default=None)
    )


def _at_work(counters: dict[CounterId, CounterState]) -> dict[CounterId, CounterState]:
    return {counter: state for counter, state in counters.items() if state is not CounterState.CLOSED}
