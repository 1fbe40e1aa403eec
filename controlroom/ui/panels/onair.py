"""What the sites see, drawn as they see it."""

from collections.abc import Mapping
from typing import ClassVar, NamedTuple

import msgspec
from msgspec.structs import replace
from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QHelpEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from controlroom.commands.layouts import known_image_type
from controlroom.meeting.changes import Kind
from controlroom.meeting.model import Conference, Layout, Mode, Pane, Participant
from controlroom.meeting.store import Store
from controlroom.ui.arrangements import Arrangement, arrangements, title
from controlroom.ui.desk import Batch
from controlroom.ui.icons import Icons
from controlroom.ui.panels.base import Panel
from controlroom.ui.theme import Theme
from controlroom.ui.tokens import GRID, HEADING, RADIUS, SMALL
from controlroom.ui.widgets import Label, plain_tip
from controlroom.ui.wording import clean, language, name, number

_NARROW = 96
_SHOWN = frozenset({"presence", "name", "number", "broadcast", "roll_call"})


class Tile(msgspec.Struct, frozen=True):
    """One picture: who is in it (several take turns), whether it is on air; `remark` is drawn
    with the names, `spoken` says all of it."""

    names: tuple[str, ...] = ()
    remark: str = ""
    spoken: str = ""
    live: bool = False


class Scene(msgspec.Struct, frozen=True):
    """All that is drawn: tiles, in the order of the arrangement's panes."""

    arrangement: Arrangement
    tiles: tuple[Tile, ...]


class Picture(QWidget):
    """Draws a scene; the screen reader hears the same."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self.scene: Scene | None = None
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setSizePolicy(policy)
        theme.changed.connect(self._dress)

    def _dress(self) -> None:
        self.updateGeometry()
        self.update()

    def show_scene(self, scene: Scene | None, spoken: str) -> None:
        """Show another scene."""
        self.setAccessibleName(spoken)
        if scene != self.scene:
            self.scene = scene
            self.update()

    def sizeHint(self) -> QSize:  # noqa: N802
        return QSize(self.theme.scaled(256), self.theme.scaled(136))

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        return QSize(self.theme.scaled(128), self.theme.scaled(72))

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        if self.scene is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for place, tile in self._places(self.scene):
            self._draw(painter, place, tile)

    def _places(self, scene: Scene) -> list[tuple[QRectF, Tile]]:
        room = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        places = scene.arrangement.places(room)
        # The picture stands at the top left, in line with the headings.
        left = room.left() - min(place.left() for place in places)
        top = room.top() - min(place.top() for place in places)
        return [
            (place.translated(left, top), tile)
            for place, tile in zip(places, scene.tiles, strict=True)
        ]

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() is QEvent.Type.ToolTip and self.scene:
            for place, tile in self._places(self.scene):
                if place.contains(event.pos()):
                    QToolTip.showText(event.globalPos(), plain_tip(tile.spoken), self)
                    return True
        return super().event(event)

    def _draw(self, painter: QPainter, place: QRectF, tile: Tile) -> None:
        theme = self.theme
        box = place.adjusted(1.5, 1.5, -1.5, -1.5)
        live = QPen(theme.colour("live"), theme.scaled(1.5))
        painter.setPen(live if tile.live else Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("raised"))
        painter.drawRoundedRect(box, RADIUS / 2, RADIUS / 2)
        room = box.adjusted(GRID, GRID, -GRID, -GRID)
        narrow = room.width() < theme.scaled(_NARROW)
        font = theme.font(HEADING if narrow else SMALL, bold=tile.live and not narrow)
        painter.setFont(font)
        metrics = QFontMetricsF(font)
        high = metrics.height()
        for at, line in enumerate(_lines(tile, max(1, int(room.height() / high)))):
            rest = f" +{line.rest}" if line.rest else ""
            width = room.width() - metrics.horizontalAdvance(rest)
            elided = metrics.elidedText(line.text, Qt.TextElideMode.ElideRight, width)
            painter.setPen(theme.colour(line.tone))
            where = QRectF(room.x(), room.y() + at * high, room.width(), high)
            painter.drawText(where, Qt.AlignmentFlag.AlignLeft, elided + rest)


class _Line(NamedTuple):
    text: str
    tone: str
    rest: int = 0


def _lines(tile: Tile, fit: int) -> list[_Line]:
    """The at most `fit` lines of a tile; the last name tells how many there is no room for."""
    tone = "text" if tile.live else "secondary"
    names = list(tile.names) or ["—"]
    remark = [_Line(tile.remark, "faint")] if tile.remark and fit > 1 else []
    room = fit - len(remark)
    lines = [_Line(text, tone) for text in names[:room]]
    lines[-1] = lines[-1]._replace(rest=len(names) - len(lines))
    return lines + remark


class OnAirPanel(Panel):
    """The picture on the sites' screens, or in words that everybody chooses."""

    object_name: ClassVar[str] = "on-air"
    kinds: ClassVar[frozenset[Kind]] = frozenset({Kind.CONFERENCE, Kind.PARTICIPANT})

    def __init__(self, theme: Theme, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(theme, icons, parent)
        self.picture = Picture(theme)
        self.sentence = Label(theme, size=SMALL, tone="secondary")
        self.sentence.setWordWrap(True)
        # Where there is little room its first line is seen.
        self.sentence.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.body.addWidget(self.sentence)
        self.body.addWidget(self.picture, 1)
        self.body.addStretch(0)
        self.refresh()

    @property
    def title(self) -> str:
        return self.tr("On air")

    def follow(self, batch: Batch) -> bool:
        return Kind.CONFERENCE in batch.kinds or not batch.fields.isdisjoint(_SHOWN)

    def refresh(self) -> None:
        store = self.desk.store if self.desk else Store()
        conference = store.conference
        layout = _named(store)
        site = _on_air(store)
        heading, scene, sentence = self.title, None, ""
        match conference.mode:
            case Mode.FREE:
                sentence = self._free(conference)
            case Mode.FIXED if layout and layout.panes:
                scene = self._panes(store, layout, None)
                heading = self._heading(layout)
            case Mode.FIXED:
                sentence = self.tr("A multi-picture; which one has not been told.")
            case Mode.BROADCAST:
                heading = self.tr("On air · broadcast")
                scene = _one(site)
            case Mode.ROLL_CALL:
                scene, heading = self._roll_call(store, layout, site)
            case None:
                sentence = self.tr("Not known yet")
        self.heading.show_texts(heading)
        self.sentence.setText(sentence)
        self.sentence.setVisible(bool(sentence))
        self.picture.setVisible(scene is not None)
        self.picture.show_scene(scene, self._spoken(heading, scene))

    def _free(self, conference: Conference) -> str:
        if conference.voice_activated:
            return self.tr("Nothing is broadcast: voice-activated, the picture follows who speaks.")
        return self.tr("Nothing is broadcast: every site chooses what it sees.")

    def _heading(self, layout: Layout) -> str:
        if layout.image_type:
            return self.tr("On air · {layout}").format(layout=_title(layout.image_type))
        return self.tr("On air · multi-picture of {count}").format(count=number(_count(layout)))

    def _roll_call(
        self, store: Store, layout: Layout | None, site: Participant | None
    ) -> tuple[Scene | None, str]:
        """The called site: in its pane if it is in the multi-picture, else alone."""
        heading = self.tr("On air · roll call")
        if layout is None or site is None:
            return _one(site), heading
        for place, pane in enumerate(layout.panes, 1):
            if _shows(pane, site):
                if layout.image_type:
                    text = self.tr("On air · {layout}, roll call in picture {place}")
                    layout_name = _title(layout.image_type)
                    heading = text.format(layout=layout_name, place=number(pane.index or place))
                return self._panes(store, layout, site), heading
        return _one(site), heading

    def _panes(self, store: Store, layout: Layout, site: Participant | None) -> Scene | None:
        arrangement = _arrangement(layout)
        if arrangement is None:
            return None
        called = _names(store, layout)
        panes = {pane.index: pane for pane in layout.panes}
        tiles = [
            self._tile(index, panes.get(index) or Pane(index), called, layout.period, site)
            for index in range(1, len(arrangement.panes) + 1)
        ]
        return Scene(arrangement, tuple(tiles))

    def _tile(
        self,
        index: int,
        pane: Pane,
        called: Mapping[str, str],
        period: int | None,
        site: Participant | None,
    ) -> Tile:
        names = tuple(called[id_] for id_ in pane.sites)
        values = {"place": number(index), "sites": ", ".join(names), "seconds": period}
        remark = ""
        if pane.auxiliary:
            remark = self.tr("aux", "mark of the pane that shows the auxiliary stream")
            spoken = self.tr("picture {place}, auxiliary stream: {sites}")
        elif len(names) > 1:
            remark = self.tr("⟳ {seconds} s") if period else "⟳"
            spoken = self.tr("picture {place}, in turn: {sites}")
        elif names:
            spoken = self.tr("picture {place}: {sites}")
        else:
            spoken = self.tr("picture {place}: empty")
        live = site is not None and _shows(pane, site)
        return Tile(names, remark.format_map(values), spoken.format_map(values), live)

    def _spoken(self, heading: str, scene: Scene | None) -> str:
        return "; ".join([heading, *(tile.spoken for tile in scene.tiles)] if scene else [heading])


def _on_air(store: Store) -> Participant | None:
    """The one site that all others see."""
    person = store.called
    match store.conference.mode:
        case Mode.ROLL_CALL if person is not None and person.roll_call:
            return person
        case Mode.BROADCAST if person is not None and person.broadcast:
            return person
    return None


def _one(site: Participant | None) -> Scene:
    tile = Tile((name(site),), spoken=name(site), live=True) if site else Tile(live=True)
    return Scene(arrangements()["Single"], (tile,))


def _shows(pane: Pane, site: Participant) -> bool:
    return site.pid in pane.sites or (bool(site.number) and site.number in pane.sites)


def _title(image_type: str) -> str:
    return clean(title(image_type, language()))


def _named(store: Store) -> Layout | None:
    """The multi-picture, with its arrangement where that can be known."""
    layout = store.conference.layout
    if layout is None or layout.image_type:
        return layout
    return replace(layout, image_type=known_image_type(store))


def _count(layout: Layout) -> int:
    return max(layout.count, len(layout.panes), *(pane.index for pane in layout.panes))


def _arrangement(layout: Layout) -> Arrangement | None:
    """The geometry: that of the image type, else of the smallest arrangement with room enough."""
    known = arrangements()
    if (told := known.get(layout.image_type)) is not None:
        return told
    count = _count(layout)
    fitting = (shape for shape in known.values() if len(shape.panes) >= count)
    return min(fitting, key=lambda shape: len(shape.panes), default=None)


def _names(store: Store, layout: Layout) -> Mapping[str, str]:
    """What the sites of a layout are called: they are told by pid or by number."""
    wanted = {site for pane in layout.panes for site in pane.sites}
    called = {site: name(person) for site in wanted if (person := store.people.get(site))}
    if missing := wanted - called.keys():
        numbers = {person.number: name(person) for person in store.people.values()}
        called |= {site: numbers.get(site) or clean(site) for site in missing}
    return called
