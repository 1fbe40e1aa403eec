"""The columns of the table as data: a new column is one line of `COLUMNS`."""
# ruff: noqa: E501 - one line, however long

from collections.abc import Callable
from enum import Enum

import msgspec

from controlroom.meeting.model import Participant
from controlroom.text import QT_TRANSLATE_NOOP
from controlroom.ui.table import cells
from controlroom.ui.table.context import Context

Text = Callable[[Participant, Context], str]


class Cell(Enum):
    """How a cell is drawn."""

    TEXT = "text"
    NAME = "name"
    NUMBER = "number"
    LEVEL = "level"
    MICROPHONE = "microphone"
    CAMERA = "camera"
    HAND = "hand"
    AIR = "air"
    GRADE = "grade"
    TREND = "trend"
    TIME = "time"


class Column(msgspec.Struct, frozen=True):
    """`title` is translated in the context "table", and so is `sample`, a wide text for the width.

    `fields` names what of a Participant the cell shows; `text` is what it reads as, `spoken` the
    same as a sentence where the text is too short to be heard alone. It is sorted by the
    projection's sort of the same id unless `sort` names another. `measure` names a figure of
    Quality. `about` explains the column where its title is short.
    """

    id: str
    title: str
    text: Text
    fields: frozenset[str]
    kind: Cell = Cell.TEXT
    sample: str = ""
    spoken: Text | None = None
    sort: str = ""
    measure: str = ""
    about: str = ""
    hidden: bool = False

    @property
    def right(self) -> bool:
        """Whether it is aligned to the right, as figures are."""
        return self.kind in _RIGHT


_RIGHT = frozenset({Cell.NUMBER, Cell.TIME})


def _of(*names: str) -> frozenset[str]:
    return frozenset(names)


# Most cells are empty for who is not in, so their look hangs on the presence too.
_MICROPHONE = _of("muted", "presence")
_CAMERA = _of("camera", "video", "presence")
_AIR = _of("roll_call", "broadcast", "sharing", "number", "presence")
_QUALITY = _of("quality", "presence")

# fmt: off
COLUMNS: tuple[Column, ...] = (
    Column("pin", QT_TRANSLATE_NOOP("table", "Pin"), cells.pin, _of("number", "account", "account_id"), sample="★ 9", spoken=cells.pin_spoken, sort="standing", about=QT_TRANSLATE_NOOP("table", "Pinned sites stay on top; the key with the number selects the site")),
    Column("level", QT_TRANSLATE_NOOP("table", "Level"), cells.level, _of("level"), Cell.LEVEL, spoken=cells.level_spoken, about=QT_TRANSLATE_NOOP("table", "How loud somebody is now")),
    Column("name", QT_TRANSLATE_NOOP("table", "Name"), cells.name, _of("name", "number", "account"), Cell.NAME, sample="总部第一主会场", spoken=cells.name_spoken),
    Column("role", QT_TRANSLATE_NOOP("table", "Role"), cells.role, _of("role", "cohost"), sample=QT_TRANSLATE_NOOP("table", "Audience"), spoken=cells.role_spoken),
    Column("mic", QT_TRANSLATE_NOOP("table", "Mic"), cells.microphone, _MICROPHONE, Cell.MICROPHONE, spoken=cells.microphone_spoken),
    Column("camera", QT_TRANSLATE_NOOP("table", "Cam"), cells.camera, _CAMERA, Cell.CAMERA, spoken=cells.camera_spoken),
    Column("hand", QT_TRANSLATE_NOOP("table", "Hand"), cells.hand, _of("hand"), Cell.HAND, sample="00 ≥ 00:00", spoken=cells.hand_spoken, about=QT_TRANSLATE_NOOP("table", "The place in the queue of raised hands, and the time of waiting; ≥ if it was up before we looked")),
    Column("air", QT_TRANSLATE_NOOP("table", "On air"), cells.air, _AIR, Cell.AIR, sample=QT_TRANSLATE_NOOP("table", "BROADCAST"), spoken=cells.air_spoken, about=QT_TRANSLATE_NOOP("table", "Roll call, broadcast, the place in the multi-picture, and sharing")),
    Column("device", QT_TRANSLATE_NOOP("table", "Device"), cells.device, _of("user_agent", "device"), sample="IdeaHub Pro"),
    Column("number", QT_TRANSLATE_NOOP("table", "Number"), cells.number, _of("number"), sample="+865710000000000", hidden=True),
    Column("organisation", QT_TRANSLATE_NOOP("table", "Organisation"), cells.organisation, _of("organisation"), sample="人力资源部门", hidden=True),
    Column("quality", QT_TRANSLATE_NOOP("table", "Quality"), cells.grade, _QUALITY, Cell.GRADE, sample=QT_TRANSLATE_NOOP("table", "Poor"), spoken=cells.grade_spoken, about=QT_TRANSLATE_NOOP("table", "Poor where a measure has been in alarm for some seconds")),
    Column("trend", QT_TRANSLATE_NOOP("table", "last 2 min"), cells.trend, _QUALITY, Cell.TREND, spoken=cells.trend_spoken, sort="quality", about=QT_TRANSLATE_NOOP("table", "The worst of delay, loss and jitter, as a share of its limit of alarm")),
    Column("delay", QT_TRANSLATE_NOOP("table", "Delay ms"), cells.delay, _QUALITY, Cell.NUMBER, sample="0000", measure="delay"),
    Column("loss_up", QT_TRANSLATE_NOOP("table", "Loss ↑ %"), cells.loss_up, _QUALITY, Cell.NUMBER, sample="00.0", measure="loss_up", about=QT_TRANSLATE_NOOP("table", "Lost on the way from the terminal, the worse of sound and picture")),
    Column("loss_down", QT_TRANSLATE_NOOP("table", "Loss ↓ %"), cells.loss_down, _QUALITY, Cell.NUMBER, sample="00.0", measure="loss_down", about=QT_TRANSLATE_NOOP("table", "Lost on the way to the terminal, the worse of sound and picture")),
    Column("jitter", QT_TRANSLATE_NOOP("table", "Jitter ms"), cells.jitter, _QUALITY, Cell.NUMBER, sample="000", measure="jitter", about=QT_TRANSLATE_NOOP("table", "The worse of both directions")),
    Column("joined", QT_TRANSLATE_NOOP("table", "Joined"), cells.joined, _of("joined_at"), Cell.TIME, sample="00:00"),
)
# fmt: on

INDEX = {column.id: index for index, column in enumerate(COLUMNS)}
