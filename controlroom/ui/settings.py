"""What the window remembers between two starts: a file of the user's, without any secret."""

import logging
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec
import platformdirs
from msgspec.structs import fields, replace
from PySide6.QtCore import QObject, Signal

from controlroom import files
from controlroom.later import Later
from controlroom.meeting.pins import Pin, Pins
from controlroom.ui import address
from controlroom.ui.theme import Scheme
from controlroom.vendors.base import Place

if TYPE_CHECKING:
    from controlroom.ui import sceneshelf
else:
    sceneshelf = Later("controlroom.ui.sceneshelf")

log = logging.getLogger(__name__)

RECENT = 12
PINNED = 100
DEFAULT_SERVER = "https://api.meeting.huaweicloud.com"


class Recent(msgspec.Struct, frozen=True):
    """A conference that was open before."""

    place: Place
    title: str = ""


class Pinned(msgspec.Struct, frozen=True):
    """The pinned sites of a conference."""

    server: str
    conference: str
    pins: tuple[Pin, ...]


class Preferences(msgspec.Struct, frozen=True):
    """All that is remembered.

    `language` is a locale such as zh_CN, empty for the system's; `row_height` in px before scaling;
    `doorbell` is whether somebody new in a waiting room makes a sound; `geometry`, `docks` and
    `columns` are Qt's own states in base 64; `trusted` maps a server to the SHA-256 fingerprint
    that the user confirmed for it.
    """

    language: str = ""
    theme: Scheme = "system"
    scale: float = 1.0
    row_height: int = 28
    ask_above: int = 10
    doorbell: bool = True
    geometry: str = ""
    docks: str = ""
    columns: str = ""
    recent: tuple[Recent, ...] = ()
    pinned: tuple[Pinned, ...] = ()
    trusted: dict[str, str] = {}


class Settings(QObject):
    """The preferences in force; `changed` has the names of those that an update changed.

    A broken file costs its faulty parts only, and one that can't be written costs the memory, not
    the window.
    """

    changed = Signal(object)

    def __init__(self, file: Path | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._file = file or platformdirs.user_config_path("controlroom") / "settings.json"
        self.now = _read(self._file)

    @cached_property
    def scenes(self) -> "sceneshelf.Shelf":
        """The user's scenes, in a file of their own."""
        return sceneshelf.Shelf(self._file.with_name("scenes.json"), self)

    @property
    def keys_file(self) -> Path:
        """Where the user's own keys stand."""
        return self._file.with_name("keys.toml")

    def update(self, **changed: object) -> None:
        """Change some preferences and keep them."""
        different = {name for name, value in changed.items() if getattr(self.now, name) != value}
        if different:
            self.now = replace(self.now, **changed)
            self._write()
            self.changed.emit(different)

    def remember(self, place: Place, title: str = "") -> None:
        """Put `place` at the head of the recent ones."""
        others = [one for one in self.now.recent if not address.same(one.place, place)]
        self.update(recent=(Recent(place, title), *others)[:RECENT])

    def pins(self, place: Place) -> Pins:
        """The pinned sites of the conference at `place`."""
        here = (place.server, place.conference)
        found = (one.pins for one in self.now.pinned if (one.server, one.conference) == here)
        return Pins(next(found, ()))

    def pin(self, place: Place, pins: Pins) -> None:
        """Keep the pinned sites of a conference; of those not changed for longest none are kept."""
        here = (place.server, place.conference)
        others = [one for one in self.now.pinned if (one.server, one.conference) != here]
        mine = [Pinned(*here, tuple(pins.all))] if pins else []
        self.update(pinned=(*mine, *others)[:PINNED])

    def trust(self, server: str, fingerprint: str) -> None:
        """Note that the user confirmed this certificate for this server."""
        self.update(trusted={**self.now.trusted, server: fingerprint})

    def _write(self) -> None:
        try:
            files.replace(self._file, msgspec.json.format(msgspec.json.encode(self.now)))
        except OSError as error:
            log.warning("the settings could not be kept: %s", error)


def _read(file: Path) -> Preferences:
    try:
        told = msgspec.json.decode(file.read_bytes(), type=dict[str, Any])
    except FileNotFoundError:
        return Preferences()
    except (OSError, msgspec.DecodeError) as error:
        log.warning("the settings could not be read: %s", error)
        return Preferences()
    good: dict[str, Any] = {}
    for field in fields(Preferences):
        if field.name in told:
            try:
                good[field.name] = msgspec.convert(told[field.name], field.type)
            except msgspec.ValidationError as error:
                log.warning("the setting %s is left out: %s", field.name, error)
    return Preferences(**good)
