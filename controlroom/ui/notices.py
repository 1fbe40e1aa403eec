"""Orders that did not go as meant: what, why and what to do, until they are dismissed."""

from functools import partial

from msgspec.structs import replace
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QVBoxLayout, QWidget

from controlroom.commands.registry import Order
from controlroom.session.actions import CONFIRM_WITHIN, Action, Status
from controlroom.ui import wording
from controlroom.ui.bars import Bar
from controlroom.ui.desk import Desk
from controlroom.ui.guards import names
from controlroom.ui.icons import Icons
from controlroom.ui.problems import explain_refusal
from controlroom.ui.theme import Theme

translate = QCoreApplication.translate

# Older ones can still be read in the log.
_AT_ONCE = 3
_BAD = frozenset({Status.REFUSED, Status.FAILED, Status.UNCONFIRMED})


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
        elif action.status in _BAD and action.id not in self.bars:
            self._show(action)

    def _show(self, action: Action) -> None:
        bar = Bar(self.theme, self._icons, self)
        what = _what(action.order)
        alarm = action.status is not Status.UNCONFIRMED
        tone, icon = ("alarm", "octagon-alert") if alarm else ("warning", "circle-help")
        headline, sentence, code = _words(action, what)
        bar.say(headline, sentence, code=code, tone=tone, icon=icon)
        bar.button(self.tr("Retry"), partial(self._retry, action))
        bar.button(self.tr("Dismiss"), partial(self.dismiss, action.id), tone="quiet")
        self.bars[action.id] = bar
        self._orders[action.id] = action.order
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

    def _retry(self, action: Action) -> None:
        self.dismiss(action.id)
        refused = {refusal.pid for refusal in action.refusals if refusal.pid}
        targets = tuple(p for p in action.order.targets if not refused or p.pid in refused)
        self._desk.submit(replace(action.order, targets=targets))


def _aim(order: Order) -> tuple[str, tuple[str, ...]]:
    return order.command, tuple(person.pid for person in order.targets)


def _what(order: Order) -> str:
    command = wording.command(order)
    if not order.targets:
        return command
    return f"{command} · {names(order.targets)}"


def _words(action: Action, what: str) -> tuple[str, str, str]:
    """Headline, sentence and the vendor's code."""
    if action.status is Status.UNCONFIRMED:
        headline = translate("notices", "{what}: not confirmed in {seconds} s")
        sentence = translate(
            "notices",
            "The service accepted it, but the meeting has not shown it. Look at the table,"
            " then try again.",
        )
        return headline.format(what=what, seconds=round(CONFIRM_WITHIN)), sentence, ""
    if not action.refusals:
        return translate("notices", "{what}: failed").format(what=what), "", ""
    worst = explain_refusal(action.refusals[-1])
    if action.done:
        headline = translate("notices", "{what}: {count} of {total} refused")
    elif action.status is Status.FAILED:
        headline = translate("notices", "{what}: not sent")
    else:
        headline = translate("notices", "{what}: refused")
    return (
        headline.format(
            what=what,
            count=wording.number(len(action.refusals)),
            total=wording.number(action.total),
        ),
        f"{worst.sentence} {worst.way_out}".strip(),
        worst.code,
    )
