"""The scenes, how far each is from now, and what one does with them."""

from collections.abc import Callable
from typing import ClassVar, cast

from msgspec.structs import replace
from PySide6.QtCore import QEvent, QItemSelectionModel, Qt
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QGridLayout, QWidget

from controlroom.commands.registry import Order
from controlroom.meeting.changes import Kind
from controlroom.scenes.capture import capture, image_types
from controlroom.scenes.crowd import IDENTITY
from controlroom.scenes.scene import Scene, Voices
from controlroom.ui import scenes, scenewords, wording
from controlroom.ui.conference import ConferencePage
from controlroom.ui.confirm import ConfirmBar
from controlroom.ui.desk import Batch
from controlroom.ui.guards import Question
from controlroom.ui.icons import Icons
from controlroom.ui.panels.base import Panel
from controlroom.ui.panels.keybutton import KeyButton
from controlroom.ui.panels.people import PeopleList, PeopleModel, Row
from controlroom.ui.panels.scenedetails import SceneDetails, fill
from controlroom.ui.panels.sceneform import SceneForm
from controlroom.ui.panels.scenewatch import Comparing, Progress
from controlroom.ui.sceneshelf import KEYS
from controlroom.ui.settings import Settings
from controlroom.ui.theme import Theme
from controlroom.ui.tokens import GRID, SMALL
from controlroom.ui.widgets import Label

# What of a participant a scene depends on.
_FIELDS = IDENTITY | {"muted", "video", "role", "broadcast", "roll_call"}
# Stands for the question whether to delete.
_NO_ORDER = Order("")


class SceneList(PeopleList):
    """The scenes' names; what is done with one is done by keys of the panel."""

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if _key(event) in _KEYS:
            event.ignore()
        else:
            super().keyPressEvent(event)


class ScenesPanel(Panel):
    """Scenes with their differences, compared anew at most twice a second and in slices."""

    object_name: ClassVar[str] = "scenes"
    kinds: ClassVar[frozenset[Kind]] = frozenset({Kind.CONFERENCE, Kind.PARTICIPANT})
    pace_ms: ClassVar[int] = 500

    def __init__(
        self, theme: Theme, icons: Icons, settings: Settings, parent: QWidget | None = None
    ) -> None:
        super().__init__(theme, icons, parent)
        self.settings = settings
        self.shelf = settings.scenes
        self._renaming = self._deleting = ""
        self.comparing = Comparing(self)
        self.list = SceneList(theme, PeopleModel(self))
        self.nothing = Label(theme, size=SMALL, tone="faint")
        self.nothing.setWordWrap(True)
        self.buttons = {
            "apply": KeyButton(theme, "↵", leading=True),
            "new": KeyButton(theme, "+"),
            "update": KeyButton(theme, "F5"),
            "rename": KeyButton(theme, "F2"),
            "delete": KeyButton(theme, "Del"),
        }
        self.form = SceneForm(theme)
        self.progress = Progress(theme)
        self.details = SceneDetails(theme)
        self.question = ConfirmBar(theme, icons)
        # A dock is too narrow for words and buttons beside one another.
        cast("QBoxLayout", self.question.layout()).setDirection(QBoxLayout.Direction.TopToBottom)
        self._doing: dict[str, Callable[[], None]] = {
            "apply": self.apply,
            "new": self.new,
            "update": self.update_,
            "rename": self.rename,
            "delete": self.delete,
            "leave": self.leave,
        }
        self._lay_out()
        self._connect()
        self.retranslate()

    def _lay_out(self) -> None:
        grid = QGridLayout()
        grid.setSpacing(2 * GRID)
        for at, name in enumerate(("apply", "new")):
            grid.addWidget(self.buttons[name], 0, 3 * at, 1, 3)
        for at, name in enumerate(("update", "rename", "delete")):
            grid.addWidget(self.buttons[name], 1, 2 * at, 1, 2)
        self.body.setSpacing(2 * GRID)
        self.body.addWidget(self.nothing)
        self.body.addWidget(self.list, 30)
        self.body.addLayout(grid)
        for widget in (self.form, self.question, self.progress):
            self.body.addWidget(widget)
        self.body.addWidget(self.details, 50)
        self.body.addStretch(1)

    def _connect(self) -> None:
        for name, button in self.buttons.items():
            button.clicked.connect(lambda _=False, do=self._doing[name]: do())
        self.list.pressed_on.connect(lambda _: self.apply())
        self.list.chosen.connect(self._another)
        self.form.kept.connect(self._keep)
        self.form.closed.connect(self._form_closed)
        self.question.agreed.connect(self._agreed)
        self.shelf.changed.connect(self._shelf_changed)
        self.shelf.begins.connect(self.progress.expect)
        self.comparing.done.connect(self._compared)
        self.theme.changed.connect(self._dress)

    @property
    def title(self) -> str:
        return self.tr("Scenes")

    def retranslate(self) -> None:
        self.nothing.setText(
            self.tr("No scenes yet. Keep how the meeting is now, to come back to it by one key.")
        )
        self.list.setAccessibleName(self.title)
        self.details.retranslate()
        for name, text, tip in (
            ("apply", self.tr("Apply"), self.tr("Bring the meeting into this state")),
            ("new", self.tr("Keep as new…"), self.tr("Keep how the meeting is now")),
            ("update", self.tr("Update"), self.tr("Make the scene what is so now")),
            ("rename", self.tr("Rename"), ""),
            ("delete", self.tr("Delete"), ""),
        ):
            self.buttons[name].show_text(text, tip)
        self._give_room()
        self.form.retranslate()
        super().retranslate()

    def _dress(self) -> None:
        self._give_room()
        self._compared()

    def _give_room(self) -> None:
        """Buttons keep their words however narrow the dock is."""
        for button in self.buttons.values():
            button.setMinimumWidth(button.sizeHint().width())

    # the meeting

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        # Who came or went while it was hidden was not heard of.
        self.comparing.meet_anew()
        super().showEvent(event)

    def enter(self) -> None:
        self.comparing.forget()
        self.question.refuse()
        self.form.close_()
        self.progress.show_desk(self.desk)

    def follow(self, batch: Batch) -> bool:
        if not batch.fields.isdisjoint(IDENTITY):
            self.comparing.meet_anew()
        return Kind.CONFERENCE in batch.kinds or not batch.fields.isdisjoint(_FIELDS)

    def relink(self, _link: object) -> None:
        self._show_state()

    def refresh(self) -> None:
        if self.isVisible() and self.desk is not None:
            self.comparing.start(self.shelf.book.scenes, self.desk.store)
        self._show_state()
        if not self.form.isHidden() and not self.form.names_only and self.desk is not None:
            self.form.show_now(self.desk.store)

    def _compared(self) -> None:
        self._show_state()
        self._show_details()

    # what is shown

    def _show_state(self) -> None:
        book = self.shelf.book
        rows = [self._row(place, scene) for place, scene in enumerate(book.scenes, 1)]
        fill(self.list, rows)
        self.heading.show_texts(self.title)
        self.nothing.setVisible(not rows)
        self.list.setVisible(bool(rows))
        if rows and self.chosen is None:
            self._choose_row(0)
        self._show_buttons()

    def _show_buttons(self) -> None:
        here = self.desk is not None and self.desk.link.last_push is not None
        one = self.chosen is not None
        why_not = scenes.obstacle(self.desk)
        for name, button in self.buttons.items():
            button.setEnabled((one or name == "new") and (here or name in _ANYWHERE))
        self.buttons["apply"].setEnabled(one and not why_not)
        self.buttons["apply"].setAccessibleDescription(why_not)

    def _row(self, place: int, scene: Scene) -> Row:
        found = self.comparing.found.get(scene.name)
        note = scenewords.summary(found) if found is not None else ""
        as_it_is = found is not None and not found.steps and not found.missing
        name = wording.clean(scene.name)
        tone = "well" if as_it_is else "secondary"
        return Row(scene.name, f"{place}  {name}" if place <= KEYS else name, note, tone=tone)

    @property
    def chosen(self) -> Scene | None:
        """The scene that is selected."""
        selected = self.list.selected
        return self.shelf.book.find(selected[0]) if selected else None

    def _choose_row(self, row: int) -> None:
        self.list.selectionModel().setCurrentIndex(
            self.list.people.index(row), QItemSelectionModel.SelectionFlag.ClearAndSelect
        )

    def _another(self, _ids: object) -> None:
        self._show_buttons()
        self._show_details()

    def _choose(self, name: str) -> None:
        names = [row.id for row in self.list.people.rows]
        if name in names:
            self._choose_row(names.index(name))

    def _show_details(self) -> None:
        scene = self.chosen
        found = self.comparing.found.get(scene.name) if scene is not None else None
        if found is not None:
            self.details.show_difference(found)
        self.details.setVisible(found is not None and self.form.isHidden())

    # what is done

    def apply(self) -> None:
        """Bring the meeting into the state of the selected scene, after asking where wise."""
        if (scene := self.chosen) is not None and self.desk is not None:
            scenes.apply(scene, self.desk, self.settings, self.question.ask, self.told.emit)

    def new(self) -> None:
        """Ask for the name of a new scene."""
        if self.desk is not None and self.buttons["new"].isEnabled():
            self._renaming = ""
            self.form.open_new(self.desk.store, self._names)
            self._show_details()

    def update_(self) -> None:
        """Make the selected scene what is so now, in the parts that it has."""
        scene = self.chosen
        if scene is None or self.desk is None or not self.buttons["update"].isEnabled():
            return
        image_type = scene.layout.image_type if scene.layout is not None else ""
        voices = scene.display or Voices.MULTI
        store = self.desk.store
        layout = store.conference.layout
        if layout is None or image_type not in image_types(layout):
            image_type = ""
        now = capture(store, scene.parts, scene.name, image_type=image_type, voices=voices)
        if lost := scene.parts - now.parts:
            text = self.tr("Not updated, as this is not known now: {parts}")
            names = [scenewords.part(part) for part in sorted(lost)]
            self.told.emit(text.format(parts=wording.names(names)))
            return
        self.shelf.put(now, instead=scene.name)
        self.told.emit(
            self.tr("“{name}” is now as the meeting is").format(name=_called(scene.name))
        )

    def rename(self) -> None:
        """Ask for another name of the selected scene."""
        if (scene := self.chosen) is not None:
            self._renaming = scene.name
            self.form.open_rename(scene.name, self._names)
            self._show_details()

    def delete(self) -> None:
        """Ask whether to forget the selected scene."""
        if (scene := self.chosen) is not None:
            self._deleting = scene.name
            text = self.tr("Delete the scene “{name}”?").format(name=_called(scene.name))
            self.question.ask(Question(_NO_ORDER, text, self.tr("Delete")))

    def leave(self) -> None:
        """Put the focus back into the table."""
        for page in self.window().findChildren(ConferencePage):
            if page.isVisible():
                page.focus_table()

    def _agreed(self, question: Question) -> None:
        if question.order is _NO_ORDER:
            self.shelf.remove(self._deleting)
        elif self.desk is not None:
            self.desk.session.submit_in_turn(question.orders)

    @property
    def _names(self) -> list[str]:
        return [scene.name for scene in self.shelf.book.scenes]

    def _keep(self, name: str) -> None:
        if self._renaming:
            scene = self.shelf.book.find(self._renaming)
            if scene is not None:
                self.shelf.put(replace(scene, name=name), instead=scene.name)
        elif self.desk is not None:
            self.shelf.put(self.form.scene(self.desk.store, name))
        self._choose(name)

    def _form_closed(self) -> None:
        self._show_details()
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _shelf_changed(self) -> None:
        self.comparing.forget()
        self.refresh()

    # keys

    def event(self, event: QEvent) -> bool:
        # In the panel these keys are for scenes, whatever they do elsewhere in the window.
        if (
            event.type() is QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and _key(event) in _KEYS
            and self.form.isHidden()
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if (name := _KEYS.get(_key(event))) and self.form.isHidden():
            if not event.isAutoRepeat():
                self._doing[name]()
        else:
            super().keyPressEvent(event)


_ANYWHERE = frozenset({"rename", "delete"})
_KEYS = {
    Qt.Key.Key_Plus: "new",
    Qt.Key.Key_F5: "update",
    Qt.Key.Key_F2: "rename",
    Qt.Key.Key_Delete: "delete",
    Qt.Key.Key_Escape: "leave",
}


def _key(event: QKeyEvent) -> Qt.Key:
    return Qt.Key(event.key())


def _called(name: str) -> str:
    return wording.isolated(name)
