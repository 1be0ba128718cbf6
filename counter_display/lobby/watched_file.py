"""A text file that someone may change while the program runs; it says whether there is news and keeps no contents."""

from pathlib import Path


class WatchedFile:
    """A file that is read again once it is another: by its time, its size or its place on the disk."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._seen: tuple[int, int, int] | None = None

    def news(self) -> str | None:
        """Return the text if it was not returned before, else None; OSError or UnicodeDecodeError tell why not.

        A fault is told once: then there is no news until the file changes again.
        """
        try:
            state = self.path.stat()
        except OSError:
            gone, self._seen = self._seen == (0, 0, 0), (0, 0, 0)
            if gone:
                return None
            raise
        mark = (state.st_mtime_ns, state.st_size, state.st_ino)
        if mark == self._seen:
            return None
        self._seen = mark
        return self.path.read_text(encoding="utf-8")
