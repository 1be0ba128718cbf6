"""`python -m tests.pictures FOLDER` takes the pictures of the centre's pages anew; needs Chromium."""

import asyncio
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

from server_client.demo.week.servers import Running, running_center
from server_client.demo.week.week_clock import WeekClock
from server_client.organisation_model.city import City
from server_client.queue_model.commands import AdoptConfiguration
from server_client.queue_model.configuration import Configuration
from server_client.server.administration.administrator import CenterRole
from server_client.server.administration.people import Person
from server_client.server.center import Center
from server_client.wire.messages import decode_configuration
from tests.fakes.browser import browser
from tests.fakes.log_entries import an_id
from tests.fakes.node_log import NodeLog
from tests.fakes.office import EIGHT
from tests.pictures.lived_city import NOW, PLACES, RENEWED, Place, last_heard, lived_city, lived_week, renewed_city

_WHO = "hoa"
_PORTION = 1000
_WIDTH, _HEIGHT = 1366, 900
PAGES = {
    "monitor-city": "/monitor?lang=vi",
    "monitor-statistics": "/monitor/statistics?lang=vi",
    "configuration": "/admin/configuration?lang=vi",
}


async def take(folder: Path) -> None:
    """Let the city live through its week at a centre, and leave the pictures in the folder."""
    clock = WeekClock(EIGHT)
    with TemporaryDirectory() as scratch:
        async with running_center(Path(scratch) / "center", clock) as running:
            center = _center(running)
            await _publish(center)
            logs = [(place, await _lived(center, place)) for place in PLACES]
            for place, node in sorted(logs, key=lambda one: last_heard(one[0])):
                clock.put_on(last_heard(place))
                await _ship(center, node)
            clock.put_on(NOW)
            await _renewed(center, dict(logs))
            await center.statistics_keeper.look()
            await center.board.look()
            async with center.sql.transaction() as session:
                token = await center.administration.sessions.begin(session, _WHO, is_beginning=False)
            await asyncio.to_thread(_photograph, running.url, token, Path(scratch) / "profile", folder)


async def _publish(center: Center) -> None:
    """Let all branches have the city's document."""
    await center.administration.people.add(
        Person(name=_WHO, shown_name="Nguyễn Thị Hoa", role=CenterRole.ADMINISTRATOR), by=_WHO
    )
    await _published(center, lived_city(), PLACES)


async def _published(center: Center, city: City, places: Iterable[Place]) -> None:
    versions = center.configurations.versions
    line = await versions.keep_draft(city, by=_WHO, note="", seen=None)
    stored = await versions.of(line.version)
    await center.configurations.publish(stored, [place.branch for place in places], by=_WHO)


async def _renewed(center: Center, logs: Mapping[Place, NodeLog]) -> None:
    """Let some branches have another version, which those that are heard of take over; the next one is a draft."""
    city = renewed_city()
    await _published(center, city, RENEWED)
    for place in RENEWED:
        if not place.silent:
            node = logs[place]
            node.do(AdoptConfiguration(id=an_id(), configuration=await _offered(center, place)))
            await _ship(center, node)
    await center.configurations.versions.keep_draft(city, by=_WHO, note="", seen=None)


async def _offered(center: Center, place: Place) -> Configuration:
    document = await center.configurations.offers.document(place.branch)
    if document is None:
        raise LookupError(f"Nothing is offered to {place.branch}")
    return decode_configuration(document)


async def _lived(center: Center, place: Place) -> NodeLog:
    *_, node = lived_week(place, await _offered(center, place))
    return node


async def _ship(center: Center, node: NodeLog) -> None:
    held = await center.taking_in.held(node.branch)
    for after in range(held.seq, node.seq, _PORTION):
        await center.taking_in.take(node.run(after, min(node.seq, after + _PORTION)))


def _photograph(url: str, token: str, profile: Path, folder: Path) -> None:
    with browser(profile) as page:
        page.set_cookie("motcua_session", token, url)
        page.resize(_WIDTH, _HEIGHT)
        for name, address in PAGES.items():
            page.open(url + address)
            page.evaluate("document.fonts.ready.then(() => new Promise(requestAnimationFrame))")
            page.picture(folder / f"{name}.png")


def _center(running: Running) -> Center:
    if running.desks.center is None:
        raise LookupError(f"{running.url} is no centre")
    return running.desks.center


if __name__ == "__main__":
    asyncio.run(take(Path(sys.argv[1])))
