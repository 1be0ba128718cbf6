"""The command lines of branch and centre: what they come to, and what is refused before anything starts."""

from pathlib import Path

import pytest

from server_client.queue_model.ids import BranchId
from server_client.server.credentials import Credentials, Role
from server_client.server.errors import SettingsFault
from server_client.server.options import branch_settings, center_settings


def pem(folder: Path) -> tuple[str, str]:
    """Return the paths of two files that stand for a certificate and its key."""
    paths = folder / "cert.pem", folder / "key.pem"
    for path in paths:
        path.touch()
    return str(paths[0]), str(paths[1])


def test_a_centre_hosts_each_point_in_a_folder_of_its_own() -> None:
    settings = center_settings(["--data", "d", "--host", "HN07=a.json", "--host", "HN08=b.json", "--closes", "1000"])

    assert settings.database == "sqlite:d/center.sqlite"
    assert [(one.branch, one.data, one.configuration, one.closes) for one in settings.hosted] == [
        ("HN07", Path("d/HN07"), Path("a.json"), 1000),
        ("HN08", Path("d/HN08"), Path("b.json"), 1000),
    ]
    assert settings.credentials_path == Path("d/credentials.json")
    assert {one.vault_path for one in settings.hosted} == {Path("d/HN07/vault.sqlite"), Path("d/HN08/vault.sqlite")}


def test_a_point_that_is_named_twice_is_refused() -> None:
    with pytest.raises(SettingsFault, match="--host HN07 is given twice"):
        center_settings(["--data", "d", "--host", "HN07=a.json", "--host", "HN07=b.json"])


@pytest.mark.parametrize("text", ["HN07", "=a.json", "HN07=", "../x=a.json", "a/b=a.json"])
def test_a_point_that_does_not_fit_is_refused(text: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        center_settings(["--data", "d", "--host", text])

    assert "write it as BRANCH=FILE" in capsys.readouterr().err


@pytest.mark.parametrize("listen", ["0.0.0.0:8200", "[::]:8200", "10.0.0.7:8200"])
def test_beyond_this_machine_a_server_speaks_tls_or_stands_behind_a_proxy(listen: str, tmp_path: Path) -> None:
    certificate, key = pem(tmp_path)
    for settings in (branch_settings, center_settings):
        with pytest.raises(SettingsFault, match="give --certificate and --key, or --behind-proxy"):
            settings(["--data", "d", "--listen", listen])
        settings(["--data", "d", "--listen", listen, "--behind-proxy"])
        settings(["--data", "d", "--listen", listen, "--certificate", certificate, "--key", key])


def test_on_this_machine_a_server_needs_no_certificate() -> None:
    assert branch_settings(["--data", "d"]).front.certificate is None
    assert branch_settings(["--data", "d", "--listen", "[::1]:8100"]).front.host == "::1"


def test_a_server_with_a_certificate_has_an_https_address(tmp_path: Path) -> None:
    certificate, key = pem(tmp_path)

    settings = branch_settings(["--data", "d", "--certificate", certificate, "--key", key])

    assert settings.hosted.public_url == "https://127.0.0.1:8100"


def test_certificate_and_key_belong_together_and_must_be_there(tmp_path: Path) -> None:
    certificate, _ = pem(tmp_path)

    with pytest.raises(SettingsFault, match="belong together"):
        branch_settings(["--data", "d", "--certificate", certificate])
    with pytest.raises(SettingsFault, match=r"--key nowhere\.pem is not there"):
        branch_settings(["--data", "d", "--certificate", certificate, "--key", "nowhere.pem"])


def test_a_name_in_several_branches_is_taken_back_in_the_one_that_is_said(tmp_path: Path) -> None:
    known = Credentials(tmp_path / "credentials.json")
    for branch in ("HN07", "HN08"):
        known.add("kiosk-1", Role.KIOSK, lambda: "secret", branch=BranchId(branch))

    with pytest.raises(SettingsFault, match=r"several credentials \(HN07, HN08\): say which by --branch"):
        known.remove("kiosk-1")
    known.remove("kiosk-1", BranchId("HN07"))

    assert [one.branch for one in known.all()] == ["HN08"]
    with pytest.raises(SettingsFault, match="a credential named kiosk-1 already"):
        known.add("kiosk-1", Role.KIOSK, lambda: "other", branch=BranchId("HN08"))
    with pytest.raises(SettingsFault, match="There is no credential named kiosk-2"):
        known.release("kiosk-2")
