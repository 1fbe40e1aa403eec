"""How a call ended, in the few words that a list has room for (6.1.3.9, 11.07… and 11.11…)."""

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication

from controlroom.meeting.model import CallResult
from controlroom.text import QT_TRANSLATE_NOOP
from controlroom.ui.problems import reason
from controlroom.ui.wording import clock, number

translate = QCoreApplication.translate

ANSWERED = "0"
# They were sent away on purpose, or have no such number: calling them again would be no help.
_NOT_AGAIN = frozenset({"11076001", "11076002", "11076006", "11076016"})

_RESULTS: Mapping[str, str] = {
    "11076001": QT_TRANSLATE_NOOP("calls", "hung up by the chair"),
    "11076002": QT_TRANSLATE_NOOP("calls", "hung up by the host"),
    "11076003": QT_TRANSLATE_NOOP("calls", "meeting room full"),
    "11076004": QT_TRANSLATE_NOOP("calls", "no ports left"),
    "11076005": QT_TRANSLATE_NOOP("calls", "no answer"),
    "11076006": QT_TRANSLATE_NOOP("calls", "unknown number"),
    "11076007": QT_TRANSLATE_NOOP("calls", "not online"),
    "11076008": QT_TRANSLATE_NOOP("calls", "busy"),
    "11076009": QT_TRANSLATE_NOOP("calls", "declined"),
    "11076010": QT_TRANSLATE_NOOP("calls", "hung up"),
    "11076011": QT_TRANSLATE_NOOP("calls", "no media resources"),
    "11076012": QT_TRANSLATE_NOOP("calls", "telephone calls not enabled"),
    "11076014": QT_TRANSLATE_NOOP("calls", "call timed out"),
    "11076016": QT_TRANSLATE_NOOP("calls", "hung up from the web"),
    "11076099": QT_TRANSLATE_NOOP("calls", "call failed"),
    "11111001": QT_TRANSLATE_NOOP("calls", "dropped: network (MCU)"),
    "11111002": QT_TRANSLATE_NOOP("calls", "dropped: network or its app"),
    "11111003": QT_TRANSLATE_NOOP("calls", "dropped: network (SIP)"),
    "11111004": QT_TRANSLATE_NOOP("calls", "dropped: network (WebSocket)"),
}


def worth_again(call: CallResult | None) -> bool:
    """Whether somebody absent did not answer, or was lost, so that one would call them again."""
    return call is not None and call.code != ANSWERED and call.code not in _NOT_AGAIN


def result(code: str) -> str:
    """How a call of somebody who is absent ended; of a code without a short word, a sentence."""
    if code in _RESULTS:
        return translate("calls", _RESULTS[code])
    return reason(code).rstrip(".。")


def result_at(call: CallResult, at: float) -> str:
    """How and when it ended; `at` is the time by this machine's clock, in epoch ms.

    Who answered and is absent has left since: no push told why.
    """
    if call.code == ANSWERED:
        return translate("calls", "answered {time}, has left").format(time=clock(at))
    if call.tries > 1:
        text = translate("calls", "{result} {time} · {tries}×")
        return text.format(result=result(call.code), time=clock(at), tries=number(call.tries))
    return translate("calls", "{result} {time}").format(result=result(call.code), time=clock(at))
