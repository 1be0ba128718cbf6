"""Which branches a server has: those that it hosts, each at its desk, and what all of them share."""

from collections.abc import Callable, Coroutine, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial

from server_client.queue_model.ids import BranchId
from server_client.server import desk_keeping
from server_client.server.center import Center
from server_client.server.citizen.doing_here import ErrandRunner
from server_client.server.citizen.doing_there import done_there
from server_client.server.credentials import Credential, Credentials, Role
from server_client.server.desk import Desk
from server_client.server.enrolment.handed_over import HandedOver
from server_client.server.enrolment.lock_keeper import Wanted, keep_locks
from server_client.server.enrolment.node_devices import NodeDevices
from server_client.server.enrolment.open_feeds import OpenFeeds
from server_client.server.forecasting.forecasting import Forecasting
from server_client.server.front_certificate import FrontCertificate
from server_client.server.metrics import ServerMetrics
from server_client.server.trust.trust import TrustAtNode
from server_client.wire.forecasts import BoardMessage

# Who may be of no branch at a centre: they look after all of them, or only look.
_OF_ALL = frozenset({Role.SUPERVISOR, Role.ADMINISTRATOR, Role.DISPLAY})


@dataclass(frozen=True, slots=True, kw_only=True)
class Desks:
    """What one server serves. `home` is the branch of a node, to whom all credentials belong that name none.

    `trust` is a node's own; a centre has one for all of its branches. `unusable` are the points that should be
    hosted here, and why they could not be brought back from their logs.
    """

    hosted: Mapping[BranchId, Desk]
    credentials: Credentials
    metrics: ServerMetrics
    now: Callable[[], datetime]
    public_url: str
    home: BranchId | None = None
    center: Center | None = None
    trust: TrustAtNode | None = None
    errands: ErrandRunner | None = None
    """At a node: what its centre asks for."""
    unusable: Mapping[BranchId, str] = field(default_factory=dict)
    node_devices: NodeDevices | None = None
    forecasting: Forecasting | None = None
    """None where nothing is foretold."""
    certificate: FrontCertificate | None = None
    """What is served by; None where no TLS is spoken here."""
    authority: HandedOver | None = None
    """At a centre with a private authority: what devices are given."""
    open_feeds: OpenFeeds = field(init=False)

    def __post_init__(self) -> None:
        """Join the devices that were enrolled with the other credentials."""
        # The dataclass is frozen for everyone but itself.
        object.__setattr__(self, "open_feeds", OpenFeeds(lambda one: self.credentials.with_hash(one) is not None))
        self.credentials.enrolled = self.center.known_devices if self.center is not None else self.node_devices

    def knows(self, branch: BranchId) -> bool:
        """Say whether the branch is hosted or followed here."""
        return (
            branch in self.hosted
            or branch in self.unusable
            or (self.center is not None and self.center.following.knows(branch))
        )

    async def prepare(self) -> None:
        """Do what comes before anyone is served; SettingsFault or Unavailable if a branch cannot be made ready."""
        for desk in self.hosted.values():
            await desk_keeping.prepare(desk)

    def beside(self) -> Iterator[Coroutine[None, None, None]]:
        """Go through what is to be done as long as the server is there; each goes on until it is cancelled."""
        for branch, desk in self.hosted.items():
            yield from desk_keeping.beside(desk)
            yield keep_locks(desk.hosted, partial(self._locks, branch), desk.new_id)
        yield self.open_feeds.run()
        if self.certificate is not None:
            yield self.certificate.run()
        if self.node_devices is not None:
            yield self.node_devices.run()
        if self.trust is not None:
            yield self.trust.run()
        if self.errands is not None:
            yield self.errands.run()
        if self.forecasting is not None:
            yield from self.forecasting.beside()
        if self.center is not None:
            yield from self.center.beside()
            yield from self.center.citizens.beside(self.hosted, self.center.following)
            yield self.center.elsewhere.moves.run(partial(done_there, self.hosted, self.center.citizens.errands))
            yield self.center.kiosks.run({branch: desk.presence for branch, desk in self.hosted.items()})

    def end_feeds(self) -> None:
        """End all feeds; who listens resumes with the next server."""
        for desk in self.hosted.values():
            desk.hosted.feed.end()
        if self.center is not None:
            self.center.following.end()
            self.center.citizens.errands.end()

    async def let_go(self) -> None:
        """Stop all branches, which settle what waits, and close what is beside them."""
        for desk in self.hosted.values():
            desk.hosted.stop()
            await desk_keeping.let_go(desk)

    async def close(self) -> None:
        """Let go of what all share, when every branch has ended."""
        if self.center is not None:
            await self.center.close()

    async def board(self, branch: BranchId) -> BoardMessage | None:
        """Return what is foretold of the branch's waits; None if there is nothing that may be shown."""
        return None if self.forecasting is None else await self.forecasting.board(branch)

    def _locks(self, branch: BranchId) -> Wanted:
        if self.center is not None:
            return self.center.known_devices.locks(branch)
        return self.node_devices.locks() if self.node_devices is not None else {}

    def branch_of(self, holder: Credential) -> BranchId | None:
        """Return whose the credential is; None if it is of no branch."""
        return holder.branch or self.home

    def may_speak(self, holder: Credential, branch: BranchId) -> bool:
        """Say whether the holder has to do with the branch at all."""
        of = self.branch_of(holder)
        return holder.role in _OF_ALL if of is None else of == branch
