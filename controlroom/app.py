"""Puts the window together and ends everything in order: the composition root.

The window is shown first; the network's modules are loaded, in a thread, once it has been painted.
"""

import asyncio
import gc
import importlib
import logging
import signal
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

import msgspec
from PySide6.QtCore import QLibraryInfo, QLocale, QTimer, QTranslator
from PySide6.QtWidgets import QApplication
from qasync import QEventLoop

from controlroom import __version__
from controlroom.resources import path
from controlroom.tasks import Tasks
from controlroom.ui import problems
from controlroom.ui.conferences import Conferences
from controlroom.ui.garbage import Garbage
from controlroom.ui.icons import Icons
from controlroom.ui.settings import Settings
from controlroom.ui.theme import Theme
from controlroom.ui.window import Window
from controlroom.vendors.base import Client, Place

log = logging.getLogger(__name__)

_CLIENT = "controlroom.vendors.huawei.client"
_PAINT_WITHIN = 1.0
# How often Python gets a look at signals where the loop can't watch them.
_SIGNALS_MS = 250


class OpenRequest(msgspec.Struct, frozen=True):
    """A conference to open at the start; without a password the user is asked for it."""

    place: Place
    password: str | None = None


def run(open_: Sequence[OpenRequest] = (), *, settings_file: Path | None = None) -> int:
    """Show the window until it is closed; the exit status."""
    app = QApplication(sys.argv[:1])
    app.setApplicationName("controlroom")
    app.setApplicationVersion(__version__)
    app.setDesktopFileName("controlroom")
    app.setQuitOnLastWindowClosed(False)
    with asyncio.Runner(loop_factory=lambda: QEventLoop(app)) as runner:
        return runner.run(_main(app, open_, Settings(settings_file)))


async def _main(app: QApplication, open_: Sequence[OpenRequest], settings: Settings) -> int:
    stop = asyncio.Event()
    _stop_at_signals(stop.set)
    translators = speak(app, settings.now.language)
    app.setApplicationDisplayName(app.translate("Window", "Control Room"))
    theme = Theme()
    theme.set_mode(settings.now.theme)
    theme.set_scale(settings.now.scale)
    theme.apply(app)
    icons = Icons(theme)
    app.setWindowIcon(icons.app())
    garbage = Garbage(app)
    async with Tasks("app") as tasks:
        loading = tasks.start(_load(), "load")

        async def connect(place: Place, password: str) -> Client:
            await asyncio.shield(loading)
            client: Client = importlib.import_module(_CLIENT).HuaweiClient(place, password)
            return client

        conferences = Conferences(connect)
        window = Window(theme, icons, settings, conferences, tasks)
        window.closing.connect(stop.set)
        window.show()
        for request in open_:
            tasks.start(window.open(request.place, request.password), "open")
        if not open_:
            window.ask_for_meeting()
        await stop.wait()
        window.put_away()
        await conferences.close_all()
    for translator in translators:
        app.removeTranslator(translator)
    garbage.stop()
    return 0


async def _load() -> None:
    """Load what the first picture does not need."""
    await asyncio.to_thread(importlib.import_module, _CLIENT)
    await asyncio.to_thread(problems.load)
    gc.collect()
    gc.freeze()


def speak(app: QApplication, language: str) -> list[QTranslator]:
    """Set the locale, the system's if `language` is empty, and install its texts."""
    locale = QLocale(language) if language else QLocale.system()
    QLocale.setDefault(locale)
    installed: list[QTranslator] = []
    name = "zh_CN" if _spoken(locale) == "zh" else "en"
    for directory, prefix in (
        (QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath), "qtbase"),
        (str(path("i18n")), "controlroom"),
    ):
        translator = QTranslator(app)
        if translator.load(f"{prefix}_{name}", directory):
            app.installTranslator(translator)
            installed.append(translator)
    return installed


def _spoken(locale: QLocale) -> str:
    """The first language of the user's that the program speaks."""
    for language in locale.uiLanguages():
        if (spoken := language.partition("-")[0]) in ("en", "zh"):
            return spoken
    return "en"


def _stop_at_signals(stop: Callable[[], object]) -> None:
    loop = asyncio.get_running_loop()
    for number in (signal.SIGINT, signal.SIGTERM):
        try:
            loop.add_signal_handler(number, stop)
        except NotImplementedError:
            signal.signal(number, lambda *_: stop())
            # Python runs its handlers only when Qt lets it run at all.
            timer = QTimer(QApplication.instance())
            timer.timeout.connect(lambda: None)
            timer.start(_SIGNALS_MS)
