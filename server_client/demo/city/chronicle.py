"""What a demonstration tells as it goes, with seconds and pictures, and its report; it decides nothing."""

import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path


@dataclass(slots=True)
class Chronicle:
    """Tells on the terminal, and keeps what was told; `clock` is in seconds from anywhere."""

    clock: Callable[[], float]
    is_silent: bool = False
    lines: list[str] = field(default_factory=list, init=False)
    pictures: list[tuple[Path, str]] = field(default_factory=list, init=False)
    _begun: float | None = field(default=None, init=False)

    @property
    def seconds(self) -> float:
        """Return how long ago the first thing was told."""
        now = self.clock()
        if self._begun is None:
            self._begun = now
        return now - self._begun

    def tell(self, words: str) -> None:
        """Tell one thing."""
        line = f"{self.seconds:5.0f} s  {words}"
        self.lines.append(line)
        if not self.is_silent:
            sys.stdout.write(line + "\n")
            sys.stdout.flush()

    def show(self, picture: Path, about: str) -> None:
        """Note a picture that was taken."""
        self.pictures.append((picture, about))

    def write(self, report: Path, *, table: str) -> None:
        """Write everything into one file, in Markdown; pictures are named from the report's folder."""
        story = "\n".join(f"- {line.strip()}" for line in self.lines)
        shown = "\n\n".join(f"**{about}**\n\n![]({path.relative_to(report.parent)})" for path, about in self.pictures)
        parts = ["# A city on one machine", "What was done, and what was seen:", story, table]
        if shown:
            parts += ["## Pictures", shown]
        report.write_text("\n\n".join(parts) + "\n", encoding="utf-8")
