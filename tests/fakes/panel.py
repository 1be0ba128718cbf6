"""A panel's desk on an office in memory: what it shows, gives and asks for; its clocks go on when they are told to."""

from dataclasses import dataclass, field, replace

from counter_display.panel.desk import Outbound, PanelDesk, PanelRules
from counter_display.panel.fee import FeeAccount, FeeRequest, fee_request
from counter_display.panel.picture import PanelPicture, Trouble
from counter_display.panel.rating import GivenRating
from server_client.queue_model import commands
from server_client.queue_model.configuration import VIETNAMESE, Configuration, Reason
from server_client.queue_model.ids import ClerkId, CounterId, Language, OutcomeCode, ReasonCode, TicketId, Token
from tests.fakes.office import CIVIL, COUNTER_5, ENGLISH, OFFICE, Office, office

SLOW, UNCLEAR = ReasonCode("slow"), ReasonCode("unclear")
ASKING = replace(
    OFFICE,
    rating_reasons=(
        Reason(code=SLOW, names={VIETNAMESE: "Chờ lâu", ENGLISH: "Long wait"}),
        Reason(code=UNCLEAR, names={VIETNAMESE: "Hướng dẫn chưa rõ", ENGLISH: "Unclear guidance"}),
    ),
)
ACCOUNT = FeeAccount(bank_bin="970415", bank="VietinBank", account="113366668888", holder="KHO BẠC NHÀ NƯỚC")


def a_fee(ticket: TicketId, amount: int = 150000) -> FeeRequest:
    """Return a fee for the ticket."""
    return fee_request(ticket, amount, "phi ho tich", ACCOUNT)


@dataclass
class PanelRig:
    """The panel of counter 5, whose branch is told to it by `feed`."""

    office: Office
    comments: bool = False
    languages: tuple[Language, ...] = (VIETNAMESE, ENGLISH)
    elapsed: float = 0.0
    pictures: list[PanelPicture] = field(default_factory=list)
    given: list[GivenRating] = field(default_factory=list)
    comments_given: list[tuple[TicketId, str]] = field(default_factory=list)
    wanted: list[ClerkId | None] = field(default_factory=list)
    desk: PanelDesk = field(init=False)

    def __post_init__(self) -> None:
        self.desk = PanelDesk(
            PanelRules(languages=self.languages, comments=self.comments),
            outbound=Outbound(
                give=self.given.append,
                comment=lambda ticket, text: self.comments_given.append((ticket, text)),
                want=self.wanted.append,
            ),
            clock=self.office.clock,
            elapsed=lambda: self.elapsed,
            show=self.pictures.append,
        )
        self.desk.sit_at(COUNTER_5)
        self.desk.line(Trouble.NONE)

    @property
    def picture(self) -> PanelPicture:
        """Return what is shown now."""
        return self.pictures[-1]

    def feed(self) -> PanelPicture:
        """Let the panel know the branch as it is, and return what it shows."""
        self.desk.know(self.office.branch)
        return self.picture

    def wait(self, seconds: float) -> PanelPicture:
        """Let time go by, and return what is shown then."""
        self.elapsed += seconds
        self.office.wait(minutes=seconds / 60)
        self.desk.tick()
        return self.picture

    def take(self, language: Language = VIETNAMESE) -> TicketId:
        """Let a citizen of that language take a number."""
        id_ = self.office.new_id()
        self.office.do(commands.IssueTicket(id=id_, needs=(CIVIL,), token=Token(f"token-{id_}"), language=language))
        return TicketId(id_)

    def serve(self, language: Language = VIETNAMESE) -> TicketId:
        """Let a citizen be served, and the panel see it."""
        self.take(language)
        ticket = self.office.serve()
        self.feed()
        return ticket

    def finish(self, ticket: TicketId, *, wrap_up: bool = False, counter: CounterId = COUNTER_5) -> PanelPicture:
        """Let the clerk finish, and return what the panel shows."""
        done = OutcomeCode("accepted")
        self.office.do(
            commands.FinishTicket(
                id=self.office.new_id(), counter=counter, ticket=ticket, outcome=done, wrap_up=wrap_up
            )
        )
        return self.feed()


def panel_at(configuration: Configuration = ASKING, *, is_open: bool = True, comments: bool = False) -> PanelRig:
    """Return a panel whose counter is open, or not."""
    place = office(configuration)
    if is_open:
        place.open()
    rig = PanelRig(office=place, comments=comments)
    rig.feed()
    return rig
