"""Undo in the window: what it would do, in words, what it asks first, and why it can't."""

import math
from collections.abc import Callable, Sequence

from PySide6.QtCore import QCoreApplication, QObject, QTimer, Signal

from controlroom.commands.catalogue import COMMANDS
from controlroom.commands.registry import Order
from controlroom.meeting.changes import Kind
from controlroom.session.actions import Action, Status
from controlroom.session.undo import LIFETIME, History, Offer, Reason
from controlroom.text import QT_TRANSLATE_NOOP
from controlroom.ui import guards, wording
from controlroom.ui.desk import Batch, Desk
from controlroom.ui.guards import Question, names
from controlroom.ui.questions import question

translate = QCoreApplication.translate

UNDO, REDO = ":undo", ":redo"
# How soon after a change of the meeting to look whether an undo still holds.
_LOOK_MS = 250
# What changes all the time is no order's effect.
_NEVER_UNDONE = frozenset({"level", "quality", "last_call"})
_TELLING = frozenset({Kind.CONFERENCE, Kind.WAITING, Kind.ATTENDEE, Kind.INTERPRETERS})
# More steps than this are counted, not named.
_NAMED_STEPS = 2
_NAMED_IN_PREVIEW = 12

_ASKED: dict[str, str] = {
    "unmute": QT_TRANSLATE_NOOP(
        "undo", "{count} will be asked to open their microphones: {names}."
    ),
    "camera-on": QT_TRANSLATE_NOOP("undo", "{count} will be asked to open their cameras: {names}."),
    "camera-off": QT_TRANSLATE_NOOP(
        "undo", "{count} will be asked to close their cameras: {names}."
    ),
    "invite-share": QT_TRANSLATE_NOOP(
        "undo", "{count} will be asked to share their screens: {names}."
    ),
    "call-again": QT_TRANSLATE_NOOP("undo", "{count} will be called again: {names}."),
}


class UndoQuestion(Question, frozen=True, kw_only=True):
    """What to ask before an undo goes out; `order` is the first that it consists of."""

    offer: Offer


class Undo(QObject):
    """The undo of one meeting; `changed` comes when something else can be undone, or nothing."""

    changed = Signal()

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.history = History(desk.store)
        self.offers: dict[str, Offer | None] = {UNDO: None, REDO: None}
        self._desk = desk
        self._told: object = None
        self._soon = _single(self, self.look)
        self._end = _single(self, self.look)
        desk.acted.connect(self._acted)
        desk.changed.connect(self._changed)

    def _acted(self, action: Action) -> None:
        self.history.heard(action)
        if action.status is not Status.SENT:
            self.look()

    def _changed(self, batch: Batch) -> None:
        if not self.history or self._soon.isActive():
            return
        if batch.fields - _NEVER_UNDONE or not _TELLING.isdisjoint(batch.kinds):
            self._soon.start(_LOOK_MS)

    def look(self) -> None:
        """Find out what can be undone now."""
        self.offers = {UNDO: self.history.to_undo(), REDO: self.history.to_redo()}
        ends = [offer.until for offer in self.offers.values() if offer is not None]
        if ends:
            self._end.start(math.ceil(max(0.0, min(ends) - self.history.now()) * 1000) + 1)
        told = (*map(_key, self.offers.values()), self.history.why_not()[0])
        if told != self._told:
            self._told = told
            self.changed.emit()

    def obstacle(self, words: str) -> str:
        """Why `:undo` or `:redo` can't be done now; empty if it can."""
        offer = self.offers[words]
        if offer is None:
            return why_not(*self.history.why_not()) if words == UNDO else no_redo()
        first = offer.orders[0]
        return guards.obstacle(COMMANDS[first.command], self._desk, first.targets, named=True)

    def seconds_left(self, words: str) -> int:
        """For how long it can still be done."""
        offer = self.offers[words]
        return math.ceil(max(0.0, offer.until - self.history.now())) if offer is not None else 0

    def ask(self, words: str) -> UndoQuestion | None:
        """What to ask before it is done; None if it is done at once, or nothing is."""
        self.look()
        offer = self.offers[words]
        if offer is None:
            return None
        risky = any(question(order, self._desk.store) for order in offer.orders)
        if offer.asking or (offer.passed and words == UNDO) or risky:
            return asked(offer, words)
        self.carry_out(offer)
        return None

    def carry_out(self, offer: Offer) -> None:
        """Do it, as far as it still holds."""
        self.history.carry_out(offer, self._desk.session.submit_in_turn)
        self.look()


def _single(parent: QObject, do: Callable[[], object]) -> QTimer:
    timer = QTimer(parent)
    timer.setSingleShot(True)
    timer.timeout.connect(do)
    return timer


def _key(offer: Offer | None) -> object:
    """What has to be told anew if it is another."""
    if offer is None:
        return None
    orders = [(order.command, [p.pid for p in order.targets]) for order in offer.orders]
    return offer.number, orders, len(offer.passed)


# in words


def doing(offer: Offer) -> str:
    """What it would do, in a few words: Unmute 12."""
    orders = _together(offer.orders)
    if len(orders) > _NAMED_STEPS:
        text = translate("undo", "take {count} steps back")
        return text.format(count=wording.number(len(orders)))
    steps = [_step(order) for order in orders]
    return translate("undo", ", ", "between the steps of an undo").join(steps)


def offered(offer: Offer) -> str:
    """What would be taken back and how, on one line: Undo “Mute all”: Unmute 12."""
    what = taken_back(offer.actions)
    if len(_together(offer.orders)) > _NAMED_STEPS:
        return translate("undo", "Undo “{what}”").format(what=what)
    text = translate("undo", "Undo “{what}”: {steps}")
    return text.format(what=what, steps=doing(offer))


def _together(orders: Sequence[Order]) -> list[Order]:
    """The same for one person after the other is spoken of as one order."""
    together: list[Order] = []
    for order in orders:
        last = together[-1] if together else None
        if last and order.targets and _alike(last, order):
            together[-1] = Order(order.command, last.targets + order.targets, order.arguments)
        else:
            together.append(order)
    return together


def _alike(one: Order, other: Order) -> bool:
    return (one.command, one.arguments) == (other.command, other.arguments)


def _step(order: Order) -> str:
    command = wording.command(order)
    if not order.targets:
        return command
    if len(order.targets) == 1:
        text = translate("undo", "{command}: {name}")
        return text.format(command=command, name=wording.isolated(wording.name(order.targets[0])))
    text = translate("undo", "{command} {count}", "such as: unmute 12")
    return text.format(command=command, count=wording.number(len(order.targets)))


def taken_back(actions: Sequence[Action]) -> str:
    """What was done, in a few words."""
    if len(actions) > 1:
        text = translate("undo", "{count} orders")
        return text.format(count=wording.number(len(actions)))
    return wording.command(actions[0].order)


def preview(offer: Offer) -> list[str]:
    """What it would do, a line for each step, with the names of all whom there is room for."""
    lines = [_line(order) for order in _together(offer.orders)]
    return [*lines, *_left_out(offer)]


def _line(order: Order) -> str:
    if not order.targets:
        text = translate("undo", "{command}.")
        return text.format(command=wording.command(order))
    people = names(order.targets, _NAMED_IN_PREVIEW)
    if (asks := _ASKED.get(order.command)) is not None:
        told = translate("undo", asks)
        return told.format(count=wording.number(len(order.targets)), names=people)
    text = translate("undo", "{command}: {names}.")
    return text.format(command=wording.command(order), names=people)


def _left_out(offer: Offer) -> list[str]:
    lines: list[str] = []
    for people, text in (
        (offer.gone, translate("undo", "Left meanwhile: {names}.")),
        (offer.changed, translate("undo", "Changed since, and left as they are: {names}.")),
    ):
        if people:
            lines.append(text.format(names=names(people)))
    return lines


def asked(offer: Offer, words: str = UNDO) -> UndoQuestion:
    """The question before an undo: what it does, to whom, and what it leaves."""
    if words == REDO:
        text = translate("undo", "Redo: {what}?").format(what=doing(offer))
    else:
        text = translate("undo", "Undo “{what}”?").format(what=taken_back(offer.actions))
    lines = preview(offer)
    if offer.passed and words == UNDO:
        later = translate("undo", "“{what}” came later and can't be undone.")
        lines.insert(0, later.format(what=taken_back(offer.passed[:1])))
    word = translate("undo", "Redo") if words == REDO else translate("undo", "Undo")
    return UndoQuestion(offer.orders[0], text, word, " ".join(lines), offer=offer)


def why_not(reason: Reason, action: Action | None) -> str:
    """Why nothing can be undone."""
    what = taken_back([action]) if action is not None else ""
    match reason:
        case Reason.UNDER_WAY:
            return translate("undo", "Orders that belong together are still going out")
        case Reason.EXPIRED:
            text = translate("undo", "“{what}” is more than {seconds} s ago")
            return text.format(what=what, seconds=wording.number(round(LIFETIME)))
        case Reason.MOVED_ON:
            text = translate("undo", "“{what}” does not show any more: the meeting has moved on")
            return text.format(what=what)
        case Reason.FINAL:
            return translate("undo", "“{what}” can't be undone").format(what=what)
    return translate("undo", "There is nothing to undo")


def no_redo() -> str:
    """Why nothing can be done again."""
    return translate("undo", "Nothing was undone that could be done again")
