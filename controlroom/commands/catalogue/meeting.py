"""The meeting as a whole: 5.2.12-14, 5.2.28, 5.2.42.

`pause` and `allowAudience` are known from the vendor's client, which says no more of them than that
the chair pauses the meeting or goes on with it, and lets the audience in; there is no way to shut
it out again. That pushes tell of both is known from the example of 6.1.3.4 only: none is promised.
"""

from collections.abc import Mapping
from typing import Any

from controlroom.commands import settings
from controlroom.commands.catalogue.common import conference, nothing, switch
from controlroom.commands.registry import (
    Argument,
    Command,
    Expectation,
    Order,
    Parameter,
    Risk,
    Target,
)
from controlroom.meeting.store import Store
from controlroom.text import QT_TRANSLATE_NOOP

_MINUTE = 60_000
# The end may be told rounded to the minute.
_ROUNDING = _MINUTE


def _extended(order: Order, store: Store) -> Expectation | None:
    """The end moves by as much; nothing tells that a meeting extends itself."""
    minutes, ends_at = order.arguments.get("minutes"), store.conference.ends_at
    if order.arguments.get("auto") or minutes is None or ends_at is None:
        return None
    wanted = ends_at + minutes * _MINUTE - _ROUNDING
    return Expectation(lambda now: (now.conference.ends_at or 0) >= wanted)


def _extension(arguments: Mapping[str, Any]) -> str:
    return "" if arguments else "MINUTES or --auto is needed"


def _configured(order: Order, store: Store) -> Expectation | None:
    """What is pushed of the settings shows them. Of some nothing is, and some fields stand in
    the examples of 6.1.3 only: those are waited for once they have been told at all."""
    wanted = {
        known.field: known.told[value]
        for key, value in order.arguments["settings"].items()
        if (known := settings.SETTINGS[key]).field
    }
    if not wanted:
        return None
    return Expectation(
        lambda now: all(getattr(now.conference, name) == told for name, told in wanted.items()),
        promised=all(getattr(store.conference, name) is not None for name in wanted),
    )


def _configured_before(order: Order, store: Store) -> tuple[Order, ...] | None:
    was = settings.before(order.arguments["settings"], store.conference)
    return (Order("config", (), {"settings": was}),) if was else None


COMMANDS = (
    Command(
        "lock",
        QT_TRANSLATE_NOOP("commands", "Lock"),
        QT_TRANSLATE_NOOP("commands", "Let no new guest come in uninvited"),
        Target.CONFERENCE,
        conference(lambda conference: conference.locked is True),
        active=lambda conference: conference.locked,
        icon="lock",
        inverse=switch("unlock", lambda was: was.locked is False),
    ),
    Command(
        "unlock",
        QT_TRANSLATE_NOOP("commands", "Unlock"),
        QT_TRANSLATE_NOOP("commands", "Let guests come in again"),
        Target.CONFERENCE,
        conference(lambda conference: conference.locked is False),
        icon="lock-open",
        inverse=switch("lock", lambda was: was.locked is True),
    ),
    Command(
        "extend",
        QT_TRANSLATE_NOOP("commands", "Extend"),
        QT_TRANSLATE_NOOP("commands", "Put off the end of the meeting"),
        Target.CONFERENCE,
        _extended,
        (
            Parameter(
                "minutes",
                Argument.NUMBER,
                QT_TRANSLATE_NOOP("commands", "By how many minutes; each time, with --auto"),
                least=1,
                most=1440,
                required=True,
                unless="--auto",
            ),
            Parameter(
                "--auto",
                Argument.FLAG,
                QT_TRANSLATE_NOOP("commands", "Whenever the end is reached, by 15 minutes"),
            ),
        ),
        icon="timer",
        check=_extension,
        adds=True,
    ),
    Command(
        "end",
        QT_TRANSLATE_NOOP("commands", "End the meeting"),
        QT_TRANSLATE_NOOP("commands", "Everybody is disconnected, and it can't be taken back"),
        Target.CONFERENCE,
        lambda _order, _store: Expectation(lambda now: now.ended),
        (
            Parameter(
                "--yes",
                Argument.FLAG,
                QT_TRANSLATE_NOOP("commands", "Don't ask first"),
            ),
        ),
        risk=Risk.DESTRUCTIVE,
        icon="octagon-alert",
    ),
    Command(
        "pause",
        QT_TRANSLATE_NOOP("commands", "Pause the meeting"),
        QT_TRANSLATE_NOOP("commands", "Interrupt the meeting for everybody until it is resumed"),
        Target.CONFERENCE,
        conference(lambda conference: conference.paused is True, promised=False),
        risk=Risk.DISTURBING,
        active=lambda conference: conference.paused,
        icon="pause",
        inverse=switch("resume", lambda was: was.paused is False),
    ),
    Command(
        "resume",
        QT_TRANSLATE_NOOP("commands", "Resume the meeting"),
        QT_TRANSLATE_NOOP("commands", "Go on with a meeting that was paused"),
        Target.CONFERENCE,
        conference(lambda conference: conference.paused is False, promised=False),
        risk=Risk.DISTURBING,
        icon="play",
        inverse=switch("pause", lambda was: was.paused is True),
    ),
    Command(
        "allow-audience",
        QT_TRANSLATE_NOOP("commands", "Let the audience in"),
        QT_TRANSLATE_NOOP("commands", "Open a webinar to its audience; this can't be taken back"),
        Target.CONFERENCE,
        conference(lambda conference: conference.audience_allowed is True, promised=False),
        risk=Risk.DISTURBING,
        active=lambda conference: conference.audience_allowed,
        icon="users",
        fits=lambda conference: conference.webinar is not False,
    ),
    Command(
        "config",
        QT_TRANSLATE_NOOP("commands", "Meeting settings"),
        QT_TRANSLATE_NOOP("commands", "Set what may be done in the meeting, and by whom"),
        Target.CONFERENCE,
        _configured,
        (
            Parameter(
                "settings",
                Argument.SETTINGS,
                QT_TRANSLATE_NOOP("commands", "The settings; all that are not named stay"),
                choices=tuple(settings.SETTINGS),
                required=True,
            ),
        ),
        icon="settings",
        inverse=_configured_before,
    ),
    Command(
        "qos",
        QT_TRANSLATE_NOOP("commands", "Measure quality"),
        QT_TRANSLATE_NOOP("commands", "Ask for the call quality of these participants now"),
        Target.MANY,
        nothing,
        icon="activity",
    ),
)
