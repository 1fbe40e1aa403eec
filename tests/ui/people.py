"""A table over a stage, and what tests of it share."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPointF
from PySide6.QtGui import QEnterEvent
from PySide6.QtWidgets import QApplication

from controlroom.meeting.facts import Fact, Gone, Group, ParticipantTold, QualityTold
from controlroom.meeting.model import Role
from controlroom.session.link import LinkState
from controlroom.ui.icons import Icons
from controlroom.ui.table.view import TableView
from controlroom.ui.theme import Theme
from tests.ui.stage import Stage, now

POOR = {"delay": 288.0, "video_loss_up": 6.2, "video_loss_down": 9.7, "jitter_up": 71.0}
GOOD = {"delay": 38.0, "video_loss_up": 0.0, "video_loss_down": 0.1, "jitter_up": 8.0}


def joins(number: int, **values: object) -> ParticipantTold:
    """Site `number` comes in, or is told of anew."""
    told: dict[str, object] = {
        "name": f"Site {number:05}",
        "number": f"+86{number:05}",
        "muted": True,
    }
    if number == 0:
        told["role"] = Role.CHAIR
    return ParticipantTold(f"p{number}", {**told, **values}, now())


def changes(number: int, **values: object) -> ParticipantTold:
    return ParticipantTold(f"p{number}", values, now())


def leaves(number: int) -> Gone:
    return Gone(Group.PARTICIPANTS, f"p{number}", now())


def measures(number: int, values: dict[str, float], at: int) -> QualityTold:
    return QualityTold(f"p{number}", values, at)


def goes_poor(number: int) -> list[Fact]:
    """Long enough in alarm to be graded poor."""
    end = now()
    return [measures(number, POOR, end - 4_000 + second * 1_000) for second in range(5)]


class Table:
    """A shown table of `count` sites that are in; the first is the chair."""

    def __init__(self, app: QApplication, count: int = 12, mode: str = "dark") -> None:
        self.stage = Stage()
        self.stage.tell(*(joins(number) for number in range(count)))
        self.stage.go(LinkState.LIVE)
        self.theme = Theme()
        self.theme.set_mode("dark" if mode == "dark" else "light")
        self.theme.apply(app)
        self.app = app
        self.view = TableView(self.stage.desk, self.theme, Icons(self.theme))
        self.view.resize(1200, 400)
        self.view.show()
        app.sendPostedEvents()

    @property
    def people(self) -> Sequence[str]:
        return self.view.people.projection.pids()

    @property
    def selected(self) -> Sequence[str]:
        return self.stage.desk.selection

    @property
    def top(self) -> str:
        """Who stands in the first row that is seen."""
        return self.view.people.projection.pid(self.view._visible_rows()[0])

    def tell(self, *facts: Fact) -> None:
        self.stage.tell(*facts)
        self.view.people._calm.stop()

    def choose(self, *numbers: int) -> None:
        self.view.clearSelection()
        mode = self.view.selectionModel().SelectionFlag
        for number in numbers:
            row = self.row(number)
            index = self.view.people.index(row, 0)
            self.view.selectionModel().select(index, mode.Select | mode.Rows)
            self.view.selectionModel().setCurrentIndex(index, mode.NoUpdate)

    def row(self, number: int) -> int:
        row = self.view.people.projection.row_of(f"p{number}")
        assert row is not None
        return row

    def scroll_to(self, row: int) -> None:
        self.view.verticalScrollBar().setValue(row * self.view._height)

    def enter(self) -> None:
        """The pointer comes over the rows."""
        at = QPointF(50, 50)
        QApplication.sendEvent(self.view.viewport(), QEnterEvent(at, at, at))

    def leave(self) -> None:
        QApplication.sendEvent(self.view.viewport(), QEvent(QEvent.Type.Leave))
