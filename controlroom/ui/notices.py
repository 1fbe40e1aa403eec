"""Orders that did not go as meant: what, why and what to do, until they are dismissed."""

from functools import partial

import msgspec
from msgspec.structs import replace
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QVBoxLayout, QWidget

from controlroom.commands.registry import Order
from controlroom.meeting.store import Store
from controlroom.session.actions import CONFIRM_WITHIN, Action, Status
from controlroom.session.restoring import shows
from controlroom.ui import outcome, wording
from controlroom.ui.bars import Bar
from controlroom.ui.desk import Desk
from controlroom.ui.guards import names
from controlroom.ui.icons import Icons
from controlroom.ui.theme import Theme
from controlroom.vendors.base import Problem

translate = QCoreApplication.translate

# Older ones can still be read in the log.
_AT_ONCE = 3
_BAD = frozenset({Status.PARTLY, Status.REFUSED, Status.FAILED, Status.UNCONFIRMED})


class Notice(msgspec.Struct, frozen=True):
    """What to say of an order, and the order that tries again what was not done."""

    headline: str
    sentence: str
    rest: Order
    code: str = ""
    tone: str = "alarm"
    icon: str = "octagon-alert"


class Notices(QWidget):
    """The notices of one conference, the latest on top."""

    def __init__(
        self, theme: Theme, icons: Icons, desk: Desk, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.theme = theme
        self._icons = icons
        self._desk = desk
        self.bars: dict[int, Bar] = {}
        self._orders: dict[int, Order] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        desk.acted.connect(self._acted)

    def _acted(self, action: Action) -> None:
        if action.status is Status.CONFIRMED or action.status is Status.ACCEPTED:
            for number, order in tuple(self._orders.items()):
                if _aim(order) == _aim(action.order):
                    self.dismiss(number)
        elif action.id not in self.bars and (
            action.status in _BAD or (action.status is Status.CANCELLED and action.unsent)
        ):
            told = notice(action, self._desk.store)
            self._show(action.id, told, again=action.repeatable)

    def _show(self, number: int, told: Notice, *, again: bool) -> None:
        bar = Bar(self.theme, self._icons, self)
        bar.say(told.headline, told.sentence, code=told.code, tone=told.tone, icon=told.icon)
        if again:
            many = len(told.rest.targets)
            text = self.tr("Try the %n again", "", many) if many > 1 else self.tr("Retry")
            bar.button(text, partial(self._retry, number, told.rest))
        bar.button(self.tr("Dismiss"), partial(self.dismiss, number), tone="quiet")
        self.bars[number] = bar
        self._orders[number] = told.rest
        self._column.insertWidget(0, bar)
        bar.announce()
        while len(self.bars) > _AT_ONCE:
            self.dismiss(next(iter(self.bars)))

    def dismiss(self, number: int) -> None:
        """Take away the notice of one action."""
        bar = self.bars.pop(number)
        del self._orders[number]
        bar.hide()
        bar.deleteLater()

    def _retry(self, number: int, order: Order) -> None:
        self.dismiss(number)
        self._desk.submit(order)


def _aim(order: Order) -> tuple[str, tuple[str, ...]]:
    return order.command, tuple(person.pid for person in order.targets)


def _what(order: Order) -> str:
    command = wording.command(order)
    if not order.targets:
        return command
    return f"{command} · {names(order.targets)}"


def notice(action: Action, store: Store) -> Notice:
    """What to say of an action that did not go as meant."""
    if action.status is Status.UNCONFIRMED:
        return _unconfirmed(action, store)
    found = outcome.causes(action)
    if action.total > 1 and (action.done or action.left):
        headline = translate("notices", "{what}: {count}")
        return Notice(
            headline.format(what=wording.command(action.order), count=outcome.count(action)),
            f"{outcome.reasons(found)} {outcome.ways_out(found)}".strip(),
            action.rest,
            outcome.codes(found),
            "alarm" if found else "warning",
            "octagon-alert" if found else "info",
        )
    stopped = action.status is Status.CANCELLED
    if any(refusal.problem is Problem.TIMED_OUT for refusal in action.refusals):
        headline = translate("notices", "{what}: no answer")
    elif stopped or (action.status is Status.FAILED and found):
        headline = translate("notices", "{what}: not sent")
    elif found:
        headline = translate("notices", "{what}: refused")
    else:
        headline = translate("notices", "{what}: failed")
    if len(found) > 1:
        why = outcome.reasons(found)
    else:
        why = found[0].explanation.sentence if found else ""
    return Notice(
        headline.format(what=_what(action.order)),
        f"{why} {outcome.ways_out(found)}".strip(),
        action.rest,
        outcome.codes(found),
        "warning" if stopped else "alarm",
        "info" if stopped else "octagon-alert",
    )


def _unconfirmed(action: Action, store: Store) -> Notice:
    """Of several people, those for whom it does not show are named."""
    order = action.order
    here = [person for person in order.targets if person.pid in store.people]
    unshown = tuple(p for p in here if not shows(replace(order, targets=(p,)), store))
    if 0 < len(unshown) < len(order.targets):
        order = replace(order, targets=unshown)
        headline = translate("notices", "{what}: {count} of {total} not confirmed in {seconds} s")
        what = wording.command(order)
        names_ = translate("notices", "Not seen yet: {names}.").format(names=names(unshown))
    else:
        headline = translate("notices", "{what}: not confirmed in {seconds} s")
        what, names_ = _what(order), ""
    sentence = translate(
        "notices",
        "The service accepted it, but the meeting has not shown it. Look at the table,"
        " then try again.",
    )
    return Notice(
        headline.format(
            what=what,
            seconds=wording.number(round(CONFIRM_WITHIN)),
            count=wording.number(len(unshown)),
            total=wording.number(len(action.order.targets)),
        ),
        f"{sentence} {names_}".strip(),
        order,
        tone="warning",
        icon="circle-help",
    )
