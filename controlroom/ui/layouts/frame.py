"""How the editor is laid out, and its simple fields."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from controlroom.commands.layouts import SWITCH_TIME
from controlroom.commands.plans import Plan
from controlroom.ui.actions import cap
from controlroom.ui.layouts.canvas import Canvas
from controlroom.ui.layouts.keybutton import KeyButton, key_hints
from controlroom.ui.layouts.notice import Notice
from controlroom.ui.layouts.words import title
from controlroom.ui.theme import Theme
from controlroom.ui.tokens import GRID, SMALL, TITLE
from controlroom.ui.widgets import ElidedLabel, Label, plain_tip

_SIDE, _CREW = 296, 248


class Frame(QWidget):
    """The middle: title, picture, what would change, options and buttons."""

    def __init__(self, theme: Theme, canvas: Canvas, notice: Notice, window: QDialog) -> None:
        super().__init__(window)
        self.theme = theme
        self._window = window
        self.title = ElidedLabel(theme, size=TITLE, bold=True)
        self.source = ElidedLabel(theme, size=SMALL, tone="secondary")
        self.note = Label(theme, size=SMALL, tone="warning")
        self.changes = Label(theme, size=SMALL, tone="text", bold=True)
        self.lines = Label(theme, size=SMALL, tone="secondary")
        for label in (self.note, self.changes, self.lines):
            label.setWordWrap(True)
            label.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self.load = KeyButton(theme, self.tr("On air"), "Alt+O", self)
        self.load.setToolTip(self.tr("Begin again from what is on air"))
        self.undo = KeyButton(theme, self.tr("Undo"), "Alt+Z", self)
        self.clear = KeyButton(theme, self.tr("Empty all"), "Alt+E", self)
        self.close_up = KeyButton(theme, self.tr("Close the gaps"), "Alt+G", self)
        self.close_up.setToolTip(self.tr("Drop who is missing; the others move up"))
        self.auxiliary = QComboBox()
        self.switch_time = QSpinBox()
        self.switch_time.setRange(*SWITCH_TIME)
        self.switch_time.setSuffix(self.tr(" s"))
        self.switch_time.setToolTip(self.tr("Counts on room terminals only"))
        self.save_only = QCheckBox(self.tr("Save without showing it"))
        self.cancel = QPushButton(self.tr("Cancel"))
        self.cancel.setAutoDefault(False)
        self.apply = KeyButton(theme, self.tr("Apply"), "Ctrl+Return", self)
        self.apply.setDefault(True)
        self._fill(canvas, notice)

    def _fill(self, canvas: Canvas, notice: Notice) -> None:
        heading = QHBoxLayout()
        heading.setSpacing(2 * GRID)
        heading.addWidget(self.title, 1)
        for button in (self.load, self.undo, self.clear):
            heading.addWidget(button)
        warning = QHBoxLayout()
        warning.addWidget(self.note, 1)
        warning.addWidget(self.close_up, alignment=Qt.AlignmentFlag.AlignTop)
        options = QHBoxLayout()
        options.setSpacing(2 * GRID)
        for text, field in (
            (self.tr("Au&xiliary stream in"), self.auxiliary),
            (self.tr("S&witch every"), self.switch_time),
        ):
            label = QLabel(text)
            label.setBuddy(field)
            options.addWidget(label)
            options.addWidget(field)
            options.addSpacing(2 * GRID)
        options.addStretch(1)
        end = QHBoxLayout()
        end.setSpacing(2 * GRID)
        end.addWidget(self.save_only)
        end.addStretch(1)
        end.addWidget(self.cancel)
        end.addWidget(self.apply)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2 * GRID)
        column.addLayout(heading)
        column.addWidget(self.source)
        column.addWidget(notice)
        column.addWidget(canvas, 1)
        column.addWidget(self._hints())
        column.addLayout(warning)
        column.addWidget(self.changes)
        column.addWidget(self.lines)
        column.addLayout(options)
        column.addLayout(end)

    def _hints(self) -> QWidget:
        """The keys of the panes."""
        return key_hints(
            self.theme,
            (
                (self.tr("0–9"), self.tr("pane")),
                (cap("Delete"), self.tr("empty it")),
                (cap("Alt+Left"), self.tr("swap")),
                ("A", self.tr("auxiliary")),
                (cap("Return"), self.tr("apply")),
            ),
        )

    def lay_out(self, left: QWidget, right: QWidget) -> None:
        """Put the whole window together."""
        left.setMinimumWidth(self.theme.scaled(_SIDE))
        right.setMinimumWidth(self.theme.scaled(_CREW))
        row = QHBoxLayout(self._window)
        row.setContentsMargins(4 * GRID, 3 * GRID, 4 * GRID, 4 * GRID)
        row.setSpacing(4 * GRID)
        row.addWidget(left, 3)
        row.addWidget(self, 6)
        row.addWidget(right, 2)

    def show_source(self, source: str) -> None:
        """Where the layout came from."""
        self.source.setText(source)

    def show_plan(self, plan: Plan, *, on_air: bool, undo: bool) -> None:
        """Show what is not in the panes."""
        self.title.setText(title(plan.image_type))
        self.load.setEnabled(on_air)
        self.undo.setEnabled(undo)
        self.clear.setEnabled(bool(plan.panes) or plan.auxiliary is not None)
        self.close_up.setVisible(bool(plan.missing))
        if self.auxiliary.count() != plan.count + 1:
            self.auxiliary.clear()
            self.auxiliary.addItem(self.tr("no pane"))
            for number in range(1, plan.count + 1):
                self.auxiliary.addItem(self.tr("pane {number}").format(number=number))
        shown = plan.auxiliary if (plan.auxiliary or 0) <= plan.count else None
        self.auxiliary.setCurrentIndex(shown or 0)
        if self.switch_time.value() != plan.switch_time:
            self.switch_time.setValue(plan.switch_time)

    def show_note(self, note: str) -> None:
        """Show what is in the way of somebody."""
        self.note.setText(note)
        self.note.setVisible(bool(note))

    def show_changes(self, headline: str, lines: Sequence[str], whole: str = "") -> None:
        """Show what applying would change."""
        self.changes.setText(headline)
        self.lines.setText("\n".join(lines))
        self.lines.setVisible(bool(lines))
        self.lines.setToolTip(plain_tip(whole))


class Ghost(Label):
    """What is carried, beside the mouse."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(theme, size=SMALL, parent=parent)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAutoFillBackground(True)
        self.setMargin(GRID)
        self.hide()

    def show_text(self, text: str) -> None:
        """Begin to carry."""
        self.setText(text)
        self.adjustSize()

    def follow(self, at: QPoint) -> None:
        """Go along with the mouse."""
        parent = self.parentWidget()
        if parent is not None:
            self.move(parent.mapFromGlobal(at) + QPoint(3 * GRID, 3 * GRID))
        self.show()
        self.raise_()
