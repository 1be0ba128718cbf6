"""Where a centre suggests to go instead: what it knows of ways, boards, lines and moves, put before the rule.

It says nothing of a branch whose line is cut, whose figures are older than a minute, or to which no way is known.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from server_client.organisation_model.city import City
from server_client.queue_model.branch import Branch
from server_client.queue_model.configuration import VIETNAMESE, WALK_IN, ClassKind, Names
from server_client.queue_model.ids import BranchId, ClassCode, ServiceCode
from server_client.queue_model.local_time import local_day, local_minute
from server_client.queue_model.ticket import Ticket, TicketOrigin, TicketState, Visit
from server_client.server.configurations.versions import Versions
from server_client.server.elsewhere.moves import Moves
from server_client.server.forecasting.shared_forecasts import SharedForecasts
from server_client.server.monitor.board import Board
from server_client.server.monitor.branch_line import BranchLine
from server_client.wait_forecast.announcing import announce
from server_client.wait_forecast.elsewhere import GUARD, Guard, Suggestion, There, advisable, suggested
from server_client.wait_forecast.forecast import WaitRange
from server_client.wire.elsewhere import ElsewherePlace
from server_client.wire.forecasts import BoardMessage, ForetoldWait
from server_client.wire.overview import Link

# Phones of a branch look by the hundred.
_LOOK_S = 1.0
_CITY_S = 30.0
# A board that was made a moment after the wish need not hold the number yet: it is given at the other end of a line.
_UNDER_WAY = timedelta(seconds=20)
_STEP_MIN = 5
_BOARD_LASTS = timedelta(minutes=2)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Wish:
    """Whose turn it is about: from where, for what, after how long a wait there."""

    branch: BranchId
    services: tuple[ServiceCode, ...]
    class_code: ClassCode
    wait: WaitRange


class Elsewhere:
    """What a centre knows of other branches; every method raises Unavailable if its database cannot be asked."""

    def __init__(
        self,
        *,
        versions: Versions,
        board: Board,
        forecasts: SharedForecasts,
        moves: Moves,
        now: Callable[[], datetime],
        clock: Callable[[], float],
    ) -> None:
        """Go by these; `clock` is in seconds from anywhere."""
        self.moves = moves
        self._versions = versions
        self._board = board
        self._forecasts = forecasts
        self._now = now
        self._clock = clock
        self._city: City | None = None
        self._city_until = float("-inf")
        self._ways: dict[BranchId, dict[BranchId, int]] = {}
        self._boards: dict[BranchId, tuple[float, BoardMessage | None]] = {}
        self._coming: tuple[float, list[tuple[BranchId, ServiceCode, datetime]]] = (float("-inf"), [])

    async def for_ticket(self, branch: Branch, visit: Visit) -> ElsewherePlace | None:
        """Return where the holder of the visit's paper would have their turn sooner, taking the place at once."""
        wish = await self._of_ticket(branch, visit)
        if wish is None:
            return None
        found = suggested(wish.wait, await self._others(wish), seed=visit.ticket, keeps_place=True)
        return None if found is None else await self._shown(wish, found)

    async def may_move(self, branch: Branch, visit: Visit, to: BranchId, guard: Guard) -> Suggestion | None:
        """Return what moving there comes to; None if that is not, or no more, worth it."""
        wish = await self._of_ticket(branch, visit)
        if wish is None:
            return None
        self._coming = (float("-inf"), [])
        worth = advisable(wish.wait, await self._others(wish), keeps_place=True, guard=guard)
        return next((one for one in worth if one.branch == to), None)

    async def for_newcomer(self, branch: BranchId, service: ServiceCode) -> ElsewherePlace | None:
        """Return where somebody without a number would have their turn sooner, taking one when they are there.

        All who ask within a minute get one answer: nobody here can be told from the others.
        """
        here = await self._wait_here(branch, lambda board: board.for_newcomer(service, WALK_IN))
        if here is None:
            return None
        wish = _Wish(branch=branch, services=(service,), class_code=WALK_IN, wait=here)
        seed = f"{branch} {service} {self._now():%Y-%m-%d %H:%M}"
        found = suggested(here, await self._others(wish), seed=seed, keeps_place=False)
        return None if found is None else await self._shown(wish, found)

    async def for_newcomers(self, branch: BranchId, board: BoardMessage) -> dict[ServiceCode, ElsewherePlace]:
        """Return the same by service, of those that people wait for long enough by the branch's board."""
        waits = ((service, board.for_newcomer(service, WALK_IN)) for service in board.services)
        long = [service for service, wait in waits if wait is not None and wait.mean_s >= GUARD.saves_s]
        found = [(service, await self.for_newcomer(branch, service)) for service in long]
        return {service: place for service, place in found if place is not None}

    async def _of_ticket(self, branch: Branch, visit: Visit) -> _Wish | None:
        ticket = branch.tickets[visit.ticket]
        if not _may_leave(branch, ticket, branch.time(self._now())):
            return None
        here = await self._wait_here(branch.id, lambda board: board.for_ticket(ticket.id))
        if here is None or here.mean_s < GUARD.saves_s:
            return None
        # A place moves once; and only what was taken from afar can have come of a move.
        if visit.origin is TicketOrigin.ONLINE and await self.moves.led_to(ticket.id):
            return None
        later = (need.service for need in visit.needs if need.ticket is None)
        return _Wish(branch=branch.id, services=(ticket.service, *later), class_code=ticket.class_code, wait=here)

    async def _wait_here(self, branch: BranchId, of: Callable[[BoardMessage], ForetoldWait | None]) -> WaitRange | None:
        line = self._board.shown.lines.get(branch)
        if line is None or not _is_linked(line, self._now()) or await self._ways_from(branch) == {}:
            return None
        board = (await self._newest([branch])).get(branch)
        wait = None if board is None else of(board)
        return None if wait is None or board is None else _range(wait, since_s=board.age_s)

    async def _others(self, wish: _Wish) -> list[There]:
        ways = await self._ways_from(wish.branch)
        lines = self._board.shown.lines
        open_lines = {b: lines[b] for b in ways if b in lines and _serves(lines[b], wish.services, self._now())}
        boards = await self._newest(open_lines)
        coming = await self._on_the_way()
        found: list[There] = []
        for branch, board in boards.items():
            service, line = wish.services[0], open_lines[branch]
            wait = board.for_newcomer(service, wish.class_code) or board.for_newcomer(service, WALK_IN)
            if wait is None or any(board.why_unknown(one) is not None for one in wish.services):
                continue
            made = self._now() - timedelta(seconds=board.age_s) - _UNDER_WAY
            found.append(
                There(
                    branch=branch,
                    travel_s=ways[branch] * 60.0,
                    wait=_range(wait),
                    age_s=board.age_s,
                    pace_s=_pace_s(line, service),
                    coming=sum((one, what) == (branch, service) and at > made for one, what, at in coming),
                    closes_s=_closes_s(line, service, self._now()),
                )
            )
        return found

    async def _shown(self, wish: _Wish, found: Suggestion) -> ElsewherePlace:
        city, line = await self._known_city(), self._board.shown.lines[found.branch]
        unit = None if city is None else city.unit(found.branch)
        names: Names = line.configuration.branch if line.configuration is not None else {VIETNAMESE: found.branch}
        told = announce(found.wait, None, 1)
        minutes = int(found.saves_s // 60)
        return ElsewherePlace(
            branch=found.branch,
            names=names,
            address="" if unit is None else unit.address,
            service=wish.services[0],
            travel_min=round(found.travel_s / 60),
            low_min=told.low_min,
            high_min=told.high_min,
            saves_min=minutes if minutes < 2 * _STEP_MIN else minutes // _STEP_MIN * _STEP_MIN,
        )

    async def _ways_from(self, branch: BranchId) -> dict[BranchId, int]:
        city = await self._known_city()
        if city is None:
            return {}
        if branch not in self._ways:
            found = ((site.branch, city.travel_minutes(branch, site.branch)) for site in city.sites)
            self._ways[branch] = {end: minutes for end, minutes in found if minutes is not None and end != branch}
        return self._ways[branch]

    async def _known_city(self) -> City | None:
        if self._clock() >= self._city_until:
            published = [one.version for one in await self._versions.lines() if not one.is_draft]
            self._city = (await self._versions.of(max(published))).city if published else None
            self._city_until = self._clock() + _CITY_S
            self._ways = {}
        return self._city

    async def _newest(self, branches: Iterable[BranchId]) -> dict[BranchId, BoardMessage]:
        wanted, now = list(branches), self._clock()
        stale = [one for one in wanted if now - self._boards.get(one, (float("-inf"), None))[0] > _LOOK_S]
        if stale:
            read = await self._forecasts.forecasts_of(stale)
            self._boards.update({one: (now, read.get(one)) for one in stale})
        known = ((one, self._boards[one][1]) for one in wanted)
        return {one: board for one, board in known if board is not None}

    async def _on_the_way(self) -> list[tuple[BranchId, ServiceCode, datetime]]:
        if self._clock() - self._coming[0] > _LOOK_S:
            self._coming = (self._clock(), await self.moves.coming(self._now() - _BOARD_LASTS))
        return self._coming[1]


def _may_leave(branch: Branch, ticket: Ticket, now: datetime) -> bool:
    """Say whether the ticket may be moved: one that simply waits, and has no time of its own."""
    known = None if branch.configuration is None else branch.configuration.calling_class(ticket.class_code)
    return (
        ticket.state is TicketState.WAITING
        and ticket.directed_to is None
        and ticket.is_offered(now)
        and known is not None
        and known.kind is not ClassKind.BOOKING
    )


def _is_linked(line: BranchLine, now: datetime) -> bool:
    return line.is_open and line.link(now) in {Link.HOSTED, Link.LINKED}


def _serves(line: BranchLine, services: Iterable[ServiceCode], now: datetime) -> bool:
    if line.configuration is None or line.picture is None or not _is_linked(line, now):
        return False
    # A service that nobody has asked for today is not in the picture, and open.
    closed = {one.service for one in line.picture.services if not one.is_open}
    return all(line.configuration.service(code) is not None and code not in closed for code in services)


def _pace_s(line: BranchLine, code: ServiceCode) -> float:
    """Return how often somebody of the service is called, if the services that people wait for share the counters."""
    service = None if line.configuration is None else line.configuration.service(code)
    if service is None or line.picture is None:
        raise LookupError(f"Branch {line.branch} has no service {code}")
    wanted = {one.service for one in line.picture.services if one.waiting} | {code}
    return service.nominal_s / max(1.0, line.counters_open / len(wanted))


def _closes_s(line: BranchLine, code: ServiceCode, now: datetime) -> float | None:
    configuration = line.configuration
    service = None if configuration is None else configuration.service(code)
    if configuration is None or service is None or not service.hours:
        return None
    minute = local_minute(now)
    ends = (one.closes for one in configuration.hours_on(service, local_day(now)) if one.opens <= minute < one.closes)
    return max(((end - minute) * 60.0 for end in ends), default=0.0)


def _range(wait: ForetoldWait, since_s: float = 0.0) -> WaitRange:
    low, mid, high, mean = (max(0.0, one - since_s) for one in (wait.q10_s, wait.q50_s, wait.q90_s, wait.mean_s))
    return WaitRange(mean_s=mean, q10_s=low, q50_s=mid, q90_s=high)
