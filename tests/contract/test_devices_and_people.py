"""Devices, people and the trail keep their word on both databases, also when many act at once."""

import asyncio
from collections.abc import Callable, Coroutine
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, TypeAlias

import pytest

from server_client.queue_model.ids import BranchId
from server_client.server.administration import second_factor
from server_client.server.administration.administration import Administration, administration_on
from server_client.server.administration.administrator import CenterRole
from server_client.server.administration.passwords import check_password
from server_client.server.administration.people import Person, PersonFault
from server_client.server.administration.sessions import IDLE
from server_client.server.administration.signing_in import NotLetIn, SignIn, Why
from server_client.server.audit.trail import Deed, Sought, Trail
from server_client.server.credentials import Credential, Role
from server_client.server.enrolment.codes import GOOD_FOR
from server_client.server.enrolment.devices import DeviceFault, Devices, Place, WrongCode
from server_client.server.enrolment.known_devices import KnownDevices
from server_client.server.errors import LogDamaged, StaffUnusable
from server_client.server.sql.opening import open_sql
from server_client.server.sql.sql import Sql
from server_client.server.staff.pins import Pins
from tests.fakes.people import PASSWORD

Work: TypeAlias = Callable[["Centre"], Coroutine[Any, Any, None]]
CN01, CN02 = BranchId("CN01"), BranchId("CN02")
LAN = Person(name="lan", shown_name="Nguyễn Thị Lan", role=CenterRole.ADMINISTRATOR)
K1 = Place(branch=CN01, name="K1", role=Role.KIOSK)
PC = "pc-1"


class Centre:
    """The concerns under test, with a clock of their own."""

    def __init__(self, sql: Sql, data: Path) -> None:
        self.sql = sql
        self.at = datetime(2026, 3, 9, 1, 0, tzinfo=UTC)
        self.trail = Trail(sql, self.now)
        self.devices = Devices(sql, self.trail, self.now)
        self.known = KnownDevices(sql, self.devices, self.now)
        self.data = data
        self.administration = self.opened()

    def opened(self) -> Administration:
        """Return the administration as another process has it."""
        pins = Pins(memory_kib=8, passes=1, check=check_password)
        return administration_on(self.sql, self.trail, key=self.data / "key", now=self.now, pins=pins)

    def now(self) -> datetime:
        """Return the time."""
        return self.at

    async def whats(self) -> list[str]:
        """Return the kinds of all deeds, the oldest first."""
        return [one.deed.what for one in reversed(await self.trail.search(Sought()))]

    async def enrolled(self, place: Place = K1) -> str:
        """Return the secret of a device that has come in."""
        code = await self.devices.make_code(place, by="lan")
        _, secret = await self.devices.enrol(code.code, PC)
        await self.known.look(place.branch)
        return secret

    def holder(self, secret: str) -> Credential | None:
        """Return whose secret it is."""
        from hashlib import sha256  # noqa: PLC0415

        return self.known.holder(sha256(secret.encode()).hexdigest())

    async def begun(self) -> str:
        """Return the secret of the second factor of someone who has begun."""
        initial = await self.administration.people.add(LAN, by="test")
        token = await self.administration.signing_in.sign_in(
            SignIn(name="lan", password=initial, figures="", browser="")
        )
        session = await self.administration.sessions.find(token)
        assert session is not None
        assert session.is_beginning
        secret = self.administration.signing_in.begun_secret(session)
        await self.administration.signing_in.finish_beginning(session, PASSWORD, self.figures(secret))
        self.at += timedelta(seconds=60)
        return secret

    def figures(self, secret: str) -> str:
        """Return what the phone shows now."""
        import pyotp  # noqa: PLC0415 - what a phone does

        return pyotp.TOTP(secret, interval=second_factor.STEP_S).at(self.at)


async def until(is_so: Callable[[], bool]) -> None:
    """Wait until it is so."""
    for _ in range(2000):
        if is_so():
            return
        await asyncio.sleep(0.01)
    raise AssertionError("it did not come to pass")


@pytest.fixture
def on(sql_address: str, tmp_path: Path) -> Callable[[Work], None]:
    """Return what opens the database, does the work and closes it."""

    async def opened(work: Work) -> None:
        sql = await open_sql(sql_address)
        try:
            await work(Centre(sql, tmp_path))
        finally:
            await sql.close()

    return lambda work: asyncio.run(asyncio.wait_for(opened(work), 60))


def test_of_many_who_use_one_code_at_once_one_gets_the_device(on: Callable[[Work], None]) -> None:
    async def work(centre: Centre) -> None:
        code = await centre.devices.make_code(K1, by="lan")
        tried = await asyncio.gather(*(centre.devices.enrol(code.code, PC) for _ in range(5)), return_exceptions=True)
        assert sorted(type(one).__name__ for one in tried) == ["WrongCode"] * 4 + ["tuple"]
        assert await centre.whats() == ["code_made", "device_enrolled"]

    on(work)


def test_a_code_is_good_for_ten_minutes_and_the_latest_of_a_device_alone(on: Callable[[Work], None]) -> None:
    async def work(centre: Centre) -> None:
        first = await centre.devices.make_code(K1, by="lan")
        second = await centre.devices.make_code(K1, by="lan")
        with pytest.raises(WrongCode):
            await centre.devices.enrol(first.code, PC)
        centre.at += GOOD_FOR + timedelta(milliseconds=1)
        for code in (second.code, "", "2345-678", "OOOO-IIII", "ẞẞẞẞẞẞẞẞ"):
            with pytest.raises(WrongCode):
                await centre.devices.enrol(code, PC)
        for place in (
            Place(branch=BranchId(""), name="K1", role=Role.KIOSK),
            Place(branch=CN01, name="K 1", role=Role.KIOSK),
            Place(branch=CN01, name="K1", role=Role.ADMINISTRATOR),
        ):
            with pytest.raises(DeviceFault):
                await centre.devices.make_code(place, by="lan")

    on(work)


def test_who_has_the_name_anew_ends_who_had_it(on: Callable[[Work], None]) -> None:
    async def work(centre: Centre) -> None:
        old = await centre.enrolled()
        holder = centre.holder(old)
        assert holder is not None
        assert await centre.devices.claim(holder, "m1") == "m1"
        assert await centre.devices.claim(holder, "m2") == "m1"
        new = await centre.enrolled()
        found = centre.holder(new)
        assert (centre.holder(old), found is not None and found.machine) == (None, None)

    on(work)


def test_revoking_is_at_once_and_takes_an_open_code_along(on: Callable[[Work], None]) -> None:
    async def work(centre: Centre) -> None:
        secret = await centre.enrolled()
        await centre.devices.lock(CN01, "K1", "Mời sang K2", by="lan")
        await centre.known.look(CN01)
        assert centre.known.locks(CN01) == {"K1": "Mời sang K2"}
        code = await centre.devices.make_code(K1, by="lan")
        await centre.devices.revoke(CN01, "K1", by="lan")
        await centre.known.look(CN01)
        assert (centre.holder(secret), centre.known.locks(CN01)) == (None, {})
        with pytest.raises(WrongCode):
            await centre.devices.enrol(code.code, PC)
        for work_again in (centre.devices.revoke(CN01, "K1", by="lan"), centre.devices.lock(CN01, "K1", "", by="lan")):
            with pytest.raises(DeviceFault):
                await work_again
        with pytest.raises(DeviceFault, match="200"):
            await centre.devices.lock(CN01, "K1", "x" * 201, by="lan")
        assert [device.revoked_at is not None for device in await centre.devices.all()] == [True]

    on(work)


def test_a_secret_on_another_machine_is_not_exchanged_and_is_told(on: Callable[[Work], None]) -> None:
    async def work(centre: Centre) -> None:
        holder = centre.holder(await centre.enrolled())
        assert holder is not None
        with pytest.raises(DeviceFault, match="another machine"):
            await centre.devices.rotate(holder, "thief")
        assert (await centre.whats())[-1] == "device_on_other_machine"
        new = await centre.devices.rotate(holder, PC)
        await centre.known.look(CN01)
        used = centre.holder(new)
        assert used is not None
        assert centre.holder(await centre.enrolled(Place(branch=CN02, name="Q1", role=Role.COUNTER))) is not None
        await centre.devices.use_new_secret(CN01, "K1", used.secret_hash)
        await centre.known.look(CN01)
        with pytest.raises(DeviceFault, match="not enrolled"):
            await centre.devices.rotate(holder, PC)
        assert sorted(centre.known.branches()) == [CN01, CN02]

    on(work)


def test_another_process_hears_of_a_device_and_of_its_end(on: Callable[[Work], None]) -> None:
    async def work(centre: Centre) -> None:
        await centre.known.begin()
        code = await centre.devices.make_code(K1, by="lan")
        async with asyncio.TaskGroup() as tasks:
            running = tasks.create_task(centre.known.run())
            _, secret = await centre.devices.enrol(code.code, PC)
            await until(lambda: centre.holder(secret) is not None)
            await centre.devices.revoke(CN01, "K1", by="lan")
            await until(lambda: centre.holder(secret) is None)
            running.cancel()

    on(work)


def test_both_factors_let_someone_in_and_each_code_once(on: Callable[[Work], None]) -> None:
    async def work(centre: Centre) -> None:
        secret = await centre.begun()
        signing_in = centre.administration.signing_in

        def wish(password: str = PASSWORD, figures: str = "") -> SignIn:
            return SignIn(name="lan", password=password, figures=figures or centre.figures(secret), browser="b")

        both = await asyncio.gather(*(signing_in.sign_in(wish()) for _ in range(2)), return_exceptions=True)
        assert sorted(type(one).__name__ for one in both) == ["NotLetIn", "str"]
        token = next(one for one in both if isinstance(one, str))
        assert (await centre.administration.sessions.find(token)) is not None
        centre.at += IDLE - timedelta(seconds=1)
        assert (await centre.opened().sessions.find(token)) is not None
        centre.at += IDLE + timedelta(seconds=61)
        assert (await centre.administration.sessions.find(token)) is None
        for wrong in (wish(figures="123456"), wish(password="nothing like it")):
            with pytest.raises(NotLetIn) as refused:
                await signing_in.sign_in(wrong)
            assert refused.value.why is Why.WRONG

    on(work)


def test_five_wrong_ones_lock_and_the_trail_says_so(on: Callable[[Work], None]) -> None:
    async def work(centre: Centre) -> None:
        secret = await centre.begun()
        for name in ("lan", "nobody"):
            wrong = SignIn(name=name, password="x", figures="", browser="")
            reasons = []
            for _ in range(6):
                with pytest.raises(NotLetIn) as refused:
                    await centre.administration.signing_in.sign_in(wrong)
                reasons.append(refused.value.why)
            assert reasons == [Why.WRONG] * 5 + [Why.LOCKED]
        assert (await centre.whats())[-1] == "locked_out"
        centre.at += timedelta(minutes=2)
        right = SignIn(name="lan", password=PASSWORD, figures=centre.figures(secret), browser="")
        assert await centre.administration.signing_in.sign_in(right)

    on(work)


def test_an_initial_password_is_over_after_three_days_and_another_key_lets_nobody_in(
    on: Callable[[Work], None],
) -> None:
    async def work(centre: Centre) -> None:
        initial = await centre.administration.people.add(LAN, by="test")
        centre.at += timedelta(hours=73)
        late = SignIn(name="lan", password=initial, figures="", browser="")
        with pytest.raises(NotLetIn):
            await centre.administration.signing_in.sign_in(late)
        renewed = await centre.administration.people.renew("lan", by="test")
        first = SignIn(name="lan", password=renewed, figures="", browser="")
        session = await centre.administration.sessions.find(await centre.administration.signing_in.sign_in(first))
        assert session is not None
        (centre.data / "key").write_bytes(b"k" * 32)
        with pytest.raises(StaffUnusable, match=r"administration\.key"):
            centre.administration.signing_in.begun_secret(session)

    on(work)


def test_the_last_administrator_stays_and_a_name_is_never_anothers(on: Callable[[Work], None]) -> None:
    async def work(centre: Centre) -> None:
        people = centre.administration.people
        await people.add(LAN, by="test")
        director = Person(name="lan", shown_name="Lan", role=CenterRole.DIRECTOR)
        for wrong, why in (
            (people.end("lan", by="lan"), "last"),
            (people.change(director, by="lan"), "last"),
            (people.add(LAN, by="lan"), "taken"),
            (people.end("nobody", by="lan"), "unknown"),
            (people.renew("nobody", by="lan"), "unknown"),
            (people.add(Person(name="X", shown_name="X", role=CenterRole.DIRECTOR), by="lan"), "name"),
            (people.add(Person(name="xx", shown_name=" ", role=CenterRole.DIRECTOR), by="lan"), "shown"),
            (people.add(Person(name="xx", shown_name="X", role=CenterRole.SUPERVISOR), by="lan"), "branches"),
        ):
            with pytest.raises(PersonFault) as fault:
                await wrong
            assert fault.value.why == why
        supervisor = Person(name="hoa", shown_name="Hoa", role=CenterRole.SUPERVISOR, branches=frozenset({CN01}))
        await people.add(supervisor, by="lan")
        found = await people.find("hoa")
        assert found is not None
        assert found.branches == {CN01}
        await people.end("hoa", by="lan")
        assert [one.name for one in await people.all()] == ["lan"]
        with pytest.raises(PersonFault, match="or was"):
            await people.add(supervisor, by="lan")

    on(work)


def test_the_trail_is_gapless_whoever_writes_and_shows_what_was_changed(on: Callable[[Work], None]) -> None:
    async def work(centre: Centre) -> None:
        assert await centre.trail.verified() is None
        other = Trail(centre.sql, centre.now)
        deeds = [Deed(who="lan", what="tried", about=f"100%_{at}") for at in range(20)]
        await asyncio.gather(*(trail.record(deed) for deed in deeds for trail in (centre.trail, other)))
        last = await centre.trail.verified()
        assert last is not None
        assert last.seq == 40
        assert len(await centre.trail.search(Sought(about="%_1", who="lan", what="tried"))) == 22
        assert [one.seq for one in await centre.trail.search(Sought(before=3))] == [2, 1]
        for wrong, said in (
            ("UPDATE trail SET who = 'hoa' WHERE seq = 7", "Deed 7 of"),
            ("DELETE FROM trail WHERE seq = 5", "Deed 5 is missing"),
            ("DELETE FROM trail WHERE seq > 3", "ends with deed 3"),
        ):
            await centre.sql.change(wrong)
            with pytest.raises(LogDamaged, match=said):
                await centre.trail.verified()

    on(work)
