"""The language of a second window, whose texts are not those of the program's: a panel beside a console.

Qt has one language for a whole program. What this translates are the texts of the QML files that it is told; for all
others Qt asks on.
"""

from collections.abc import Collection

from PySide6.QtCore import QTranslator


class SecondLanguage(QTranslator):
    """Translates as `language` does, but only the texts of these QML files (their names without the ending)."""

    def __init__(self, language: QTranslator, files: Collection[str]) -> None:
        super().__init__()
        self._language = language
        self._files = frozenset(files)

    def isEmpty(self) -> bool:  # noqa: N802 - Qt's name
        return False

    def translate(
        self,
        context: str,
        sourceText: str,  # noqa: N803 - Qt's name
        disambiguation: str | None = None,
        n: int = -1,
    ) -> str | None:
        if context not in self._files:
            return None
        return self._language.translate(context, sourceText, disambiguation, n) or None
