"""What a panel of scenes keeps an eye on: how each differs from now, and how far one is applied."""

import time
from collections.abc import Iterable

from PySide6.QtCore import QObject, QTimer, Signal

from controlroom.meeting.store import Store
from controlroom.scenes.crowd import Crowd
from controlroom.scenes.difference import Difference, difference
from controlroom.scenes.scene import Scene
from controlroom.session.actions import Action, Status
from controlroom.ui import wording
from controlroom.ui.desk import Desk
from controlroom.ui.scenes import Run
from controlroom.ui.theme import Theme
from controlroom.ui.tokens import SMALL
from controlroom.ui.widgets import Label

# Seconds that one turn of the loop may compare for.
_SLICE = 0.003
_WELL = frozenset({Status.CONFIRMED, Status.ACCEPTED})


class Comparing(QObject):
    """Compares scenes in slices of a few milliseconds; `done` comes when `found` has them all."""

    done = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.found: dict[str, Difference] = {}
        self._store = Store()
        self._todo: list[Scene] = []
        self._crowd: Crowd | None = None
        self.timer = QTimer(self)
        self.timer.setSingleShot(True)
        self.timer.timeout.connect(self.step)

    def start(self, scenes: Iterable[Scene], store: Store) -> None:
        """Compare all `scenes` with the meeting as it is in the turns that follow."""
        self._todo, self._store = list(scenes), store
        self.timer.start(0)

    def forget(self) -> None:
        """Another meeting, or other scenes: what was found is nothing now."""
        self.found.clear()
        self.meet_anew()
        self.timer.stop()

    def meet_anew(self) -> None:
        """People came, went or changed their names."""
        self._crowd = None

    def step(self) -> None:
        """Compare for one slice; the rest has its turn after others."""
        until = time.perf_counter() + _SLICE
        if self._crowd is None:
            self._crowd = Crowd(self._store.people.values())
            self.timer.start(0)
            return
        while self._todo and time.perf_counter() < until:
            scene = self._todo.pop(0)
            self.found[scene.name] = difference(scene, self._store, self._crowd)
        if self._todo:
            self.timer.start(0)
        else:
            self.done.emit()


class Progress(Label):
    """How far the scene is that is being applied to a meeting, and how it ended."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, size=SMALL, tone="secondary")
        self.setWordWrap(True)
        self._desk: Desk | None = None
        self._run: Run | None = None
        self._actions: dict[int, Action] = {}
        self.hide()

    def show_desk(self, desk: Desk | None) -> None:
        """Follow another meeting."""
        if self._desk is not None:
            self._desk.acted.disconnect(self._acted)
        self._desk, self._run = desk, None
        if desk is not None:
            desk.acted.connect(self._acted)
        self.hide()

    def expect(self, run: Run) -> None:
        """Its orders may come now."""
        if run.desk is self._desk:
            self._run = run
            self._actions.clear()

    def _acted(self, action: Action) -> None:
        run = self._run
        if run is None or not any(action.order is order for order in run.orders):
            return
        self._actions[action.id] = action
        done = [one for one in self._actions.values() if one.settled]
        failed = [one for one in done if one.status not in _WELL]
        values = {
            "name": wording.isolated(run.name),
            "done": wording.number(len(done)),
            "total": wording.number(len(run.orders)),
            "failed": wording.number(len(failed)),
        }
        if len(done) < len(run.orders):
            text = self.tr("Applying “{name}”: {done} of {total}")
        elif failed:
            text = self.tr("“{name}”: {failed} of {total} did not succeed or were not confirmed")
        else:
            text = self.tr("✓ “{name}”: {total} of {total} done")
        self.set_tone("warning" if failed else "secondary")
        self.setText(text.format_map(values))
        self.show()
