"""Which commands are tried in a state: all that could do something there, and some that must be refused."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import partial
from typing import Protocol

from server_client.queue_model import commands, device_commands, epoch_commands
from server_client.queue_model.branch import Branch
from server_client.queue_model.commands import Command, TransferPosition
from server_client.queue_model.configuration import WALK_IN
from server_client.queue_model.device import DeviceFault
from server_client.queue_model.ids import (
    BookingCode,
    ClassCode,
    CommandId,
    CounterId,
    DeviceId,
    ProfileCode,
    ServiceCode,
    TicketId,
    Token,
    VisitId,
)
from server_client.queue_model.ticket import Ticket, TicketState, Visit
from tests.proof.branches import ADVISED, C1, C2, DONE, ELDERLY, REASON, clerk_of

# What a kiosk may report; the last names one fault twice and not in order.
_FAULTS = (
    (),
    (DeviceFault.PAPER_OUT,),
    (DeviceFault.UNREACHABLE, DeviceFault.PAPER_OUT, DeviceFault.UNREACHABLE),
)
# A service and a counter to send a ticket to; None where it stays with the service, or goes to any counter.
Target = tuple[ServiceCode | None, CounterId | None]


class Make(Protocol):
    """A command but for its id."""

    def __call__(self, *, id: CommandId) -> Command:
        """Return the command."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Choices:
    """What may be tried: an empty list leaves the whole kind of command out."""

    most_visits: int
    visits: tuple[tuple[tuple[ServiceCode, ...], ClassCode], ...]
    posts: tuple[tuple[CounterId, ProfileCode], ...]
    transfers: tuple[tuple[Target, TransferPosition], ...] = ()
    added_needs: tuple[ServiceCode, ...] = ()
    booked: tuple[ServiceCode, ...] = ()
    foreign: tuple[ServiceCode, ...] = ()
    former: tuple[ServiceCode, ...] = ()
    walk_ins: tuple[tuple[ServiceCode, ClassCode], ...] = ()
    devices: tuple[DeviceId, ...] = ()
    locks: bool = False
    closing_services: tuple[ServiceCode, ...] = ()
    by_hand: bool = False
    holds: bool = False
    misses: bool = False
    postpones: bool = False
    priorities: bool = False
    wrap_ups: bool = False
    pauses: bool = False
    reports: bool = False
    takes_back: bool = False
    corrects: bool = False
    epochs: int = 1
    counters: tuple[CounterId, ...] = (C1, C2)

    def commands(self, branch: Branch, now: datetime) -> Iterator[Command]:
        """Go through the commands to try; each bears an id that the branch has not seen."""
        id = new_id(branch)
        for make in self.makes(branch, now):
            yield make(id=id)

    def makes(self, branch: Branch, now: datetime) -> Iterator[Make]:
        """Go through the commands to try, before they have an id."""
        yield partial(commands.OpenDay, reopen=True)
        yield commands.CloseDay
        if branch.epoch < self.epochs:
            for reason in epoch_commands.EpochReason if self.reports else (epoch_commands.EpochReason.PROMOTED,):
                for is_alone in (False, True):
                    yield partial(epoch_commands.BeginEpoch, epoch=branch.epoch + 1, reason=reason, is_alone=is_alone)
        yield from self._takeovers(branch, now)
        yield from self._arrivals(branch, now)
        yield from self._staffing()
        yield from self._hall()
        for ticket in branch.tickets.values():
            if not ticket.state.is_final:
                yield from self._turns(ticket)
                yield from self._moves(ticket)
            else:
                yield from self._words_after(ticket)
        if self.reports:
            yield from _reports(branch)

    def _takeovers(self, branch: Branch, now: datetime) -> Iterator[Make]:
        for service in self.former:
            for visit in branch.visits.values():
                for has_ended in (False, True):
                    known = former_ticket(visit, service, now)
                    yield partial(epoch_commands.AdoptTicket, former=replace(known, has_ended=has_ended))
            if len(branch.visits) < self.most_visits:
                # Of a series that the branch has carried on itself, of one that it has not, and of a kiosk's.
                for number in (
                    f"{service}{900 - len(branch.visits)}",
                    f"9{service}001",
                    f"K9-{len(branch.visits):03d}",
                ):
                    unknown = epoch_commands.FormerTicket(
                        visit=VisitId(f"f{branch.seq}"),
                        ticket=TicketId(f"f{branch.seq}"),
                        number=number,
                        needs=(service,),
                        class_code=WALK_IN,
                        clock=now - timedelta(minutes=5),
                        issued_at=now - timedelta(minutes=5),
                        token=Token(f"f{branch.seq}"),
                    )
                    yield partial(epoch_commands.AdoptTicket, former=unknown)

    def _arrivals(self, branch: Branch, now: datetime) -> Iterator[Make]:
        if len(branch.visits) >= self.most_visits:
            return
        # Names are made of what only grows, so that they are new on every path.
        token = Token(f"t{branch.epoch}.{branch.seq}")
        booking = BookingCode(f"b{len(branch.visits)}")
        emergency = f"K1-{len(branch.visits):03d}"
        for needs, class_code in self.visits:
            yield partial(commands.IssueTicket, needs=needs, token=token, class_code=class_code)
        for service in self.booked:
            yield partial(
                commands.CheckInBooking,
                booking=booking,
                service=service,
                booked_for=now + timedelta(minutes=5),
                token=token,
            )
        earlier = now - timedelta(minutes=5)
        for service in self.foreign:
            yield partial(commands.IssueTicket, needs=(service,), token=token, number=emergency, taken_at=earlier)
            yield partial(commands.AdoptPaperTickets, papers=_papers(branch, service, earlier))
            yesterday = now - timedelta(days=1)
            yield partial(commands.IssueTicket, needs=(service,), token=token, number=emergency, taken_at=yesterday)
        for service, class_code in self.walk_ins:
            for counter in self.counters:
                yield partial(
                    commands.ServeWalkIn, counter=counter, service=service, token=token, class_code=class_code
                )

    def _staffing(self) -> Iterator[Make]:
        for counter, profile in self.posts:
            yield partial(commands.OpenCounter, counter=counter, clerk=clerk_of(counter), profile=profile)
        for counter in self.counters:
            yield partial(commands.CallNext, counter=counter)
            yield partial(commands.CloseCounter, counter=counter)
            if self.takes_back:
                yield partial(commands.TakeBack, counter=counter)
            if self.pauses:
                yield partial(commands.PauseCounter, counter=counter, reason=REASON)
        for service in self.closing_services:
            yield partial(commands.CloseService, service=service)
            yield partial(commands.OpenService, service=service)

    def _hall(self) -> Iterator[Make]:
        for device in self.devices:
            yield partial(device_commands.AskForHelp, device=device)
            yield partial(device_commands.AnswerHelp, device=device, counter=self.counters[0])
            yield partial(device_commands.AnswerHelp, device=device, counter=None)
            for faults in _FAULTS:
                yield partial(device_commands.ReportDevice, device=device, faults=faults)
            if self.locks:
                yield partial(device_commands.LockDevice, device=device)
                yield partial(device_commands.UnlockDevice, device=device)

    def _turns(self, ticket: Ticket) -> Iterator[Make]:
        at = ticket.counter or self.counters[0]
        if ticket.state.is_at_counter:
            yield partial(commands.FinishTicket, ticket=ticket.id, counter=at, outcome=DONE)
            yield partial(commands.StartServing, ticket=ticket.id, counter=at)
            yield partial(commands.RecallTicket, ticket=ticket.id, counter=at)
        for counter in self.counters if self.by_hand else ():
            yield partial(commands.CallTicket, counter=counter, ticket=ticket.id, reason=REASON)
        if ticket.state is TicketState.SERVING and self.wrap_ups:
            yield partial(commands.FinishTicket, ticket=ticket.id, counter=at, outcome=DONE, wrap_up=True)
        if self.misses:
            yield partial(commands.MissTicket, ticket=ticket.id, counter=at)
            yield partial(commands.ReturnTicket, ticket=ticket.id)
        if self.postpones:
            yield partial(commands.PostponeTicket, ticket=ticket.id)
        yield partial(commands.CancelTicket, ticket=ticket.id, reason=REASON)

    def _moves(self, ticket: Ticket) -> Iterator[Make]:
        at = ticket.counter or self.counters[0]
        if self.holds:
            yield partial(commands.HoldTicket, ticket=ticket.id, counter=at, reason=REASON)
            yield partial(commands.ResumeTicket, ticket=ticket.id)
        for (service, counter), position in self.transfers:
            yield partial(
                commands.TransferTicket,
                ticket=ticket.id,
                sender=ticket.counter,
                service=service,
                counter=counter,
                position=position,
            )
        granted = WALK_IN if ticket.class_code == ELDERLY else ELDERLY
        for by in self.counters if self.takes_back else (None,):
            for service in self.added_needs:
                yield partial(commands.AddNeed, ticket=ticket.id, service=service, counter=by)
            if self.priorities:
                yield partial(commands.SetPriority, ticket=ticket.id, class_code=granted, counter=by)

    def _words_after(self, ticket: Ticket) -> Iterator[Make]:
        if self.reports:
            yield partial(commands.RateService, ticket=ticket.id, score=1)
        # By every counter and to every outcome: so the key may leave out who finished it, and how.
        for counter in self.counters if self.corrects else ():
            for outcome in (DONE, ADVISED):
                yield partial(commands.CorrectOutcome, ticket=ticket.id, counter=counter, outcome=outcome)


def new_id(branch: Branch) -> CommandId:
    """Return an id that the branch has not seen."""
    return CommandId(f"s{branch.epoch}.{branch.seq:05d}")


def former_ticket(visit: Visit, service: ServiceCode, now: datetime) -> epoch_commands.FormerTicket:
    """Return a visit as it could be left behind."""
    return epoch_commands.FormerTicket(
        visit=visit.id,
        ticket=visit.ticket,
        number=visit.number,
        needs=(service,),
        class_code=WALK_IN,
        clock=now,
        issued_at=now,
        token=visit.token,
    )


def kind_of(make: Make) -> object:
    """Return of which type the command will be."""
    return make.func if isinstance(make, partial) else make


def _reports(branch: Branch) -> Iterator[Make]:
    for visit in branch.visits:
        yield partial(device_commands.ReportPrint, visit=visit)
        yield partial(device_commands.ReportPrint, visit=visit, fault="paper is out")
    if branch.configuration is not None:
        newer = replace(branch.configuration, version=branch.configuration.version + 1)
        yield partial(commands.AdoptConfiguration, configuration=newer)


def _papers(branch: Branch, service: ServiceCode, taken_at: datetime) -> tuple[commands.PaperTicket, ...]:
    number = f"{service}{branch.numbers.get(service, 0) + 1:03d}"
    id = TicketId(f"p{branch.seq}")
    return (commands.PaperTicket(ticket=id, number=number, service=service, taken_at=taken_at),)


def every_transfer(targets: Iterable[Target]) -> tuple[tuple[Target, TransferPosition], ...]:
    """Return each target in each position."""
    return tuple((target, position) for target in targets for position in TransferPosition)
