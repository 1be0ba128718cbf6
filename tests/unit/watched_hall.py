"""An office and a hall that follows it event by event; what the hall is shown and told is kept, nothing is checked."""

from dataclasses import dataclass, field

from counter_display.announcing import Announcement
from counter_display.board import Board, CallEnded, board_of, to_say
from server_client.queue_model import commands
from server_client.queue_model.branch import Branch
from server_client.queue_model.commands import Command, TransferPosition
from server_client.queue_model.decide import decide
from server_client.queue_model.events import Event
from server_client.queue_model.ids import CounterId, OutcomeCode, ReasonCode, ServiceCode, TicketId, Token
from tests.fakes.office import CIVIL, COUNTER_5, COUNTER_6, LAN, LAND, MINH, Office, office

CLERKS = {COUNTER_5: LAN, COUNTER_6: MINH}


@dataclass(slots=True)
class Watched:
    """An office, and a hall that follows it event by event."""

    office: Office = field(default_factory=office)
    seen: Branch | None = None
    board: Board | None = None
    said: list[Announcement | CallEnded] = field(default_factory=list)

    def __post_init__(self) -> None:
        for counter, clerk in CLERKS.items():
            self.office.open(counter, clerk)
        self.reload()

    def do(self, command: Command) -> None:
        """Carry out a command, and let the hall see each of its events."""
        events = decide(self.office.branch, command, self.office.now)
        self.office.do(command)
        self.follow(events)

    def follow(self, latest: tuple[Event, ...]) -> None:
        branch = self.office.branch
        self.said += to_say(self.seen, branch, latest, now=self.office.now)
        self.board = board_of(branch)
        self.seen = branch

    def reload(self) -> None:
        """Let the hall load the branch anew."""
        self.follow(())

    def take(self, service: ServiceCode = CIVIL) -> TicketId:
        ticket = self.office.take(service)
        self.reload()
        return ticket

    def call(self, counter: CounterId = COUNTER_5) -> TicketId:
        self.do(commands.CallNext(id=self.office.new_id(), counter=counter))
        ticket = self.office.branch.counter(counter).ticket
        assert ticket is not None
        return ticket

    def recall(self, counter: CounterId = COUNTER_5) -> None:
        self.at(counter, commands.RecallTicket)

    def start(self, counter: CounterId = COUNTER_5) -> None:
        self.at(counter, commands.StartServing)

    def miss(self, counter: CounterId = COUNTER_5) -> None:
        self.at(counter, commands.MissTicket)

    def at(
        self,
        counter: CounterId,
        kind: type[commands.RecallTicket] | type[commands.StartServing] | type[commands.MissTicket],
    ) -> None:
        self.do(kind(id=self.office.new_id(), counter=counter, ticket=self.ticket_at(counter)))

    def hold(self, counter: CounterId = COUNTER_5) -> None:
        self.do(
            commands.HoldTicket(
                id=self.office.new_id(), counter=counter, ticket=self.ticket_at(counter), reason=ReasonCode("form")
            )
        )

    def finish(self, counter: CounterId = COUNTER_5) -> None:
        self.do(
            commands.FinishTicket(
                id=self.office.new_id(),
                counter=counter,
                ticket=self.ticket_at(counter),
                outcome=OutcomeCode("accepted"),
            )
        )

    def transfer(self, counter: CounterId = COUNTER_5, service: ServiceCode = LAND) -> None:
        self.do(
            commands.TransferTicket(
                id=self.office.new_id(),
                ticket=self.ticket_at(counter),
                sender=counter,
                service=service,
                position=TransferPosition.LAST,
            )
        )

    def take_back(self, counter: CounterId = COUNTER_5) -> None:
        self.do(commands.TakeBack(id=self.office.new_id(), counter=counter))

    def walk_in(self, counter: CounterId = COUNTER_5, service: ServiceCode = CIVIL) -> None:
        id_ = self.office.new_id()
        self.do(commands.ServeWalkIn(id=id_, counter=counter, service=service, token=Token(f"token-{id_}")))

    def ticket_at(self, counter: CounterId) -> TicketId:
        ticket = self.office.branch.counter(counter).ticket
        assert ticket is not None
        return ticket

    @property
    def calls(self) -> list[tuple[str, str, int]]:
        assert self.board is not None
        return [(call.number, call.counter, call.ordinal) for call in self.board.calls]

    @property
    def past(self) -> list[tuple[str, str]]:
        assert self.board is not None
        return [(call.number, call.counter) for call in self.board.past]

    @property
    def words(self) -> list[str]:
        """What the voice was told, in short."""
        return [
            f"{said.number} to {said.counter} ({said.ordinal})"
            if isinstance(said, Announcement)
            else f"{said.number} ended"
            for said in self.said
        ]
