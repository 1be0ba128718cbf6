"""What a console is told at its start; it reads the command line and the credential's file, and opens nothing else."""

import argparse
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from assets.screen_options import WindowSize, add_screen_options
from counter_display.console.office_file import OfficeFileUnusable, read_office
from counter_display.panel.fee import FeeAccount, FeeAccountUnusable, read_fee_account
from counter_display.panel.settings import PanelPlace, place_of
from server_client.client.connection_options import add_connection_options
from server_client.dossier_model.forms.filled_in import Office
from server_client.queue_model.configuration import VIETNAMESE
from server_client.queue_model.ids import BranchId, CounterId, Language

WAYS = "cups:NAME, a printer of this machine, or file:FOLDER"


@dataclass(frozen=True, slots=True, kw_only=True)
class ConsoleSettings:
    """Where the branch's server is, who we are to it, and how the window looks; without `windowed` it is maximised.

    `data` is the folder where the last seat is remembered, `counter` the counter that is proposed instead of it;
    `public_url` is the address under which citizens reach their ticket's page, empty if they cannot.
    `form_printer` is where forms go, empty for nowhere, `office` what stands at their head.
    `panel` is where a panel for the citizen is shown beside it, `fee_account` the account whose code it can show.
    """

    server: str
    branch: BranchId
    credential: str = field(repr=False)
    data: Path
    counter: CounterId | None = None
    language: Language = VIETNAMESE
    windowed: WindowSize | None = None
    public_url: str = ""
    form_printer: str = ""
    office: Office | None = None
    panel: PanelPlace | None = None
    fee_account: FeeAccount | None = None
    authority: Path | None = None


def parse(arguments: Sequence[str]) -> ConsoleSettings:
    """Read the command line of `motcua counter`; a mistake in it ends the program with a line about it."""
    parser = argparse.ArgumentParser(prog="motcua counter", description="Show the clerk's console.")
    add_connection_options(parser)
    parser.add_argument("--counter", metavar="ID", help="the counter to propose; else the one used last here")
    parser.add_argument("--data", required=True, type=Path, metavar="FOLDER", help="where the last seat is remembered")
    parser.add_argument("--public-url", default="", metavar="URL", help="where citizens find the page of their ticket")
    parser.add_argument("--form-printer", default="", metavar="WAY", help=f"where forms are printed: {WAYS}")
    parser.add_argument("--office", type=Path, metavar="FILE", help="what stands at the head of forms (TOML)")
    parser.add_argument(
        "--panel",
        nargs="?",
        const=PanelPlace(),
        type=place_of,
        metavar="SCREEN",
        help="shows the citizen's panel there",
    )
    parser.add_argument("--fee-account", type=Path, metavar="FILE", help="account of the fees on the panel (TOML)")
    add_screen_options(parser)
    options = parser.parse_args(arguments)
    return ConsoleSettings(
        server=options.server,
        authority=options.authority,
        branch=options.branch,
        credential=options.credential,
        data=options.data,
        counter=CounterId(options.counter) if options.counter else None,
        language=Language(options.language),
        windowed=options.windowed,
        public_url=options.public_url,
        form_printer=_form_printer(parser, options.form_printer),
        office=_office(parser, options.office),
        panel=options.panel,
        fee_account=_fee_account(parser, options),
    )


def _form_printer(parser: argparse.ArgumentParser, setting: str) -> str:
    if setting:
        # Drawing forms takes a library that nothing else needs.
        from counter_display.forms.errors import FormPrinterWrong  # noqa: PLC0415
        from counter_display.forms.printing import form_printer  # noqa: PLC0415

        try:
            form_printer(setting)
        except FormPrinterWrong as wrong:
            parser.error(str(wrong))
    return setting


def _office(parser: argparse.ArgumentParser, file: Path | None) -> Office | None:
    try:
        return None if file is None else read_office(file)
    except OfficeFileUnusable as unusable:
        parser.error(str(unusable))


def _fee_account(parser: argparse.ArgumentParser, options: argparse.Namespace) -> FeeAccount | None:
    file: Path | None = options.fee_account
    if file is None:
        return None
    if options.panel is None:
        parser.error("--fee-account needs --panel: fees are shown there")
    try:
        return read_fee_account(file.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, FeeAccountUnusable) as unusable:
        parser.error(f"{file}: {unusable}")
