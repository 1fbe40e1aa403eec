"""The log: everything said and done, by the meeting and by us, and whether it is confirmed."""

from itertools import pairwise
from typing import ClassVar

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtWidgets import QStackedWidget, QWidget

from controlroom.meeting.changes import Kind
from controlroom.ui.desk import Batch
from controlroom.ui.icons import Icons
from controlroom.ui.panels.base import Panel
from controlroom.ui.panels.logfilter import LogFilter
from controlroom.ui.panels.logmodel import LogModel
from controlroom.ui.panels.logview import LogView
from controlroom.ui.theme import Theme
from controlroom.ui.tokens import SMALL
from controlroom.ui.widgets import Label


class LogPanel(Panel):
    """`retry` comes with the order of a line that failed or was not confirmed."""

    object_name: ClassVar[str] = "log"
    kinds: ClassVar[frozenset[Kind]] = frozenset()
    retry = Signal(object)

    def __init__(self, theme: Theme, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(theme, icons, parent)
        self.model: LogModel | None = None
        self.view = LogView(theme)
        self.view.retry.connect(self.retry)
        self._filter: LogFilter | None = None
        self._nothing = Label(theme, size=SMALL, tone="faint")
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._nothing)
        self._stack.addWidget(self.view)
        self.body.addWidget(self._stack, 1)
        self.refresh()

    @property
    def title(self) -> str:
        return self.tr("Log")

    @property
    def filter(self) -> LogFilter:
        """Which lines are shown; made when it is first asked for."""
        if self._filter is None:
            self._filter = LogFilter(self.theme)
            self._filter.hide()
            self._filter.changed.connect(self._show_fitting)
            self._filter.left.connect(self._leave_filter)
            self.body.insertWidget(0, self._filter)
            # It has come last, but does not stand there.
            for stop, following in pairwise((self.view, *self._filter.stops)):
                QWidget.setTabOrder(stop, following)
        return self._filter

    def open_filter(self) -> None:
        """Show the filter and go into it."""
        self.filter.show()
        self.filter.enter()

    def _leave_filter(self) -> None:
        self.filter.hide()
        self.view.setFocus()

    def enter(self) -> None:
        if self.model is not None:
            for signal in _sizes(self.model):
                signal.disconnect(self.refresh)
        self.model = LogModel.of(self.desk) if self.desk else None
        if self.model is not None:
            if self._filter is not None:
                self.model.filter(self._filter.show_only, self._filter.text)
            for signal in _sizes(self.model):
                signal.connect(self.refresh)
        self.view.setModel(self.model)
        self.refresh()

    def follow(self, batch: Batch) -> bool:
        """The model follows by itself, seen or not."""
        return False

    def refresh(self) -> None:
        self.heading.show_texts(self.title, self.tr("everything said and done · filter F4"))
        model = self.model
        empty = model is None or not model.rowCount()
        self._stack.setCurrentIndex(0 if empty else 1)
        if model is not None and model.total:
            self._nothing.setText(self.tr("No line fits the filter"))
        else:
            self._nothing.setText(self.tr("Nothing has happened yet"))

    def retranslate(self) -> None:
        super().retranslate()
        self.view.retranslate()
        if self._filter is not None:
            self._filter.retranslate()
        if self.model:
            self.model.reword()

    def _show_fitting(self) -> None:
        if self.model:
            self.model.filter(self.filter.show_only, self.filter.text)
            self.view.scrollToTop()


def _sizes(model: LogModel) -> tuple[SignalInstance, ...]:
    """The signals that come when there are more lines or fewer."""
    return model.rowsInserted, model.rowsRemoved, model.modelReset
