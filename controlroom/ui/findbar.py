"""The bar above the table: what to look for, which state to show, what waits for its place."""

import contextlib
import functools
import time
from collections.abc import Callable, Mapping

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, QSize, Qt, QThreadPool, QTimer, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QFontMetricsF,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPolygonF,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QRadioButton,
    QSizePolicy,
    QWidget,
)

from controlroom.meeting.search import haystack, load_pinyin
from controlroom.meeting.states import State
from controlroom.ui import wording
from controlroom.ui.desk import Batch
from controlroom.ui.icons import Icons
from controlroom.ui.table.view import TableView
from controlroom.ui.theme import Theme
from controlroom.ui.tokens import BODY, GRID
from controlroom.ui.widgets import KeyCap

# Long enough for two letters of a quick typist, short enough to feel immediate.
DEBOUNCE_MS = 90
# Counts that change all the time are read no quicker than this.
COUNT_MS = 150

_load_once = functools.cache(load_pinyin)


class FindBar(QWidget):
    """Filters one table. `load` makes pinyin searchable; it runs in a thread when first needed."""

    refined = Signal()

    def __init__(
        self,
        view: TableView,
        theme: Theme,
        icons: Icons,
        parent: QWidget | None = None,
        *,
        load: Callable[[], None] = _load_once,
    ) -> None:
        super().__init__(parent)
        self.view = view
        self._load = load
        self._refining = False
        self.field = FindField(theme, icons)
        self.chips = StateChips(theme)
        self.waiting = QPushButton()
        self.waiting.setProperty("tone", "link")
        self.waiting.setCursor(Qt.CursorShape.PointingHandCursor)
        self._debounce = QTimer(self)
        self._debounce.setSingleShot(True)
        self._debounce.setInterval(DEBOUNCE_MS)
        self._counting = QTimer(self)
        self._counting.setSingleShot(True)
        self._counting.setInterval(COUNT_MS)
        row = QHBoxLayout(self)
        row.setContentsMargins(3 * GRID, 2 * GRID, 3 * GRID, 2 * GRID)
        row.setSpacing(2 * GRID)
        row.addWidget(self.field)
        row.addWidget(self.chips)
        row.addStretch(0)
        row.addWidget(self.waiting)
        self._debounce.timeout.connect(self._apply)
        self._counting.timeout.connect(self._count)
        self.field.textChanged.connect(self._typed)
        self.field.entered.connect(self.refine)
        self.refined.connect(self._find_again)
        self.field.taken.connect(self._choose_only_hit)
        self.field.left.connect(view.setFocus)
        self.chips.chosen.connect(self._apply)
        self.waiting.clicked.connect(view.settle)
        view.people.pending.connect(self._show_waiting)
        view.desk.changed.connect(self._follow)
        self._show_waiting(len(view.people.projection.pending))
        self._count()

    def focus_field(self) -> None:
        """Type here now; what is there is replaced."""
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()

    def show_state(self, state: State) -> None:
        """Show only who is in `state`."""
        self.chips.choose(state)

    def show_everybody(self) -> None:
        """Lift the filter, and let in who waits for a place."""
        self.view.settle()
        self.field.clear()
        self.chips.choose(State.ALL)

    def _typed(self, text: str) -> None:
        if text:
            self._debounce.start()
        else:
            self._apply()

    def _apply(self) -> None:
        self._debounce.stop()
        self.view.people.filter(self.chips.state, self.field.text())

    def _choose_only_hit(self) -> None:
        """Who alone is found is who is meant."""
        self._apply()
        projection = self.view.people.projection
        if self.field.text() and len(projection) == 1:
            self.view.choose([projection.pid(0)])

    def refine(self) -> None:
        """Make people findable by pinyin before the second letter is typed."""
        if not self._refining:
            self._refining = True
            QThreadPool.globalInstance().start(self._prepare)

    def _prepare(self) -> None:
        """Runs in a thread: what a search needs of each person is worked out once and kept."""
        self._load()
        for person in tuple(self.view.desk.store.people.values()):
            haystack(person)
            # Without a pause the window would wait for the interpreter's lock.
            time.sleep(0)
        with contextlib.suppress(RuntimeError):  # the page was closed meanwhile
            self.refined.emit()

    def _find_again(self) -> None:
        if self.field.text():
            self._apply()

    def _follow(self, batch: Batch) -> None:
        if batch.people and not self._counting.isActive():
            self._counting.start()

    def _count(self) -> None:
        self.chips.show_counts(self.view.desk.store.tally.counts)

    def _show_waiting(self, count: int) -> None:
        self.waiting.setVisible(count > 0)
        self.waiting.setText(self.tr("%n re-ordering(s) waiting · Space", "", count))

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self._show_waiting(len(self.view.people.projection.pending))


class FindField(QLineEdit):
    """What to look for. `entered` and `left` come when the user begins and is done here; `taken`
    when what is found is what was looked for."""

    entered = Signal()
    taken = Signal()
    left = Signal()

    def __init__(self, theme: Theme, icons: Icons) -> None:
        super().__init__()
        self.theme = theme
        self._icons = icons
        self._cap = KeyCap(theme, "", self)
        self._wipe = self.addAction(icons.icon("x"), QLineEdit.ActionPosition.TrailingPosition)
        self._wipe.triggered.connect(self.clear)
        self._wipe.setVisible(False)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.textChanged.connect(self._show_aids)
        theme.changed.connect(self._dress)
        self._translate()

    def show_key(self, keys: str) -> None:
        """Say which key leads here, empty for none."""
        self._cap.set_keys(keys)
        self._show_key()
        self._place_key()

    def _translate(self) -> None:
        self.setPlaceholderText(self.tr("Name, number, pinyin…"))
        self.setAccessibleName(self.tr("Find participants"))
        self._wipe.setText(self.tr("Clear"))

    def _dress(self) -> None:
        self._wipe.setIcon(self._icons.icon("x"))
        self._place_key()

    def sizeHint(self) -> QSize:  # noqa: N802
        hint = super().sizeHint()
        text = self.fontMetrics().horizontalAdvance(self.placeholderText())
        hint.setWidth(text + self._cap.sizeHint().width() + self.theme.scaled(12 * GRID))
        return hint

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        return QSize(self.theme.scaled(30 * GRID), super().minimumSizeHint().height())

    def _show_aids(self) -> None:
        self._wipe.setVisible(bool(self.text()))
        self._show_key()

    def _show_key(self) -> None:
        idle = not self.text() and not self.hasFocus()
        # Where there is little room it goes to the words.
        self._cap.setVisible(
            idle and bool(self._cap.keys) and self.width() >= self.sizeHint().width()
        )

    def _place_key(self) -> None:
        size = self._cap.sizeHint()
        left = self.width() - size.width() - 2 * GRID
        self._cap.setGeometry(left, (self.height() - size.height()) // 2, *size.toTuple())

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        self._show_key()
        self._place_key()

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        super().focusInEvent(event)
        self._show_key()
        self.entered.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        super().focusOutEvent(event)
        self._show_key()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        match event.key():
            case Qt.Key.Key_Escape if self.text():
                self.clear()
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self.taken.emit()
                self.left.emit()
            case Qt.Key.Key_Escape | Qt.Key.Key_Down:
                self.left.emit()
            case _:
                super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self._translate()


class StateChip(QRadioButton):
    """A state and how many people are in it."""

    def __init__(self, theme: Theme, state: State) -> None:
        super().__init__()
        self.theme = theme
        self.state = state
        self.count = 0
        self._size = QSize()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self._measure)

    def show_count(self, count: int) -> None:
        """Show how many there are."""
        if count != self.count:
            self.count = count
            self._measure()

    def show_title(self, title: str) -> None:
        """Show the state by this word."""
        self.setText(title)
        self._measure()

    @property
    def _alarmed(self) -> bool:
        return self.state is State.POOR and self.count > 0

    def _measure(self) -> None:
        """Find room for the alarm's shape, the word and the count."""
        theme, number = self.theme, wording.number(self.count)
        self.setAccessibleName(f"{self.text()}, {number}")
        self._bold = theme.font(BODY, bold=True)
        self._font = self._bold if self._alarmed else theme.font(BODY)
        metrics = QFontMetricsF(self._font)
        self._mark = theme.scaled(14) if self._alarmed else 0
        self._word = metrics.horizontalAdvance(self.text())
        width = self._mark + self._word + QFontMetricsF(self._bold).horizontalAdvance(number)
        height = metrics.height() + theme.scaled(2 * GRID)
        size = QSize(round(width + theme.scaled(4 + 5 * GRID) + 0.5), round(height))
        if size != self._size:
            self._size = size
            self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802
        return self._size

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        return self._size

    def hitButton(self, pos: QPoint) -> bool:  # noqa: N802
        return self.rect().contains(pos)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme, colours = self.theme, self.theme.colours
        rect = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        ground = colours.raised if self.isChecked() else colours.hover if self.underMouse() else ""
        painter.setBrush(QColor(ground) if ground else Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(colours.accent)) if self.hasFocus() else Qt.PenStyle.NoPen)
        painter.drawRoundedRect(rect, rect.height() / 2, rect.height() / 2)
        ink = colours.alarm if self._alarmed else colours.text
        quiet = colours.alarm if self._alarmed else colours.secondary
        left = rect.left() + theme.scaled(10)
        if self._mark:
            _draw_triangle(painter, left, rect.center().y(), theme.scaled(9), QColor(ink))
        left += self._mark
        painter.setPen(QColor(ink if self.isChecked() else quiet))
        painter.setFont(self._font)
        painter.drawText(rect.adjusted(left, 0, 0, 0), _LEFT, self.text())
        left += self._word + theme.scaled(4)
        painter.setPen(QColor(ink))
        painter.setFont(self._bold)
        painter.drawText(rect.adjusted(left, 0, 0, 0), _LEFT, wording.number(self.count))


_FIRST_TO_GO = (State.CALLING, State.IN, State.ABSENT, State.OPEN, State.HANDS, State.ALL)
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


def _draw_triangle(
    painter: QPainter, left: float, middle: float, size: float, colour: QColor
) -> None:
    painter.save()
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    half = size / 2
    corners = ((left, middle + half), (left + half, middle - half), (left + size, middle + half))
    painter.drawPolygon(QPolygonF([QPointF(x, y) for x, y in corners]))
    painter.restore()


class StateChips(QWidget):
    """One of the states, chosen by mouse or arrow keys; `chosen` comes when it is another."""

    chosen = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._group = QButtonGroup(self)
        self._chips = {state: StateChip(theme, state) for state in State}
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        for chip in self._chips.values():
            chip.setParent(self)
            self._group.addButton(chip)
        self._translate()
        self._chips[State.ALL].setChecked(True)
        self._group.buttonToggled.connect(self._toggled)

    @property
    def state(self) -> State:
        """The chosen state."""
        return next(state for state, chip in self._chips.items() if chip.isChecked())

    def choose(self, state: State) -> None:
        """Choose another."""
        self._chips[state].setChecked(True)

    def show_counts(self, counts: Mapping[State, int]) -> None:
        """Show how many people are in each."""
        for state, chip in self._chips.items():
            chip.show_count(counts[state])

    def _toggled(self, _chip: QRadioButton, checked: bool) -> None:  # noqa: FBT001 - a slot
        if checked:
            self._place()
            self.chosen.emit()

    # the chips that there is room for

    def _place(self) -> None:
        """Show the chips side by side; where it is narrow, those looked at least go."""
        widths = {state: chip.sizeHint().width() for state, chip in self._chips.items()}
        shown = set(self._chips)
        for state in _FIRST_TO_GO:
            if sum(widths[kept] for kept in shown) <= self.width():
                break
            if not self._chips[state].isChecked():
                shown.discard(state)
        left = 0
        for state, chip in self._chips.items():
            chip.setVisible(state in shown)
            if state in shown:
                chip.setGeometry(left, 0, widths[state], self.height())
                left += widths[state]

    def sizeHint(self) -> QSize:  # noqa: N802
        sizes = [chip.sizeHint() for chip in self._chips.values()]
        return QSize(sum(size.width() for size in sizes), max(size.height() for size in sizes))

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        hint = self.sizeHint()
        # Two: the chosen one and the one that never goes.
        widest = sorted(chip.sizeHint().width() for chip in self._chips.values())
        return QSize(sum(widest[-2:]), hint.height())

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        self._place()

    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.LayoutRequest:
            self.updateGeometry()
            self._place()
        return super().event(event)

    def _translate(self) -> None:
        self.setAccessibleName(self.tr("Filter by state"))
        for state, title in (
            (State.ALL, self.tr("All")),
            (State.IN, self.tr("In")),
            (State.HANDS, self.tr("Hands")),
            (State.OPEN, self.tr("Open mics")),
            (State.POOR, self.tr("Poor")),
            (State.CALLING, self.tr("Calling")),
            (State.ABSENT, self.tr("Absent")),
        ):
            self._chips[state].show_title(title)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self._translate()
