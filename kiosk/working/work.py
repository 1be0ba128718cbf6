"""What every piece of work is given: the visit that waits for it, what is around, and whom to tell how it went."""

from collections.abc import Awaitable, Callable, Coroutine
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING

from kiosk.screen import Surroundings
from kiosk.visiting.happening import Happening
from kiosk.visiting.visit import Visit
from kiosk.working.withdrawing import Withdrawals
from server_client.queue_model.ids import CommandId, DeviceId

if TYPE_CHECKING:
    from kiosk.issuing import Issuing, Post
    from kiosk.working.office import Office
    from kiosk.working.press import ListPress


@dataclass(frozen=True, slots=True, kw_only=True)
class World:
    """What a session takes from the process it runs in.

    `monotonic` gives seconds that never go back, `now` the time (aware); `begin` owns a task until it ends; `desk`
    waits until numbers can be asked for, `office` until look-ups can, `post` until commands can be kept, `press` until
    papers can be printed; `pause` waits for some seconds. `device` is this kiosk as the branch knows it.
    """

    monotonic: Callable[[], float]
    now: Callable[[], datetime]
    begin: Callable[[Coroutine[None, None, None]], None]
    desk: "Callable[[], Awaitable[Issuing]]"
    office: "Callable[[], Awaitable[Office]]"
    post: "Callable[[], Awaitable[Post]]"
    press: "Callable[[], Awaitable[ListPress]]"
    new_id: Callable[[], CommandId]
    pause: Callable[[float], Awaitable[None]]
    device: DeviceId
    withdrawals: Withdrawals = field(default_factory=Withdrawals)


@dataclass(frozen=True, slots=True, kw_only=True)
class Work:
    """One piece of work: `visit` is as it was when the step was entered, `around` gives what is known now."""

    visit: Visit
    around: Callable[[], Surroundings]
    world: World
    happen: Callable[[Happening], None]


Worker = Callable[[Work], Coroutine[None, None, None]]
"""Does a step's work and ends by telling the visit, whatever goes wrong: nobody is left waiting."""
