"""Panels that ask the meeting for something and show how far that is, not what was clicked."""

from collections.abc import Callable, Iterable, Mapping
from weakref import WeakKeyDictionary

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QScrollArea, QSizePolicy, QWidget

from controlroom.commands.catalogue import COMMANDS
from controlroom.commands.registry import Order
from controlroom.session.actions import Action, Status
from controlroom.ui.conference import ConferencePage
from controlroom.ui.desk import Desk
from controlroom.ui.guards import obstacle
from controlroom.ui.icons import Icons
from controlroom.ui.panels.base import Panel
from controlroom.ui.problems import explain_refusal
from controlroom.ui.theme import Theme
from controlroom.ui.tokens import GRID, SMALL
from controlroom.ui.widgets import Chip, ChipKind, Label
from controlroom.ui.wording import clock

translate = QCoreApplication.translate

# What shows by the push alone, or is not wanted any more.
_OVER = frozenset({Status.CONFIRMED, Status.CANCELLED})


class Asked(QObject):
    """The latest action for each key of one desk, while it is not confirmed."""

    changed = Signal()

    def __init__(self, desk: Desk, keys: Callable[[Order], Iterable[str]], parent: QObject) -> None:
        super().__init__(parent)
        self.actions: dict[str, Action] = {}
        self._keys = keys
        desk.acted.connect(self._acted)
        desk.destroyed.connect(self.deleteLater)

    def _acted(self, action: Action) -> None:
        for key in self._keys(action.order):
            known = self.actions.get(key)
            if known is not None and known.id > action.id:
                continue
            if action.status in _OVER:
                self.actions.pop(key, None)
            else:
                self.actions[key] = action
            self.changed.emit()


class AskingPanel(Panel):
    """A panel whose orders are followed, also while it is hidden or shows another meeting.

    Escape anywhere in it leads back to the table.
    """

    def __init__(self, theme: Theme, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(theme, icons, parent)
        self._asked: WeakKeyDictionary[Desk, Asked] = WeakKeyDictionary()

    def keys(self, order: Order) -> Iterable[str]:
        """What `order` is followed under; nothing if it is none of this panel's."""
        raise NotImplementedError

    @property
    def asked(self) -> Mapping[str, Action]:
        """What was asked of the meeting shown and is not confirmed."""
        asked = self._asked.get(self.desk) if self.desk is not None else None
        return asked.actions if asked is not None else {}

    def enter(self) -> None:
        if self.desk is not None and self.desk not in self._asked:
            asked = Asked(self.desk, self.keys, self)
            asked.changed.connect(self._asked_changed)
            self._asked[self.desk] = asked

    def _asked_changed(self) -> None:
        # Who has pressed something is answered at once.
        if self.isVisible():
            self.refresh()

    def relink(self, _link: object) -> None:
        self.redraw_soon()

    def obstacle(self, command: str) -> str:
        """Why `command` can't be given now, empty if it can."""
        return obstacle(COMMANDS[command], self.desk)

    def note(self, action: Action | None) -> tuple[str, str]:
        """How far an order is, in words and in a tone; empty if there is none."""
        if action is None:
            return "", "secondary"
        match action.status:
            case Status.ACCEPTED:
                at = clock(action.started_at * 1000)
                text = translate("asked", "accepted at {time}; whether it holds is not told")
                return text.format(time=at), "secondary"
            case Status.UNCONFIRMED:
                return translate("asked", "? asked, but not confirmed"), "warning"
            case Status.REFUSED | Status.FAILED:
                why = explain_refusal(action.refusals[0]).sentence if action.refusals else ""
                return translate("asked", "✗ refused: {why}").format(why=why), "alarm"
        return translate("asked", "asked…"), "secondary"

    # back to the table

    def event(self, event: QEvent) -> bool:
        # The window has a meaning for Escape too; in here it is ours.
        if (
            event.type() is QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.key() == Qt.Key.Key_Escape
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        else:
            super().keyPressEvent(event)

    def leave(self) -> None:
        """Put the focus back into the table."""
        for page in self.window().findChildren(ConferencePage):
            if page.isVisible():
                page.focus_table()


def scrolled(form: QWidget) -> QScrollArea:
    """A form that may be higher than its dock; the focus goes through it, not to it."""
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(form)
    for ground in (form, area.viewport()):
        ground.setAutoFillBackground(False)
    return area


class SwitchRow(QWidget):
    """Whether something is on, as the push says, and the button that asks for the opposite.

    `pressed` has the command; further buttons go into `row`.
    """

    pressed = Signal(str)

    def __init__(self, theme: Theme, icons: Icons, start: str, stop: str) -> None:
        super().__init__()
        self._start, self._stop = start, stop
        self.on: bool | None = None
        self.state = Chip(theme, icons)
        self.button = QPushButton()
        self.button.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.button.clicked.connect(lambda: self.pressed.emit(self.command))
        self.note = Label(theme, size=SMALL, tone="secondary")
        self.note.setWordWrap(True)
        self.row = QHBoxLayout(self)
        self.row.setContentsMargins(0, 0, 0, 0)
        self.row.setSpacing(2 * GRID)
        self.row.addWidget(self.state)
        self.row.addWidget(self.button)
        self.row.addStretch(1)

    @property
    def command(self) -> str:
        """What the button asks for now."""
        return self._stop if self.on else self._start

    def show_state(self, on: bool | None, word: str, button: str, why_not: str) -> None:  # noqa: FBT001
        """Show the state with a word for it; `why_not` disables the button."""
        self.on = on
        self.state.show_state(word, ChipKind.OUTLINED if on else ChipKind.NEUTRAL, dot=bool(on))
        self.button.setText(button)
        self.button.setEnabled(not why_not)
        self.button.setToolTip(why_not)

    def show_note(self, text: str, tone: str) -> None:
        """Say below how far the last order is."""
        self.note.setText(text)
        self.note.set_tone(tone)
        self.note.setVisible(bool(text))
