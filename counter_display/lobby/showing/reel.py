"""Which file comes next: round and round in their order, past those that turned out to be broken; it opens none."""

from collections.abc import Sequence

from counter_display.lobby.showing.media_file import MediaFile


class Reel:
    """The files of a hall in their order; a file that was found broken comes back only as another version."""

    def __init__(self) -> None:
        self._files: tuple[MediaFile, ...] = ()
        self._broken: set[MediaFile] = set()
        self._at = -1

    def become(self, files: Sequence[MediaFile]) -> None:
        """Take the files that there are now, and go on behind the one that was last."""
        last = self._files[self._at] if self._at >= 0 else None
        self._files = tuple(files)
        self._broken &= set(files)
        self._at = _place(self._files, last, self._at) if last is not None else -1

    def broke(self, file: MediaFile) -> None:
        """Take that a file cannot be shown."""
        self._broken.add(file)

    def next(self) -> MediaFile | None:
        """Return the file after the one returned last, or None if there is nothing to show."""
        count = len(self._files)
        for step in range(1, count + 1):
            at = (self._at + step) % count
            if self._files[at] not in self._broken:
                self._at = at
                return self._files[at]
        return None


def _place(files: Sequence[MediaFile], last: MediaFile, at: int) -> int:
    """Return where `last` stands now; if it is gone, the place before the first whose name comes after its name."""
    if at < len(files) and files[at].path == last.path:
        return at
    for place, file in enumerate(files):
        if file.path == last.path:
            return place
    return next((place for place, file in enumerate(files) if file.path.name > last.path.name), 0) - 1
