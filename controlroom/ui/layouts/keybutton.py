"""Buttons that show their key, and keys that have no button."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QKeySequence, QPaintEvent, QPalette, QShortcut
from PySide6.QtWidgets import (
    QHBoxLayout,
    QPushButton,
    QSizePolicy,
    QStyle,
    QStyleOptionButton,
    QStylePainter,
    QWidget,
)

from controlroom.ui.actions import cap, spoken_keys
from controlroom.ui.theme import Theme
from controlroom.ui.tokens import GRID, HEADING
from controlroom.ui.widgets import KeyCap, Label, draw_key_cap, key_cap_size


class KeyButton(QPushButton):
    """It is `clicked` by its key too, wherever the focus is in the window."""

    def __init__(self, theme: Theme, text: str, keys: str, parent: QWidget) -> None:
        super().__init__(text, parent)
        self.theme = theme
        self.keys = cap(keys)
        self.setAutoDefault(False)
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        self.setToolTip(spoken_keys(keys))
        shortcut = QShortcut(QKeySequence(keys), self)
        shortcut.setAutoRepeat(False)
        shortcut.activated.connect(self.click)
        theme.changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:  # noqa: N802
        size = super().sizeHint()
        key = key_cap_size(self.theme, self.keys)
        return QSize(size.width() + key.width() + 2 * GRID, max(size.height(), key.height() + GRID))

    minimumSizeHint = sizeHint  # noqa: N815 - Qt's name

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        painter = QStylePainter(self)
        option = QStyleOptionButton()
        self.initStyleOption(option)
        painter.drawControl(QStyle.ControlElement.CE_PushButtonBevel, option)
        room = self.style().subElementRect(QStyle.SubElement.SE_PushButtonContents, option, self)
        key = key_cap_size(self.theme, self.keys)
        width = self.fontMetrics().horizontalAdvance(self.text()) + 2 * GRID + key.width()
        room.setLeft(room.left() + max(0, (room.width() - width) // 2))
        group = QPalette.ColorGroup.Normal if self.isEnabled() else QPalette.ColorGroup.Disabled
        default = self.isDefault() and self.isEnabled()
        colours = self.theme.colours
        ink = self.palette().color(group, QPalette.ColorRole.ButtonText)
        painter.setPen(self.theme.colour("on_accent") if default else ink)
        painter.drawText(
            room, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, self.text()
        )
        left = room.left() + width - key.width()
        place = QRectF(left, self.rect().center().y() - key.height() / 2 + 1, *key.toTuple())
        quiet = colours.secondary if self.isEnabled() else colours.mark
        draw_key_cap(painter, place, self.keys, self.theme, colours.on_accent if default else quiet)


def key_hints(theme: Theme, hints: Sequence[tuple[str, str]]) -> QWidget:
    """A line of key caps, each with a word on what it does."""
    line = QWidget()
    row = QHBoxLayout(line)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(GRID)
    for keys, text in hints:
        row.addWidget(KeyCap(theme, keys))
        row.addWidget(Label(theme, text, size=HEADING, tone="secondary"))
        row.addSpacing(GRID)
    row.addStretch(1)
    return line
