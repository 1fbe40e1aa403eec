"""What went wrong, why, and what to do about it, in the user's language.

The vendor's codes are explained by its table of errors; for codes that are not in it our own words
for the kind of problem stand in.
"""

from collections.abc import Mapping

import msgspec
from PySide6.QtCore import QCoreApplication

from controlroom.session.actions import Refusal
from controlroom.text import QT_TRANSLATE_NOOP
from controlroom.ui.wording import clean, duration, language
from controlroom.vendors.base import Problem, VendorError
from controlroom.vendors.huawei import words

translate = QCoreApplication.translate


class Explanation(msgspec.Struct, frozen=True):
    """A problem for a user; `code` is the vendor's, for small print."""

    title: str
    sentence: str
    way_out: str
    code: str = ""


_TITLES: Mapping[Problem, str] = {
    Problem.WRONG_CREDENTIALS: QT_TRANSLATE_NOOP("problems", "Signing in was refused"),
    Problem.NOT_STARTED: QT_TRANSLATE_NOOP("problems", "The meeting has not started"),
    Problem.ENDED: QT_TRANSLATE_NOOP("problems", "The meeting has ended"),
    Problem.LOCKED_OUT: QT_TRANSLATE_NOOP("problems", "Locked out for a while"),
    Problem.UNREACHABLE: QT_TRANSLATE_NOOP("problems", "The meeting service can't be reached"),
    Problem.UNTRUSTED: QT_TRANSLATE_NOOP("problems", "The server's identity is not confirmed"),
    Problem.CLOCK_SKEW: QT_TRANSLATE_NOOP("problems", "The clocks differ"),
    Problem.SESSION_EXPIRED: QT_TRANSLATE_NOOP("problems", "The sign-in has expired"),
    Problem.TOO_MANY_REQUESTS: QT_TRANSLATE_NOOP("problems", "Too many requests"),
    Problem.REFUSED: QT_TRANSLATE_NOOP("problems", "The meeting service refused"),
    Problem.UNREADABLE: QT_TRANSLATE_NOOP("problems", "The answer can't be read"),
    Problem.TIMED_OUT: QT_TRANSLATE_NOOP("problems", "No answer in time"),
    Problem.INSECURE: QT_TRANSLATE_NOOP("problems", "The connection would not be encrypted"),
    Problem.UNSUPPORTED: QT_TRANSLATE_NOOP("problems", "Not possible here"),
}
_SENTENCES: Mapping[Problem, str] = {
    Problem.WRONG_CREDENTIALS: QT_TRANSLATE_NOOP(
        "problems", "No meeting has this ID and host password."
    ),
    Problem.NOT_STARTED: QT_TRANSLATE_NOOP(
        "problems", "A meeting can be controlled only while it runs."
    ),
    Problem.ENDED: QT_TRANSLATE_NOOP("problems", "Nothing more can be done in it."),
    Problem.LOCKED_OUT: QT_TRANSLATE_NOOP(
        "problems", "After too many failed attempts the service refuses to listen."
    ),
    Problem.UNREACHABLE: QT_TRANSLATE_NOOP(
        "problems", "There is no connection to the meeting service."
    ),
    Problem.UNTRUSTED: QT_TRANSLATE_NOOP(
        "problems",
        "Its certificate is not for this address, or nobody known vouches for it.",
    ),
    Problem.CLOCK_SKEW: QT_TRANSLATE_NOOP(
        "problems", "This machine's clock and the server's disagree, so signing in fails."
    ),
    Problem.SESSION_EXPIRED: QT_TRANSLATE_NOOP(
        "problems", "The service does not accept the session any longer."
    ),
    Problem.TOO_MANY_REQUESTS: QT_TRANSLATE_NOOP(
        "problems", "The service limits how many requests it takes."
    ),
    Problem.REFUSED: QT_TRANSLATE_NOOP("problems", "It did not do what was asked for."),
    Problem.UNREADABLE: QT_TRANSLATE_NOOP(
        "problems", "The server answered in a form that this program does not know."
    ),
    Problem.TIMED_OUT: QT_TRANSLATE_NOOP(
        "problems", "Whether it took effect is not known: the server did not answer."
    ),
    Problem.INSECURE: QT_TRANSLATE_NOOP(
        "problems", "The password would cross the network for everybody to read."
    ),
    Problem.UNSUPPORTED: QT_TRANSLATE_NOOP(
        "problems", "The service offers no way to do this for these participants."
    ),
}
_WAYS_OUT: Mapping[Problem, str] = {
    Problem.WRONG_CREDENTIALS: QT_TRANSLATE_NOOP("problems", "Check both, then sign in again."),
    Problem.NOT_STARTED: QT_TRANSLATE_NOOP(
        "problems", "Wait until it starts, or have somebody start it."
    ),
    Problem.ENDED: QT_TRANSLATE_NOOP("problems", "If it is held again, sign in again."),
    Problem.LOCKED_OUT: QT_TRANSLATE_NOOP(
        "problems", "Wait some minutes, make sure of the password, then try again."
    ),
    Problem.UNREACHABLE: QT_TRANSLATE_NOOP(
        "problems", "Check the network and the address of the server."
    ),
    Problem.UNTRUSTED: QT_TRANSLATE_NOOP(
        "problems", "Have the service's administrator confirm the fingerprint before you trust it."
    ),
    Problem.CLOCK_SKEW: QT_TRANSLATE_NOOP("problems", "Set this machine's clock, then try again."),
    Problem.SESSION_EXPIRED: QT_TRANSLATE_NOOP("problems", "Sign in again."),
    Problem.TOO_MANY_REQUESTS: QT_TRANSLATE_NOOP(
        "problems", "Wait a minute, then go on more slowly."
    ),
    Problem.REFUSED: QT_TRANSLATE_NOOP("problems", "Look at the meeting, then try again."),
    Problem.UNREADABLE: QT_TRANSLATE_NOOP(
        "problems", "Check the address of the server; if it is right, report this."
    ),
    Problem.TIMED_OUT: QT_TRANSLATE_NOOP("problems", "Look at the meeting, then try again."),
    Problem.INSECURE: QT_TRANSLATE_NOOP("problems", "Use an address that begins with https://."),
    Problem.UNSUPPORTED: QT_TRANSLATE_NOOP("problems", "Choose other participants."),
}


def explain(
    problem: Problem, code: str = "", message: str = "", http_status: int = 0, detail: str = ""
) -> Explanation:
    """What a failed call means to a user."""
    title = translate("problems", _TITLES[problem])
    told = _told(code, 0)
    if told is None and problem is Problem.REFUSED:
        told = _told("", http_status)
    if told is not None:
        sentence, way_out = told.what, told.way_out
    else:
        sentence = _sentence(problem, message, detail)
        way_out = translate("problems", _WAYS_OUT[problem])
    return Explanation(title, sentence, way_out, clean(code))


def explain_error(error: VendorError) -> Explanation:
    """What `error` means to a user."""
    return explain(error.problem, error.code, error.message, error.http_status, error.detail)


def explain_refusal(refusal: Refusal) -> Explanation:
    """What a refused call means to a user."""
    return explain(refusal.problem, refusal.code, refusal.message, refusal.http_status)


def reason(code: str) -> str:
    """Why a call ended or a site left, by the code that the push tells."""
    told = _told(code, 0)
    return told.what if told else translate("problems", "Reason {code}").format(code=clean(code))


def _told(code: str, http_status: int) -> words.Explanation | None:
    if not (code or http_status):
        return None
    return words.explain(code, http_status, language=language())


def _sentence(problem: Problem, message: str, detail: str) -> str:
    if problem is Problem.CLOCK_SKEW and (ahead := _seconds(detail)):
        if ahead > 0:
            text = translate("problems", "This clock is {duration} behind the server's.")
        else:
            text = translate("problems", "This clock is {duration} ahead of the server's.")
        return text.format(duration=duration(abs(ahead)))
    if problem is Problem.REFUSED and message:
        return translate("problems", "The service says: {message}").format(message=clean(message))
    return translate("problems", _SENTENCES[problem])


def _seconds(detail: str) -> int:
    try:
        return int(detail)
    except ValueError:
        return 0
