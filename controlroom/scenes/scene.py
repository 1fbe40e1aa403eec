"""What a scene is. It names sites, not participants, and so it works in any meeting."""

from collections.abc import Sequence
from enum import StrEnum

import msgspec

from controlroom.meeting.model import Mode
from controlroom.meeting.seats import Seat

VERSION = 1
NAME_MOST = 64


class Part(StrEnum):
    """What a scene may say something of."""

    LAYOUT = "layout"
    ON_AIR = "on air"
    MICROPHONES = "microphones"
    LOCK = "lock"
    RECORDING = "recording"
    DISPLAY = "display"


class Voices(StrEnum):
    """What is shown while voices choose: who speaks, or several (5.2.17)."""

    SINGLE = "single"
    MULTI = "multi"


class Pictures(msgspec.Struct, frozen=True, omit_defaults=True):
    """A multi-picture: who is in which pane, counted from 1; `period` is in seconds."""

    image_type: str
    panes: dict[int, tuple[Seat, ...]] = {}
    auxiliary: int | None = None
    period: int | None = None


class OnAir(msgspec.Struct, frozen=True, omit_defaults=True):
    """What the sites see; `site` is the one of a broadcast or a roll call."""

    mode: Mode
    site: Seat | None = None


class Microphones(msgspec.Struct, frozen=True, omit_defaults=True):
    """Who is open: everybody else is muted."""

    open: tuple[Seat, ...] = ()
    self_unmute: bool | None = None


class Scene(msgspec.Struct, frozen=True, omit_defaults=True):
    """A state under a name. Of a part that is None it says nothing.

    `display` counts only where nothing is on air: while voices choose there is no broadcast.
    """

    name: str
    layout: Pictures | None = None
    on_air: OnAir | None = None
    microphones: Microphones | None = None
    locked: bool | None = None
    recording: bool | None = None
    display: Voices | None = None

    @property
    def parts(self) -> frozenset[Part]:
        """What it says something of."""
        said = {
            Part.LAYOUT: self.layout,
            Part.ON_AIR: self.on_air,
            Part.MICROPHONES: self.microphones,
            Part.LOCK: self.locked,
            Part.RECORDING: self.recording,
            Part.DISPLAY: self.display,
        }
        return frozenset(part for part, value in said.items() if value is not None)

    @property
    def seats(self) -> Sequence[Seat]:
        """All sites of it, once each."""
        panes = self.layout.panes.values() if self.layout else ()
        seats = [seat for group in panes for seat in group]
        if self.on_air is not None and self.on_air.site is not None:
            seats.append(self.on_air.site)
        if self.microphones is not None:
            seats += self.microphones.open
        return tuple(dict.fromkeys(seats))
