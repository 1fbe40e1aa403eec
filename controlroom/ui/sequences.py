"""Notices that a key sequence has begun, and tells how it may go on. Qt itself sets it off."""

from collections.abc import Iterable

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QWidget

from controlroom.commands.bindings import Binding
from controlroom.commands.keymap import continuations

_MODIFIERS = frozenset(
    {Qt.Key.Key_Shift, Qt.Key.Key_Control, Qt.Key.Key_Alt, Qt.Key.Key_Meta, Qt.Key.Key_AltGr}
)


class Sequences(QObject):
    """`begun` has pairs of the keys that may follow and the words of what they do; an empty list
    when the sequence is over."""

    begun = Signal(object)

    def __init__(self, window: QWidget, bindings: Iterable[Binding]) -> None:
        super().__init__(window)
        self._bindings = [binding for binding in bindings if ", " in binding.keys]
        self._typed: list[str] = []
        self._first: int | None = None
        window.installEventFilter(self)

    def end(self, _entry: object = None) -> None:
        """Something was set off, or can't be."""
        self._go_to([])

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Qt asks who wants a key before it begins a sequence; the keys that go on with it are seen
        when they come up only."""
        kind = event.type()
        if kind is QEvent.Type.WindowDeactivate:
            self.end()
        elif not isinstance(event, QKeyEvent) or event.isAutoRepeat():
            return False
        elif kind is QEvent.Type.ShortcutOverride and event.key() not in _MODIFIERS:
            self._first = event.key()
            self.end()
            self._follow(event)
        elif kind is QEvent.Type.KeyRelease and self._typed and event.key() not in _MODIFIERS:
            if event.key() == self._first:
                self._first = None
            else:
                self._follow(event)
        return False

    def _follow(self, event: QKeyEvent) -> None:
        for chord in _chords(event):
            typed = [*self._typed, chord]
            if continuations(self._bindings, typed):
                self._go_to(typed)
                return
        self._go_to([])

    def _go_to(self, typed: list[str]) -> None:
        before, self._typed = bool(self._typed), typed
        if typed or before:
            self.begun.emit(continuations(self._bindings, typed))


def _chords(event: QKeyEvent) -> list[str]:
    """The key as a binding may name it: what needs Shift to be typed goes without it too."""
    pressed = event.keyCombination()
    modifiers = pressed.keyboardModifiers() & ~Qt.KeyboardModifier.KeypadModifier
    portable = QKeySequence.SequenceFormat.PortableText
    chords = [QKeySequence(modifiers | pressed.key()).toString(portable)]
    if modifiers & Qt.KeyboardModifier.ShiftModifier and not event.text().isalpha():
        bare = modifiers & ~Qt.KeyboardModifier.ShiftModifier
        chords.append(QKeySequence(bare | pressed.key()).toString(portable))
    return chords
