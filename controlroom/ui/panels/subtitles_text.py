"""The live text itself: a sentence a block, laid out only where it is seen."""

import re
import time
from bisect import bisect_left
from collections import deque
from collections.abc import Iterator, Sequence
from itertools import chain
from typing import NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QTextEdit, QWidget

from controlroom.meeting.subtitles import Spoken
from controlroom.ui.theme import Theme
from controlroom.ui.tokens import BODY, SMALL
from controlroom.ui.wording import clean, clock_seconds

# Sentences of one speaker within this time stand under one name.
_TOGETHER_MS = 60_000
# Seconds that one turn of the loop may take.
_SLICE = 0.004
_NEW_LINE = "\u2028"


class Hit(NamedTuple):
    """A place that was looked for: in which sentence, from where to where in its block."""

    number: int
    begin: int
    end: int


class SubtitleText(QPlainTextEdit):
    """Shows sentences, follows their end until one scrolls up, and finds text in them.

    `followed` comes when it begins or ends to follow.
    """

    followed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self.following = True
        self.skew_ms = 0.0
        self.hits: list[Hit] = []
        self.current: Hit | None = None
        self._pattern: re.Pattern[str] | None = None
        self._shown: deque[Spoken] = deque()
        self._texts: deque[str] = deque()
        self._found: deque[list[Hit]] = deque()
        self._formats: dict[str, QTextCharFormat] = {}
        self.setReadOnly(True)
        self.setUndoRedoEnabled(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabChangesFocus(True)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        bar = self.verticalScrollBar()
        bar.actionTriggered.connect(self._moved)
        bar.valueChanged.connect(self._mark)
        bar.rangeChanged.connect(self._grown)
        theme.changed.connect(self._dress)
        self._dress()

    # what is shown

    def forget(self) -> None:
        """Show nothing."""
        self._shown.clear()
        self._texts.clear()
        self._found.clear()
        self.hits = []
        self.clear()
        self.following = True

    def show_lines(self, lines: Sequence[Spoken]) -> bool:
        """Show these; whether all of them are shown already, for a turn takes a slice of time."""
        until = time.perf_counter() + _SLICE
        # Places in a text that is being changed are none.
        self.hits = []
        self._drop(lines[0].number if lines else 0)
        whole = QTextCursor(self.document())
        whole.beginEditBlock()
        for at, (shown, line) in enumerate(zip(tuple(self._shown), lines, strict=False)):
            if shown is not line:
                self._shown[at] = line
                self._write(at)
        for at in range(len(self._shown), len(lines)):
            if time.perf_counter() > until:
                break
            self._shown.append(lines[at])
            self._texts.append("")
            self._found.append([])
            self._append(at)
        whole.endEditBlock()
        self._gather()
        self._grown()
        self._mark()
        return len(self._shown) == len(lines)

    @property
    def shown(self) -> int:
        """How many sentences are shown."""
        return len(self._shown)

    def _drop(self, first: int) -> None:
        """Forget what is older than the sentence `first`, without moving what is read."""
        gone = 0
        while self._shown and self._shown[0].number < first:
            self._shown.popleft()
            self._texts.popleft()
            self._found.popleft()
            gone += 1
        if not gone:
            return
        if not self._shown:
            self.clear()
            return
        document = self.document()
        rows = document.findBlockByNumber(gone).firstLineNumber()
        cursor = QTextCursor(document)
        cursor.setPosition(document.findBlockByNumber(gone).position(), _KEEP)
        reading = self.verticalScrollBar().value()
        cursor.removeSelectedText()
        self._write(0)
        if not self.following:
            self.verticalScrollBar().setValue(max(0, reading - rows))

    def _append(self, at: int) -> None:
        cursor = QTextCursor(self.document())
        cursor.movePosition(QTextCursor.MoveOperation.End)
        if at:
            cursor.insertBlock()
        self._insert(cursor, at)

    def _write(self, at: int) -> None:
        cursor = QTextCursor(self.document().findBlockByNumber(at))
        cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, _KEEP)
        cursor.removeSelectedText()
        self._insert(cursor, at)

    def _insert(self, cursor: QTextCursor, at: int) -> None:
        pieces = list(self._pieces(at))
        for text, look in pieces:
            cursor.insertText(text, self._formats[look])
        self._texts[at] = "".join(text for text, _ in pieces)
        self._found[at] = self._places(at)

    def _pieces(self, at: int) -> Iterator[tuple[str, str]]:
        """The texts of a block, each with its look."""
        line = self._shown[at]
        if not self._goes_on(at):
            yield f"{clock_seconds(line.at - self.skew_ms)}  ", "time"
            yield f"{self._name(line)}{_NEW_LINE}", "name"
        texts = line.texts or (("", ""),)
        yield clean(texts[0][1]), "final" if line.final else "partial"
        if not line.final:
            yield " …", "partial"
        for language, text in texts[1:]:
            yield f"{_NEW_LINE}{self._language(language)}  ", "time"
            yield clean(text), "translation"

    def _goes_on(self, at: int) -> bool:
        """Whether the sentence needs no name, for it goes on under the last one's."""
        if not at:
            return False
        line, before = self._shown[at], self._shown[at - 1]
        return line.pid == before.pid and line.at - before.at < _TOGETHER_MS

    def _name(self, line: Spoken) -> str:
        return clean(line.name) or self.tr("Somebody")

    def _language(self, language: str) -> str:
        match language:
            case "Original":
                return self.tr("Original")
            case "Mandarin":
                return self.tr("Mandarin")
            case "English":
                return self.tr("English")
        return clean(language)

    def _dress(self) -> None:
        for name, size, tone, bold in (
            ("time", SMALL, "faint", False),
            ("name", SMALL, "secondary", True),
            ("final", BODY, "text", False),
            ("partial", BODY, "secondary", False),
            ("translation", BODY, "secondary", False),
        ):
            look = QTextCharFormat()
            look.setFont(self.theme.font(size, bold=bold))
            look.setForeground(self.theme.colour(tone))
            self._formats[name] = look
        self.setFont(self.theme.font(BODY))
        # A frame would be one too many, but for where the keys go.
        accent = self.theme.colours.accent
        self.setStyleSheet(
            "QPlainTextEdit { border: 1px solid transparent; padding: 0; }"
            f"QPlainTextEdit:focus {{ border-color: {accent}; }}"
        )
        self.forget()

    # following the end

    def go_to_end(self) -> None:
        """Follow the newest again."""
        self._follow(following=True)
        self._grown()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        super().keyPressEvent(event)
        self._moved()

    def _moved(self) -> None:
        """The user has scrolled; Qt moves the bar by itself too, as it lays lines out."""
        bar = self.verticalScrollBar()
        self._follow(following=bar.sliderPosition() >= bar.maximum())

    def _follow(self, *, following: bool) -> None:
        if following != self.following:
            self.following = following
            self.followed.emit()

    def _grown(self) -> None:
        if self.following:
            bar = self.verticalScrollBar()
            bar.setValue(bar.maximum())

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        self._grown()
        self._mark()

    # finding

    def look_for(self, text: str) -> None:
        """Find all places of `text`; the newest becomes the current one."""
        text = text.strip()
        self._pattern = re.compile(re.escape(text), re.IGNORECASE) if text else None
        self.current = None
        self._found = deque(self._places(at) for at in range(len(self._shown)))
        self._gather()
        if self.hits:
            self._go_to(self.hits[-1])
        else:
            self._mark()

    def step(self, by: int) -> None:
        """Go to a later or an earlier place, round the ends."""
        if self.hits:
            self._go_to(self.hits[(self.place + by) % len(self.hits)])

    @property
    def place(self) -> int:
        """Which of the hits is the current one, from 0; -1 if none."""
        if self.current is None:
            return -1
        at = bisect_left(self.hits, self.current)
        return at if self.hits[at : at + 1] == [self.current] else -1

    def _places(self, at: int) -> list[Hit]:
        if self._pattern is None:
            return []
        number, text = self._shown[at].number, self._texts[at]
        return [Hit(number, *match.span()) for match in self._pattern.finditer(text)]

    def _gather(self) -> None:
        self.hits = list(chain.from_iterable(self._found))

    def _go_to(self, hit: Hit) -> None:
        self.current = hit
        cursor = self._cursor(hit)
        cursor.setPosition(cursor.selectionStart())
        self.setTextCursor(cursor)
        self.centerCursor()
        self._moved()
        self._mark()

    def _cursor(self, hit: Hit) -> QTextCursor:
        block = self.document().findBlockByNumber(hit.number - self._shown[0].number)
        text = self._texts[block.blockNumber()]
        cursor = QTextCursor(block)
        cursor.setPosition(block.position() + _units(text[: hit.begin]))
        cursor.setPosition(block.position() + _units(text[: hit.end]), _KEEP)
        return cursor

    def _mark(self) -> None:
        """Mark the hits that are seen."""
        marks: list[QTextEdit.ExtraSelection] = []
        if self.hits:
            first = self._shown[0].number + self.firstVisibleBlock().blockNumber()
            last = first + self.viewport().height() // self.fontMetrics().height()
            seen = slice(bisect_left(self.hits, (first,)), bisect_left(self.hits, (last + 1,)))
            for hit in self.hits[seen]:
                mark = QTextEdit.ExtraSelection()
                mark.cursor = self._cursor(hit)
                mark.format = self._mark_format(hit)
                marks.append(mark)
        self.setExtraSelections(marks)

    def _mark_format(self, hit: Hit) -> QTextCharFormat:
        look = QTextCharFormat()
        if hit == self.current:
            look.setBackground(self.theme.colour("accent_fill"))
            look.setForeground(self.theme.colour("on_accent"))
        else:
            look.setBackground(self.theme.colour("selected"))
            look.setFontUnderline(True)
        return look


_KEEP = QTextCursor.MoveMode.KeepAnchor


def _units(text: str) -> int:
    """How long `text` is for Qt, which counts UTF-16 units."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le")) // 2
