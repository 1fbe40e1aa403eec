"""Choosing a multi-picture arrangement for those who are selected."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QHBoxLayout,
    QListView,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QSizePolicy,
    QSpinBox,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from controlroom.commands.registry import Order
from controlroom.meeting.model import Participant
from controlroom.ui import wording
from controlroom.ui.arrangements import Arrangement, arrangements, draw_panes
from controlroom.ui.guards import names
from controlroom.ui.theme import Theme
from controlroom.ui.tokens import BODY, GRID, RADIUS, SMALL, TITLE
from controlroom.ui.widgets import Label

_THUMBNAIL = (96, 54)
_SWITCH_TIME = (10, 120)


class LayoutDialog(QDialog):
    """`chosen` has the order. Who can't be in a picture, or finds no pane, is named."""

    chosen = Signal(object)

    def __init__(
        self, theme: Theme, people: Sequence[Participant], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.theme = theme
        self.people = tuple(person for person in people if can_be_shown(person))
        self._refused = tuple(person for person in people if not can_be_shown(person))
        self.setWindowTitle(self.tr("Multi-picture layout"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.list = self._make_list()
        self.preview = Preview(theme)
        self.title = Label(theme, size=TITLE, bold=True)
        self.note = Label(theme, size=SMALL, tone="warning")
        self.note.setWordWrap(True)
        self.auxiliary = QComboBox()
        self.switch_time = QSpinBox()
        self.switch_time.setRange(*_SWITCH_TIME)
        self.switch_time.setSuffix(self.tr(" s"))
        self.save_only = QCheckBox(self.tr("Save without showing it"))
        form = QFormLayout()
        form.addRow(self.tr("&Auxiliary stream in"), self.auxiliary)
        form.addRow(self.tr("&Switch every"), self.switch_time)
        form.addRow("", self.save_only)
        self.switch_time.setToolTip(self.tr("Counts on room terminals only"))
        buttons = QDialogButtonBox()
        self.apply = QPushButton(self.tr("Apply"))
        self.apply.setDefault(True)
        buttons.addButton(self.apply, QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.addButton(QPushButton(self.tr("Cancel")), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self._accept)
        buttons.rejected.connect(self.reject)
        right = QVBoxLayout()
        right.setSpacing(2 * GRID)
        right.addWidget(self.title)
        right.addWidget(self.preview, 1)
        right.addWidget(self.note)
        right.addLayout(form)
        right.addWidget(buttons)
        row = QHBoxLayout(self)
        row.setSpacing(4 * GRID)
        row.addWidget(self.list, 1)
        row.addLayout(right, 1)
        self.list.currentItemChanged.connect(self._show)
        self.auxiliary.currentIndexChanged.connect(self._fill)
        self.list.itemActivated.connect(self._accept)
        self.list.setCurrentRow(0)
        self.resize(theme.scaled(940), theme.scaled(540))

    @property
    def arrangement(self) -> Arrangement:
        """The arrangement that is chosen now."""
        image_type = self.list.currentItem().data(Qt.ItemDataRole.UserRole)
        return arrangements()[image_type]

    def _make_list(self) -> QListWidget:
        made = QListWidget()
        made.setViewMode(QListView.ViewMode.IconMode)
        made.setMovement(QListView.Movement.Static)
        made.setResizeMode(QListView.ResizeMode.Adjust)
        made.setUniformItemSizes(True)
        made.setItemDelegate(ArrangementDelegate(self.theme, made))
        made.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        made.setAccessibleName(self.tr("Arrangements"))
        language = wording.language()
        for arrangement in fitting_first(len(self.people)):
            item = QListWidgetItem(arrangement.title(language))
            item.setData(Qt.ItemDataRole.UserRole, arrangement.image_type)
            item.setToolTip(f"{arrangement.title(language)} · {arrangement.image_type}")
            made.addItem(item)
        return made

    def _show(self) -> None:
        """Show the chosen arrangement."""
        arrangement = self.arrangement
        self.title.setText(arrangement.title(wording.language()))
        chosen = self.auxiliary.currentIndex()
        self.auxiliary.blockSignals(True)  # noqa: FBT003 - Qt's own signature
        self.auxiliary.clear()
        self.auxiliary.addItem(self.tr("no pane"))
        for number in range(1, len(arrangement.panes) + 1):
            self.auxiliary.addItem(self.tr("pane {number}").format(number=number))
        self.auxiliary.setCurrentIndex(chosen if 0 <= chosen < self.auxiliary.count() else 0)
        self.auxiliary.blockSignals(False)  # noqa: FBT003
        self._fill()

    def _fill(self) -> None:
        """Put everybody into the panes and say who finds none."""
        panes = self._panes()
        texts = {number: wording.name(person) for number, person in panes.items()}
        if (auxiliary := self.auxiliary.currentIndex()) > 0:
            texts[auxiliary] = self.tr("auxiliary stream")
        self.preview.show_panes(self.arrangement, texts)
        notes = []
        if self._refused:
            notes.append(
                self.tr("Audio only, can't be in a picture: {names}").format(
                    names=names(self._refused)
                )
            )
        if left := self.people[len(panes) :]:
            notes.append(self.tr("No pane left for: {names}").format(names=names(left)))
        self.note.setText("\n".join(notes))
        self.note.setVisible(bool(notes))
        self.apply.setEnabled(bool(panes))

    def _panes(self) -> dict[int, Participant]:
        """Who is in which pane, in the order of the selection."""
        auxiliary = self.auxiliary.currentIndex()
        free = [n for n in range(1, len(self.arrangement.panes) + 1) if n != auxiliary]
        return dict(zip(free, self.people, strict=False))

    def order(self) -> Order:
        """What is chosen, as an order."""
        arguments: dict[str, object] = {
            "image_type": self.arrangement.image_type,
            "pane": {number: (person,) for number, person in self._panes().items()},
            "switch_time": self.switch_time.value(),
        }
        if (auxiliary := self.auxiliary.currentIndex()) > 0:
            arguments["aux"] = auxiliary
        if self.save_only.isChecked():
            arguments["save_only"] = True
        return Order("layout", (), arguments)

    def _accept(self) -> None:
        if self.apply.isEnabled():
            self.chosen.emit(self.order())
            self.accept()


class ArrangementDelegate(QStyledItemDelegate):
    """An arrangement, drawn small, and its name on up to two lines."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.theme = theme

    def sizeHint(  # noqa: N802
        self, _option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        text = 2 * QFontMetrics(self.theme.font(SMALL)).lineSpacing()
        width, height = (self.theme.scaled(px) for px in _THUMBNAIL)
        return QSize(width + 9 * GRID, height + text + 5 * GRID)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colours = self.theme.colours
        rect = QRectF(option.rect).adjusted(2, 2, -2, -2)
        if option.state & QStyle.StateFlag.State_Selected:
            focused = bool(option.state & QStyle.StateFlag.State_HasFocus)
            painter.setPen(QColor(colours.accent) if focused else Qt.PenStyle.NoPen)
            painter.setBrush(QColor(colours.selected))
            painter.drawRoundedRect(rect, RADIUS, RADIUS)
        width, height = (self.theme.scaled(px) for px in _THUMBNAIL)
        top = rect.top() + 2 * GRID
        room = QRectF(rect.center().x() - width / 2, top, width, height)
        arrangement = arrangements()[index.data(Qt.ItemDataRole.UserRole)]
        draw_panes(painter, arrangement.places(room), {}, self.theme)
        painter.setFont(self.theme.font(SMALL))
        painter.setPen(QColor(colours.text))
        words = rect.adjusted(GRID, height + 3 * GRID, -GRID, 0)
        flags = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop
        painter.drawText(words, flags | Qt.TextFlag.TextWordWrap, index.data())
        painter.restore()


class Preview(QWidget):
    """The picture as the sites would see it."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self._arrangement: Arrangement | None = None
        self._texts: dict[int, str] = {}
        self.setMinimumSize(theme.scaled(320), theme.scaled(200))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_panes(self, arrangement: Arrangement, texts: dict[int, str]) -> None:
        """Show `texts` in the panes, by their numbers."""
        self._arrangement, self._texts = arrangement, texts
        spoken = [f"{number}: {text}" for number, text in sorted(texts.items())]
        self.setAccessibleName(self.tr("Preview"))
        self.setAccessibleDescription(", ".join(spoken))
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        if self._arrangement is not None:
            painter = QPainter(self)
            painter.setFont(self.theme.font(BODY))
            places = self._arrangement.places(QRectF(self.rect()))
            draw_panes(painter, places, self._texts, self.theme)


def can_be_shown(person: Participant) -> bool:
    """Whether somebody can be in a picture: not if they have no video (MMC.111072027)."""
    return person.video is not False


def fitting_first(count: int) -> list[Arrangement]:
    """All arrangements: those with enough panes for `count` first, and of them the tightest."""
    return sorted(
        arrangements().values(),
        key=lambda arrangement: (
            len(arrangement.panes) < count,
            abs(len(arrangement.panes) - count),
        ),
    )
