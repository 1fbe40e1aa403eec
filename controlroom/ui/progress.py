"""Batches under way: how much of each is done, refused and left, and a way to stop it."""

import math

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QPushButton, QVBoxLayout, QWidget

from controlroom.session.actions import Action, Status
from controlroom.ui import wording
from controlroom.ui.bars import Bar
from controlroom.ui.desk import Desk
from controlroom.ui.icons import Icons
from controlroom.ui.theme import Theme

# What is over sooner needs no bar.
PATIENCE_MS = 400
# A count that changes faster can't be read.
_TICK_MS = 80
# How long it says that all is done.
_DONE_FOR_MS = 4000
_LINE = 2


class ProgressBar(Bar):
    """One batch; the line at its lower edge grows as it goes on."""

    def __init__(self, theme: Theme, icons: Icons, action: Action, parent: QWidget) -> None:
        super().__init__(theme, icons, parent)
        self.action = action
        self.cancelling = False
        self.cancel: QPushButton | None = None

    def show_action(self, action: Action) -> None:
        """Say how far it is."""
        self.action = action
        what = wording.command(action.order)
        if self.cancelling:
            text = self.tr("{what}: stopping. What is on its way is still awaited")
        elif action.refusals:
            text = self.tr("{what}: {done} done, {refused} refused, {left} left")
        else:
            text = self.tr("{what}: {done} done, {left} left")
        headline = text.format(
            what=what,
            done=wording.number(action.done),
            refused=wording.number(len(action.refusals)),
            left=wording.number(action.left),
        )
        self.say(headline, tone="warning" if action.refusals else "accent", icon="loader-circle")

    def show_done(self, action: Action) -> None:
        """Say that all of it is done."""
        self.action = action
        text = self.tr("{what}: all {total} done")
        headline = text.format(
            what=wording.command(action.order), total=wording.number(action.total)
        )
        self.say(headline, tone="well", icon="check")
        if self.cancel is not None:
            self.cancel.hide()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        super().paintEvent(event)
        action = self.action
        if not action.total:
            return
        painter = QPainter(self)
        colours = self.theme.colours
        height = math.ceil(self.theme.scaled(_LINE))
        top, width = self.height() - height, self.width()
        done = round(width * action.done / action.total)
        refused = round(width * (action.done + len(action.refusals)) / action.total)
        painter.fillRect(0, top, width, height, QColor(colours.track))
        painter.fillRect(done, top, refused - done, height, QColor(colours.alarm))
        painter.fillRect(0, top, done, height, QColor(colours.accent))


class Progress(QWidget):
    """The batches of one conference that take their time, the latest on top; `left` comes when a
    bar that had the focus goes."""

    left = Signal()

    def __init__(
        self, theme: Theme, icons: Icons, desk: Desk, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.theme = theme
        self._icons = icons
        self._desk = desk
        self.bars: dict[int, ProgressBar] = {}
        self._latest: dict[int, Action] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._tick = QTimer(self)
        self._tick.setSingleShot(True)
        self._tick.setInterval(_TICK_MS)
        self._tick.timeout.connect(self._show)
        desk.acted.connect(self._acted)

    def _acted(self, action: Action) -> None:
        if action.total <= 1:
            return
        number = action.id
        if action.status is Status.SENT and action.left:
            if number not in self._latest:
                QTimer.singleShot(PATIENCE_MS, self, lambda: self._open(number))
            self._latest[number] = action
            if number in self.bars and not self._tick.isActive():
                self._tick.start()
        else:
            self._latest.pop(number, None)
            if number in self.bars:
                self._end(action)

    def _open(self, number: int) -> None:
        if (action := self._latest.get(number)) is None:
            return
        bar = ProgressBar(self.theme, self._icons, action, self)
        bar.cancel = bar.button(self.tr("Cancel"), lambda: self.cancel(number), tone="quiet")
        bar.cancel.setAutoDefault(True)  # Enter presses the one that has the focus
        bar.show_action(action)
        self.bars[number] = bar
        self._column.insertWidget(0, bar)
        bar.announce()

    def _show(self) -> None:
        for number, action in self._latest.items():
            if (bar := self.bars.get(number)) is not None:
                bar.show_action(action)

    def _end(self, action: Action) -> None:
        """Go where there is nothing to praise: what went wrong is told by a notice."""
        bar = self.bars[action.id]
        if action.done < action.total:
            self._close(action.id)
        elif action.status is Status.WAITING:
            bar.show_done(action)
            bar.announce()
            QTimer.singleShot(_DONE_FOR_MS, self, lambda: self._close(action.id))

    def _close(self, number: int) -> None:
        bar = self.bars.pop(number, None)
        if bar is None:
            return
        focused = bar.isAncestorOf(QApplication.focusWidget() or self)
        bar.hide()
        bar.deleteLater()
        if focused:
            self.left.emit()

    def cancel(self, number: int) -> None:
        """Send no more calls of a batch."""
        bar = self.bars.get(number)
        if bar is None or bar.cancelling or number not in self._latest:
            return
        bar.cancelling = True
        if bar.cancel is not None:
            # Else Qt would give the focus to whatever comes next.
            if bar.cancel.hasFocus():
                self.left.emit()
            bar.cancel.setEnabled(False)
        self._desk.session.cancel(number)
        if (action := self._latest.get(number)) is not None:
            bar.show_action(action)

    def cancel_focused(self) -> bool:
        """Cancel the batch that has the focus; whether one has it."""
        focus = QApplication.focusWidget()
        for number, bar in self.bars.items():
            if focus is not None and bar.isAncestorOf(focus):
                self.cancel(number)
                return True
        return False
