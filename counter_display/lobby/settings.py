"""What a lobby is told at its start; it reads files and the command line, and opens nothing else."""

import argparse
from argparse import ArgumentParser, ArgumentTypeError
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from assets.languages import language_codes
from assets.screen_options import WindowSize, add_screen_options
from counter_display.lobby.notices import Notice, NoticesUnusable, notice_of, read_notices
from counter_display.lobby.showing.media_file import PlaylistUnusable, read_playlist
from counter_display.lobby.voice_options import USUAL, HeardBy, add_voice_options, heard_by, services_of
from server_client.client.connection_options import add_connection_options
from server_client.queue_model.configuration import VIETNAMESE
from server_client.queue_model.ids import BranchId, Language, ServiceCode

COLUMNS = (1, 2, 3, 4)


@dataclass(frozen=True, slots=True, kw_only=True)
class HallContents:
    """What a hall's screen shows: in how many columns, in which languages by turns, of which services, beside what.

    No services means all. `notices` are of the command line, `notice_file` is read again whenever it changes; so are
    the folder `media` and the file `playlist`, of which there is one at most.
    """

    columns: int = 2
    languages: tuple[Language, ...] = (VIETNAMESE,)
    services: tuple[ServiceCode, ...] = ()
    media: Path | None = None
    playlist: Path | None = None
    notices: tuple[Notice, ...] = ()
    notice_file: Path | None = None

    @property
    def has_media(self) -> bool:
        """Whether a place for pictures and films is kept."""
        return self.media is not None or self.playlist is not None


@dataclass(frozen=True, slots=True, kw_only=True)
class LobbySettings:
    """What a lobby is set up with; without `windowed` it fills its screen, without `data` it keeps no picture.

    `authority` is the certificate of the private authority that is believed; None for the public ones.
    """

    server: str
    branch: BranchId
    credential: str = field(repr=False)
    heard: HeardBy = USUAL
    windowed: WindowSize | None = None
    calm: bool = False
    contents: HallContents = HallContents()
    data: Path | None = None
    authority: Path | None = None

    @property
    def named_services(self) -> frozenset[ServiceCode]:
        """All services that an option names, which the branch has to have."""
        of_hall = self.heard.hall.called | self.heard.hall.speaks if self.heard.hall is not None else frozenset()
        return frozenset({*self.heard.speaks, *map(ServiceCode, of_hall), *self.contents.services})


def languages_of(text: str) -> tuple[Language, ...]:
    """Read `vi,en`; argparse's ArgumentTypeError names a language that there is no translation of."""
    codes = tuple(dict.fromkeys(word.strip() for word in text.split(",") if word.strip()))
    unknown = [code for code in codes if code not in language_codes()]
    if unknown or not codes:
        known = ", ".join(language_codes())
        raise ArgumentTypeError(f"Language {(unknown or [''])[0]!r} is not known: there are {known}")
    return tuple(map(Language, codes))


def parse(arguments: Sequence[str]) -> LobbySettings:
    """Read the command line of `motcua lobby`; a mistake in it ends the program with a line about it."""
    parser = ArgumentParser(prog="motcua lobby", description="Show and speak the calls of a branch's hall.")
    add_connection_options(parser)
    add_voice_options(parser)
    add_screen_options(parser)
    parser.add_argument("--calm", action="store_true", help="without motion")
    parser.add_argument(
        "--data", type=_folder_to_be, metavar="FOLDER", help="keeps the last picture for a start without a line"
    )
    _add_content_options(parser)
    options = parser.parse_args(arguments)
    heard = heard_by(options)
    if heard.hall is not None and heard.hall.called and not heard.hall.speaks <= heard.hall.called:
        parser.error(f"argument --speaks: not all of these are called in --hall {heard.hall.hall}")
    return LobbySettings(
        server=options.server,
        authority=options.authority,
        branch=options.branch,
        credential=options.credential,
        heard=heard,
        windowed=options.windowed,
        calm=options.calm,
        contents=_contents(options),
        data=options.data,
    )


def _add_content_options(parser: ArgumentParser) -> None:
    parser.add_argument("--columns", type=int, choices=COLUMNS, default=2, help="of the screen (default: 2)")
    parser.add_argument(
        "--languages", type=languages_of, metavar="CODE,CODE", help="languages that take turns, such as vi,en"
    )
    parser.add_argument(
        "--services", type=services_of, default=(), metavar="CODE,CODE", help="show only these of the services"
    )
    shown = parser.add_mutually_exclusive_group()
    shown.add_argument("--media", type=_folder, metavar="FOLDER", help="pictures and films between the calls")
    shown.add_argument("--playlist", type=_playlist, metavar="FILE", help="which ones, in which order, on which days")
    parser.add_argument(
        "--notice", type=_notice, action="append", default=[], metavar="TEXT", help="a notice; may be given again"
    )
    parser.add_argument("--notices", type=_notice_file, metavar="FILE", help="notices with their days and languages")


def _contents(options: argparse.Namespace) -> HallContents:
    return HallContents(
        columns=options.columns,
        languages=options.languages or (Language(options.language),),
        services=options.services,
        media=options.media,
        playlist=options.playlist,
        notices=tuple(options.notice),
        notice_file=options.notices,
    )


def _notice(text: str) -> Notice:
    try:
        return notice_of(text)
    except NoticesUnusable as exc:
        raise ArgumentTypeError(str(exc)) from exc


def _notice_file(text: str) -> Path:
    try:
        read_notices(_contents_of(text))
    except NoticesUnusable as exc:
        raise ArgumentTypeError(f"{text}: {exc}") from exc
    return Path(text)


def _playlist(text: str) -> Path:
    try:
        read_playlist(_contents_of(text))
    except PlaylistUnusable as exc:
        raise ArgumentTypeError(f"{text}: {exc}") from exc
    return Path(text)


def _contents_of(file: str) -> str:
    try:
        return Path(file).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as exc:
        raise ArgumentTypeError(f"{file} cannot be read: {exc}") from exc


def _folder(text: str) -> Path:
    if not Path(text).is_dir():
        raise ArgumentTypeError(f"{text} is no folder: make it and put pictures and films there")
    return Path(text)


def _folder_to_be(text: str) -> Path:
    if Path(text).exists() and not Path(text).is_dir():
        raise ArgumentTypeError(f"{text} is no folder")
    return Path(text)
