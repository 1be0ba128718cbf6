"""What the kiosk's screen shows at one moment, as plain facts; which words and colours say them is QML's affair."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import Enum, auto
from typing import TYPE_CHECKING

from kiosk.accessibility import Accessibility
from kiosk.closing import Closing, ClosingWords, centre_closing
from kiosk.faults import Hindrance
from kiosk.offering import (
    Opening,
    PriorityOffer,
    ServiceOffer,
    closing,
    day_off,
    in_language,
    priority_offers,
    service_offers,
    without_results,
)
from kiosk.scanning.scanner import ScannerState
from kiosk.screens.elsewhere import ElsewhereScreen, KioskWaits, elsewhere_screen
from kiosk.screens.finding import FindingScreen, finding_screen
from kiosk.screens.introducing import IntroductionScreen, introduction_screen
from kiosk.screens.keeping import KeepingScreen, keeping_screen
from kiosk.screens.looking_up import BookingScreen, DossierScreen, booking_screen, dossier_screen
from kiosk.screens.my_ticket import MyTicketScreen, my_ticket_screen
from kiosk.screens.presenting import Trouble, scan_trouble
from kiosk.visiting.helping import HelpCall
from kiosk.visiting.patience import Patience, asks_still_there, time_left
from kiosk.visiting.step import Step
from kiosk.visiting.visit import Visit
from server_client.client.connection import ConnectionState
from server_client.queue_model.branch import Branch
from server_client.queue_model.configuration import WALK_IN
from server_client.queue_model.ids import DeviceId, Language, Token
from server_client.queue_model.local_time import VIETNAM
from server_client.queue_model.refusals import RefusalCode
from server_client.queue_model.ticket import AnnouncedWait
from server_client.wait_forecast.announcing import Announcement, told_newcomer

if TYPE_CHECKING:
    from kiosk.guide import Guide


class Paper(Enum):
    """The printer as far as anyone knows: it prints, it will want a new roll soon, or it cannot print."""

    READY = auto()
    LOW = auto()
    OUT_OF_ORDER = auto()


@dataclass(frozen=True, slots=True, kw_only=True)
class Surroundings:
    """What is around the person: the branch as last known, the line to it, the devices, the address, the procedures.

    `ever_live` says whether the branch has been reached since the kiosk started, `hindrances` what a person is told of
    the kiosk before touching anything, `kept_days` for how many days after the day itself the branch may keep what
    people say of themselves, None while it has not said so. `waits` is what is foretold now, None if nothing is.
    """

    branch: Branch
    line: ConnectionState = ConnectionState.CONNECTING
    ever_live: bool = False
    paper: Paper = Paper.READY
    scanner: ScannerState = ScannerState.ABSENT
    hindrances: tuple[Hindrance, ...] = ()
    public_url: str = ""
    patience: Patience = field(default_factory=Patience)
    guide: "Guide | None" = None
    closing: Closing | None = None
    kept_days: int | None = None
    device: DeviceId | None = None
    waits: KioskWaits | None = None

    @property
    def shut(self) -> Closing | None:
        """By whom and how it is shut to citizens: the centre's word goes before the staff's, who may not lift it."""
        by_centre = centre_closing(self.branch.device(self.device)) if self.device is not None else None
        return by_centre or self.closing


@dataclass(frozen=True, slots=True, kw_only=True)
class Shut:
    """The kiosk is shut by hand: which words say so, and the office's own if these are meant."""

    words: ClosingWords
    own: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Screen:
    """One moment of the screen; `wall_time` is the branch's, `seconds_left` until the start screen comes back.

    `services` are those to choose from: not the one at which results are collected, which has a way of its own. `told`
    is the wait of the chosen service for the chosen class, `announced` what was told when the number was given.
    """

    step: Step
    language: Language
    accessibility: Accessibility
    office: str
    branch: str
    line: ConnectionState
    paper: Paper
    hindrances: tuple[Hindrance, ...]
    wall_time: datetime
    services: tuple[ServiceOffer, ...]
    priorities: tuple[PriorityOffer, ...]
    service: ServiceOffer | None
    priority: PriorityOffer | None
    told: Announcement | None
    closed: RefusalCode | None
    opening: Opening | None
    day_off: str
    shut: Shut | None
    number: str
    ahead: int | None
    announced: AnnouncedWait | None
    tracking_url: str
    refusal: RefusalCode | None
    seconds_left: int | None
    still_there: bool
    help: HelpCall
    may_scan: bool
    scan_trouble: Trouble | None
    my_ticket: MyTicketScreen
    finding: FindingScreen
    booking: BookingScreen
    dossier: DossierScreen
    introduction: IntroductionScreen
    keeping: KeepingScreen
    elsewhere: ElsewhereScreen


def screen_of(visit: Visit, around: Surroundings, mono: float, now: datetime) -> Screen:
    """Return what is shown of the visit; `mono` is the visit's own clock, `now` (aware) the wall's."""
    configuration, language = around.branch.configuration, visit.language
    live = around.ever_live and around.line is not ConnectionState.OFFLINE
    waits = around.waits if live else None
    lines = service_offers(around.branch, language, now, live=live, waits=waits)
    services, results = without_results(lines, configuration)
    priorities = priority_offers(around.branch, language, now)
    first = closing(lines)
    left = time_left(visit, around.patience, mono)
    return Screen(
        step=visit.step,
        language=language,
        accessibility=visit.accessibility,
        office=in_language(configuration.office, language) if configuration else "",
        branch=in_language(configuration.branch, language) if configuration else "",
        line=around.line,
        paper=around.paper,
        hindrances=around.hindrances,
        wall_time=now.astimezone(VIETNAM),
        services=services,
        priorities=priorities,
        service=next((offer for offer in lines if offer.code in visit.needs[:1]), None),
        priority=next(
            (offer for offer in priorities if offer.code == visit.class_code and offer.code != WALK_IN), None
        ),
        told=told_newcomer(waits, visit.needs[0], visit.class_code) if visit.needs else None,
        closed=first.refusal if first else None,
        opening=first.opening if first else None,
        day_off=day_off(around.branch, language, now),
        shut=shut_with(around.shut, visit) if around.shut is not None else None,
        number=visit.ticket.number if visit.ticket else "",
        ahead=visit.ahead,
        announced=visit.ticket.announced if visit.ticket else None,
        tracking_url=tracking_url(visit, around.public_url),
        refusal=visit.refusal,
        seconds_left=None if left is None else round(left),
        still_there=asks_still_there(visit, around.patience, mono),
        help=visit.help,
        may_scan=around.scanner is ScannerState.READY,
        scan_trouble=scan_trouble(visit),
        my_ticket=my_ticket_screen(visit, around.branch, now, waits),
        finding=finding_screen(visit, around.guide, lines),
        booking=booking_screen(visit, configuration),
        dossier=dossier_screen(visit, around.branch.id, configuration, results),
        introduction=introduction_screen(visit, around.kept_days),
        keeping=keeping_screen(visit, configuration),
        elsewhere=elsewhere_screen(visit, waits, by_phone=around.public_url != ""),
    )


def shut_with(closing: Closing, visit: Visit) -> Shut | None:
    """Return what a shut kiosk says; nothing yet to whoever began before, who may end their visit."""
    if visit.step is not Step.START:
        return None
    return Shut(words=closing.words, own=closing.own_words(visit.language))


def tracking_url(visit: Visit, public_url: str) -> str:
    """Return the address of the ticket's page; empty if there is none."""
    if visit.ticket is None or visit.ticket.token is None:
        return ""
    return page_address(public_url, visit.ticket.token)


def page_address(public_url: str, token: Token) -> str:
    """Return the address under which the token's page is public; empty if no page is."""
    return f"{public_url}/t/{token}" if public_url else ""
