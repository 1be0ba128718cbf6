"""What can go wrong with forms on their way to paper, as three kinds; it decides nothing about what to do next.

FormError
├── FormPrinterUnavailable  the printer, its program or the folder: show it, keep the form, print again later
├── FormPrinterWrong        the setting names no printer: correct it, stop at the start
└── FormAssetBroken         a font is missing or damaged: install again
"""

from pathlib import Path


class FormError(Exception):
    """Root of this package's errors."""


class FormPrinterUnavailable(FormError):
    """A form that was not printed; the message names the printer, its state and what to do."""


class FormPrinterWrong(FormError):
    """A setting that names no printer; the message says what to write."""


class FormAssetBroken(FormError):
    """A shipped font that every form needs cannot be used."""

    def __init__(self, file: Path, problem: str) -> None:
        super().__init__(f"{file}: {problem}; install the program again")
        self.file = file
        self.problem = problem

    def __reduce__(self) -> tuple[type["FormAssetBroken"], tuple[Path, str]]:
        """Let it be told by another process."""
        return FormAssetBroken, (self.file, self.problem)
