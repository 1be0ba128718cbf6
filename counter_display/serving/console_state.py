"""All that the console shows at one moment, in one value; it is made, never changed."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from counter_display.serving.advice_lines import AdviceLine
from counter_display.serving.deeds import Action
from counter_display.serving.desk_ticket import DeskTicket
from counter_display.serving.kiosk_lines import KioskLine
from counter_display.serving.my_day import MyDay
from counter_display.serving.notices import Notice
from counter_display.serving.picture import CounterPicture
from counter_display.serving.putting_right import Righting
from counter_display.serving.questions import Question
from counter_display.serving.signing_in import PinTrouble, SignInPicture
from counter_display.serving.waiting_list import WaitingPicture


class Screen(StrEnum):
    """Which page is in front: nothing is known yet, nobody sits here, who sits here must sign in, or a clerk works."""

    CONNECTING = "connecting"
    SIGN_IN = "sign_in"
    LOCKED = "locked"
    WORK = "work"


class Sheet(StrEnum):
    """What lies over the page until it is put away."""

    KEYS = "keys"
    MY_DAY = "my_day"
    NEW_PIN = "new_pin"
    DESK_TICKET = "desk_ticket"
    FEE = "fee"


@dataclass(frozen=True, slots=True, kw_only=True)
class AutoCallPicture:
    """Whether the next is called by itself, in how many seconds if it counts down, and whether that was stopped."""

    on: bool = False
    left_s: int = 0
    stopped: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ConsoleState:
    """What is shown at `now`.

    `under_way` is the deed whose answer is awaited, `cut_since` when the line to the server was lost; either keeps
    everything from being done. `trouble` is what the server's side says of it, `then_paperwork` whether finishing leads
    to a time for paperwork. `pins` says whether the staff sign in with PINs, `acting` who does for the counter's clerk.
    """

    now: datetime
    screen: Screen = Screen.CONNECTING
    branch_name: str = ""
    sign_in: SignInPicture | None = None
    counter: CounterPicture | None = None
    waiting: WaitingPicture | None = None
    kiosks: tuple[KioskLine, ...] = ()
    advice: tuple[AdviceLine, ...] = ()
    question: Question | None = None
    notice: Notice | None = None
    righting: Righting | None = None
    auto_call: AutoCallPicture = AutoCallPicture()
    sheet: Sheet | None = None
    my_day: MyDay | None = None
    desk_ticket: DeskTicket | None = None
    new_pin_trouble: PinTrouble | None = None
    pins: bool = False
    acting: str = ""
    under_way: Action | None = None
    cut_since: datetime | None = None
    trouble: str = ""
    then_paperwork: bool = False
