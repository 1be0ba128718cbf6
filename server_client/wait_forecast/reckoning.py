"""What a run of a branch costs those who wait: their time, and whom the office keeps waiting longer than promised."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import inf

from server_client.wait_forecast.common_future import CommonFuture
from server_client.wait_forecast.forward_run import Call
from server_client.wait_forecast.outlook import Outlook


@dataclass(slots=True)
class Cost:
    """One run until its end, by service (its number in the stage).

    `waited_s` is time waited by all together; `called` and `kept` count first calls, and those within the promise;
    `broken` also those who wait still and have waited longer; `longest_s` is the longest wait that ended or stands at
    the end; `served_s` when the last of those who waited at the start was called, infinity if not all were.
    """

    waited_s: list[float]
    called: list[int]
    kept: list[int]
    broken: list[int]
    longest_s: list[float]
    served_s: list[float]

    @property
    def all_waited_s(self) -> float:
        """The time that all waited together."""
        return sum(self.waited_s)

    @property
    def all_broken(self) -> int:
        """How many waited longer than promised."""
        return sum(self.broken)


def cost_of(outlook: Outlook, future: CommonFuture, calls: Sequence[Call], until_s: float) -> Cost:
    """Return what a run up to `until_s` has cost, from its calls and from what its future took down."""
    return _Reckoning(outlook, future, until_s).of(calls)


def all_waited_s(outlook: Outlook, future: CommonFuture, calls: Sequence[Call], until_s: float) -> float:
    """Return the time that all waited together in a run: as `cost_of`, many times faster."""
    stage = outlook.stage
    waited = sum(map(len, stage.waiting)) * (until_s - stage.scene.t)
    waited += sum(until_s - at for at, _ in stage.later if at < until_s)
    waited += sum(until_s - at for _, _, at in future.begins if at < until_s)
    waited -= sum(until_s - call[0] for call in calls)
    given_up = [(ticket, at) for ticket, at in future.patient_until.items() if at < until_s]
    if given_up:
        called = {call[1] for call in calls}
        waited -= sum(until_s - at for ticket, at in given_up if ticket not in called)
    return waited


class _Reckoning:
    def __init__(self, outlook: Outlook, future: CommonFuture, until_s: float) -> None:
        stage = outlook.stage
        self.stage = stage
        self.future = future
        self.until = until_s
        self.now = stage.scene.t
        count = len(stage.lines.services)
        self.promises = [stage.scene.terms.services[code].promise_s for code in stage.lines.services]
        self.present = {ticket for line in stage.waiting for ticket in line}
        self.cost = Cost([0.0] * count, [0] * count, [0] * count, [0] * count, [0.0] * count, [self.now] * count)
        self.spells: dict[int, list[tuple[float, int]]] = {}
        for ticket in self.present:
            self.spells[ticket] = [(self.now, stage.service[ticket])]
        for at, ticket in stage.later:
            self.spells[ticket] = [(at, stage.service[ticket])]
        of_line = stage.lines.service
        for ticket, line, at in future.begins:
            service = (
                of_line[line] if of_line[line] >= 0 else stage.service[ticket] if ticket < len(stage.service) else 0
            )
            self.spells.setdefault(ticket, []).append((at, service))

    def _own_service(self, ticket: int) -> int:
        """Return what somebody waits for who was held back at a counter; of a newcomer, any: it is seldom."""
        return self.stage.service[ticket] if ticket < len(self.stage.service) else 0

    def of(self, calls: Sequence[Call]) -> Cost:
        cost, spells = self.cost, self.spells
        seen: set[int] = set()
        for at, ticket, _, _ in calls:
            begun, service = spells[ticket].pop(0)
            cost.waited_s[service] += at - begun
            if ticket not in seen:
                seen.add(ticket)
                self._called_first(ticket, service, at)
        for ticket, rest in spells.items():
            for begun, service in rest[:1]:
                ends = min(self.until, self.future.patient_until.get(ticket, inf))
                if begun < ends:
                    cost.waited_s[service] += ends - begun
                if ticket not in seen and ends == self.until and begun < self.until:
                    self._waits_still(ticket, service)
        return cost

    def _is_new(self, ticket: int) -> bool:
        standing = self.stage.standing[ticket] if ticket < len(self.stage.standing) else None
        return standing is None or not standing.was_called

    def _called_first(self, ticket: int, service: int, at: float) -> None:
        cost = self.cost
        if ticket in self.present:
            cost.served_s[service] = max(cost.served_s[service], at)
        if not self._is_new(ticket):
            return
        waited = at - self.future.since_s(ticket)
        is_kept = waited <= self.promises[service]
        cost.called[service] += 1
        cost.kept[service] += is_kept
        cost.broken[service] += not is_kept
        cost.longest_s[service] = max(cost.longest_s[service], waited)

    def _waits_still(self, ticket: int, service: int) -> None:
        cost = self.cost
        if ticket in self.present:
            cost.served_s[service] = inf
        if self._is_new(ticket):
            waited = self.until - self.future.since_s(ticket)
            cost.broken[service] += waited > self.promises[service]
            cost.longest_s[service] = max(cost.longest_s[service], waited)
