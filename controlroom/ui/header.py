"""The head of a meeting: which it is, what is on air and since when, how long it goes on, and how
fresh all this is."""

import time

import msgspec
from PySide6.QtCore import QCoreApplication, QEvent, Qt, QTimer
from PySide6.QtGui import QColor, QHideEvent, QPainter, QPaintEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from controlroom.meeting.changes import Kind
from controlroom.meeting.model import Mode, Participant
from controlroom.meeting.states import State
from controlroom.meeting.store import Store
from controlroom.session.link import Link, LinkState
from controlroom.ui import wording
from controlroom.ui.conferences import Meeting
from controlroom.ui.desk import Batch
from controlroom.ui.icons import Icons
from controlroom.ui.theme import Theme
from controlroom.ui.tokens import GRID, SMALL, TITLE
from controlroom.ui.widgets import Chip, ChipKind, ElidedLabel, Label, plain_tip

translate = QCoreApplication.translate

_HEIGHT = 66
_SITE_ROOM = 18
# How much of the width a long title may take from the chips.
_NAMES_SHARE = 0.4


class ChipState(msgspec.Struct, frozen=True):
    """What one chip says; `text` is short, `whole` has it all."""

    text: str
    kind: ChipKind = ChipKind.NEUTRAL
    icon: str = ""
    dot: bool = False
    whole: str = ""


def chips(store: Store, on_air: Participant | None, now: int) -> list[ChipState]:
    """What holds for everybody now, the loudest first. `now` is epoch ms of the server's clock."""
    conference = store.conference
    states: list[ChipState] = []
    if conference.recording:
        since = conference.recording_since
        length = wording.since(since, now) if since is not None else ""
        text = translate("header", "REC {duration}").format(duration=length).strip()
        states.append(ChipState(text, ChipKind.FILLED, dot=True))
    if conference.mode in _ON_AIR:
        states.append(_on_air(conference.mode, store, on_air, now))
    if conference.streaming:
        states.append(ChipState(translate("header", "LIVE STREAM"), ChipKind.OUTLINED))
    if conference.paused:
        states.append(ChipState(translate("header", "Paused"), ChipKind.WARNING))
    if conference.voice_activated:
        states.append(ChipState(translate("header", "Voice-activated")))
    if conference.locked:
        states.append(ChipState(translate("header", "Locked"), icon="lock"))
    if conference.muted and conference.self_unmute is False:
        states.append(ChipState(translate("header", "Muted, no self-unmute"), icon="mic-off"))
    elif conference.muted:
        states.append(ChipState(translate("header", "Muted"), icon="mic-off"))
    return states


_ON_AIR = frozenset({Mode.ROLL_CALL, Mode.BROADCAST, Mode.FIXED})


def _on_air(mode: Mode, store: Store, person: Participant | None, now: int) -> ChipState:
    one = mode is not Mode.FIXED and store.on_air
    since = store.called_since if one else store.conference.mode_since
    length = wording.since(since, now) if since is not None else ""
    if mode is Mode.FIXED:
        text = translate("header", "MULTI-PICTURE {duration}")
        return ChipState(text.format(duration=length).strip(), ChipKind.OUTLINED)
    if mode is Mode.ROLL_CALL:
        text = translate("header", "ROLL CALL · {site} {duration}")
    else:
        text = translate("header", "BROADCAST · {site} {duration}")
    name = wording.name(person) if person is not None else "…"
    short = name if len(name) <= _SITE_ROOM else f"{name[: _SITE_ROOM - 1]}…"
    return ChipState(
        text.format(site=short, duration=length).strip(),
        ChipKind.OUTLINED,
        whole=text.format(site=name, duration=length).strip(),
    )


class ChipRow(QWidget):
    """Chips from the left, as many as fit; how many don't is told, and which in a tool tip."""

    def __init__(self, theme: Theme, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self._icons = icons
        self._chips: list[Chip] = []
        self._states: list[ChipState] = []
        self._rest = Chip(theme, icons, parent=self)
        self._rest.hide()
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        theme.changed.connect(self._arrange)

    def show_states(self, states: list[ChipState]) -> None:
        """Show `states`."""
        if states == self._states:
            return
        self._states = states
        while len(self._chips) < len(states):
            self._chips.append(Chip(self.theme, self._icons, parent=self))
        for chip, state in zip(self._chips, states, strict=False):
            chip.show_state(state.text, state.kind, icon=state.icon, dot=state.dot)
            chip.setToolTip(plain_tip(state.whole))
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        gap = self.theme.scaled(2 * GRID)
        count = len(self._states)
        widths = [chip.sizeHint().width() + gap for chip in self._chips[:count]]
        fitting = count
        while fitting and sum(widths[:fitting]) - gap > self.width():
            fitting -= 1
        if fitting < count:
            self._rest.show_state(f"+{count - fitting}", ChipKind.NEUTRAL)
            room = self.width() - self._rest.sizeHint().width() - gap
            while fitting and sum(widths[:fitting]) - gap > room:
                fitting -= 1
            rest = self._states[fitting:]
            self._rest.show_state(f"+{len(rest)}", ChipKind.NEUTRAL)
            hidden = "\n".join(state.whole or state.text for state in rest)
            self._rest.setToolTip(plain_tip(hidden))
            self._rest.setAccessibleName(hidden)
        left = 0
        shown = [*self._chips[:fitting], *([self._rest] if fitting < count else [])]
        for chip in shown:
            size = chip.sizeHint()
            chip.setGeometry(left, (self.height() - size.height()) // 2, *size.toTuple())
            left += size.width() + gap
        for chip in (*self._chips, self._rest):
            chip.setVisible(chip in shown)


class Header(QWidget):
    """Shows one meeting; its clocks run while it is visible."""

    def __init__(self, theme: Theme, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self._meeting: Meeting | None = None
        self.title = ElidedLabel(theme, size=TITLE, bold=True)
        self.under = ElidedLabel(theme, size=SMALL, tone="secondary")
        self.chips = ChipRow(theme, icons)
        self.clock = Label(theme, size=TITLE, bold=True)
        self.left = Label(theme, size=SMALL, tone="secondary")
        self.link = LinkLabel(theme)
        self.fresh = Label(theme, size=SMALL, tone="secondary")
        self.clock.setAccessibleName(self.tr("Elapsed time"))
        row = QHBoxLayout(self)
        row.setContentsMargins(4 * GRID, 2 * GRID, 4 * GRID, 2 * GRID)
        row.setSpacing(5 * GRID)
        self._names = QWidget()
        names = _column(self.title, self.under)
        names.setContentsMargins(0, 0, 0, 0)
        self._names.setLayout(names)
        row.addWidget(self._names)
        row.addWidget(self.chips, 1)
        row.addLayout(_column(self.clock, self.left, right=True))
        row.addLayout(_column(self.link, self.fresh, right=True))
        theme.changed.connect(self._dress)
        self._dress()
        self._ticks = QTimer(self)
        self._ticks.setInterval(1000)
        self._ticks.timeout.connect(self._tick)

    def _dress(self) -> None:
        # Fixed: a Chinese title is higher than a Latin one, and rows must not move for that.
        self.setFixedHeight(self.theme.scaled(_HEIGHT))

    def show_meeting(self, meeting: Meeting | None) -> None:
        """Show `meeting` from now on."""
        if self._meeting is not None:
            self._meeting.desk.changed.disconnect(self._changed)
            self._meeting.desk.linked.disconnect(self._tick)
        self._meeting = meeting
        if meeting is not None:
            meeting.desk.changed.connect(self._changed)
            meeting.desk.linked.connect(self._tick)
        self._show_names()
        self._tick()

    def _changed(self, batch: Batch) -> None:
        if self._meeting is None or not self.isVisible():
            return
        store = self._meeting.desk.store
        named = {store.chair, *store.on_air}
        if (
            Kind.CONFERENCE in batch.kinds
            or not batch.fields.isdisjoint(_COUNTING)
            or not named.isdisjoint(batch.people)
        ):
            self._show_names()
            self._show_chips()

    def _show_names(self) -> None:
        meeting = self._meeting
        if meeting is None:
            self.title.setText("")
            self.under.setText("")
            return
        store = meeting.desk.store
        number = spaced(store.conference.display_id or meeting.place.conference)
        title = wording.clean(store.conference.title)
        self.title.setText(title or number)
        words = [number] if title else []
        if store.chair is not None and (chair := store.people.get(store.chair)):
            words.append(self.tr("chair {name}").format(name=wording.isolated(wording.name(chair))))
        inside, invited = store.tally[State.IN], store.tally[State.ALL]
        if invited:
            words.append(
                self.tr("{inside} of {all} in").format(
                    inside=wording.number(inside), all=wording.number(invited)
                )
            )
        self.under.setText(" · ".join(words))

    def _show_chips(self) -> None:
        if self._meeting is None or self._meeting.over:
            self.chips.show_states([])
            return
        desk = self._meeting.desk
        self.chips.show_states(chips(desk.store, desk.store.called, server_now(desk.link)))

    def _tick(self, _told: object = None) -> None:
        meeting = self._meeting
        if meeting is None or not self.isVisible():
            return
        link = meeting.desk.link
        conference = meeting.desk.store.conference
        now = server_now(link)
        started, ends = conference.started_at, conference.ends_at
        running = not meeting.over
        self.clock.setText(
            wording.duration((now - started) / 1000) if started is not None and running else ""
        )
        self.left.setText(self._left(ends - now) if ends is not None and running else "")
        self.left.set_tone("secondary" if ends is None or ends > now else "warning")
        self.link.show_link(link)
        self.fresh.setText(self._freshness(link))
        self._show_chips()

    def _left(self, ms: int) -> str:
        hours, minutes = divmod(abs(ms) // 60_000, 60)
        if ms < 0:
            text = (
                self.tr("{hours} h {minutes} min over") if hours else self.tr("{minutes} min over")
            )
        else:
            text = (
                self.tr("{hours} h {minutes} min left") if hours else self.tr("{minutes} min left")
            )
        return text.format(hours=wording.number(hours), minutes=wording.number(minutes))

    def _freshness(self, link: Link) -> str:
        now = time.time()
        if link.state is LinkState.AWAY:
            text = self.tr("stale for {duration}")
            return text.format(duration=wording.duration(now - (link.last_push or link.since)))
        if link.state is not LinkState.LIVE:
            return ""
        if link.resyncing:
            return self.tr("catching up")
        words = []
        if link.round_trip is not None:
            words.append(wording.milliseconds(link.round_trip * 1000))
        if link.last_push is not None:
            age = now - link.last_push
            seconds = wording.decimal(age) if age < 10 else wording.number(int(age))
            words.append(self.tr("{seconds} s ago").format(seconds=seconds))
        return " · ".join(words)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        self._names.setMaximumWidth(round(self.width() * _NAMES_SHARE))

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        super().showEvent(event)
        self._tick()
        self._ticks.start()

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802
        super().hideEvent(event)
        self._ticks.stop()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        painter = QPainter(self)
        colours = self.theme.colours
        painter.fillRect(self.rect(), QColor(colours.panel))
        painter.fillRect(0, self.height() - 1, self.width(), 1, QColor(colours.line))

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self._tick()


_COUNTING = frozenset({"presence", "role", "roll_call", "broadcast"})


class LinkLabel(Label):
    """The state of the connection: a shape and a word in one colour."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, bold=True)

    def show_link(self, link: Link) -> None:
        """Show the state of `link`."""
        shape, tone = _LINKS[link.state]
        self.setText(f"{shape} {wording.link(link.state)}")
        self.set_tone(tone)
        self.setAccessibleName(wording.link(link.state))


_LINKS = {
    LinkState.SIGNING_IN: ("○", "warning"),
    LinkState.NOT_STARTED: ("○", "warning"),
    LinkState.CONNECTING: ("○", "warning"),
    LinkState.LIVE: ("●", "well"),
    LinkState.AWAY: ("○", "warning"),
    LinkState.ENDED: ("■", "secondary"),
    LinkState.FAILED: ("✗", "alarm"),
    LinkState.CLOSED: ("✗", "secondary"),
}


def _column(above: Label, below: Label, *, right: bool = False) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(0)
    for label in (above, below):
        if right:
            label.setAlignment(Qt.AlignmentFlag.AlignRight)
        column.addWidget(label)
    return column


def server_now(link: Link) -> int:
    """The server's clock now, epoch ms."""
    return round((time.time() + link.skew) * 1000)


def spaced(number: str) -> str:
    """A conference ID in groups of three, as it is read out."""
    if not number.isdigit():
        return wording.clean(number)
    return " ".join(number[at : at + 3] for at in range(0, len(number), 3))
