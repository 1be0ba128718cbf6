"""The one file that starts Qt Quick: engine, fonts, icons, languages and windows. It knows no screen and no queue."""

import logging
import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path

from PySide6.QtCore import (
    QCoreApplication,
    QMessageLogContext,
    QObject,
    QSize,
    Qt,
    QtMsgType,
    QTranslator,
    qInstallMessageHandler,
)
from PySide6.QtGui import QFontDatabase, QGuiApplication, QImage, QPainter
from PySide6.QtQml import QQmlApplicationEngine, QQmlError
from PySide6.QtQuick import QQuickImageProvider, QQuickWindow
from PySide6.QtSvg import QSvgRenderer

from assets.languages import Language, compiled_language, language_codes
from assets.touch_map import ENVIRONMENT, keep_touch_map

ASSETS = Path(str(files("assets")))
FONT_FAMILY = "Be Vietnam Pro"
TRANSLATOR = "motcua-language"
QT_SLIPS = frozenset({"QUnifiedTimer::stopAnimationDriver: driver is not running"})
"""What Qt warns of and no program can help, so it is logged for whoever debugs and for nobody else.

Qt's animation clock stops with the last animation, and an order to stop that was still queued finds it standing. Qt
does nothing then, and the next animation starts the clock again: no frame is lost, and there is nothing to put right.
"""

log = logging.getLogger("motcua.screen")


class ScreenBroken(RuntimeError):
    """A screen's QML could not be loaded: a fault of the program or of its installation."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """What differs in the theme from one kind of screen to the next.

    ``scale`` multiplies every size of ``Theme``; 1 is a desk, read from 60 cm.
    """

    scale: float
    dark: bool = False
    large_type: bool = False
    high_contrast: bool = False
    reduced_motion: bool = False


CONSOLE = Look(scale=1)
KIOSK = Look(scale=1.5)
LOBBY = Look(scale=2, dark=True)


class IconProvider(QQuickImageProvider):
    """Draws ``image://icon/<name>/<rrggbb>`` from ``assets/icons`` at the size in pixels that is asked for."""

    def __init__(self) -> None:
        super().__init__(QQuickImageProvider.ImageType.Image)

    def requestImage(self, id: str, size: QSize, requestedSize: QSize) -> QImage:  # noqa: N802, N803 - Qt's names
        name, _, colour = id.partition("/")
        side = max(requestedSize.width(), requestedSize.height(), 1)
        image = draw_icon(name, colour, side)
        size.setWidth(side)
        size.setHeight(side)
        return image


@cache
def _icon_source(name: str) -> str:
    return (ASSETS / "icons" / f"{name}.svg").read_text(encoding="utf-8")


def draw_icon(name: str, colour: str, side: int) -> QImage:
    """The icon as a square of ``side`` pixels in the colour ``rrggbb``; transparent, and logged, when there is none."""
    image = QImage(side, side, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    try:
        source = _icon_source(name)
    except FileNotFoundError:
        log.error("There is no icon %r: add assets/icons/%s.svg or correct the name", name, name)
        return image
    painter = QPainter(image)
    QSvgRenderer(source.replace("currentColor", f"#{colour}").encode()).render(painter)
    painter.end()
    return image


def load_translator(code: str, *, beside: bool = False) -> QTranslator:
    """The built translation of a language; raises `LanguageMissing` or, for a damaged file, `ScreenBroken`."""
    compiled = compiled_language(code, beside=beside)
    translator = QTranslator()
    if not translator.load(str(compiled)):
        raise ScreenBroken(f"{compiled} is damaged: build it again with: python -m assets.languages")
    return translator


def available_languages() -> tuple[Language, ...]:
    """All languages that there are files for, each with the name it gives itself, the default first."""
    names = {code: load_translator(code).translate("Language", "English") for code in language_codes()}
    return tuple(Language(code=code, name=name or "English") for code, name in names.items())


def load_fonts() -> None:
    """Register the shipped fonts; raises `ScreenBroken` when the installation lacks them."""
    fonts = sorted((ASSETS / "fonts").glob("*.ttf"))
    broken = [font.name for font in fonts if QFontDatabase.addApplicationFont(str(font)) < 0]
    if broken or not fonts:
        raise ScreenBroken(f"Fonts in {ASSETS / 'fonts'} are missing or damaged: {', '.join(broken) or 'none there'}")


class ScreenEngine(QQmlApplicationEngine):
    """A QML engine that has the theme, the icons and the languages, and refuses to show half a screen.

    With `beside` it is for a screen beside another one of the program (`assets.beside`): its language is that of its
    own texts, and what the components say is in the program's.
    """

    def __init__(self, look: Look, import_paths: Iterable[Path], *, beside: bool = False) -> None:
        super().__init__()
        self.language = ""
        self.beside = beside
        for path in (ASSETS / "qml", *import_paths):
            self.addImportPath(str(path))
        self.addImageProvider("icon", IconProvider())
        self.set_look(look)

    def set_look(self, look: Look) -> None:
        """Give the theme the sizes and colours of ``look``; works while a window is open."""
        theme = self.singletonInstance("MotCua", "Theme")
        if not isinstance(theme, QObject):
            raise ScreenBroken(f"The theme in {ASSETS / 'qml' / 'MotCua'} did not load")
        theme.setProperty("scale", look.scale)
        theme.setProperty("dark", look.dark)
        theme.setProperty("largeType", look.large_type)
        theme.setProperty("highContrast", look.high_contrast)
        theme.setProperty("reducedMotion", look.reduced_motion)

    def set_language(self, code: str) -> None:
        """Show every text in the language ``code``, at once; raises `LanguageMissing`, then nothing has changed."""
        translator = load_translator(code, beside=self.beside)
        # Translators belong to the whole program, so one that another engine installed has to go as well; those of a
        # screen beside another go with it.
        home = self if self.beside else QCoreApplication.instance()
        for old in home.findChildren(QTranslator, TRANSLATOR) if home else ():
            QCoreApplication.removeTranslator(old)
            old.deleteLater()
        translator.setObjectName(TRANSLATOR)
        translator.setParent(home)
        QCoreApplication.installTranslator(translator)
        self.language = code
        # Either works out every text anew, also of what is built and not shown: never both.
        if self.uiLanguage() == code:
            self.retranslate()
        else:
            self.setUiLanguage(code)


def create_engine(
    *, look: Look, language: str, import_paths: Iterable[Path] = (), beside: bool = False
) -> ScreenEngine:
    """An engine ready to open windows; needs a running `QGuiApplication`. `beside` as in `ScreenEngine`."""
    load_fonts()
    font = QGuiApplication.font()
    font.setFamily(FONT_FAMILY)
    QGuiApplication.setFont(font)
    engine = ScreenEngine(look, import_paths, beside=beside)
    engine.set_language(language)
    return engine


def open_window(engine: ScreenEngine, module: str, component: str, properties: Mapping[str, object]) -> QQuickWindow:
    """Load ``component`` of the QML ``module`` with its required properties, and return its window.

    Raises `ScreenBroken`, with what QML said, when it does not load or is not a window.
    """
    said: list[str] = []

    def note(errors: list[QQmlError]) -> None:
        said.extend(error.toString() for error in errors)

    before = len(engine.rootObjects())
    engine.warnings.connect(note)
    engine.setInitialProperties(dict(properties))
    engine.loadFromModule(module, component)
    engine.warnings.disconnect(note)
    roots = engine.rootObjects()[before:]
    if not roots or not isinstance(roots[0], QQuickWindow):
        raise ScreenBroken(
            f"{module}.{component} did not open a window: {'; '.join(said) or 'its root is not a Window'}"
        )
    if touch_map := os.environ.get(ENVIRONMENT):  # noqa: TID251 - an adapter: each screen would have to ask for it
        path = Path(touch_map)
        keep_touch_map(roots[0], path.with_stem(f"{path.stem}-beside") if engine.beside else path)
    return roots[0]


def save_picture(window: QQuickWindow, path: Path) -> None:
    """Write what the window shows now as an image file; raises `ScreenBroken` when it cannot be written."""
    if not window.grabWindow().save(str(path)):
        raise ScreenBroken(f"The picture of the window could not be written to {path}")


def log_qt_messages() -> None:
    """Send what Qt and QML print to the program's log: their warnings are faults, so they are logged as errors."""
    levels = {
        QtMsgType.QtDebugMsg: logging.DEBUG,
        QtMsgType.QtInfoMsg: logging.INFO,
        QtMsgType.QtWarningMsg: logging.ERROR,
        QtMsgType.QtCriticalMsg: logging.ERROR,
        QtMsgType.QtFatalMsg: logging.CRITICAL,
    }

    def forward(kind: QtMsgType, context: QMessageLogContext, message: str) -> None:
        level = logging.DEBUG if message in QT_SLIPS else levels[kind]
        log.log(level, "%s (%s:%s)", message, context.file or "Qt", context.line)

    qInstallMessageHandler(forward)
