"""The story of the city: what is done, in which order, and what is said of it; screens are touched by others."""

from dataclasses import dataclass
from typing import Protocol

from server_client.demo.city import mishaps
from server_client.demo.city.chronicle import Chronicle
from server_client.demo.city.city import City, CityBranch, together
from server_client.demo.city.places import BRANCHES, ELEVEN, POINT, SEVEN
from server_client.demo.city.truth import Figures
from server_client.queue_model.ids import BranchId
from server_client.queue_model.ticket import TicketState


class Scenes(Protocol):
    """What happens on screens at certain moments of the story."""

    async def ordinary(self) -> None:
        """Everything is well."""

    async def line_cut(self) -> None:
        """The line of one branch is cut."""

    async def process_killed(self) -> None:
        """One process of the centre is gone."""

    async def node_killed(self) -> None:
        """The node of one branch is gone."""

    async def node_replaced(self) -> None:
        """Another node has taken its place."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """The story, told as it goes; each step raises what of DemoBroken keeps it from being true."""

    city: City
    chronicle: Chronicle
    scenes: Scenes

    async def play(self) -> dict[BranchId, Figures]:
        """Play it to its end; return the figures of all branches, which the centre shows as they are."""
        self._tell("The centre is open: PostgreSQL, two API processes behind one address.")
        self._tell("Open: " + ", ".join(f"{place.en} ({place.code})" for place in (*BRANCHES, POINT)) + ".")
        await self._ordinary_hour()
        await self._line_cut()
        await self._process_killed()
        await self._node_killed()
        await self._line_healed()
        figures = await self.city.check()
        self._tell(
            "The picture is true: for every branch both API processes show the same last entry with the same hash, "
            "the same tickets by service and state, and the same counters as the branch's own server."
        )
        return figures

    async def _ordinary_hour(self) -> None:
        await self._traffic(10)
        await self.scenes.ordinary()
        seconds = await self.city.seen(self._branch(SEVEN.code))
        self._tell(f"People come and are served everywhere. The centre shows each branch as it is ({seconds:.2f} s).")
        await self.city.check()

    async def _line_cut(self) -> None:
        branch = self._branch(SEVEN.code)
        mishaps.cut(branch)
        self._tell(f"The line of {SEVEN.en} is cut.")
        await self._traffic(20)
        state = await mishaps.until_noticed(branch)
        numbers = await branch.traffic.people(5)
        await self.scenes.line_cut()
        own, _ = await branch.onlooker.branch(SEVEN.code)
        shown = (await self.city.onlooker.pictures())[SEVEN.code]
        self._tell(
            f"{SEVEN.en} goes on by itself, last with {numbers[-1]}: its node says that the centre is away "
            f"({state.why_not}). It has come to entry {own.seq}; the centre shows it as of entry {shown.seq}."
        )

    async def _process_killed(self) -> None:
        killed = await self.city.center.kill_process()
        self._tell(f"The API process on port {killed.port} is killed, as by a power cut.")
        point = self._branch(POINT.code)
        numbers = await point.traffic.people(5)
        await self.scenes.process_killed()
        self._tell(f"{POINT.en}, which the centre hosts, goes on through the other one: {', '.join(numbers)}.")
        fresh = await self.city.center.start_process()
        seconds = await self.city.seen(point)
        self._tell(f"A new process on port {fresh.port} takes its place; it needed nothing of the one before.")
        self._tell(f"The centre shows {POINT.en} as it is ({seconds:.2f} s).")

    async def _node_killed(self) -> None:
        branch = self._branch(ELEVEN.code)
        printed = await mishaps.lose_node(branch)
        self._tell(
            f"The node of {ELEVEN.en} fails. The centre has not heard of the last numbers that are on paper: "
            f"{', '.join(printed)}."
        )
        await self.scenes.node_killed()
        old, said = await mishaps.replace_node(branch)
        self._tell(f"New hardware: motcua node replace says: {' / '.join(said.splitlines())}.")
        numbers = await branch.traffic.people(3)
        self._tell(f"The new node works at the same address, and its numbers bear its mark: {', '.join(numbers)}.")
        said = await mishaps.hand_over(branch, old)
        self._tell(f"The old disk can be read: motcua node hand-over says: {' / '.join(said.splitlines())}.")
        await self.scenes.node_replaced()

    async def _line_healed(self) -> None:
        branch = self._branch(SEVEN.code)
        await mishaps.until_silent(self.city, branch)
        lag = (await mishaps.line_state(branch)).lag
        self._tell(f"The centre says that {SEVEN.en} is silent. Its line is healed; {lag} entries are to be told.")
        await mishaps.heal(branch)
        seconds = await self.city.seen(branch)
        self._tell(f"{SEVEN.en} has told everything; the centre shows it as it is ({seconds:.2f} s later).")
        await self._traffic(5)

    async def _traffic(self, people: int) -> None:
        await together(branch.traffic.people(people) for branch in self.city.branches.values())

    def _branch(self, code: BranchId) -> CityBranch:
        return self.city.branches[code]

    def _tell(self, words: str) -> None:
        self.chronicle.tell(words)


def table(city: City, figures: dict[BranchId, Figures]) -> str:
    """Return the branches as they are at the end, in Markdown."""
    head = "| branch | epoch | entries | wait | at counters | finished | missed | counters at work |"
    rows = [
        f"| {code} {city.branches[code].place.vi} | {one.epoch} | {one.seq} | {one.count(TicketState.WAITING)} "
        f"| {one.count(TicketState.CALLED) + one.count(TicketState.SERVING)} | {one.count(TicketState.FINISHED)} "
        f"| {one.count(TicketState.MISSED)} | {len(one.counters)} |"
        for code, one in figures.items()
    ]
    return "\n".join(
        ["At the end, by each branch's own server and equally by the centre:", "", head, "|---" * 8 + "|", *rows]
    )
