"""What undo and redo would do, in the menus and tool tips of their actions."""

from PySide6.QtCore import QObject

from controlroom.ui.actions import Actions
from controlroom.ui.undo import REDO, UNDO, doing, preview


class UndoWords(QObject):
    """Keeps them true."""

    def __init__(self, actions: Actions) -> None:
        super().__init__(actions)
        self._actions = actions
        actions.refreshed.connect(self._dress)
        self._dress()

    def _dress(self) -> None:
        meeting = self._actions.meeting
        for words, text in (
            (UNDO, self.tr("Undo: {what}")),
            (REDO, self.tr("Redo: {what}")),
        ):
            entry = self._actions[words]
            offer = meeting.undo.offers[words] if meeting is not None else None
            if offer is None or entry.why_not:
                entry.action.setText(entry.title)
                continue
            title = text.format(what=doing(offer))
            entry.action.setText(title.replace("&", "&&"))
            entry.action.setToolTip("\n".join([title, *preview(offer)]))
            entry.action.setStatusTip(" ".join(preview(offer)))
