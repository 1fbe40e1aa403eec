"""What applying a scene would change, and who of it is missing."""

from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from controlroom.scenes.difference import Difference
from controlroom.ui import scenewords
from controlroom.ui.panels.people import PeopleList, PeopleModel, Row, row_height
from controlroom.ui.theme import Theme
from controlroom.ui.tokens import GRID
from controlroom.ui.widgets import SectionHeading
from controlroom.ui.wording import number


def fill(people: PeopleList, rows: list[Row]) -> None:
    """Show `rows` in a list that takes no more room than they need."""
    people.people.show_rows(rows)
    frame = 2 * people.frameWidth()
    people.setMaximumHeight(max(1, len(rows)) * row_height(people.theme) + frame)


class SceneDetails(QWidget):
    """Two lists with their headings; what is empty is not there."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.changes = PeopleList(theme, PeopleModel(self))
        self.missing = PeopleList(theme, PeopleModel(self))
        self._titles = SectionHeading(theme, ""), SectionHeading(theme, "")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, GRID, 0, 0)
        column.setSpacing(2 * GRID)
        for title, people, share in zip(
            self._titles, (self.changes, self.missing), (30, 20), strict=True
        ):
            title.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
            column.addWidget(title)
            column.addWidget(people, share)
        # Lists are as high as they need before anything is left over.
        column.addStretch(1)
        self.retranslate()

    def retranslate(self) -> None:
        """Name the lists anew."""
        self.changes.setAccessibleName(self.tr("What would change"))
        self.missing.setAccessibleName(self.tr("Who is missing"))

    def show_difference(self, found: Difference) -> None:
        """Show how far a scene is from now."""
        changes = [Row(s.what.name, scenewords.title(s), scenewords.detail(s)) for s in found.steps]
        missing = [
            Row(str(at), scenewords.site(one.seat), scenewords.why(one))
            for at, one in enumerate(found.missing)
        ]
        fill(self.changes, changes)
        fill(self.missing, missing)
        words = (
            self.tr("Changes · {count}").format(count=number(found.count)),
            self.tr("Missing · {count}").format(count=number(len(missing))),
        )
        both = zip(self._titles, (self.changes, self.missing), words, strict=True)
        for title, people, text in both:
            title.show_texts(text)
            for widget in (title, people):
                widget.setVisible(bool(people.people.rows))
