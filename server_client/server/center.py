"""What a centre does that is not about one branch, each concern by its own class; it joins them and decides nothing."""

from collections.abc import Callable, Coroutine, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from secrets import token_bytes
from time import monotonic

from server_client.server.administration.administration import Administration, administration_on
from server_client.server.audit.trail import Trail
from server_client.server.citizen.booking_rules import NOTHING_BOOKED, BookingRules
from server_client.server.citizen.citizens import Citizens, citizens_on
from server_client.server.citizen.push_sealing import PushKey
from server_client.server.configurations.configurations import Configurations
from server_client.server.elsewhere.moves import Moves
from server_client.server.elsewhere.suggesting import Elsewhere
from server_client.server.enrolment.devices import Devices
from server_client.server.enrolment.known_devices import KnownDevices
from server_client.server.enrolment.limits import GuessLimits
from server_client.server.epochs.granting import Epochs
from server_client.server.following.following import Following
from server_client.server.following.overview import Overview
from server_client.server.following.snapshot_keeper import SnapshotKeeper
from server_client.server.following.tokens import TokenIndex
from server_client.server.forecasting.shared_forecasts import SharedForecasts
from server_client.server.hosting.kiosks_heard import KiosksHeard
from server_client.server.hosting.log_news import LogNews
from server_client.server.lab.lab_runs import LabRuns
from server_client.server.monitor.board import Board
from server_client.server.monitor.ranking import Ranking
from server_client.server.replication.live_pictures import LivePictures
from server_client.server.replication.node_certificates import NodeCertificates
from server_client.server.replication.picture_keeper import PictureKeeper
from server_client.server.replication.taking_in import TakingIn
from server_client.server.sql.keeping import DatabaseKeeper
from server_client.server.sql.opening import open_sql
from server_client.server.sql.sql import Sql
from server_client.server.staffing.plans import StaffingPlans
from server_client.server.statistics.statistics_book import StatisticsBook
from server_client.server.statistics.statistics_keeper import StatisticsKeeper
from server_client.server.trust.trust import Trust
from server_client.server.vault.sealed_secrets import SealedSecrets
from server_client.server.vault_copies.vault_copies import VaultCopies
from server_client.server.webhooks.webhook_table import WebhookTable
from server_client.server.webhooks.webhooks import Webhooks


@dataclass(frozen=True, slots=True, kw_only=True)
class Center:
    """The concerns of a centre, on its database."""

    sql: Sql
    keeper: DatabaseKeeper
    news: LogNews
    following: Following
    snapshots: SnapshotKeeper
    tokens: TokenIndex
    overview: Overview
    epochs: Epochs
    kiosks: KiosksHeard
    taking_in: TakingIn
    node_certificates: NodeCertificates
    picture_keeper: PictureKeeper
    pictures: LivePictures
    configurations: Configurations
    board: Board
    ranking: Ranking
    statistics: StatisticsBook
    statistics_keeper: StatisticsKeeper
    trail: Trail
    administration: Administration
    devices: Devices
    known_devices: KnownDevices
    sign_in_limits: GuessLimits
    enrolment_limits: GuessLimits
    trust: Trust
    webhooks: Webhooks
    citizens: Citizens
    lab: LabRuns
    staffing: StaffingPlans
    vault_copies: VaultCopies
    forecasts: SharedForecasts
    elsewhere: Elsewhere

    def beside(self) -> Iterator[Coroutine[None, None, None]]:
        """Go through what is to be done as long as the centre is there; each goes on until it is cancelled."""
        yield self.keeper.run()
        yield self.news.run()
        yield self.following.run()
        yield self.snapshots.run()
        yield self.tokens.run()
        yield self.taking_in.run()
        yield self.picture_keeper.run()
        yield self.configurations.run()
        yield self.known_devices.run()
        yield self.board.run()
        yield self.statistics_keeper.run()
        yield self.trust.maker.run()
        yield self.webhooks.courier.run()
        yield self.webhooks.look_after_secrets()
        yield self.lab.run()
        yield self.staffing.run()
        yield self.vault_copies.run()

    async def close(self) -> None:
        """Let go of the database."""
        await self.sql.close()


async def open_center(
    address: str,
    data: Path,
    *,
    now: Callable[[], datetime],
    dice: Callable[[], float],
    booking: BookingRules = NOTHING_BOOKED,
    push_key: PushKey | None = None,
    webhook_networks: Sequence[str] = (),
) -> Center:
    """Return the centre on the database at the address and this folder; errors as of `open_sql`.

    `dice` gives 0 up to 1; `webhook_networks` are private networks into which webhooks may go.
    """
    sql = await open_sql(address)
    trail = Trail(sql, now)
    devices = Devices(sql, trail, now)
    picture_keeper = PictureKeeper(sql)
    board = Board(sql, now)
    configurations = Configurations(sql, now, trail)
    forecasts = SharedForecasts(sql, now)
    taking_in = TakingIn(sql, picture_keeper, now=now, newest_configuration=configurations.number_for)
    center = Center(
        sql=sql,
        keeper=DatabaseKeeper(sql, now),
        news=LogNews(sql),
        following=Following(sql, monotonic),
        snapshots=SnapshotKeeper(sql, monotonic, dice),
        tokens=TokenIndex(sql, now),
        overview=Overview(sql, now),
        epochs=Epochs(sql, now),
        kiosks=KiosksHeard(sql, now),
        taking_in=taking_in,
        node_certificates=NodeCertificates(sql, now),
        picture_keeper=picture_keeper,
        pictures=LivePictures(sql),
        configurations=configurations,
        board=board,
        ranking=Ranking(board),
        statistics=StatisticsBook(sql),
        statistics_keeper=StatisticsKeeper(sql, monotonic, is_busy=lambda: taking_in.is_busy),
        trail=trail,
        administration=administration_on(sql, trail, key=data / "administration.key", now=now),
        devices=devices,
        known_devices=KnownDevices(sql, devices, now),
        sign_in_limits=GuessLimits(sql=sql, now=now, what="sign-in", of_all=None),
        enrolment_limits=GuessLimits(sql=sql, now=now, what="enrolment"),
        trust=Trust.at_center(sql, now=now, dice=dice),
        webhooks=Webhooks.at_center(
            WebhookTable(sql, SealedSecrets(data / "webhooks.key", now, token_bytes), trail),
            webhook_networks,
            now=now,
            dice=dice,
        ),
        forecasts=forecasts,
        elsewhere=Elsewhere(
            versions=configurations.versions,
            board=board,
            forecasts=forecasts,
            moves=Moves(sql, now),
            now=now,
            clock=monotonic,
        ),
        citizens=citizens_on(sql, data / "citizens.key", booking, now=now, push_key=push_key),
        lab=LabRuns(sql, trail, now=now, new_id=lambda: f"{int(dice() * 2**52):013x}", clock=monotonic),
        staffing=StaffingPlans(sql, trail, now=now, new_id=lambda: f"{int(dice() * 2**52):013x}", clock=monotonic),
        vault_copies=VaultCopies(sql, trail, now),
    )
    try:
        # Before anything is written: who reads while entries move to the part of their month may miss them.
        await center.keeper.keep()
        await center.following.begin()
        await center.known_devices.begin()
    except BaseException:
        await center.close()
        raise
    return center
