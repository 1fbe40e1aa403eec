"""How a scene is applied, from its panel or from anywhere in the window."""

import math
import time
from collections.abc import Callable

import msgspec
from PySide6.QtCore import QCoreApplication, QObject

from controlroom.commands.registry import Order
from controlroom.scenes.difference import Difference, What, difference
from controlroom.scenes.orders import orders
from controlroom.scenes.scene import Scene
from controlroom.session.actions import Action
from controlroom.session.link import LinkState
from controlroom.ui import scenewords, wording
from controlroom.ui.conference import ConferencePage
from controlroom.ui.desk import Desk
from controlroom.ui.guards import Question
from controlroom.ui.settings import Settings

translate = QCoreApplication.translate

# Seconds; for the moment between two orders.
_SILENCE = 2.0


class Run(msgspec.Struct, frozen=True):
    """A scene that is being applied, or will be if a question is answered with yes."""

    desk: Desk
    name: str
    orders: tuple[Order, ...]


class RunWatch(QObject):
    """Follows a run for as long as the meeting is open; a child of its desk."""

    def __init__(self, run: Run, *, begun: bool) -> None:
        super().__init__(run.desk)
        self.run = run
        self._actions: dict[int, Action] = {}
        self._heard = time.monotonic() if begun else -math.inf
        run.desk.acted.connect(self._acted)

    def _acted(self, action: Action) -> None:
        if any(action.order is order for order in self.run.orders):
            self._actions[action.id] = action
            self._heard = time.monotonic()

    @property
    def busy(self) -> bool:
        """Whether it still goes on. Orders follow at once upon one another: after a silence there
        come no more."""
        if not all(action.settled for action in self._actions.values()):
            return True
        more = len(self._actions) < len(self.run.orders)
        return more and time.monotonic() - self._heard < _SILENCE


def _under_way(desk: Desk) -> RunWatch | None:
    """The run that goes on in a meeting; those that are over are forgotten."""
    busy = None
    for watch in desk.findChildren(RunWatch):
        if watch.busy:
            busy = watch
        else:
            watch.deleteLater()
    return busy


def obstacle(desk: Desk | None) -> str:
    """Why no scene can be applied now; empty if one can. What is so must be known for that."""
    if desk is None:
        return translate("scenes", "No meeting is open")
    if desk.link.state is not LinkState.LIVE:
        return translate("scenes", "Scenes can be applied while the connection is live")
    return ""


def question(
    scene: Scene, found: Difference, made: tuple[Order, ...], above: int
) -> Question | None:
    """What to ask before `scene` is applied: where it ends a recording, or disturbs more than
    `above` people."""
    if not any(_disturbs(found, what, above) for what in _DISTURBING):
        return None
    text = translate("scenes", "Apply the scene “{name}”? {changes}.")
    return Question(
        made[0],
        text.format(name=wording.isolated(scene.name), changes=scenewords.all_steps(found)),
        translate("scenes", "Apply"),
        scenewords.notes(found),
        orders=made,
    )


_DISTURBING = (What.STOP_RECORDING, What.MUTE, What.OPEN, What.ROLL_CALL)


def _disturbs(found: Difference, what: What, above: int) -> bool:
    step = found.step(what)
    if step is None:
        return False
    return what is What.STOP_RECORDING or max(len(step.people), step.others) > above


def apply(
    scene: Scene,
    desk: Desk,
    settings: Settings,
    ask: Callable[[Question], object],
    tell: Callable[[str], object],
) -> None:
    """Apply `scene`, after asking where that is wise; `tell` hears what is done, or why nothing."""
    if why_not := obstacle(desk):
        tell(why_not)
        return
    if (busy := _under_way(desk)) is not None:
        text = translate("scenes", "“{name}” is still being applied")
        tell(text.format(name=wording.isolated(busy.run.name)))
        return
    found = difference(scene, desk.store)
    made = orders(found)
    said = translate("scenes", "Scene “{name}”: {summary}")
    tell(said.format(name=wording.isolated(scene.name), summary=scenewords.summary(found)))
    if not made:
        return
    asked = question(scene, found, made, settings.now.ask_above)
    run = Run(desk, scene.name, made)
    RunWatch(run, begun=asked is None)
    settings.scenes.begins.emit(run)
    if asked is not None:
        ask(asked)
    else:
        desk.session.submit_in_turn(made)


def apply_at(
    page: ConferencePage, place: int, settings: Settings, tell: Callable[[str], object]
) -> None:
    """Apply the scene with this number to the meeting of `page`."""
    scene = settings.scenes.at(place)
    if scene is None:
        tell(translate("scenes", "No scene has the number {number}").format(number=place))
    else:
        apply(scene, page.desk, settings, page.ask, tell)
