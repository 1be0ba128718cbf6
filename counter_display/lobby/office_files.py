"""What the office puts into files for its hall, looked at again and again: notices, a folder or a playlist to be shown.

A file that has become unreadable or wrong changes nothing on the screen: what was read last stays, the log says why.
"""

import logging
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from counter_display.lobby.notices import Notice, NoticesUnusable, read_notices
from counter_display.lobby.settings import HallContents
from counter_display.lobby.showing.media_file import (
    Entry,
    MediaFile,
    PlaylistUnusable,
    media_in,
    media_of,
    read_playlist,
)
from counter_display.lobby.watched_file import WatchedFile

log = logging.getLogger("motcua.lobby")


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficeNews:
    """What the files say now."""

    notices: tuple[Notice, ...]
    media: tuple[MediaFile, ...]


class OfficeFiles:
    """The files that a hall was set up with; `read` may be called from any thread, one at a time."""

    def __init__(self, contents: HallContents) -> None:
        self._fixed = contents.notices
        self._folder = contents.media
        self._notice_file = WatchedFile(contents.notice_file) if contents.notice_file is not None else None
        self._playlist = WatchedFile(contents.playlist) if contents.playlist is not None else None
        self._notices: tuple[Notice, ...] = ()
        self._entries: tuple[Entry, ...] = ()
        self._media: tuple[MediaFile, ...] = ()
        self._fault = ""

    def read(self, day: date) -> OfficeNews:
        """Return what the files say on that day; no fault of theirs is raised."""
        if self._notice_file is not None and (text := _news(self._notice_file)) is not None:
            try:
                self._notices = read_notices(text)
            except NoticesUnusable as exc:
                log.warning("The notices in %s stay as they were: %s", self._notice_file.path, exc)
        self._read_media(day)
        return OfficeNews(notices=(*self._fixed, *self._notices), media=self._media)

    def _read_media(self, day: date) -> None:
        if self._folder is not None:
            self._media = self._listed(self._folder)
        if self._playlist is None:
            return
        if (text := _news(self._playlist)) is not None:
            try:
                self._entries = read_playlist(text)
            except PlaylistUnusable as exc:
                log.warning("What %s says is not shown, but what it said before: %s", self._playlist.path, exc)
        self._media = media_of(self._entries, self._playlist.path.parent, day)

    def _listed(self, folder: Path) -> tuple[MediaFile, ...]:
        try:
            media, self._fault = media_in(folder), ""
        except PlaylistUnusable as exc:
            if str(exc) != self._fault:
                log.warning("%s; what was there stays", exc)
            self._fault = str(exc)
            return self._media
        return media


def _news(file: WatchedFile) -> str | None:
    try:
        return file.news()
    except (OSError, UnicodeDecodeError) as exc:
        log.warning("%s cannot be read; what it said before stays: %s", file.path, exc)
        return None
