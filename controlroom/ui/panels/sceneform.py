"""The lines in which a scene gets its name, and what it is to say anything of."""

from collections.abc import Iterable

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QComboBox, QGridLayout, QHBoxLayout, QLineEdit, QWidget

from controlroom.meeting.store import Store
from controlroom.scenes.capture import capturable, capture, image_types
from controlroom.scenes.scene import NAME_MOST, Part, Scene, Voices
from controlroom.ui import scenewords
from controlroom.ui.panels.keybutton import KeyButton
from controlroom.ui.theme import Theme
from controlroom.ui.tokens import GRID, SMALL
from controlroom.ui.widgets import Label

# Voices choose in most meetings where nothing is on air: that alone is not worth a part.
_AT_FIRST = frozenset(Part) - {Part.DISPLAY}


class SceneForm(QWidget):
    """`kept` has the name that was typed; `closed` comes after that, and without it by Esc.

    The boxes are there for a new scene, and say what it would be told now.
    """

    kept = Signal(str)
    closed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._taken: frozenset[str] = frozenset()
        self.name = QLineEdit()
        self.name.setMaxLength(NAME_MOST)
        self.boxes = {part: QCheckBox() for part in Part}
        self.says = {part: Label(theme, size=SMALL, tone="secondary") for part in Part}
        self.arrangement, self.voices = QComboBox(), QComboBox()
        for voices in Voices:
            self.voices.addItem("", voices)
        self.voices.setCurrentIndex(self.voices.findData(Voices.MULTI))
        for box in (self.arrangement, self.voices):
            box.setSizeAdjustPolicy(
                QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
            )
            box.setMinimumContentsLength(8)
        self.wrong = Label(theme, size=SMALL, tone="warning")
        self.wrong.setWordWrap(True)
        self.keep = KeyButton(theme, "↵", leading=True)
        self.cancel = KeyButton(theme, "Esc")
        self.keep.clicked.connect(self._keep)
        self.cancel.clicked.connect(self.close_)
        self._lay_out()
        self.boxes[Part.LAYOUT].toggled.connect(self.arrangement.setEnabled)
        self.boxes[Part.DISPLAY].toggled.connect(self.voices.setEnabled)
        self.name.textChanged.connect(self.wrong.hide)
        self.retranslate()
        self.hide()

    def _lay_out(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(0, GRID, 0, GRID)
        grid.setHorizontalSpacing(2 * GRID)
        grid.setVerticalSpacing(GRID)
        grid.setColumnStretch(1, 1)
        grid.addWidget(self.name, 0, 0, 1, 2)
        for part, box in self.boxes.items():
            row = grid.rowCount()
            grid.addWidget(box, row, 0)
            grid.addWidget(self.says[part], row, 1)
            if part is Part.LAYOUT:
                grid.addWidget(self.arrangement, row + 1, 1)
            elif part is Part.DISPLAY:
                grid.addWidget(self.voices, row + 1, 1)
        buttons = QHBoxLayout()
        buttons.setSpacing(2 * GRID)
        buttons.addWidget(self.keep)
        buttons.addWidget(self.cancel)
        buttons.addStretch(1)
        grid.addWidget(self.wrong, grid.rowCount(), 0, 1, 2)
        grid.addLayout(buttons, grid.rowCount(), 0, 1, 2)

    def retranslate(self) -> None:
        """Name everything anew."""
        self.name.setPlaceholderText(self.tr("Name of the scene"))
        self.name.setAccessibleName(self.tr("Name of the scene"))
        self.arrangement.setAccessibleName(self.tr("Arrangement"))
        self.arrangement.setToolTip(self.tr("The meeting does not tell how the panes lie"))
        self.voices.setAccessibleName(self.tr("One picture or several"))
        self.voices.setToolTip(self.tr("The meeting does not tell how many pictures"))
        self.voices.setItemText(0, self.tr("One picture"))
        self.voices.setItemText(1, self.tr("Several pictures"))
        for part, box in self.boxes.items():
            box.setText(scenewords.part(part))
        self.keep.show_text(self.tr("Keep"))
        self.cancel.show_text(self.tr("Cancel"))

    # opening and closing

    def open_new(self, store: Store, taken: Iterable[str]) -> None:
        """Ask for the name and the parts of a new scene."""
        known = capturable(store)
        for part, box in self.boxes.items():
            box.setChecked(part in known & _AT_FIRST)
        self._offer_arrangements(store)
        self.show_now(store)
        self._open("", taken, parts=True)

    def open_rename(self, name: str, taken: Iterable[str]) -> None:
        """Ask for another name."""
        self._open(name, (other for other in taken if other != name), parts=False)

    @property
    def names_only(self) -> bool:
        """Whether it asks for a name only."""
        return self.boxes[Part.LOCK].isHidden()

    def _open(self, name: str, taken: Iterable[str], *, parts: bool) -> None:
        self._taken = frozenset(other.casefold() for other in taken)
        widgets = (*self.boxes.values(), *self.says.values(), self.arrangement, self.voices)
        for widget in widgets:
            widget.setVisible(parts)
        if parts:
            self._show_choices()
        self.wrong.hide()
        self.name.setText(name)
        self.name.selectAll()
        self.show()
        self.name.setFocus(Qt.FocusReason.OtherFocusReason)

    def close_(self) -> None:
        """Ask no more."""
        if not self.isHidden():
            self.hide()
            self.closed.emit()

    # what it would be

    def show_now(self, store: Store) -> None:
        """Say what the parts would be told now; those that are not known can't be checked."""
        known = capturable(store)
        scene = capture(store, known, "")
        for part, box in self.boxes.items():
            box.setEnabled(part in known)
            told = scenewords.said_of(scene, part) if part in known else self.tr("not known now")
            self.says[part].setText(told)
            box.setAccessibleDescription(told)

    def _offer_arrangements(self, store: Store) -> None:
        layout = store.conference.layout
        self.arrangement.clear()
        for image_type in image_types(layout) if layout is not None else ():
            self.arrangement.addItem(scenewords.arrangement(image_type), image_type)

    def _show_choices(self) -> None:
        self.arrangement.setVisible(self.arrangement.count() > 1)
        self.arrangement.setEnabled(self.boxes[Part.LAYOUT].isChecked())
        self.voices.setVisible(self.boxes[Part.DISPLAY].isEnabled())
        self.voices.setEnabled(self.boxes[Part.DISPLAY].isChecked())

    def scene(self, store: Store, name: str) -> Scene:
        """What is checked, as the meeting is now."""
        parts = [part for part, box in self.boxes.items() if box.isChecked() and box.isEnabled()]
        image_type = self.arrangement.currentData() or ""
        voices = Voices(self.voices.currentData())
        return capture(store, parts, name, image_type=image_type, voices=voices)

    def _keep(self) -> None:
        name = self.name.text().strip()
        checked = [box for box in self.boxes.values() if box.isChecked() and box.isEnabled()]
        if not name:
            self._refuse(self.tr("A scene needs a name"))
        elif name.casefold() in self._taken:
            self._refuse(self.tr("There is a scene of this name already"))
        elif not self.names_only and not checked:
            self._refuse(self.tr("A scene says something of at least one part"))
        else:
            self.hide()
            self.kept.emit(name)
            self.closed.emit()

    def _refuse(self, text: str) -> None:
        self.wrong.setText(text)
        self.wrong.show()
        self.name.setFocus(Qt.FocusReason.OtherFocusReason)

    # keys

    def event(self, event: QEvent) -> bool:
        # What the window means by these keys does not count in here.
        if (
            event.type() is QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.key() in _OURS
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if event.key() == Qt.Key.Key_Escape:
            self.close_()
        elif event.key() in _OURS:
            if not event.isAutoRepeat():
                focused = self.focusWidget()
                self.close_() if focused is self.cancel else self._keep()
        else:
            super().keyPressEvent(event)


_OURS = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape})
