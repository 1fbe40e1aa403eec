"""What is kept for later: presets on the user's disk, and layouts that the meeting itself keeps."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFontMetrics,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPalette,
    QShortcut,
    QShowEvent,
)
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from controlroom.commands.layouts import SavedLayout
from controlroom.commands.plans import Plan, plan_of
from controlroom.commands.presets import NAME_MOST, Preset
from controlroom.commands.registry import Order
from controlroom.session.actions import Action, Status
from controlroom.ui import wording
from controlroom.ui.actions import cap
from controlroom.ui.desk import Desk
from controlroom.ui.layouts.presetfile import PresetFile
from controlroom.ui.layouts.words import title
from controlroom.ui.panels.people import row_height
from controlroom.ui.theme import Theme
from controlroom.ui.tokens import BODY, GRID, SMALL
from controlroom.ui.widgets import Label, SectionHeading, draw_key_cap, key_cap_size, plain_tip

# How many presets have a key.
KEYED = 9

_NOTE = Qt.ItemDataRole.UserRole
_KEY = Qt.ItemDataRole.UserRole + 1
_VALUE = Qt.ItemDataRole.UserRole + 2


class Saved(QWidget):
    """`loaded` has a Plan and what it is called. `told` has a word on what was done.

    `doubted` has a question, and what to do if it is answered with yes.
    """

    loaded = Signal(object, str)
    told = Signal(str)
    doubted = Signal(str, object)

    def __init__(self, theme: Theme, desk: Desk, file: PresetFile) -> None:
        super().__init__()
        self.theme = theme
        self._desk = desk
        self._file = file
        self._plan: Plan | None = None
        self._listing = 0
        self._storing: set[int] = set()
        self._asked = False
        self.kept: Sequence[SavedLayout] | None = None
        self.presets = ShortList(theme)
        self.presets.setAccessibleName(self.tr("Presets"))
        self.served = ShortList(theme)
        self.served.setAccessibleName(self.tr("Kept by this meeting"))
        self.no_presets = self._hint(self.tr("None yet. A preset works in every meeting."))
        self.served_state = self._hint("")
        self.name = QLineEdit()
        self.name.setMaxLength(NAME_MOST)
        self.name.setPlaceholderText(self.tr("Name"))
        self.name.setAccessibleName(self.tr("Name to save the layout under"))
        self.save = QPushButton(self.tr("Save as preset"))
        self.keep = QPushButton(self.tr("Keep in meeting"))
        for button in (self.save, self.keep):
            button.setAutoDefault(False)
        self._lay_out()
        self.presets.taken.connect(lambda row: self.load(row + 1))
        self.presets.dropped.connect(self._delete_preset)
        self.served.taken.connect(self._load_served)
        self.served.dropped.connect(self._delete_served)
        self.name.textChanged.connect(lambda _: self._refresh_buttons())
        self.name.returnPressed.connect(self.save.click)
        self.save.clicked.connect(self._save)
        self.keep.clicked.connect(self._keep)
        file.changed.connect(self._show_presets)
        file.failed.connect(self._not_written)
        desk.acted.connect(self._acted)
        self._show_presets()
        self._refresh_buttons()

    def _hint(self, text: str) -> Label:
        label = Label(self.theme, text, size=SMALL, tone="secondary")
        label.setWordWrap(True)
        return label

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 2 * GRID, 0, 0)
        column.setSpacing(GRID)
        keys = self.tr("Alt and its number loads one")
        column.addWidget(SectionHeading(self.theme, self.tr("Presets"), keys))
        column.addWidget(self.no_presets)
        column.addWidget(self.presets)
        column.addSpacing(2 * GRID)
        column.addWidget(SectionHeading(self.theme, self.tr("Kept by this meeting")))
        column.addWidget(self.served_state)
        column.addWidget(self.served)
        column.addStretch(1)
        column.addWidget(SectionHeading(self.theme, self.tr("Save the layout at the right")))
        column.addWidget(self.name)
        buttons = QHBoxLayout()
        buttons.setSpacing(GRID)
        buttons.addWidget(self.save)
        buttons.addWidget(self.keep)
        column.addLayout(buttons)

    def add_keys(self, window: QWidget) -> None:
        """Let Alt and a digit load a preset wherever the focus is in `window`."""
        for number in range(1, KEYED + 1):
            shortcut = QShortcut(QKeySequence(f"Alt+{number}"), window)
            shortcut.setAutoRepeat(False)
            shortcut.activated.connect(lambda number=number: self.load(number))

    def show_plan(self, plan: Plan) -> None:
        """What would be saved."""
        self._plan = plan
        self._refresh_buttons()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        super().showEvent(event)
        if not self._asked:
            self._asked = True
            self._list()
        # Who of a preset is here may have changed since it was listed.
        self._show_presets()

    # presets

    def load(self, number: int) -> None:
        """Load a preset by its number, from 1."""
        presets = self._file.library.presets
        if not 1 <= number <= len(presets):
            self.told.emit(self.tr("There is no preset {number}").format(number=number))
            return
        preset = presets[number - 1]
        self.name.setText(preset.name)
        text = self.tr("Preset {name}").format(name=wording.isolated(preset.name))
        self.loaded.emit(preset.plan(self._desk.store.people.values()), text)

    def _show_presets(self) -> None:
        people = [person for person in self._desk.store.people.values() if person.present]
        rows = []
        for number, preset in enumerate(self._file.library.presets, 1):
            plan = preset.plan(people)
            note = title(preset.arrangement)
            if missing := len(plan.missing):
                note = self.tr("%n missing", "sites of a preset", missing)
            key = cap(f"Alt+{number}") if number <= KEYED else ""
            rows.append((wording.clean(preset.name), note, key))
        self.presets.show_rows(rows)
        self.no_presets.setVisible(not rows)
        self.presets.setVisible(bool(rows))
        self._refresh_buttons()

    def _save(self) -> None:
        name = self.name.text().strip()
        if not name or self._plan is None:
            return
        self._file.save(Preset.of(name, self._plan))
        if self._file.library.find(name) is not None:
            self.told.emit(self.tr("Saved as preset {name}").format(name=wording.isolated(name)))

    def _delete_preset(self, row: int) -> None:
        name = self._file.library.presets[row].name
        text = self.tr("Delete the preset {name}?").format(name=wording.isolated(name))
        self.doubted.emit(text, lambda: self._file.delete(name))

    def _not_written(self, why: str) -> None:
        self.told.emit(self.tr("The presets could not be written: {why}").format(why=why))

    # the meeting's own

    @property
    def offered(self) -> bool:
        """Whether the meeting service keeps layouts."""
        return {"layouts", "layout-save", "layout-delete"} <= self._desk.session.client.capabilities

    def _list(self) -> None:
        if self.offered:
            self._listing = self._desk.submit(Order("layouts")).id
        self._show_served()

    def _acted(self, action: Action) -> None:
        if not action.settled:
            return
        done = action.status in (Status.ACCEPTED, Status.CONFIRMED)
        if action.id == self._listing:
            self._listing = 0
            if done and action.results:
                self.kept = list(action.results[0])
            self._show_served()
        elif action.id in self._storing:
            self._storing.discard(action.id)
            if done:
                self._list()
            else:
                self.told.emit(self.tr("The meeting refused that; the log says why"))

    def _show_served(self) -> None:
        if not self.offered:
            state = self.tr("The meeting service does not offer this")
        elif self._listing and self.kept is None:
            state = self.tr("Being read…")
        elif self.kept is None:
            state = self.tr("They could not be read")
        else:
            state = "" if self.kept else self.tr("None. They are gone when the meeting ends.")
        self.served_state.setText(state)
        self.served_state.setVisible(bool(state))
        known = self.kept or ()
        rows = [(wording.clean(one.name) or one.uuid, self._kind(one), "") for one in known]
        self.served.show_rows(rows)
        self.served.setVisible(bool(rows))
        self._refresh_buttons()

    def _kind(self, one: SavedLayout) -> str:
        return title(plan_of(one.layout, {}).image_type)

    def _load_served(self, row: int) -> None:
        one = (self.kept or ())[row]
        self.name.setText(one.name)
        text = self.tr("Kept by the meeting: {name}").format(name=wording.isolated(one.name))
        self.loaded.emit(plan_of(one.layout, self._desk.store.people), text)

    def _delete_served(self, row: int) -> None:
        one = (self.kept or ())[row]
        text = self.tr("Delete the layout {name}, which this meeting keeps?")
        order = Order("layout-delete", (), {"uuid": one.uuid})
        self.doubted.emit(text.format(name=wording.isolated(one.name)), lambda: self._store(order))

    def _store(self, order: Order) -> None:
        """Have the meeting keep or forget something, and list again what it keeps."""
        self._storing.add(self._desk.submit(order).id)

    def _keep(self) -> None:
        name = self.name.text().strip()
        if self._plan is not None and name:
            self._store(Order("layout-save", (), {"name": name, **self._plan.arguments()}))

    def _refresh_buttons(self) -> None:
        name = self.name.text().strip()
        known = self._file.library.find(name) is not None
        self.save.setText(self.tr("Replace preset") if known else self.tr("Save as preset"))
        self.save.setEnabled(bool(name) and self._plan is not None)
        taken = any(one.name == name for one in self.kept or ())
        ready = self._plan is not None and self._plan.ready
        self.keep.setEnabled(bool(name) and ready and self.offered and not taken)
        self.keep.setToolTip(self.tr("The meeting keeps one of this name already") if taken else "")


class ShortList(QListWidget):
    """Names with a note and a key. `taken` and `dropped` (Delete) have the row."""

    taken = Signal(int)
    dropped = Signal(int)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme = theme
        self.setItemDelegate(_Delegate(theme, self))
        self.setUniformItemSizes(True)
        self.setTabKeyNavigation(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleDescription(self.tr("Enter loads it, Delete removes it"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        self.itemDoubleClicked.connect(lambda item: self.taken.emit(self.row(item)))

    def sizeHint(self) -> QSize:  # noqa: N802
        return QSize(super().sizeHint().width(), max(1, self.count()) * row_height(self.theme))

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        return QSize(0, min(3, max(1, self.count())) * row_height(self.theme))

    def show_rows(self, rows: Sequence[tuple[str, str, str]]) -> None:
        """Show name, note and key of each."""
        at = self.currentRow()
        self.clear()
        for name, note, key in rows:
            item = QListWidgetItem(name)
            item.setData(_NOTE, note)
            item.setData(_KEY, key)
            item.setToolTip(plain_tip(f"{name}\n{note}"))
            item.setData(
                Qt.ItemDataRole.AccessibleTextRole, ", ".join(filter(None, (name, note, key)))
            )
            self.addItem(item)
        self.setCurrentRow(max(0, min(at, len(rows) - 1)))
        self.updateGeometry()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        row = self.currentRow()
        key = Qt.Key(event.key())
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if row >= 0:
                self.taken.emit(row)
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            if row >= 0:
                self.dropped.emit(row)
        elif Qt.Key.Key_1 <= key <= Qt.Key.Key_9 and not event.modifiers():
            if key - Qt.Key.Key_1 < self.count():
                self.taken.emit(key - Qt.Key.Key_1)
        else:
            super().keyPressEvent(event)


class _Delegate(QStyledItemDelegate):
    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.theme = theme

    def sizeHint(self, _option: QStyleOptionViewItem, _index: object) -> QSize:  # noqa: N802
        return QSize(0, row_height(self.theme))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: object) -> None:
        theme, rect = self.theme, option.rect
        data = index.data  # type: ignore[attr-defined]
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, option.palette.color(QPalette.ColorRole.Highlight))
        room = rect.adjusted(2 * GRID, 0, -2 * GRID, 0)
        if key := data(_KEY):
            size = key_cap_size(theme, key)
            top = room.center().y() - size.height() / 2 + 1
            place = QRectF(room.right() - size.width(), top, size.width(), size.height())
            draw_key_cap(painter, place, key, theme, theme.colours.secondary)
            room.setRight(round(place.left()) - 2 * GRID)
        elide = Qt.TextElideMode.ElideRight
        large, small = theme.font(BODY), theme.font(SMALL)
        name = QFontMetrics(large).elidedText(data(), elide, room.width())
        painter.setFont(large)
        painter.setPen(theme.colour("text"))
        painter.drawText(room, _LEFT, name)
        room.setLeft(room.left() + QFontMetrics(large).horizontalAdvance(name) + 2 * GRID)
        painter.setFont(small)
        painter.setPen(theme.colour("secondary"))
        painter.drawText(
            room, _LEFT, QFontMetrics(small).elidedText(data(_NOTE), elide, max(0, room.width()))
        )
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(theme.colour("accent"))
            painter.drawRect(rect.adjusted(0, 0, -1, -1))
        painter.restore()


_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
