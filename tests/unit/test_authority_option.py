"""Every screen takes the private authority's certificate, and says at once if the file holds none."""

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from counter_display.console import settings as console
from counter_display.led import settings as led
from counter_display.lobby import settings as lobby
from counter_display.panel import settings as panel
from kiosk import settings as kiosk
from kiosk.setup.key import SettingsWrong
from tests.fakes.city_tls import city_tls

SERVER = ["--server", "https://hcc.example.vn"]


def authorities(credential: str, data: str, ca: str) -> list[Callable[[], Path | None]]:
    """Return what each screen makes of the option."""
    line: Sequence[str] = [*SERVER, "--credential-file", credential, "--ca", ca]
    return [
        lambda: console.parse([*line, "--data", data]).authority,
        lambda: led.parse([*line, "--address", f"virtual:{data}", "--counter", "q1"]).authority,
        lambda: lobby.parse(line).authority,
        lambda: panel.parse([*line, "--counter", "q1"]).authority,
        lambda: kiosk.parse([*line, "--data", data, "--printer", f"virtual:{data}"], Path("none.toml")).authority,
    ]


def test_every_screen_takes_an_authority(tmp_path: Path) -> None:
    (tmp_path / "credential").write_text("secret")
    ca = city_tls(tmp_path).authority

    for parsed in authorities(str(tmp_path / "credential"), str(tmp_path), str(ca)):
        assert parsed() == ca


def test_a_file_without_a_certificate_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "credential").write_text("secret")

    for parsed in authorities(str(tmp_path / "credential"), str(tmp_path), str(tmp_path / "credential")):
        with pytest.raises((SystemExit, SettingsWrong)) as ended:
            parsed()
        said = capsys.readouterr().err + str(ended.value)
        assert "credential is no authority's certificate (it holds no certificate): give the PEM" in said
