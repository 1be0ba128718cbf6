"""The picture that a branch's whole state shows: what the tally, which sees the events only, has to come to."""

from collections.abc import Iterable

from server_client.branch_picture.picture import CounterPicture, KioskPicture, Picture, ServicePicture
from server_client.queue_model.branch import Branch
from server_client.queue_model.ids import ServiceCode
from server_client.queue_model.ticket import Ticket, TicketState


def picture_of(branch: Branch) -> Picture:
    """Return the picture of the state, services by code."""
    offered = (
        {service.code: service.promise_s for service in branch.configuration.services} if branch.configuration else {}
    )
    used = {ticket.service for ticket in branch.tickets.values()}
    return Picture(
        branch=branch.id,
        epoch=branch.epoch,
        seq=branch.seq,
        at=branch.at,
        day=branch.day,
        is_open=branch.is_open,
        configuration=branch.configuration.version if branch.configuration else None,
        services=tuple(_service(branch, code, offered.get(code)) for code in sorted(used | set(offered))),
        counters=tuple(
            CounterPicture(
                counter=counter.id,
                state=counter.state,
                since=counter.since,
                clerk=counter.clerk,
                pause_reason=counter.pause_reason,
                ticket=counter.ticket,
            )
            for counter in branch.counters.values()
        ),
        kiosks=tuple(
            KioskPicture(device=device.id, faults=device.faults, help_asked_at=device.help_asked_at)
            for device in branch.devices.values()
        ),
    )


def _service(branch: Branch, code: ServiceCode, promise_s: int | None) -> ServicePicture:
    tickets = [ticket for ticket in branch.tickets.values() if ticket.service == code]
    waiting = _in(tickets, TicketState.WAITING)
    finished = _in(tickets, TicketState.FINISHED)
    reasons = [ticket.call_reason for ticket in finished if ticket.call_reason is not None]
    assert len(reasons) == len(finished)
    return ServicePicture(
        service=code,
        is_open=code not in branch.closed_services,
        promise_s=promise_s,
        waiting=len(waiting),
        longest_since=min((ticket.queued_at for ticket in waiting), default=None),
        called=len(_in(tickets, TicketState.CALLED)),
        serving=len(_in(tickets, TicketState.SERVING)),
        held=len(_in(tickets, TicketState.HELD)),
        missed=len(_in(tickets, TicketState.MISSED)),
        issued=0,
        finished=len(finished),
        abandoned=len(_in(tickets, TicketState.ABANDONED)),
        cancelled=len(_in(tickets, TicketState.CANCELLED)),
        expired=len(_in(tickets, TicketState.EXPIRED)),
        waited_s=sum(reason.waited_s for reason in reasons),
        within_promise=sum(reason.waited_s <= reason.promise_s for reason in reasons),
    )


def _in(tickets: Iterable[Ticket], state: TicketState) -> list[Ticket]:
    return [ticket for ticket in tickets if ticket.state is state]
