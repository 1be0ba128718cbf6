"""The guide to procedures over starts, deliveries, damage, new days and a node that is away."""

import asyncio
import os
from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import replace
from datetime import date
from importlib.resources import files
from pathlib import Path

import pytest

from kiosk.catalogue_source import CatalogueAway, CatalogueSource, FileSource, NodeSource
from kiosk.guide import Guide
from kiosk.guide_keeper import ASK_ROUNDS, LOOK_S, QUIET_S, RETRY_ROUNDS, GuideKeeper, KeeperMeans
from kiosk.kept_catalogue import Delivery, KeptCatalogue
from server_client.catalogue_files.json_writing import catalogue_json
from server_client.client.errors import ServerUnavailable
from server_client.dossier_model.catalogue import Catalogue
from server_client.dossier_model.procedure import Procedure
from tests.fakes.procedures import BIRTH, MARRIAGE

STARTER = Path(str(files("assets"))) / "starter"
TODAY, TOMORROW = date(2026, 3, 9), date(2026, 3, 10)
DAMAGED = Delivery(mark="damaged", suffix=".json", data=b'{"procedures": [{"code": "1.0')


def delivery(mark: str, *procedures: Procedure) -> Delivery:
    return Delivery(mark=mark, suffix=".json", data=catalogue_json(Catalogue(procedures=procedures)).encode())


class Node:
    """Delivers what it has; None is away."""

    def __init__(self, has: Delivery | None) -> None:
        self.has = has
        self.asked: list[str | None] = []

    async def fetch(self, mark: str | None) -> Delivery | None:
        self.asked.append(mark)
        if self.has is None:
            raise CatalogueAway("nobody answers")
        return None if self.has.mark == mark else self.has


class House:
    """A kiosk's folder, its day and its visitors; `rounds` of the keeper's loop are run, and then it ends."""

    def __init__(self, folder: Path) -> None:
        self.kept = KeptCatalogue(folder / "catalogue")
        self.today = TODAY
        self.is_quiet = True
        self.shown: list[Guide] = []
        self.pauses: list[float] = []
        self.between: Callable[[int], None] = lambda rounds: None

    def keep(self, source: CatalogueSource, rounds: int = 1, starter: Path = STARTER) -> None:
        """Let the keeper work for so many rounds."""
        asyncio.run(self._keep(source, rounds, starter))

    async def _keep(self, source: CatalogueSource, rounds: int, starter: Path) -> None:
        means = KeeperMeans(
            starter=starter,
            today=lambda: self.today,
            show=self.shown.append,
            pause=self._pausing(rounds),
            is_quiet=lambda: self.is_quiet,
        )
        with suppress(asyncio.CancelledError):
            await GuideKeeper(self.kept, source, means).run()

    def _pausing(self, rounds: int) -> Callable[[float], Awaitable[None]]:
        async def pause(seconds: float) -> None:
            self.pauses.append(seconds)
            done = self.pauses.count(LOOK_S)
            self.between(done)
            if done >= rounds:
                raise asyncio.CancelledError

        return pause

    @property
    def sizes(self) -> list[int]:
        """How many procedures each guide had."""
        return [guide.size for guide in self.shown]


@pytest.fixture
def house(tmp_path: Path) -> House:
    return House(tmp_path)


def test_without_anything_kept_the_shipped_procedures_come_first_then_the_node_s(house: House) -> None:
    house.keep(Node(delivery("a", BIRTH)))
    assert house.sizes == [96, 1]
    assert house.shown[0].is_sample
    assert not house.shown[1].is_sample


def test_what_was_delivered_is_there_at_the_next_start_without_a_node(
    house: House, caplog: pytest.LogCaptureFixture
) -> None:
    house.keep(Node(delivery("a", BIRTH, MARRIAGE)))
    house.shown.clear()
    away = Node(None)
    house.keep(away)
    assert house.sizes == [2]
    assert away.asked == ["a"]
    assert "nobody answers" in caplog.text


def test_a_node_that_has_nothing_new_changes_nothing(house: House) -> None:
    node = Node(delivery("a", BIRTH))
    house.keep(node, ASK_ROUNDS + 1)
    assert node.asked == [None, "a"]
    assert house.sizes == [96, 1]


def test_the_node_is_asked_now_and_then_and_sooner_after_it_was_away(
    house: House, caplog: pytest.LogCaptureFixture
) -> None:
    node = Node(None)
    house.keep(node, 2 * RETRY_ROUNDS + 1)
    assert node.asked == [None] * 3
    assert caplog.text.count("nobody answers") == 1, "an outage is told once, not every time"


def test_a_damaged_delivery_replaces_nothing_on_the_screen_or_on_the_disk(
    house: House, caplog: pytest.LogCaptureFixture
) -> None:
    good = delivery("good", BIRTH, MARRIAGE)
    house.keep(Node(good))
    house.shown.clear()
    house.pauses.clear()
    house.keep(Node(DAMAGED), ASK_ROUNDS + 1)
    assert house.sizes == [2]
    assert house.kept.load() == good
    assert caplog.text.count("cannot be used") == 1, "the same damage is told once"


def test_a_sound_delivery_after_a_damaged_one_is_taken(house: House, caplog: pytest.LogCaptureFixture) -> None:
    node = Node(DAMAGED)

    def mend(rounds: int) -> None:
        node.has = delivery("b", BIRTH)

    house.between = mend
    house.keep(node, ASK_ROUNDS + 1)
    assert house.sizes == [96, 1]
    assert "cannot be used" in caplog.text


def test_a_damaged_file_on_the_disk_counts_as_none(
    house: House, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    for damage in (b"", b"\xff\x00 not json\n{}", b'{"mark": "a"}\n[]', b"[]\n[]"):
        (tmp_path / "catalogue").write_bytes(damage)
        assert house.kept.load() is None
    assert "fetched anew" in caplog.text
    node = Node(delivery("a", BIRTH))
    house.keep(node)
    assert node.asked == [None]
    assert house.sizes == [96, 1]


def test_a_torn_catalogue_on_the_disk_gives_way_to_the_shipped_one(
    house: House, caplog: pytest.LogCaptureFixture
) -> None:
    house.kept.keep(DAMAGED)
    house.keep(Node(None))
    assert house.sizes == [96]
    assert "cannot be used" in caplog.text


def test_a_full_disk_keeps_nobody_from_the_new_procedures(
    house: House, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    (tmp_path / "catalogue.part").mkdir()
    house.keep(Node(delivery("a", BIRTH)))
    assert house.sizes == [96, 1]
    assert "could not be kept" in caplog.text


def test_a_new_day_brings_the_procedures_that_are_in_force_then(house: House) -> None:
    ends = replace(BIRTH, effective_to=TODAY)
    begins = (replace(MARRIAGE, effective_from=TOMORROW), replace(BIRTH, effective_from=TOMORROW))

    def turn_the_day(rounds: int) -> None:
        house.today = TOMORROW

    house.between = turn_the_day
    house.keep(Node(delivery("a", ends, *begins)), 2)
    assert house.sizes == [96, 1, 2]


def test_a_new_day_on_which_nothing_changes_makes_no_new_guide(house: House) -> None:
    def turn_the_day(rounds: int) -> None:
        house.today = TOMORROW

    house.between = turn_the_day
    house.keep(Node(delivery("a", BIRTH)), 3)
    assert house.sizes == [96, 1]


def test_nothing_is_worked_out_anew_while_somebody_uses_the_kiosk(house: House) -> None:
    house.is_quiet = False

    def leave(rounds: int) -> None:
        house.is_quiet = house.pauses.count(QUIET_S) == 3

    house.between = leave
    house.keep(Node(delivery("a", BIRTH)))
    assert house.pauses[:3] == [QUIET_S] * 3
    assert house.sizes == [96, 1]


def test_shipped_files_that_are_missing_leave_the_rest_to_the_node(
    house: House, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    house.keep(Node(delivery("a", BIRTH)), starter=tmp_path)
    assert house.sizes == [1]
    assert "shipped procedures" in caplog.text
    assert "Everyday words" in caplog.text


def test_a_file_on_the_machine_is_followed(house: House, tmp_path: Path) -> None:
    file = tmp_path / "ours.json"
    file.write_bytes(delivery("", BIRTH).data)

    def add_one(rounds: int) -> None:
        file.write_bytes(delivery("", BIRTH, MARRIAGE).data)
        os.utime(file, ns=(1, 1))

    house.between = add_one
    house.keep(FileSource(file), ASK_ROUNDS + 1)
    assert house.sizes == [96, 1, 2]


def test_a_file_that_has_not_changed_is_not_read_again(tmp_path: Path) -> None:
    file = tmp_path / "ours.json"
    file.write_bytes(delivery("", BIRTH).data)
    source = FileSource(file)
    first = asyncio.run(source.fetch(None))
    assert first is not None
    assert asyncio.run(source.fetch(first.mark)) is None
    assert first.suffix == ".json"


def test_a_file_that_is_gone_leaves_what_was_read_last(
    house: House, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    file = tmp_path / "ours.json"
    file.write_bytes(delivery("", BIRTH).data)
    house.keep(FileSource(file))
    file.unlink()
    house.shown.clear()
    house.keep(FileSource(file))
    assert house.sizes == [1]
    assert "ours.json cannot be read" in caplog.text


class Office:
    """The catalogue's call, as the server answers it."""

    def __init__(self, *, is_away: bool = False) -> None:
        self._is_away = is_away

    async def catalogue(self, etag: str | None) -> tuple[str, bytes] | None:
        if self._is_away:
            raise ServerUnavailable("The server did not answer in time")
        return None if etag == '"1"' else ('"1"', b"[]")


def test_the_node_s_catalogue_bears_its_etag() -> None:
    async def office() -> Office:
        return Office()

    source = NodeSource(office)
    assert asyncio.run(source.fetch(None)) == Delivery(mark='"1"', suffix=".json", data=b"[]")
    assert asyncio.run(source.fetch('"1"')) is None


def test_a_node_that_does_not_answer_is_away() -> None:
    async def office() -> Office:
        return Office(is_away=True)

    with pytest.raises(CatalogueAway, match="did not answer"):
        asyncio.run(NodeSource(office).fetch(None))
