"""A small branch with everything in it: two services, three counters, a priority class, reasons; and a day in it."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from server_client.queue_model import commands
from server_client.queue_model.apply import apply
from server_client.queue_model.branch import Branch
from server_client.queue_model.commands import Command
from server_client.queue_model.configuration import (
    BOOKING,
    VIETNAMESE,
    WALK_IN,
    CallingClass,
    CallingPolicy,
    ClassKind,
    Configuration,
    CounterPlace,
    Names,
    Outcome,
    OutcomeEnd,
    ProfileEntry,
    Reason,
    Service,
    WorkProfile,
)
from server_client.queue_model.decide import decide
from server_client.queue_model.ids import (
    BranchId,
    ClassCode,
    ClerkId,
    CommandId,
    CounterId,
    Language,
    OutcomeCode,
    ProfileCode,
    ReasonCode,
    ServiceCode,
    TicketId,
    Token,
)

ENGLISH = Language("en")
EIGHT = datetime(2026, 3, 9, 1, 0, tzinfo=UTC)  # 08:00 in Hanoi, a Monday
CIVIL = ServiceCode("civil")
LAND = ServiceCode("land")
COUNTER_5 = CounterId("c05")
COUNTER_6 = CounterId("c06")
COUNTER_7 = CounterId("c07")
ALL = ProfileCode("all")
ONLY_LAND = ProfileCode("only_land")
ELDERLY = ClassCode("elderly")
LAN = ClerkId("LAN01")
MINH = ClerkId("MINH02")


def _names(vietnamese: str, english: str) -> Names:
    return {VIETNAMESE: vietnamese, ENGLISH: english}


def _reasons(**reasons: tuple[str, str]) -> tuple[Reason, ...]:
    return tuple(Reason(code=ReasonCode(code), names=_names(*names)) for code, names in reasons.items())


OFFICE = Configuration(
    version=1,
    office=_names("Trung tâm Phục vụ hành chính công", "Public Administration Service Center"),
    branch=_names("Chi nhánh số 1", "Branch No. 1"),
    services=(
        Service(code=CIVIL, prefix="A", names=_names("Hộ tịch", "Civil status"), promise_s=1200, nominal_s=600),
        Service(code=LAND, prefix="H", names=_names("Đất đai", "Land"), promise_s=1800, nominal_s=900, icon="house"),
    ),
    counters=tuple(
        CounterPlace(id=CounterId(f"c{number:02}"), number=number, names=_names(f"Quầy {number}", f"Counter {number}"))
        for number in (5, 6, 7)
    ),
    profiles=(
        WorkProfile(
            code=ALL,
            names=_names("Tất cả lĩnh vực", "All fields"),
            entries=(ProfileEntry(service=CIVIL), ProfileEntry(service=LAND)),
        ),
        WorkProfile(code=ONLY_LAND, names=_names("Đất đai", "Land"), entries=(ProfileEntry(service=LAND),)),
    ),
    classes=(
        CallingClass(code=WALK_IN, kind=ClassKind.WALK_IN, names=_names("Lấy số tại chỗ", "Walk-in"), icon="ticket"),
        CallingClass(code=BOOKING, kind=ClassKind.BOOKING, names=_names("Đã đặt lịch", "Booked"), icon="clock"),
        CallingClass(
            code=ELDERLY,
            kind=ClassKind.PRIORITY,
            names=_names("Từ 75 tuổi trở lên", "Aged 75 or over"),
            icon="elderly",
            basis="Nội quy",
        ),
    ),
    policies=(CallingPolicy(from_day=date(2026, 1, 1), slopes={WALK_IN: 1.0, BOOKING: 10.0, ELDERLY: 4.0}),),
    outcomes=(
        Outcome(code=OutcomeCode("accepted"), names=_names("Đã tiếp nhận", "Accepted"), ends=OutcomeEnd.RECEIVED),
        Outcome(code=OutcomeCode("advised"), names=_names("Chỉ hướng dẫn", "Advice only"), ends=OutcomeEnd.ADVISED),
    ),
    pause_reasons=_reasons(meal=("Nghỉ trưa", "Meal"), meeting=("Họp", "Meeting")),
    call_reasons=_reasons(vulnerable=("Người cần hỗ trợ", "Needs special help")),
    hold_reasons=_reasons(form=("Điền tờ khai", "Filling in a form")),
    cancel_reasons=_reasons(left=("Công dân ra về", "The citizen left")),
)


@dataclass(slots=True)
class Office:
    """The branch on one day, whose time goes on when it is told to."""

    branch: Branch
    now: datetime = EIGHT
    last_id: int = 0

    def clock(self) -> datetime:
        """Return the office's time."""
        return self.now

    def wait(self, *, minutes: float) -> None:
        """Let time go by."""
        self.now += timedelta(minutes=minutes)

    def new_id(self) -> CommandId:
        """Return an id that was never used."""
        self.last_id += 1
        return CommandId(f"id-{self.last_id:04}")

    def do(self, command: Command) -> None:
        """Carry out a command; raises Refused."""
        for event in decide(self.branch, command, self.now):
            self.branch = apply(self.branch, event)

    def take(self, *services: ServiceCode, class_code: ClassCode = WALK_IN) -> TicketId:
        """Let a citizen take a number, and return the ticket."""
        id_ = self.new_id()
        self.do(commands.IssueTicket(id=id_, needs=services, token=Token(f"token-{id_}"), class_code=class_code))
        return TicketId(id_)

    def open(self, counter: CounterId = COUNTER_5, clerk: ClerkId = LAN, profile: ProfileCode = ALL) -> None:
        """Let a clerk sit down at a counter."""
        self.do(commands.OpenCounter(id=self.new_id(), counter=counter, clerk=clerk, profile=profile))

    def call(self, counter: CounterId = COUNTER_5) -> TicketId:
        """Let a counter call the next, and return the ticket."""
        self.do(commands.CallNext(id=self.new_id(), counter=counter))
        ticket = self.branch.counter(counter).ticket
        if ticket is None:
            raise AssertionError("a call leaves a ticket at the counter")
        return ticket

    def serve(self, counter: CounterId = COUNTER_5) -> TicketId:
        """Let a counter call the next and begin with them, and return the ticket."""
        ticket = self.call(counter)
        self.do(commands.StartServing(id=self.new_id(), counter=counter, ticket=ticket))
        return ticket


def office(configuration: Configuration = OFFICE) -> Office:
    """Return the branch at eight in the morning, with its day open and nobody in it."""
    place = Office(branch=Branch(id=BranchId("CN01")))
    place.do(commands.AdoptConfiguration(id=place.new_id(), configuration=configuration))
    place.do(commands.OpenDay(id=place.new_id()))
    return place
