"""Days of a branch with everything that happens at one, made by chance: its log is what the real rules make of it.

Clerks of different pace call, serve, send on and take their breaks; people come in a rush, book, do not come when
called, return, give up, or have a second errand. Everything is of the seed given.
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from heapq import heappop, heappush
from itertools import count
from random import Random

from server_client.queue_model import commands
from server_client.queue_model.commands import TransferPosition
from server_client.queue_model.configuration import (
    VIETNAMESE,
    WALK_IN,
    Configuration,
    CounterPlace,
    ProfileEntry,
    Service,
    WorkProfile,
)
from server_client.queue_model.ids import (
    BookingCode,
    BranchId,
    ClerkId,
    CounterId,
    OutcomeCode,
    ProfileCode,
    ReasonCode,
    ServiceCode,
    TicketId,
)
from server_client.queue_model.refusals import Refused
from server_client.queue_model.ticket import TicketState
from tests.fakes.log_entries import a_token, an_id
from tests.fakes.node_log import NodeLog
from tests.fakes.office import ALL, CIVIL, EIGHT, ELDERLY, ENGLISH, LAND, OFFICE, ONLY_LAND

RESULTS = ServiceCode("results")
CIVIL_AND_RESULTS = ProfileCode("civil_and_results")
# Profile, how long the clerk takes over others, and when their lunch begins, in minutes of the day.
CLERKS = ((ALL, 1.0, 225), (CIVIL_AND_RESULTS, 0.8, 240), (ONLY_LAND, 1.25, 255), (ALL, 1.1, 270))
_MEAN_S = {CIVIL: 330.0, LAND: 620.0, RESULTS: 150.0}
_SHARES = ((CIVIL, 0.5), (LAND, 0.3), (RESULTS, 0.2))
_DAY_MINUTES = 540
_LUNCH_MINUTES = 45

BUSY_OFFICE: Configuration = replace(
    OFFICE,
    services=(
        *OFFICE.services,
        Service(
            code=RESULTS,
            prefix="K",
            names={VIETNAMESE: "Trả kết quả", ENGLISH: "Results"},
            promise_s=600,
            nominal_s=150,
        ),
    ),
    counters=tuple(
        CounterPlace(
            id=CounterId(f"c{number}"),
            number=number,
            names={VIETNAMESE: f"Quầy {number}", ENGLISH: f"Counter {number}"},
        )
        for number in range(1, 6)
    ),
    profiles=(
        replace(OFFICE.profiles[0], entries=(*OFFICE.profiles[0].entries, ProfileEntry(service=RESULTS))),
        OFFICE.profiles[1],
        WorkProfile(
            code=CIVIL_AND_RESULTS,
            names={VIETNAMESE: "Hộ tịch và trả kết quả", ENGLISH: "Civil status and results"},
            entries=(ProfileEntry(service=CIVIL), ProfileEntry(service=RESULTS)),
        ),
    ),
)


class LivelyBranch:
    """A branch whose days go by when they are asked for."""

    def __init__(
        self,
        seed: int = 1,
        *,
        visits: int = 200,
        branch: str = "CN01",
        start: datetime = EIGHT,
        office: Configuration = BUSY_OFFICE,
    ) -> None:
        """Set the branch up on the morning of its first day; about so many come a day."""
        self.node = NodeLog(BranchId(branch), now=start)
        self.node.do(commands.AdoptConfiguration(id=an_id(), configuration=office))
        self._counters = office.counters
        self._visits = visits
        self._dice = Random(seed)
        self._plan: list[tuple[datetime, int, Callable[[], None]]] = []
        self._order = count()
        self._away: set[CounterId] = set()

    def days(self, number: int) -> "LivelyBranch":
        """Let so many days go by; the next begins at the same hour."""
        for _ in range(number):
            begins = self.node.now
            self._begin(begins)
            self._go_on(begins + timedelta(days=1))
            self.node.now = max(self.node.now, begins + timedelta(minutes=_DAY_MINUTES))
            self.node.do(commands.CloseDay(id=an_id()))
            self.node.now = begins + timedelta(days=1)
        return self

    def day_until(self, now: datetime) -> "LivelyBranch":
        """Let one more day go by until then."""
        self._begin(self.node.now)
        self._go_on(now)
        return self

    def _begin(self, begins: datetime) -> None:
        self.node.do(commands.OpenDay(id=an_id()))
        for counter, (profile, pace, lunch) in zip(self._counters, CLERKS, strict=False):
            self._seat(begins, counter.id, profile, pace, lunch)
        for _ in range(self._visits):
            # Two in three come in the morning.
            hours = self._dice.triangular(0, 4.2, 1.2) if self._dice.random() < 0.66 else self._dice.uniform(4.5, 7.6)
            self._at(begins + timedelta(hours=hours), self._comes)

    def _go_on(self, until: datetime) -> None:
        while self._plan and self._plan[0][0] <= until:
            at, _, happen = heappop(self._plan)
            self.node.now = max(self.node.now, at)
            happen()

    def _seat(self, begins: datetime, counter: CounterId, profile: ProfileCode, pace: float, lunch: int) -> None:
        clerk = ClerkId(f"clerk-{counter}")
        late, ends = self._dice.uniform(0, 4), _DAY_MINUTES - self._dice.uniform(0, 6)

        def there() -> None:
            self._away.discard(counter)
            if self.node.state.counter(counter).ticket is not None:
                # Whoever was served all through the break still is.
                return
            self.node.do(commands.OpenCounter(id=an_id(), counter=counter, clerk=clerk, profile=profile))
            self._work(counter, pace)

        def away() -> None:
            self._away.add(counter)
            if self.node.state.counter(counter).state.may_call:
                self._leave(counter)

        self._at(begins + timedelta(minutes=late), there)
        self._at(begins + timedelta(minutes=lunch), away)
        self._at(begins + timedelta(minutes=lunch + _LUNCH_MINUTES), there)
        self._at(begins + timedelta(minutes=ends), away)

    def _leave(self, counter: CounterId) -> None:
        if self.node.now.hour >= 9:
            self.node.do(commands.CloseCounter(id=an_id(), counter=counter))
        else:
            self.node.do(commands.PauseCounter(id=an_id(), counter=counter, reason=ReasonCode("meal")))

    def _comes(self) -> None:
        service = self._drawn_service()
        draw = self._dice.random()
        if draw < 0.08:
            booked_for = self.node.now + timedelta(minutes=self._dice.uniform(-6, 12))
            wish: commands.Command = commands.CheckInBooking(
                id=an_id(), booking=BookingCode(an_id()), service=service, booked_for=booked_for, token=a_token()
            )
        else:
            needs = (CIVIL, RESULTS) if service == CIVIL and draw > 0.94 else (service,)
            class_code = ELDERLY if draw < 0.22 else WALK_IN
            wish = commands.IssueTicket(id=an_id(), needs=needs, token=a_token(), class_code=class_code)
        self.node.do(wish)
        if self._dice.random() < 0.05:
            self._in(self._dice.uniform(300, 3600), lambda: self._gives_up(TicketId(wish.id)))

    def _drawn_service(self) -> ServiceCode:
        draw = self._dice.random()
        for service, share in _SHARES:
            draw -= share
            if draw < 0:
                return service
        return RESULTS

    def _gives_up(self, ticket: TicketId) -> None:
        if self.node.state.tickets[ticket].state is TicketState.WAITING:
            self.node.do(commands.CancelTicket(id=an_id(), ticket=ticket, reason=ReasonCode("left")))

    def _work(self, counter: CounterId, pace: float) -> None:
        """Call the next, and so on until the clerk is to be away."""
        if not self.node.state.counter(counter).state.may_call:
            return
        if counter in self._away:
            self._leave(counter)
            return
        try:
            self.node.do(commands.CallNext(id=an_id(), counter=counter))
        except Refused:
            self._in(5, lambda: self._work(counter, pace))
            return
        ticket = self.node.state.counter(counter).ticket
        if ticket is None:
            raise AssertionError("a call leaves a ticket at the counter")
        if self._dice.random() < 0.06:
            self._in(90, lambda: self._misses(counter, ticket, pace))
        else:
            self._in(self._dice.uniform(8, 40), lambda: self._starts(counter, ticket, pace))

    def _misses(self, counter: CounterId, ticket: TicketId, pace: float) -> None:
        self.node.do(commands.MissTicket(id=an_id(), counter=counter, ticket=ticket))
        if self.node.state.tickets[ticket].state is TicketState.MISSED and self._dice.random() < 0.5:
            self._in(self._dice.uniform(60, 600), lambda: self._returns(ticket))
        self._in(self._dice.uniform(2, 10), lambda: self._work(counter, pace))

    def _returns(self, ticket: TicketId) -> None:
        if self.node.state.tickets[ticket].state is TicketState.MISSED:
            self.node.do(commands.ReturnTicket(id=an_id(), ticket=ticket))

    def _starts(self, counter: CounterId, ticket: TicketId, pace: float) -> None:
        self.node.do(commands.StartServing(id=an_id(), counter=counter, ticket=ticket))
        mean_s = _MEAN_S[self.node.state.tickets[ticket].service]
        served_s = pace * mean_s * self._dice.lognormvariate(-0.18, 0.6)
        self._in(served_s, lambda: self._ends(counter, ticket, pace))

    def _ends(self, counter: CounterId, ticket: TicketId, pace: float) -> None:
        service = self.node.state.tickets[ticket].service
        if service == CIVIL and self._dice.random() < 0.06:
            self.node.do(
                commands.TransferTicket(
                    id=an_id(), ticket=ticket, sender=counter, service=LAND, position=TransferPosition.BY_ISSUE
                )
            )
        else:
            self.node.do(
                commands.FinishTicket(
                    id=an_id(), counter=counter, ticket=ticket, outcome=OutcomeCode("accepted"), wrap_up=False
                )
            )
        self._in(self._dice.uniform(5, 45), lambda: self._work(counter, pace))

    def _in(self, seconds: float, happen: Callable[[], None]) -> None:
        self._at(self.node.now + timedelta(seconds=round(seconds, 3)), happen)

    def _at(self, at: datetime, happen: Callable[[], None]) -> None:
        heappush(self._plan, (at, next(self._order), happen))
