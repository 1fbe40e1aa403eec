"""Where the user's scenes are kept."""

import logging
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from controlroom import files
from controlroom.scenes.file import Book, read, write
from controlroom.scenes.scene import Scene

log = logging.getLogger(__name__)

# As many have a key.
KEYS = 9


class Shelf(QObject):
    """All scenes, in a file of the user's; `changed` comes when they are others, `begins` has a
    Run. A file that can't be written costs the memory only, one that can't be read is put aside.
    """

    changed = Signal()
    begins = Signal(object)

    def __init__(self, file: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._file = file
        self._book: Book | None = None
        self._put_aside = False

    @property
    def book(self) -> Book:
        """The scenes; read when they are first wanted."""
        if self._book is None:
            self._book = self._read()
        return self._book

    def at(self, place: int) -> Scene | None:
        """The scene that has this number, from 1."""
        scenes = self.book.scenes
        return scenes[place - 1] if place <= len(scenes) else None

    def put(self, scene: Scene, *, instead: str = "") -> None:
        """Keep `scene`, in the place of the one called `instead`."""
        self._keep(self.book.with_(scene, instead=instead))

    def remove(self, name: str) -> None:
        """Forget the scene of this name."""
        self._keep(self.book.without(name))

    def _keep(self, book: Book) -> None:
        self._book = book
        self._write(book)
        self.changed.emit()

    def _read(self) -> Book:
        try:
            book = read(self._file.read_bytes())
        except FileNotFoundError:
            return Book()
        except (OSError, ValueError) as error:
            log.warning("the scenes could not be read: %s", error)
            self._put_aside = True
            return Book()
        for fault in book.faults:
            log.warning("of the scenes is left out: %s", fault)
        return book

    def _write(self, book: Book) -> None:
        try:
            if self._put_aside and self._file.exists():
                self._file.replace(self._file.with_suffix(".unread.json"))
            self._put_aside = False
            files.replace(self._file, write(book))
        except OSError as error:
            log.warning("the scenes could not be kept: %s", error)
