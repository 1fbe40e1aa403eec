"""The docks round the table: a column at the right, the log below, tools at the left."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import (
    QByteArray,
    QCoreApplication,
    QObject,
    QSize,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QAction, QColor, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QDockWidget, QMainWindow, QToolButton, QWidget

from controlroom.commands.registry import Order
from controlroom.later import Later
from controlroom.tasks import Tasks
from controlroom.text import QT_TRANSLATE_NOOP
from controlroom.ui.conference import ConferencePage
from controlroom.ui.desk import Desk
from controlroom.ui.icons import Icons
from controlroom.ui.panels.absent import AbsentPanel
from controlroom.ui.panels.base import Panel
from controlroom.ui.panels.log import LogPanel
from controlroom.ui.panels.onair import OnAirPanel
from controlroom.ui.panels.quality import QualityPanel
from controlroom.ui.panels.speaking import SpeakingPanel
from controlroom.ui.panels.waiting import WaitingPanel
from controlroom.ui.settings import Settings
from controlroom.ui.theme import Theme
from controlroom.ui.widgets import Island

if TYPE_CHECKING:
    from controlroom.ui.panels import (
        interpretation,
        invitations,
        meetingsettings,
        scenes,
        subtitles,
    )
else:
    interpretation = Later("controlroom.ui.panels.interpretation")
    invitations = Later("controlroom.ui.panels.invitations")
    meetingsettings = Later("controlroom.ui.panels.meetingsettings")
    scenes = Later("controlroom.ui.panels.scenes")
    subtitles = Later("controlroom.ui.panels.subtitles")

_LEFT = Qt.DockWidgetArea.LeftDockWidgetArea
_RIGHT = Qt.DockWidgetArea.RightDockWidgetArea
_BOTTOM = Qt.DockWidgetArea.BottomDockWidgetArea
# A layout saved by another version of the docks is not restored.
_VERSION = 2

# Heights of the sections from the top, width of the column and height of the log, in px.
_HEIGHTS = (96, 144, 148, 156, 144)
_WIDTH, _LOG = 312, 180
_TOOLS_WIDTH = 340
# The most of the window that the column and the log take at first.
_WIDTH_SHARE, _LOG_SHARE = 0.26, 0.2


class Room(NamedTuple):
    """What a tool is made with."""

    theme: Theme
    icons: Icons
    settings: Settings
    tasks: Tasks


class Tool(NamedTuple):
    """A panel for a kind of work, made when it is first opened. `name` is its `object_name`."""

    name: str
    title: str
    make: Callable[[Room], Panel]


TOOLS: tuple[Tool, ...] = (
    Tool(
        "interpretation",
        QT_TRANSLATE_NOOP("docks", "Interpretation"),
        lambda room: interpretation.InterpretationPanel(room.theme, room.icons, room.tasks),
    ),
    Tool(
        "subtitles",
        QT_TRANSLATE_NOOP("docks", "Subtitles"),
        lambda room: subtitles.SubtitlesPanel(room.theme, room.icons, room.tasks),
    ),
    Tool(
        "meeting-settings",
        QT_TRANSLATE_NOOP("docks", "Meeting settings"),
        lambda room: meetingsettings.MeetingSettingsPanel(room.theme, room.icons),
    ),
    Tool(
        "invitations",
        QT_TRANSLATE_NOOP("docks", "Invitations"),
        lambda room: invitations.InvitationsPanel(room.theme, room.icons, room.tasks),
    ),
    Tool(
        "scenes",
        QT_TRANSLATE_NOOP("docks", "Scenes"),
        lambda room: scenes.ScenesPanel(room.theme, room.icons, room.settings),
    ),
)


class Surface(Island):
    """One step above the window, round `inside`, which gives way down to `least` px if given."""

    def __init__(self, theme: Theme, inside: QWidget, least: int = 0) -> None:
        super().__init__(inside)
        self.theme = theme
        self._least = least
        theme.changed.connect(self.update)

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        # On a small screen lists and drawings give way to lines that can't.
        least = super().minimumSizeHint()
        if self._least:
            least.setHeight(min(least.height(), self.theme.scaled(self._least)))
        return least

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        QPainter(self).fillRect(self.rect(), QColor(self.theme.colours.panel))


class Dock(QDockWidget):
    """`left` comes when Escape is pressed in it: where it floats, the window does not hear that."""

    left = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if is_escape(event):
            self.left.emit()
        else:
            super().keyPressEvent(event)


class Docks(QObject):
    """The panels of the window. While no meeting is open they are put away.

    `given` has an Order, and `told` a word for the hint bar, of any panel. `left` comes when Escape
    is pressed and nothing nearer to the focus wants it.
    """

    given = Signal(object)
    told = Signal(str)
    left = Signal()

    def __init__(self, room: Room, window: QMainWindow) -> None:
        super().__init__(window)
        theme, icons = room.theme, room.icons
        self.theme = theme
        self._room = room
        self._window = window
        self._desk: Desk | None = None
        self.log = LogPanel(theme, icons)
        self.log.retry.connect(self._retry)
        self.panels: list[Panel] = [
            SpeakingPanel(theme, icons),
            OnAirPanel(theme, icons),
            WaitingPanel(theme, icons),
            QualityPanel(theme, icons),
            AbsentPanel(theme, icons),
            self.log,
        ]
        self.docks = [self._dock(panel) for panel in self.panels]
        self._unmade: dict[Dock, Tool] = {}
        self.tools = [self._tool(tool) for tool in TOOLS]
        self._panels = dict(zip(self.docks, self.panels, strict=True))
        window.setCorner(Qt.Corner.BottomRightCorner, _RIGHT)
        window.setDockNestingEnabled(True)
        for dock in self.docks:
            window.addDockWidget(self._area(dock), dock)
            dock.hide()
        self._put_tools()
        self._fresh = True
        self._tools_sized = False
        # How they stood when they were put away; empty if they have never been seen.
        self._put_away: QByteArray | None = QByteArray()
        for dock in self._all:
            dock.left.connect(self.leave)

    def _dock(self, panel: Panel) -> Dock:
        dock = Dock(panel.title, self._window)
        dock.setObjectName(panel.object_name)
        self._put(panel, dock)
        return dock

    def _put(self, panel: Panel, dock: Dock) -> None:
        panel.given.connect(self.given)
        panel.told.connect(self.told)
        # The panel's own heading is what one drags it by.
        panel.column.removeWidget(panel.heading)
        dock.setTitleBarWidget(Surface(self.theme, panel.heading))
        least = 0 if type(panel) is SpeakingPanel else panel.least_height
        dock.setWidget(Surface(self.theme, panel, least))

    def _tool(self, tool: Tool) -> Dock:
        dock = Dock(QCoreApplication.translate("docks", tool.title), self._window)
        dock.setObjectName(tool.name)
        dock.visibilityChanged.connect(partial(self._seen, dock))
        self._unmade[dock] = tool
        return dock

    def _seen(self, dock: Dock, visible: bool) -> None:  # noqa: FBT001 - Qt's signal
        if visible:
            self._make(dock)

    def _make(self, dock: Dock) -> None:
        if (tool := self._unmade.pop(dock, None)) is not None:
            panel = tool.make(self._room)
            self._panels[dock] = panel
            panel.heading.add(self._closer(dock))
            self._put(panel, dock)
            panel.show_desk(self._desk)
            QTimer.singleShot(0, partial(self._size_tools, dock))

    def _size_tools(self, dock: Dock) -> None:
        """Give the tools their first width when one of them is first seen."""
        if self._tools_sized or not dock.isVisible():
            return
        self._tools_sized = True
        width = min(self.theme.scaled(_TOOLS_WIDTH), round(self._window.width() * _WIDTH_SHARE))
        self._window.resizeDocks([dock], [width], Qt.Orientation.Horizontal)

    def _closer(self, dock: Dock) -> QToolButton:
        """What puts a tool away."""
        button = QToolButton()
        button.setProperty("tone", "small")
        button.setIcon(self._room.icons.icon("x"))
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.setAccessibleName(self.tr("Close {panel}").format(panel=dock.windowTitle()))
        button.setToolTip(self.tr("Close"))
        button.clicked.connect(dock.hide)
        button.clicked.connect(self.left)
        return button

    def _put_tools(self) -> None:
        """All tools behind one another at the left, out of sight until they are called."""
        for dock in self.tools:
            self._window.addDockWidget(_LEFT, dock)
            if dock is not self.tools[0]:
                self._window.tabifyDockWidget(self.tools[0], dock)
            dock.hide()

    def _area(self, dock: Dock) -> Qt.DockWidgetArea:
        return _BOTTOM if dock is self.docks[-1] else _RIGHT

    @property
    def _all(self) -> list[Dock]:
        return [*self.docks, *self.tools]

    @property
    def toggles(self) -> list[QAction]:
        """Actions that show and hide each dock."""
        return [dock.toggleViewAction() for dock in self._all]

    def show_desk(self, desk: Desk | None) -> None:
        """Show a conference in every panel, or put all away."""
        self._desk = desk
        for panel in self._panels.values():
            panel.show_desk(desk)
        if desk is None and self._put_away is None:
            self._put_away = self._window.saveState(_VERSION)
            for dock in self._all:
                dock.hide()
        elif desk is not None and self._put_away is not None:
            state, self._put_away = self._put_away, None
            if state.isEmpty():
                for dock in self.docks:
                    dock.show()
            else:
                self._restore(state)
            self.arrange_soon()
        for toggle in self.toggles:
            toggle.setEnabled(desk is not None)

    def _retry(self, order: Order) -> None:
        if self.log.desk is not None:
            self.log.desk.submit(order)

    # sizes and places

    def state(self) -> bytes:
        """Where the docks are; nothing if they have never been seen."""
        state = self._window.saveState(_VERSION) if self._put_away is None else self._put_away
        return bytes(state.data())

    def restore(self, state: bytes) -> None:
        """Put the docks where they were; an unknown state changes nothing."""
        if not state:
            return
        self._fresh = False
        if self._put_away is not None:
            self._put_away = QByteArray(state)
        else:
            self._restore(QByteArray(state))

    def _restore(self, state: QByteArray) -> None:
        self._window.restoreState(state, _VERSION)
        if any(not dock.isHidden() for dock in self.tools):
            self._tools_sized = True

    def reset(self) -> None:
        """Put all docks where they belong."""
        for dock in self.docks:
            dock.setFloating(False)
            self._window.removeDockWidget(dock)
            self._window.addDockWidget(self._area(dock), dock)
            dock.show()
        for dock in self.tools:
            dock.setFloating(False)
            self._window.removeDockWidget(dock)
        self._put_tools()
        self._fresh = True
        self._tools_sized = False
        self.arrange_soon()

    def arrange_soon(self) -> None:
        """Give the docks their first sizes, once they are seen and laid out."""
        QTimer.singleShot(0, self, self._arrange)

    def _arrange(self) -> None:
        if not self._fresh or self._put_away is not None or not self._window.isVisible():
            return
        self._fresh = False
        scaled = self.theme.scaled
        column, log = self.docks[:-1], self.docks[-1]
        self._window.resizeDocks(
            column, [scaled(height) for height in _HEIGHTS], Qt.Orientation.Vertical
        )
        maximized = self._window.isMaximized()
        room = self._window.screen().availableSize() if maximized else self._window.size()
        width = min(scaled(_WIDTH), round(room.width() * _WIDTH_SHARE))
        height = min(scaled(_LOG), round(room.height() * _LOG_SHARE))
        self._window.resizeDocks(column[:1], [width], Qt.Orientation.Horizontal)
        self._window.resizeDocks([log], [height], Qt.Orientation.Vertical)

    # the focus

    def open(self, name: str) -> None:
        """Show the panel of this name and put the focus into it."""
        dock = next(dock for dock in self._all if dock.objectName() == name)
        dock.show()
        dock.raise_()
        self._make(dock)
        if (inside := _first_stop(self._panels[dock])) is not None:
            inside.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def focus_log_filter(self) -> None:
        """Show the log and put the focus into its filter."""
        self.docks[-1].show()
        self.log.open_filter()

    def leave(self) -> None:
        """Go back to the window, out of whatever panel has the focus."""
        self._window.activateWindow()
        self.left.emit()

    def step(self, by: int, page: ConferencePage | None) -> None:
        """Put the focus into the next visible panel, or the table."""
        if page is None:
            return
        stops: list[QWidget] = [page.table]
        for dock in self._all:
            panel = self._panels.get(dock)
            if panel is None or not panel.isVisible():
                continue
            if (inside := _first_stop(panel)) is not None:
                stops.append(inside)
        focused = self._window.focusWidget()
        at = next((i for i, stop in enumerate(stops) if _holds(stop, focused)), 0)
        stops[(at + by) % len(stops)].setFocus(Qt.FocusReason.ShortcutFocusReason)


def is_escape(event: QKeyEvent) -> bool:
    """Whether it is Escape alone."""
    return event.key() == Qt.Key.Key_Escape and not event.modifiers()


def _first_stop(panel: QWidget) -> QWidget | None:
    """The first thing in `panel` that takes the focus by Tab."""
    for widget in panel.findChildren(QWidget):
        if widget.isVisible() and widget.isEnabled() and widget.focusPolicy() & _BY_TAB:
            return widget
    return None


_BY_TAB = Qt.FocusPolicy.TabFocus


def _holds(stop: QWidget, focused: QWidget | None) -> bool:
    if focused is None:
        return False
    if stop is focused or stop.isAncestorOf(focused):
        return True
    dock = focused.parentWidget()
    while dock is not None and not isinstance(dock, QDockWidget):
        dock = dock.parentWidget()
    return dock is not None and dock.isAncestorOf(stop)
