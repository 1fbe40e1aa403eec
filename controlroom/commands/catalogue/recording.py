"""Recording and live streaming: 5.2.19-20, 5.2.35, 5.2.43."""

from controlroom.commands.catalogue.common import conference, nothing, switch
from controlroom.commands.registry import Command, Risk, Target
from controlroom.text import QT_TRANSLATE_NOOP

COMMANDS = (
    Command(
        "record-start",
        QT_TRANSLATE_NOOP("commands", "Record"),
        QT_TRANSLATE_NOOP("commands", "Start the cloud recording"),
        Target.CONFERENCE,
        conference(lambda conference: conference.recording is True),
        active=lambda conference: conference.recording,
        icon="circle-dot",
        inverse=switch("record-stop", lambda was: was.recording is False),
    ),
    Command(
        "record-stop",
        QT_TRANSLATE_NOOP("commands", "Stop recording"),
        QT_TRANSLATE_NOOP("commands", "Stop the cloud recording"),
        Target.CONFERENCE,
        conference(lambda conference: conference.recording is False),
        risk=Risk.DISTURBING,
        icon="square",
        inverse=switch("record-start", lambda was: was.recording is True),
    ),
    Command(
        "live-start",
        QT_TRANSLATE_NOOP("commands", "Stream live"),
        QT_TRANSLATE_NOOP("commands", "Start the live stream"),
        Target.CONFERENCE,
        nothing,
        risk=Risk.DISTURBING,
        active=lambda conference: conference.streaming,
        icon="radio",
        inverse=switch("live-stop", lambda was: was.streaming is False),
    ),
    Command(
        "live-stop",
        QT_TRANSLATE_NOOP("commands", "Stop streaming"),
        QT_TRANSLATE_NOOP("commands", "Stop the live stream"),
        Target.CONFERENCE,
        nothing,
        risk=Risk.DISTURBING,
        icon="square",
        inverse=switch("live-start", lambda was: was.streaming is True),
    ),
    Command(
        "allow-local-record",
        QT_TRANSLATE_NOOP("commands", "Allow local recording"),
        QT_TRANSLATE_NOOP("commands", "Let this participant record on their own device"),
        Target.ONE,
        nothing,
        icon="circle-dot",
    ),
    Command(
        "forbid-local-record",
        QT_TRANSLATE_NOOP("commands", "Forbid local recording"),
        QT_TRANSLATE_NOOP("commands", "Let this participant not record on their own device"),
        Target.ONE,
        nothing,
        icon="ban",
    ),
    Command(
        "recording-files",
        QT_TRANSLATE_NOOP("commands", "Recording files"),
        QT_TRANSLATE_NOOP(
            "commands", "List this meeting's recordings; needs an enterprise account"
        ),
        Target.CONFERENCE,
        nothing,
        icon="history",
        capability="enterprise-account",
    ),
)
