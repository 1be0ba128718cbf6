"""All that the console shows at one moment, in one value; it is made, never changed."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from counter_display.serving.deeds import Action
from counter_display.serving.kiosk_lines import KioskLine
from counter_display.serving.notices import Notice
from counter_display.serving.picture import CounterPicture
from counter_display.serving.questions import Question
from counter_display.serving.signing_in import SignInPicture
from counter_display.serving.waiting_list import WaitingPicture


class Screen(StrEnum):
    """Which page is in front: nothing is known yet, no clerk sits here, or a clerk works."""

    CONNECTING = "connecting"
    SIGN_IN = "sign_in"
    WORK = "work"


@dataclass(frozen=True, slots=True, kw_only=True)
class ConsoleState:
    """What is shown at `now`.

    `under_way` is the deed whose answer is awaited, `cut_since` when the line to the server was lost; either keeps
    everything from being done. `trouble` is what the server's side says of it, `then_paperwork` whether finishing leads
    to a time for paperwork.
    """

    now: datetime
    screen: Screen = Screen.CONNECTING
    branch_name: str = ""
    sign_in: SignInPicture | None = None
    counter: CounterPicture | None = None
    waiting: WaitingPicture | None = None
    kiosks: tuple[KioskLine, ...] = ()
    question: Question | None = None
    notice: Notice | None = None
    under_way: Action | None = None
    cut_since: datetime | None = None
    trouble: str = ""
    then_paperwork: bool = False
