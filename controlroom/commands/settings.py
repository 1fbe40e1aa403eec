"""What can be set while the meeting runs: 5.2.28, table 5-97."""

from collections.abc import Mapping
from typing import Any

import msgspec

from controlroom.meeting.model import Conference


class Setting(msgspec.Struct, frozen=True):
    """One setting: what its values mean, and which field of the conference shows it, if any does.

    `told` turns a value into the field's; `exact` says whether the field tells the value back.
    """

    values: Mapping[int, str]
    field: str = ""
    told: Mapping[int, object] = msgspec.field(default_factory=dict)

    @property
    def exact(self) -> bool:
        """Whether the value can be known from what is pushed."""
        return bool(self.field) and len(set(self.told.values())) == len(self.values)

    def possible(self, conference: Conference) -> tuple[int, ...]:
        """The values that agree with what the conference has now; none if nothing is told."""
        if not self.field:
            return ()
        now = getattr(conference, self.field)
        return tuple(value for value, told in self.told.items() if told == now)

    def shown(self, conference: Conference) -> int | None:
        """The value that the conference has now; None if that can't be known."""
        if not self.exact:
            return None
        now = getattr(conference, self.field)
        return next((value for value, told in self.told.items() if told == now), None)


_NO_YES = {0: "no", 1: "yes"}
_FLAG = {0: False, 1: True}

SETTINGS: Mapping[str, Setting] = {
    "lockSharing": Setting(_NO_YES, "sharing_locked", _FLAG),
    "callInRestriction": Setting(
        {0: "everybody", 2: "the enterprise", 3: "who is invited"}, "call_in", {0: 0, 2: 2, 3: 3}
    ),
    "isLock": Setting(_NO_YES, "locked", _FLAG),
    "allowUnmuteByOneself": Setting(_NO_YES, "self_unmute", _FLAG),
    "chatPermission": Setting(
        {1: "nobody", 2: "in private only", 3: "in public only", 4: "freely"},
        "chat_forbidden",
        {1: True, 2: False, 3: False, 4: False},
    ),
    "audienceCallInRestriction": Setting(
        {0: "everybody", 2: "the enterprise and who is invited"}, "audience_call_in", {0: 0, 2: 2}
    ),
    "clientRecMode": Setting(
        {0: "the chair only", 1: "everybody", 2: "some"}, "recorders", {0: 0, 1: 1, 2: 2}
    ),
    "allowOpenCamera": Setting(_NO_YES),
    "allowRename": Setting(_NO_YES),
    "freeShare": Setting({0: "chair and co-hosts only", 1: "everybody"}),
}


def setting(word: str) -> tuple[str, int]:
    """KEY=VALUE as key and value. Raises ValueError, whose text says what would fit."""
    key, equals, text = word.partition("=")
    known = SETTINGS.get(key)
    if known is None or not equals:
        raise ValueError(f"“{word}” is not KEY=VALUE with one of {', '.join(SETTINGS)}")
    value = int(text) if text.isascii() and text.isdigit() else -1
    if value not in known.values:
        meant = ", ".join(f"{number} ({what})" for number, what in known.values.items())
        raise ValueError(f"{key} is one of {meant}")
    return key, value


def before(settings: Mapping[str, Any], conference: Conference) -> dict[str, int] | None:
    """The values that `settings` replace; None if one of them can't be known, or none differs."""
    known = {key: SETTINGS[key].shown(conference) for key in settings}
    values = {key: value for key, value in known.items() if value is not None}
    if len(values) < len(settings) or values == dict(settings):
        return None
    return values
