"""Shows the window, empty, and then has it furnished: the first half of the composition root.

What this module loads is on the way to the first picture; everything else is loaded after it.
"""

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QEvent, QLibraryInfo, QLocale, QObject, QTimer, QTranslator
from PySide6.QtWidgets import QApplication

from controlroom import __version__
from controlroom.later import Later
from controlroom.resources import path
from controlroom.ui.icons import Icons
from controlroom.ui.settings import Settings
from controlroom.ui.theme import STYLE, Theme
from controlroom.ui.window import Window
from controlroom.vendors.base import Place

if TYPE_CHECKING:
    from controlroom import program
else:
    program = Later("controlroom.program")

# The longest that the rest waits for the first picture: a window may be hidden from the start.
_PAINT_WITHIN_MS = 250


class OpenRequest(NamedTuple):
    """A conference to open at the start; without a password the user is asked for it."""

    place: Place
    password: str | None = None


def run(open_: Sequence[OpenRequest] = (), *, settings_file: Path | None = None) -> int:
    """Show the window until it is closed; the exit status."""
    app = QApplication([*sys.argv[:1], *STYLE])
    app.setApplicationName("controlroom")
    app.setApplicationVersion(__version__)
    app.setDesktopFileName("controlroom")
    app.setQuitOnLastWindowClosed(False)
    window = show(app, Settings(settings_file))
    _wait_for_paint(app, window)
    return program.run(app, window, open_)


def show(app: QApplication, settings: Settings) -> Window:
    """A window that is not furnished yet, in the language and the look that the user wants."""
    speak(app, settings.now.language)
    app.setApplicationDisplayName(app.translate("Window", "Control Room"))
    theme = Theme()
    theme.set_mode(settings.now.theme)
    theme.set_scale(settings.now.scale)
    theme.apply(app)
    icons = Icons(theme)
    app.setWindowIcon(icons.app())
    window = Window(theme, icons, settings)
    window.show()
    return window


class _FirstPaint(QObject):
    """Ends Qt's loop once a window has been painted."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        if event.type() is QEvent.Type.Paint:
            watched.removeEventFilter(self)
            QTimer.singleShot(0, QApplication.exit)
        return False


def _wait_for_paint(app: QApplication, window: Window) -> None:
    """Run Qt's own loop until the window has been painted: asyncio's is not loaded yet."""
    painted = _FirstPaint()
    window.installEventFilter(painted)
    patience = QTimer()
    patience.setSingleShot(True)
    patience.timeout.connect(QApplication.exit)
    patience.start(_PAINT_WITHIN_MS)
    app.exec()
    patience.stop()
    window.removeEventFilter(painted)


def speak(app: QApplication, language: str) -> None:
    """Set the locale, the system's if `language` is empty, and install its texts."""
    locale = QLocale(language) if language else QLocale.system()
    QLocale.setDefault(locale)
    name = "zh_CN" if _spoken(locale) == "zh" else "en"
    for directory, prefix in (
        (QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath), "qtbase"),
        (str(path("i18n")), "controlroom"),
    ):
        translator = QTranslator(app)
        if translator.load(f"{prefix}_{name}", directory):
            app.installTranslator(translator)


def _spoken(locale: QLocale) -> str:
    """The first language of the user's that the program speaks."""
    for language in locale.uiLanguages():
        if (spoken := language.partition("-")[0]) in ("en", "zh"):
            return spoken
    return "en"
