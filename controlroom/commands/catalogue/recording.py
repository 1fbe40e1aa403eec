"""Recording and live streaming: 5.2.19-20, 5.2.35, 5.2.43.

`mmrRecord` and `mmrLive` are known from the vendor's client: they start, pause and stop the
recording, and start and stop the live stream, of MMR meetings. Which meetings those are it does not
say; they are taken for those that don't call themselves ordinary ones (COMMON) in `confMode`. Which
push tells of it is not said either: `recState`, the only one about recording, is not promised.
"""

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
from controlroom.meeting.model import Conference
from controlroom.meeting.store import Store
from controlroom.text import QT_TRANSLATE_NOOP


def _mmr(conference: Conference) -> bool:
    return conference.kind != "COMMON"


def _mmr_recorded(order: Order, _: Store) -> Expectation | None:
    """What shows a pause, if anything does, is not known."""
    if order.arguments["what"] == "pause":
        return None
    wanted = order.arguments["what"] == "start"
    return Expectation(lambda now: now.conference.recording is wanted, promised=False)


def _before_mmr_record(order: Order, store: Store) -> tuple[Order, ...] | None:
    match order.arguments["what"], store.conference.recording:
        case "start", False:
            back = "stop"
        case "stop" | "pause", True:
            back = "start"
        case _:
            return None
    return (Order("mmr-record", (), {"what": back}),)


def _before_mmr_live(order: Order, store: Store) -> tuple[Order, ...] | None:
    match order.arguments["what"], store.conference.streaming:
        case "start", False:
            back = "stop"
        case "stop", True:
            back = "start"
        case _:
            return None
    return (Order("mmr-live", (), {"what": back}),)


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
        "mmr-record",
        QT_TRANSLATE_NOOP("commands", "MMR recording"),
        QT_TRANSLATE_NOOP("commands", "Start, pause or stop the recording of an MMR meeting"),
        Target.CONFERENCE,
        _mmr_recorded,
        (
            Parameter(
                "what",
                Argument.CHOICE,
                QT_TRANSLATE_NOOP("commands", "What to do with the recording"),
                choices=("start", "pause", "stop"),
                required=True,
            ),
        ),
        risk=Risk.DISTURBING,
        icon="circle-dot",
        inverse=_before_mmr_record,
        fits=_mmr,
    ),
    Command(
        "mmr-live",
        QT_TRANSLATE_NOOP("commands", "MMR live stream"),
        QT_TRANSLATE_NOOP("commands", "Start or stop the live stream of an MMR meeting"),
        Target.CONFERENCE,
        nothing,
        (
            Parameter(
                "what",
                Argument.CHOICE,
                QT_TRANSLATE_NOOP("commands", "What to do with the live stream"),
                choices=("start", "stop"),
                required=True,
            ),
        ),
        risk=Risk.DISTURBING,
        icon="radio",
        inverse=_before_mmr_live,
        fits=_mmr,
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
