"""The last line: the keys that matter now, whom a command would hit, and why a key did nothing."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, QTimer
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QColor,
    QFontMetricsF,
    QHideEvent,
    QPainter,
    QPaintEvent,
    QShowEvent,
)
from PySide6.QtWidgets import (
    QApplication,
    QDockWidget,
    QHBoxLayout,
    QLabel,
    QSizePolicy,
    QStatusBar,
    QToolButton,
    QWidget,
)

from controlroom.ui import wording
from controlroom.ui.actions import Actions, Entry, cap
from controlroom.ui.conferences import Meeting
from controlroom.ui.guards import names
from controlroom.ui.icons import Icons
from controlroom.ui.theme import Theme
from controlroom.ui.tokens import GRID, SMALL
from controlroom.ui.undo import UNDO, offered
from controlroom.ui.widgets import ElidedLabel, KeyCap, draw_key_cap, key_cap_size

_EXPLAINED_FOR = 6000
_HEIGHT = 34

# The keys worth a hint: with nobody, with one, and with several selected.
_NOBODY = (":find", ":palette", ":select-all", "mute-all", ":filter hands", ":filter poor")
_ONE = ("mute", "unmute", "broadcast", "roll-call", "layout", ":clear")
_SEVERAL = ("mute", "unmute", "layout", "qos", ":clear")
_IN_PANEL = (":next-panel", ":previous-panel", ":palette")


class Hints(QWidget):
    """Keys and what they do, as many as there is room for."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme = theme
        self._hints: list[tuple[str, str]] = []
        self._clock = ""
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        theme.changed.connect(self.updateGeometry)

    def show_hints(self, hints: list[tuple[str, str]], clock: str = "") -> None:
        """Show pairs of a key and a word; `clock` runs behind the first, and is not read out."""
        if hints != self._hints:
            self._hints = hints
            self.setAccessibleName(", ".join(f"{keys}: {words}" for keys, words in hints))
            self.update()
        if clock != self._clock:
            self._clock = clock
            self.update()

    def sizeHint(self) -> QSize:  # noqa: N802
        return QSize(0, key_cap_size(self.theme, "M").height() + 2 * GRID)

    minimumSizeHint = sizeHint  # noqa: N815 - Qt's name

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        painter = QPainter(self)
        scaled, colour = self.theme.scaled, self.theme.colours.secondary
        font = self.theme.font(SMALL)
        metrics = QFontMetricsF(font)
        left = 0.0
        for place_of, (keys, words) in enumerate(self._hints):
            if self._clock and not place_of:
                words = f"{words} · {self._clock}"
            size = key_cap_size(self.theme, keys)
            width = metrics.horizontalAdvance(words) + 1
            end = left + size.width() + scaled(6) + width
            if end > self.width():
                # There are more than these.
                painter.setFont(font)
                painter.setPen(QColor(colour))
                place = QRectF(left, 0, self.width() - left, self.height())
                painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, "…")
                return
            top = (self.height() - size.height()) / 2
            cap_rect = QRectF(left, top, size.width(), size.height())
            draw_key_cap(painter, cap_rect, keys, self.theme, colour)
            painter.setFont(font)
            painter.setPen(QColor(colour))
            place = QRectF(end - width, 0, width, self.height())
            painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, words)
            left = end + scaled(16)


class HintBar(QStatusBar):
    """The status bar of the window."""

    def __init__(
        self, theme: Theme, icons: Icons, actions: Actions, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.theme = theme
        self._icons = icons
        self._actions = actions
        self._meeting: Meeting | None = None
        self._continuing = False
        self._in_panel = False
        self.setSizeGripEnabled(False)
        self._hints = Hints(theme)
        self.reason = ElidedLabel(theme, size=SMALL, tone="warning")
        self._picture = QLabel()
        self.targets = ElidedLabel(theme, size=SMALL, tone="secondary")
        self.targets.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.targets.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        self.keys = QToolButton()
        self.keys.setProperty("tone", "quiet")
        self.keys.setDefaultAction(actions[":keys"].action)
        self.keys.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        inside = QWidget()
        line = QHBoxLayout(inside)
        line.setContentsMargins(3 * GRID, 0, 0, 0)
        line.setSpacing(2 * GRID)
        line.addWidget(self._picture)
        line.addWidget(self.reason, 2)
        line.addWidget(self._hints, 2)
        line.addWidget(self.targets)
        if keys := actions[":keys"].keys:
            line.addWidget(KeyCap(theme, cap(keys)))
        line.addWidget(self.keys)
        self.addWidget(inside, 1)
        self._quiet = QTimer(self)
        self._quiet.setSingleShot(True)
        self._quiet.setInterval(_EXPLAINED_FOR)
        self._quiet.timeout.connect(self._explained)
        self._second = QTimer(self)
        self._second.setInterval(1000)
        self._second.timeout.connect(self._refresh_hints)
        actions.explained.connect(self.explain)
        actions.went.connect(self._explained)
        actions.refreshed.connect(self._refresh)
        theme.changed.connect(self._dress)
        if isinstance(app := QApplication.instance(), QApplication):
            app.focusChanged.connect(self._follow_focus)
        self._dress()
        self._explained()

    def show_meeting(self, meeting: Meeting | None) -> None:
        """Speak of `meeting` from now on."""
        self._meeting = meeting
        self._refresh()

    def explain(self, entry: Entry) -> None:
        """Say for a while why a key did nothing."""
        self.tell(f"{entry.title}: {entry.why_not}")

    def tell(self, text: str) -> None:
        """Say something for a while, and to screen readers at once."""
        self.reason.setText(text)
        for widget in (self.reason, self._picture):
            widget.show()
        self._hints.hide()
        self._quiet.start()
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, text))

    def show_continuations(self, following: Sequence[tuple[str, str]]) -> None:
        """Say how a key sequence that has begun may go on, nothing when it is over."""
        self._continuing = bool(following)
        if not following:
            self._refresh()
            return
        self._explained()
        hints = [(cap(keys), self._actions[words].title) for keys, words in following]
        self._hints.show_hints(hints)
        spoken = self._hints.accessibleName()
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, spoken))

    def _explained(self, _entry: Entry | None = None) -> None:
        self._quiet.stop()
        for widget in (self.reason, self._picture):
            widget.hide()
        self._hints.show()

    def _refresh(self) -> None:
        chosen = self._meeting.desk.chosen() if self._meeting is not None else ()
        here = [person for person in chosen if person.present]
        if not chosen:
            text = self.tr("Nobody selected") if self._meeting is not None else ""
        elif len(here) == len(chosen):
            text = self.tr("{count} selected: {names}")
        elif here:
            text = self.tr("{count} selected, {here} of them in the meeting: {names}")
        else:
            text = self.tr("{count} selected, none of them in the meeting: {names}")
        self.targets.setText(
            text.format(
                count=wording.number(len(chosen)),
                here=wording.number(len(here)),
                names=names(here or chosen),
            )
        )
        self._refresh_hints()

    def _refresh_hints(self) -> None:
        chosen = self._meeting.desk.chosen() if self._meeting is not None else ()
        here = sum(person.present for person in chosen)
        if self._continuing:
            return
        if self._in_panel:
            self._show_hints(_IN_PANEL)
        else:
            self._show_hints(_NOBODY if not here else _ONE if here == 1 else _SEVERAL)

    def _show_hints(self, wanted: tuple[str, ...]) -> None:
        entries = [self._actions[words] for words in wanted]
        possible = [entry for entry in entries if entry.keys and not entry.why_not]
        hints = [(cap(entry.keys), entry.title) for entry in possible]
        if self._in_panel:
            # Letters are typed or mean something else there.
            hints.insert(0, (cap("Esc"), self.tr("Back to the table")))
        undo = self._actions[UNDO]
        offer = self._meeting.undo.offers[UNDO] if self._meeting is not None else None
        if offer is None or self._meeting is None or undo.why_not or not undo.keys:
            self._second.stop()
            self._hints.show_hints(hints)
            return
        left = wording.interval(self._meeting.undo.seconds_left(UNDO))
        self._hints.show_hints([(cap(undo.keys), offered(offer)), *hints], left)
        if self.isVisible() and not self._second.isActive():
            self._second.start()

    def _follow_focus(self, _old: QWidget | None, now: QWidget | None) -> None:
        if now is None:
            return
        inside: QWidget | None = now
        while inside is not None and not isinstance(inside, QDockWidget):
            inside = inside.parentWidget()
        if self._in_panel != (inside is not None):
            self._in_panel = inside is not None
            self._refresh_hints()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        super().showEvent(event)
        self._refresh_hints()

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802
        super().hideEvent(event)
        self._second.stop()

    def _dress(self) -> None:
        size = self.theme.scaled(14)
        self._picture.setPixmap(
            self._icons.pixmap("info", size, self.theme.colours.warning, self.devicePixelRatioF())
        )
        self.keys.setFont(self.theme.font(SMALL))
        # Fixed: Chinese names are higher than Latin ones.
        self.setFixedHeight(self.theme.scaled(_HEIGHT))
