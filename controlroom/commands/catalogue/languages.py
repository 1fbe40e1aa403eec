"""Interpretation and subtitles: 5.2.39-41, 6.1.3.10."""

from controlroom.commands.catalogue.common import conference, nothing, switch
from controlroom.commands.registry import (
    Argument,
    Command,
    Expect,
    Expectation,
    Order,
    Parameter,
    Risk,
    Target,
)
from controlroom.meeting.model import Interpreter, InterpreterGroup
from controlroom.meeting.store import Store
from controlroom.text import QT_TRANSLATE_NOOP


def _interpreters_set(order: Order, _: Store) -> Expectation:
    wanted = order.arguments["file"]
    return Expectation(
        lambda now: (
            len(now.interpreters) == len(wanted)
            and all(any(_shows(told, group) for told in now.interpreters) for group in wanted)
        )
    )


def _shows(told: InterpreterGroup, wanted: InterpreterGroup) -> bool:
    """Whether a pushed group can be the one that was sent; the service may number it anew."""
    return (
        (told.first_language, told.second_language)
        == (wanted.first_language, wanted.second_language)
        and (not told.name or told.name == wanted.name)
        and len(told.interpreters) == len(wanted.interpreters)
        and all(any(_may_be(a, b) for b in told.interpreters) for a in wanted.interpreters)
    )


def _may_be(one: Interpreter, other: Interpreter) -> bool:
    """Whether nothing that both tell differs: a push may leave the account out."""
    both = [
        (mine, theirs)
        for mine, theirs in (
            (one.account, other.account),
            (one.user_id, other.user_id),
            (one.number, other.number),
        )
        if mine and theirs
    ]
    return all(mine == theirs for mine, theirs in both)


def _interpreters_before(order: Order, store: Store) -> tuple[Order, ...] | None:
    """The groups that were; a push may tell interpreters without anything to name them by."""
    groups = store.interpreters
    if not groups or groups == order.arguments["file"]:
        return None
    if not all(
        person.account or person.user_id for group in groups for person in group.interpreters
    ):
        return None
    return (Order("interpreters", (), {"file": groups}),)


def _interprets(*, wanted: bool) -> Expect:
    """Whether it is on stands in an example of 6.1.3.4 only: not every service may tell."""
    return lambda _, store: Expectation(
        lambda now: now.conference.interpreting is wanted,
        promised=store.conference.interpreting is not None,
    )


COMMANDS = (
    Command(
        "interpreters",
        QT_TRANSLATE_NOOP("commands", "Interpreters"),
        QT_TRANSLATE_NOOP("commands", "Set who interprets between which languages"),
        Target.CONFERENCE,
        _interpreters_set,
        (
            Parameter(
                "file",
                Argument.INTERPRETERS,
                QT_TRANSLATE_NOOP("commands", "CSV or XLSX: first, second, account, name, number"),
                required=True,
            ),
        ),
        icon="languages",
        inverse=_interpreters_before,
    ),
    Command(
        "interpretation-start",
        QT_TRANSLATE_NOOP("commands", "Interpret"),
        QT_TRANSLATE_NOOP("commands", "Start the simultaneous interpretation"),
        Target.CONFERENCE,
        _interprets(wanted=True),
        active=lambda conference: conference.interpreting,
        icon="languages",
        inverse=switch("interpretation-stop", lambda was: was.interpreting is False),
    ),
    Command(
        "interpretation-stop",
        QT_TRANSLATE_NOOP("commands", "Stop interpreting"),
        QT_TRANSLATE_NOOP("commands", "Stop the simultaneous interpretation"),
        Target.CONFERENCE,
        _interprets(wanted=False),
        risk=Risk.DISTURBING,
        icon="square",
        inverse=switch("interpretation-start", lambda was: was.interpreting is True),
    ),
    Command(
        "language-channel",
        QT_TRANSLATE_NOOP("commands", "Language channel"),
        QT_TRANSLATE_NOOP("commands", "Let these participants hear and speak one language"),
        Target.MANY,
        nothing,
        (
            Parameter(
                "language",
                Argument.TEXT,
                QT_TRANSLATE_NOOP("commands", "The channel's language, such as en or zh"),
                required=True,
            ),
            Parameter(
                "--original-voice",
                Argument.FLAG,
                QT_TRANSLATE_NOOP("commands", "The speakers' own voices stay audible"),
            ),
        ),
        icon="languages",
        people_last=True,
    ),
    Command(
        "subtitles-start",
        QT_TRANSLATE_NOOP("commands", "Subtitles"),
        QT_TRANSLATE_NOOP("commands", "Start the real-time subtitles"),
        Target.CONFERENCE,
        conference(lambda conference: conference.subtitles is True),
        active=lambda conference: conference.subtitles,
        icon="captions",
        inverse=switch("subtitles-stop", lambda was: was.subtitles is False),
    ),
    Command(
        "subtitles-stop",
        QT_TRANSLATE_NOOP("commands", "Stop subtitles"),
        QT_TRANSLATE_NOOP("commands", "Stop the real-time subtitles"),
        Target.CONFERENCE,
        # It is written of a meeting's subtitles that they may go on until its end (6.1.3.10).
        conference(lambda conference: conference.subtitles is False, promised=False),
        icon="captions",
        inverse=switch("subtitles-start", lambda was: was.subtitles is True),
    ),
)
