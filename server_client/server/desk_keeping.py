"""What goes on beside the calls on a hosted branch, by the clock: days, kiosks, purges, ratings, the city's system."""

import asyncio
from collections.abc import Coroutine, Iterator
from pathlib import Path

from server_client.queue_model.commands import AdoptConfiguration
from server_client.queue_model.configuration import Configuration
from server_client.queue_model.device_commands import ReportDevice
from server_client.queue_model.refusals import RefusalCode, Refused
from server_client.server import logs
from server_client.server.desk import Desk
from server_client.server.errors import SettingsFault, Unavailable, VaultClosed
from server_client.server.hosting.day_keeper import DayRule, due
from server_client.wire.errors import Malformed
from server_client.wire.messages import decode_configuration

HEARTBEAT_S = 15.0
_DAY_CHECK_S = 20.0
_KIOSK_CHECK_S = 1.0
_PURGE_S = 3600.0
_VAULT_CHECK_S = 20.0
_RATINGS_S = 300.0
_log = logs.logger(__name__)


async def prepare(desk: Desk) -> None:
    """Do what comes before anyone is served; SettingsFault or Unavailable if the configuration cannot be adopted."""
    if await _may_write(desk):
        await _adopt(desk)
        await _keep_day(desk)
    # What fell due while the server was off goes before anyone is served.
    await _purge_vault(desk)


def beside(desk: Desk) -> Iterator[Coroutine[None, None, None]]:
    """Go through what is to be done as long as the branch is served; each goes on until it is cancelled."""
    for work in (_beat, _keep_days, _watch_kiosks, _purge_records, _keep_ratings, _keep_vault, _tell_city):
        yield work(desk)
    if desk.shipper is not None:
        yield desk.shipper.run()
    if desk.adopter is not None:
        yield desk.adopter.run()
    if desk.vault_shipper is not None:
        yield desk.vault_shipper.run()


async def let_go(desk: Desk) -> None:
    """Close all that the desk has open but the branch itself; nothing may be asked afterwards."""
    await desk.records.close()
    await desk.ratings.close()
    desk.staff.close()
    desk.vault.close()
    desk.procedures.close()


async def _may_write(desk: Desk) -> bool:
    if desk.fence is None:
        return True
    desk.fence.on_fenced(desk.hosted.feed.end)
    beginning = desk.fence.beginning(desk.new_id())
    if beginning is not None:
        await desk.hosted.settle(beginning)
        _log.info("epoch begun", branch=desk.settings.branch, epoch=beginning.epoch, reason=beginning.reason)
    if desk.fence.why_not is not None:
        _log.error("fenced", branch=desk.settings.branch, why=desk.fence.why_not)
    return desk.fence.why_not is None


async def _adopt(desk: Desk) -> None:
    path = desk.settings.configuration
    if path is None:
        return
    configuration = _configuration_in(path)
    try:
        await desk.hosted.settle(AdoptConfiguration(id=desk.new_id(), configuration=configuration))
    except Refused as refused:
        if refused.code is not RefusalCode.NOT_NEWER:
            raise SettingsFault(f"--configuration {path}: {refused}") from refused


def _configuration_in(path: Path) -> Configuration:
    try:
        return decode_configuration(path.read_bytes())
    except OSError as failed:
        raise SettingsFault(f"--configuration {path} cannot be read ({failed.strerror}): check the path") from failed
    except Malformed as wrong:
        raise SettingsFault(f"--configuration {path} does not fit: {wrong}") from wrong


async def _beat(desk: Desk) -> None:
    while True:
        await asyncio.sleep(HEARTBEAT_S)
        desk.hosted.feed.beat()


async def _keep_days(desk: Desk) -> None:
    while True:
        await asyncio.sleep(_DAY_CHECK_S)
        await _keep_day(desk)


async def _keep_day(desk: Desk) -> None:
    rule = DayRule(closes=desk.settings.closes, opens_days_off=desk.settings.opens_days_off)
    command = due(desk.hosted.state, desk.now(), rule, desk.new_id())
    if command is None:
        return
    try:
        await desk.hosted.settle(command)
        _log.info("day kept", branch=desk.settings.branch, command=type(command).__name__)
    except (Refused, Unavailable) as failed:
        if due(desk.hosted.state, desk.now(), rule, command.id) is None:
            # Another process has done it in the same moment.
            return
        _log.warning("day not kept", branch=desk.settings.branch, command=type(command).__name__, why=str(failed))


async def _watch_kiosks(desk: Desk) -> None:
    while True:
        await asyncio.sleep(_KIOSK_CHECK_S)
        for device, faults in tuple(desk.presence.news(desk.hosted.state)):
            try:
                await desk.hosted.settle(ReportDevice(id=desk.new_id(), device=device, faults=faults))
                _log.info("kiosk noticed", branch=desk.settings.branch, kiosk=device, faults=list(faults))
            except (Refused, Unavailable):
                # It has just reported itself, or nothing can be written now: the next look sees what is left to tell.
                continue


async def _purge_records(desk: Desk) -> None:
    while True:
        try:
            await desk.records.purge(desk.now())
        except Unavailable as failed:
            _log.warning("records not purged", branch=desk.settings.branch, why=str(failed))
        await asyncio.sleep(_PURGE_S)


async def _keep_ratings(desk: Desk) -> None:
    while True:
        try:
            await desk.ratings.keep_up(desk.hosted.read, desk.hosted.head.seq)
        except Unavailable as failed:
            _log.warning("ratings not read", branch=desk.settings.branch, why=str(failed))
        await asyncio.sleep(_RATINGS_S)


async def _keep_vault(desk: Desk) -> None:
    while True:
        await asyncio.sleep(_VAULT_CHECK_S)
        await _purge_vault(desk)


async def _purge_vault(desk: Desk) -> None:
    fault = desk.vault.fault
    try:
        purged = await desk.vault.purge()
        if purged:
            _log.info("pre-registrations purged", branch=desk.settings.branch, count=purged)
        await desk.vault.open()
    except VaultClosed as closed:
        # Told once: the health call tells it for as long as it lasts.
        if str(closed) != fault:
            _log.warning("vault closed", branch=desk.settings.branch, why=str(closed))


async def _tell_city(desk: Desk) -> None:
    await desk.city.run()
