"""Which languages the screens speak, found from the translation files; it never loads one into a running screen."""

import subprocess
import sys
import sysconfig
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from tempfile import TemporaryDirectory

from assets.beside import cut_out

TRANSLATIONS = Path(str(files("assets"))) / "translations"
PREFIX = "motcua_"
BESIDE_PREFIX = "beside_"
COMPLETE = "vi"


class LanguageMissing(LookupError):
    """A language was asked for whose file is not there; the message names the command that makes it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Language:
    """A language of the screens: its code and the name its own speakers give it."""

    code: str
    name: str


def language_codes(folder: Path = TRANSLATIONS) -> tuple[str, ...]:
    """The codes of all languages that have a source or compiled file, the default (Vietnamese) first."""
    found = {path.stem.removeprefix(PREFIX) for kind in ("ts", "qm") for path in folder.glob(f"{PREFIX}*.{kind}")}
    return tuple(sorted(found, key=lambda code: (code != "vi", code)))


def compiled_language(code: str, folder: Path = TRANSLATIONS, *, beside: bool = False) -> Path:
    """The compiled file of a language; raises `LanguageMissing` when it has not been built or does not exist.

    `beside` asks for the texts of a screen beside another one alone.
    """
    compiled = folder / f"{BESIDE_PREFIX if beside else PREFIX}{code}.qm"
    if compiled.is_file():
        return compiled
    if code in language_codes(folder):
        raise LanguageMissing(f"Language {code!r} is not built yet: run: python -m assets.languages")
    known = ", ".join(language_codes(folder))
    raise LanguageMissing(f"There is no language {code!r}: add {PREFIX}{code}.ts to {folder} (there are: {known})")


def compile_languages(folder: Path = TRANSLATIONS) -> tuple[Path, ...]:
    """Build each language's ``.qm`` beside its ``.ts`` with Qt's lrelease, and return them.

    Raises `LanguageMissing`, with what lrelease said, when a file is damaged.
    """
    # Beside them, and apart from what others make at the same time; then put in their place whole: a screen that runs
    # has the old file mapped, and would fall if that were cut short.
    with TemporaryDirectory(prefix=".building-", dir=folder) as building:
        place, sources = Path(building), sorted(folder.glob(f"{PREFIX}*.ts"))
        return (*(_compiled(source, place) for source in sources), *_compiled_beside(folder, place))


def _compiled_beside(folder: Path, building: Path) -> Iterator[Path]:
    complete = folder / f"{PREFIX}{COMPLETE}.ts"
    for source in sorted(folder.glob(f"{PREFIX}*.ts")) if complete.is_file() else ():
        part = building / f"{BESIDE_PREFIX}{source.stem.removeprefix(PREFIX)}.ts"
        part.write_text(cut_out(source.read_text("utf-8"), complete.read_text("utf-8")), encoding="utf-8")
        yield _compiled(part, building, folder)


def _compiled(source: Path, building: Path, folder: Path | None = None) -> Path:
    lrelease = Path(sysconfig.get_path("scripts")) / "pyside6-lrelease"
    target = (folder or source.parent) / f"{source.stem}.qm"
    run = subprocess.run(
        [lrelease, "-silent", "-nounfinished", source, "-qm", building / target.name],
        capture_output=True,
        text=True,
        check=False,
    )
    if run.returncode != 0:
        raise LanguageMissing(f"{source} could not be built: {run.stderr.strip() or run.stdout.strip()}")
    return (building / target.name).replace(target)


if __name__ == "__main__":
    for path in compile_languages():
        sys.stdout.write(f"{path}\n")
