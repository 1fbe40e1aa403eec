"""The presets on the user's disk."""

import logging
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from controlroom import files
from controlroom.commands.presets import Library, Preset, read, write

log = logging.getLogger(__name__)


class PresetFile(QObject):
    """The file and what is in it; `changed` comes after it does, `failed` if it can't be written.

    A file with broken parts is set aside as `.broken` before it is written over.
    """

    changed = Signal()
    failed = Signal(str)

    def __init__(self, file: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.file = file
        self.library = self._load()

    def _load(self) -> Library:
        try:
            library = read(self.file.read_bytes())
        except FileNotFoundError:
            return Library()
        except OSError as error:
            log.warning("the presets could not be read: %s", error)
            return Library(faults=(str(error),))
        for fault in library.faults:
            log.warning("presets: left out, %s", fault)
        return library

    def save(self, preset: Preset) -> None:
        """Keep `preset`, in the place of one of its name."""
        self._replace(self.library.with_(preset))

    def delete(self, name: str) -> None:
        """Forget the preset of this name."""
        self._replace(self.library.without(name))

    def _replace(self, library: Library) -> None:
        try:
            if self.library.faults and self.file.exists():
                self.file.replace(self.file.with_suffix(".broken"))
            files.replace(self.file, write(library.presets))
        except OSError as error:
            log.warning("the presets could not be kept: %s", error)
            self.failed.emit(str(error))
            return
        self.library = Library(library.presets)
        self.changed.emit()
