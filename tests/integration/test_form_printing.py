"""The counter's printer: a program that stands in for CUPS's lp, and folders."""

import asyncio
import stat
from pathlib import Path

import pytest

from counter_display.forms.errors import FormPrinterUnavailable, FormPrinterWrong
from counter_display.forms.printing import (
    CupsPrinter,
    FolderPrinter,
    PrintableForm,
    drawn,
    form_printer,
)
from server_client.dossier_model.forms.form_kind import Sheet
from tests.fakes.forms import CODE, receipt, register

FORM = PrintableForm(name="01_H26-261123-0001", sheet=Sheet.A5, pdf=b"%PDF-1.4 a form")


@pytest.fixture
def lp(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder in the PATH with an `lp` that keeps its words and its input beside it."""
    folder = tmp_path / "bin"
    folder.mkdir()
    program = folder / "lp"
    program.write_text(f'#!/bin/sh\nprintf "%s\\n" "$@" >{folder}/words\ncat >{folder}/input\n')
    program.chmod(0o755)
    monkeypatch.setenv("PATH", str(folder), prepend=":")
    return folder


def becomes(folder: Path, script: str) -> None:
    """Let the stand-in do something else."""
    (folder / "lp").write_text(f"#!/bin/sh\n{script}\n")


def test_lp_gets_the_queue_the_paper_and_the_form_through_a_pipe(lp: Path) -> None:
    asyncio.run(form_printer("cups:QUAY-1").print_form(FORM))
    assert (lp / "words").read_text().splitlines() == [
        "-d", "QUAY-1", "-t", "01_H26-261123-0001", "-o", "media=A5", "-",
    ]  # fmt: skip
    assert (lp / "input").read_bytes() == FORM.pdf


def test_the_register_is_printed_across_the_paper(lp: Path) -> None:
    form = asyncio.run(drawn(register(1)))
    asyncio.run(form_printer("cups:QUAY-1").print_form(form))
    assert (lp / "words").read_text().splitlines()[4:] == ["-o", "media=A4", "-o", "landscape", "-"]


def test_an_unknown_printer_is_told_in_lps_words(lp: Path) -> None:
    becomes(lp, 'cat >/dev/null; echo "lp: The printer or class does not exist." >&2; exit 1')
    with pytest.raises(FormPrinterUnavailable, match=r"QUAY-9 .*does not exist.*lpstat -e"):
        asyncio.run(form_printer("cups:QUAY-9").print_form(FORM))


def test_a_failure_without_a_word_is_told_too(lp: Path) -> None:
    becomes(lp, "exit 3")
    with pytest.raises(FormPrinterUnavailable, match="gave no reason"):
        asyncio.run(form_printer("cups:QUAY-1").print_form(FORM))


def test_a_printer_that_hangs_is_given_up(lp: Path) -> None:
    becomes(lp, "exec tail -f /dev/null")
    with pytest.raises(FormPrinterUnavailable, match="did not take the form within"):
        asyncio.run(CupsPrinter("QUAY-1", within_s=0.2).print_form(FORM))


def test_without_lp_it_is_said_what_to_install() -> None:
    with pytest.raises(FormPrinterUnavailable, match=r"no-such-lp cannot be started .*cups-client"):
        asyncio.run(CupsPrinter("QUAY-1", program="no-such-lp").print_form(FORM))


def test_a_folder_keeps_every_print_for_its_owner_only(tmp_path: Path) -> None:
    folder = tmp_path / "forms"
    printer = form_printer(f"file:{folder}")
    form = asyncio.run(drawn(receipt()))
    for _ in range(2):
        asyncio.run(printer.print_form(form))
    kept = sorted(folder.iterdir())
    assert [path.name for path in kept] == [f"01_{CODE}-2.pdf", f"01_{CODE}.pdf"]
    assert {stat.S_IMODE(path.stat().st_mode) for path in kept} == {0o600}
    assert kept[0].read_bytes() == form.pdf


def test_a_folder_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(FormPrinterUnavailable, match=r"Form folder .*file/forms cannot be written"):
        asyncio.run(FolderPrinter(tmp_path / "file" / "forms").print_form(FORM))


def test_a_full_disk_leaves_no_half_form(tmp_path: Path) -> None:
    # A .part in the way stands for a disk that takes the name and not the form.
    (tmp_path / f"{FORM.name}.part").mkdir()
    with pytest.raises(FormPrinterUnavailable, match="cannot be written"):
        asyncio.run(FolderPrinter(tmp_path).print_form(FORM))
    assert not (tmp_path / f"{FORM.name}.pdf").exists()


@pytest.mark.parametrize("setting", ["", "cups:", "cups:-h evil", "cups:a b", "file:", "usb:1", "QUAY-1"])
def test_a_setting_that_names_no_printer_says_what_to_write(setting: str) -> None:
    with pytest.raises(FormPrinterWrong, match=r"cups:NAME, .* or file:FOLDER"):
        form_printer(setting)
