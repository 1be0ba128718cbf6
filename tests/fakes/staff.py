"""The staff of a branch in a folder of the test's own: Lan, Minh and their supervisor Hoa, each with a PIN."""

import asyncio
from collections.abc import Callable, Coroutine
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path
from typing import TypeVar

from server_client.queue_model.ids import ClerkId
from server_client.server.staff.account import StaffRole
from server_client.server.staff.accounts import Accounts, new_account
from server_client.server.staff.pins import Pins
from server_client.server.staff.staff import Admission, SignIn, Staff
from server_client.server.staff.staff_files import StaffFiles
from tests.fakes.office import EIGHT, LAN, MINH

T = TypeVar("T")
CHEAP_PINS = Pins(memory_kib=8, passes=1)
HOA = ClerkId("HOA03")
PINS = {LAN: "480271", MINH: "5839", HOA: "90417263"}
NAMES = {LAN: "Nguyễn Thị Lan", MINH: "Trần Văn Minh", HOA: "Lê Thị Hoa"}
WRONG = "118273"


def hire(data: Path) -> Accounts:
    """Give the three their accounts; citizens are not to know Minh's name."""
    accounts = Accounts(StaffFiles(data=data))
    roles = {LAN: StaffRole.CLERK, MINH: StaffRole.CLERK, HOA: StaffRole.SUPERVISOR}
    accounts.add(
        replace(new_account(clerk, NAMES[clerk], role, CHEAP_PINS.hashed(PINS[clerk])), shows_name=clerk != MINH)
        for clerk, role in roles.items()
    )
    return accounts


@dataclass
class StaffRig:
    """The staff between two starts of the server, with a clock that a test sets."""

    folder: Path
    now: datetime = EIGHT
    pins: Pins = field(default_factory=lambda: CHEAP_PINS)

    def __post_init__(self) -> None:
        self.staff = Staff(StaffFiles(data=self.folder), now=lambda: self.now, pins=self.pins)

    def run(self, work: Callable[[], Coroutine[None, None, T]]) -> T:
        """Return what a call brings."""
        return asyncio.run(work())

    def sign_in(self, clerk: ClerkId, pin: str | None = None, *, at: str = "counter-5") -> Admission:
        """Sign in with a PIN, the right one if none is given."""
        wish = SignIn(credential=at, clerk=clerk, pin=pin or PINS[clerk])
        return asyncio.run(self.staff.sign_in(wish))

    def restart(self) -> None:
        """Let the server be started anew."""
        self.staff.close()
        self.__post_init__()
