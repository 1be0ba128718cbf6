"""Who is believed over TLS, on real sockets: each doubt is a sentence that names the server and the next step."""

import asyncio
import ssl
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from server_client.client import enrol_command
from server_client.client.api import BranchApi
from server_client.client.errors import ServerUnavailable
from server_client.queue_model.ids import BranchId
from server_client.server.app import now
from server_client.server.credentials import Role
from server_client.server.enrolment.devices import Place
from server_client.server.front_certificate import FrontCertificate
from server_client.server.replication.centre_line import CentreAddress, CentreUnavailable
from server_client.server.replication.http_centre import HttpCentre
from server_client.tls.authority import Authority, Wish
from server_client.tls.certificates import Ending, certificates_in
from server_client.tls.command import certificate
from tests.fakes.city_tls import CityTls, city_tls, shown
from tests.fakes.running_center import RunningCenter, running_center

HN07, CN01 = BranchId("HN07"), BranchId("CN01")


@pytest.fixture(scope="module")
def tls(tmp_path_factory: pytest.TempPathFactory) -> CityTls:
    """Return a city's authority, and a certificate for this machine."""
    return city_tls(tmp_path_factory.mktemp("tls"))


@pytest.fixture(scope="module")
def center(tls: CityTls, tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningCenter]:
    """Run a centre that speaks TLS by that certificate."""
    with running_center(tmp_path_factory.mktemp("center"), HN07, tls=tls) as center:
        yield center


def why_not(url: str, authority: Path | None) -> str:
    """Return what a device says of a server that it does not believe."""

    async def load() -> None:
        api = BranchApi(url, CN01, "secret", authority=authority)
        try:
            await api.load()
        finally:
            await api.close()

    with pytest.raises(ServerUnavailable) as failed:
        asyncio.run(load())
    return str(failed.value)


def test_a_device_believes_the_city_s_authority_alone(center: RunningCenter, tls: CityTls) -> None:
    secret = center.holder("K9", Role.KIOSK, HN07).secret

    async def seq() -> int:
        api = BranchApi(center.url, HN07, secret, authority=tls.authority)
        try:
            return (await api.load()).seq
        finally:
            await api.close()

    assert asyncio.run(seq()) > 0
    said = why_not(center.url, None)
    assert said.startswith(f"The certificate of {center.url} comes from an authority that is not believed here")
    assert "--ca FILE" in said


def test_another_authority_is_not_believed(tls: CityTls, tmp_path: Path) -> None:
    other = city_tls(tmp_path)

    with shown(tls) as url:
        assert "authority that is not believed here" in why_not(url, other.authority)


def test_a_certificate_for_another_name_is_not_believed(tmp_path: Path) -> None:
    other = city_tls(tmp_path, Wish(names=("hcc.example.vn",)))

    with shown(other) as url:
        said = why_not(url, other.authority)
    assert said.startswith(f"The certificate of {url} is another's (IP address mismatch")
    assert "motcua certificate issue" in said


def test_a_certificate_that_has_ended_is_not_believed(tmp_path: Path) -> None:
    old = city_tls(tmp_path, Wish(addresses=("127.0.0.1",), days=1), at=now() - timedelta(days=2))

    with shown(old) as url:
        assert why_not(url, old.authority).startswith(f"The certificate of {url} has ended: whoever runs that server")


def test_a_certificate_that_does_not_hold_yet_points_to_the_clocks(tmp_path: Path) -> None:
    early = city_tls(tmp_path, at=now() + timedelta(days=2))

    with shown(early) as url:
        assert "does not hold yet: see that the clock" in why_not(url, early.authority)


def test_a_server_without_tls_is_told_apart(tls: CityTls) -> None:
    with shown(None) as url:
        assert "speaks no TLS" in why_not(url, tls.authority)


def test_a_node_says_the_same_of_its_centre(tls: CityTls, tmp_path: Path) -> None:
    other, secret = city_tls(tmp_path), tmp_path / "secret"
    secret.write_text("secret")

    async def held(url: str) -> None:
        centre = HttpCentre(CentreAddress(url=url, credential=secret, authority=other.authority), CN01)
        try:
            await centre.held()
        finally:
            await centre.close()

    with shown(tls) as url, pytest.raises(CentreUnavailable, match="authority that is not believed here"):
        asyncio.run(held(url))


def enrol(center: RunningCenter, folder: Path, mark: str, *more: str) -> tuple[int, str]:
    """Enrol a machine by a new code with this mark; return how that ended, and the code."""
    place = Place(branch=HN07, name=f"K{abs(hash(folder)) % 90 + 10}", role=Role.KIOSK)
    code = center.do(center.center.devices.make_code(place, by="lan")).code
    credential = str(folder / "credential")
    told = f"{center.url}/enrol#{code}.{mark}"
    return enrol_command.enrol(["--credential-file", credential, "--code", told, *more]), code


def test_a_code_brings_the_authority_with_it(center: RunningCenter, tls: CityTls, tmp_path: Path) -> None:
    assert center.desks.authority is not None
    ended, _ = enrol(center, tmp_path, center.desks.authority.mark)

    assert ended == 0
    brought = tmp_path / "credential.ca.pem"
    assert brought.read_bytes() == tls.authority.read_bytes()
    rotate = ["--center", center.url, "--credential-file", str(tmp_path / "credential"), "--ca", str(brought)]
    assert enrol_command.enrol([*rotate, "--rotate"]) == 0


def test_a_swapped_authority_gets_nothing_and_the_code_stays_good(
    center: RunningCenter, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    ended, code = enrol(center, tmp_path, "AAAA-AAAA-AAAA-AAAA-AAAA-AAAA")

    assert ended == enrol_command.REFUSED
    assert "hands out another authority than the code names" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []
    form = {"code": code, "machine": "pc-2 3fa9c1d2e4b7"}
    assert center.http.post("/v1/devices/enrolment", json=form).status_code == 200


def test_an_authority_that_is_there_is_not_replaced_by_another(
    center: RunningCenter, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert center.desks.authority is not None
    other = city_tls(tmp_path)

    assert enrol(center, tmp_path, center.desks.authority.mark, "--ca", str(other.authority))[0] == 1
    assert "is of another authority than the code names" in capsys.readouterr().err


def test_the_authority_that_has_been_renewed_comes_with_the_next_exchange(tmp_path: Path) -> None:
    tls = city_tls(tmp_path)
    credential = tmp_path / "credential"
    with running_center(tmp_path / "first", HN07, tls=tls) as center:
        assert center.desks.authority is not None
        assert enrol(center, tmp_path, center.desks.authority.mark)[0] == 0
    brought = tmp_path / "credential.ca.pem"
    before = brought.read_bytes()
    Authority(tls.folder).renew_itself(7000, now())

    with running_center(tmp_path / "first", HN07, tls=tls) as center:
        words = ["--center", center.url, "--credential-file", str(credential), "--ca", str(brought), "--rotate"]
        assert enrol_command.enrol(words) == 0
    assert brought.read_bytes() == tls.authority.read_bytes() != before


def test_a_server_without_an_authority_of_its_own_says_so(tmp_path: Path) -> None:
    with running_center(tmp_path / "center") as plain:
        answer = plain.http.get("/v1/authority")
    assert (answer.status_code, answer.json()["code"]) == (404, "no_authority")


def test_health_and_measures_tell_the_end(center: RunningCenter) -> None:
    told = center.http.get("/v1/health").json()["certificate"]

    assert (told["name"], told["days_left"], told["says"]) == ("127.0.0.1", 396, None)
    assert "motcua_certificate_ends_seconds 1." in center.http.get("/metrics").text


def presented(url: str) -> str:
    """Return the fingerprint of what a server shows."""
    host, port = url.removeprefix("https://").split(":")
    return certificates_in(ssl.get_server_certificate((host, int(port))).encode(), url)[0].fingerprint


def test_renewed_files_are_served_without_a_restart(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    tls = city_tls(tmp_path, Wish(addresses=("127.0.0.1",), days=5))
    with running_center(tmp_path / "center", tls=tls) as center:
        served_by = center.desks.certificate
        assert served_by is not None
        before, first = presented(center.url), served_by.present
        assert (served_by.ending, "in 4 days" in str(served_by.notice)) == (Ending.URGENT, True)
        assert "in 4 days" in center.http.get("/v1/health").json()["certificate"]["says"]

        good = tls.certificate.read_bytes()
        tls.certificate.write_bytes(tls.authority.read_bytes())
        center.do(called(served_by.look))
        assert (presented(center.url), served_by.present) == (before, first)
        assert "do not fit" in str(served_by.notice)
        tls.certificate.write_bytes(good)

        assert certificate(["renew", "--folder", str(tls.folder), str(tls.certificate)]) == 0
        center.do(called(served_by.look))
        assert (served_by.notice, served_by.days_left) == (None, 396)
        assert presented(center.url) == served_by.present.fingerprint != before
        assert certificate(["show", center.url]) == 0
        assert served_by.present.fingerprint in capsys.readouterr().out


async def called(work: Callable[[], None]) -> None:
    """Do it in the loop."""
    work()


def test_what_a_node_tells_of_its_certificate_is_a_fault_while_its_end_is_near(
    center: RunningCenter, tmp_path: Path
) -> None:
    secret = tmp_path / "secret"
    secret.write_text(center.holder("node-3", Role.NODE, CN01).secret)
    near = city_tls(tmp_path, Wish(addresses=("127.0.0.1",), days=10))
    own = FrontCertificate(near.certificate, near.key, now)

    async def live() -> None:
        address = CentreAddress(url=center.url, credential=secret, authority=center_authority)
        centre = HttpCentre(address, CN01, certificate=own)
        try:
            await centre.held()
            await centre.held()
        finally:
            await centre.close()

    assert center.desks.certificate is not None
    center_authority = tmp_path / "ca.pem"
    assert center.desks.authority is not None
    center_authority.write_bytes(center.desks.authority.pem)
    asyncio.run(live())
    center.do(center.center.board.look())
    alarms = [alarm for alarm in center.center.board.shown.alarms if alarm.matter.branch == CN01]
    assert [(alarm.matter.kind.value, alarm.matter.subject) for alarm in alarms] == [("certificate", "soon")]

    Authority(near.folder).renew(near.certificate, 300, now())
    own.look()
    asyncio.run(live())
    center.do(center.center.board.look())
    assert [one for one in center.center.board.shown.alarms if one.matter.branch == CN01] == []


def test_a_certificate_that_cannot_be_had_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    assert certificate(["show", "https://127.0.0.1:9"]) == 3
    assert "shows no certificate" in capsys.readouterr().err
