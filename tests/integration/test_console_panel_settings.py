"""What a console is told of the panel beside it and of its fees."""

from pathlib import Path

import pytest

from counter_display.console.settings import parse
from counter_display.panel.settings import PanelPlace
from tests.fakes.panel import ACCOUNT

TEXT = 'bank_bin = "970415"\nbank = "VietinBank"\naccount = "113366668888"\nholder = "KHO BẠC NHÀ NƯỚC"\n'


@pytest.fixture
def words(tmp_path: Path) -> list[str]:
    credential = tmp_path / "credential"
    credential.write_text("secret", encoding="ascii")
    return ["--server", "https://cn01.example", "--credential-file", str(credential), "--data", str(tmp_path)]


@pytest.fixture
def account(tmp_path: Path) -> Path:
    file = tmp_path / "account.toml"
    file.write_text(TEXT, encoding="utf-8")
    return file


def test_a_console_has_a_panel_only_if_it_is_asked_for(words: list[str], account: Path) -> None:
    assert parse(words).panel is None
    assert parse([*words, "--panel"]).panel == PanelPlace()
    settings = parse([*words, "--panel", "HDMI-1", "--fee-account", str(account)])
    assert (settings.panel, settings.fee_account) == (PanelPlace(screen="HDMI-1"), ACCOUNT)


def test_fees_without_a_panel_are_refused(words: list[str], account: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        parse([*words, "--fee-account", str(account)])
    assert "needs --panel" in capsys.readouterr().err


def test_an_account_that_cannot_be_used_is_named(
    words: list[str], account: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    account.write_text("bank = 3", encoding="utf-8")
    for file in (account, account.with_name("none.toml")):
        with pytest.raises(SystemExit):
            parse([*words, "--panel", "--fee-account", str(file)])
    told = capsys.readouterr().err
    assert "bank_bin is missing" in told
    assert "none.toml" in told
