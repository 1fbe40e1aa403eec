"""Opens forms for the arguments of commands below the table of the meeting they are for.

The forms are loaded when the first one is asked for: the window comes up without them.
"""

import importlib
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QWidget

from controlroom.tasks import Tasks
from controlroom.ui.actions import Actions, Asked
from controlroom.ui.conference import ConferencePage
from controlroom.ui.icons import Icons
from controlroom.ui.theme import Theme

if TYPE_CHECKING:
    from controlroom.ui.forms.form import FormBar


class Asking(QObject):
    """One form at a time on each page; what it comes to goes to `actions`."""

    def __init__(
        self, theme: Theme, icons: Icons, tasks: Tasks, actions: Actions, window: QWidget
    ) -> None:
        super().__init__(window)
        self._theme, self._icons, self._tasks, self._actions = theme, icons, tasks, actions
        self._open: dict[ConferencePage, FormBar] = {}

    def ask(self, page: ConferencePage | None, asked: Asked) -> None:
        """Open the form; one that is open on this page makes room for it."""
        if page is None:
            return
        self.leave(page)
        form = self._make(page, asked)
        self._open[page] = form
        layout = page.layout()
        if layout is not None:
            layout.addWidget(form)
        form.given.connect(lambda orders, called: self._actions.give(*orders, called=called))
        form.closed.connect(lambda: self._closed(page))
        form.open()

    def form(self, page: ConferencePage) -> "FormBar | None":
        """The form that is open on a page."""
        return self._open.get(page)

    def leave(self, page: ConferencePage) -> bool:
        """Close the form of a page, if there is one."""
        form = self._open.get(page)
        if form is not None:
            form.leave()
        return form is not None

    def forget(self, page: ConferencePage) -> None:
        """The page goes, and its form with it."""
        self._open.pop(page, None)

    def _make(self, page: ConferencePage, asked: Asked) -> "FormBar":
        module = importlib.import_module("controlroom.ui.forms.form")
        form: FormBar = module.FormBar(
            self._theme, self._icons, self._tasks, self._actions, page.desk, asked
        )
        return form

    def _closed(self, page: ConferencePage) -> None:
        form = self._open.pop(page, None)
        if form is not None and page.isVisible():
            page.table.setFocus(Qt.FocusReason.OtherFocusReason)
