"""What the answers of calls say: problems, tokens, whole states, quality. Pure."""

from collections.abc import Iterable, Iterator
from typing import Any

import msgspec

from controlroom.commands.layouts import SavedLayout
from controlroom.meeting.facts import (
    AttendeeTold,
    Complete,
    ConferenceTold,
    Fact,
    Group,
    ParticipantTold,
    QualityTold,
)
from controlroom.meeting.model import Layout, Pane, Presence, Role
from controlroom.vendors.base import Problem, VendorError
from controlroom.vendors.huawei import reading
from controlroom.vendors.huawei.frames import dicts, number_of, text_of

# Chapter 22. Which of them are a reason of their own to a user; all others are refusals.
_PROBLEMS = {
    "MMC.111072065": Problem.WRONG_CREDENTIALS,
    "MMC.111070005": Problem.WRONG_CREDENTIALS,
    "MMC.111070009": Problem.WRONG_CREDENTIALS,
    "MMC.111072005": Problem.NOT_STARTED,
    "MMC.111071058": Problem.NOT_STARTED,
    "MMC.111072003": Problem.ENDED,
    "MMC.111072006": Problem.ENDED,
    "MMC.111071072": Problem.ENDED,
    "MMC.111081002": Problem.ENDED,
    "MMC.111072064": Problem.LOCKED_OUT,
    "MMC.118000002": Problem.LOCKED_OUT,
    "MMC.118000000": Problem.SESSION_EXPIRED,
    "MMC.118000001": Problem.SESSION_EXPIRED,
    "MMC.111081006": Problem.SESSION_EXPIRED,
    "MMC.111070111": Problem.SESSION_EXPIRED,
}
_STATUSES = {
    401: Problem.SESSION_EXPIRED,
    423: Problem.LOCKED_OUT,
    429: Problem.TOO_MANY_REQUESTS,
}
_OK = 200
_SUCCESS = 0


class TokenData(msgspec.Struct):
    """What signing in gives (5.2.1, table 5-5). Never to be logged."""

    token: str
    socket_url: str
    chair: bool
    lifetime: float
    conference: str

    def __repr__(self) -> str:
        return f"<TokenData of {self.conference}>"


def failure(status: int, body: Any) -> VendorError | None:
    """What an answer complains of; None if it succeeded. Some calls answer 200 with a code."""
    content = body if isinstance(body, dict) else {}
    code = text_of(content.get("error_code"))
    message = text_of(content.get("error_msg"))
    if status == _OK:
        returned = content.get("returnCode", _SUCCESS)
        if returned in (_SUCCESS, str(_SUCCESS)):
            return None
        code = code or text_of(returned)
        message = message or text_of(content.get("returnDesc"))
    if status < 300 and not code:
        return None
    problem = _PROBLEMS.get(code) or _STATUSES.get(status, Problem.REFUSED)
    return VendorError(problem, code=code, message=message, http_status=status)


def token_data(body: Any, conference: str) -> TokenData:
    """The tokens in a sign-in answer. Raises VendorError UNREADABLE."""
    content = body if isinstance(body, dict) else {}
    data = content.get("data")
    data = data if isinstance(data, dict) else content
    token, url = text_of(data.get("token")), text_of(data.get("wsURL"))
    if not token or not url:
        raise VendorError(Problem.UNREADABLE, http_status=_OK, detail="no token in the answer")
    return TokenData(
        token=token,
        socket_url=url,
        chair=text_of(data.get("role")) != "0",
        lifetime=_lifetime(data.get("confTokenExpireTime")),
        conference=text_of(data.get("vmrCurrentConfID")) or conference,
    )


_DEFAULT_LIFETIME = 1800.0


def _lifetime(value: Any) -> float:
    try:
        return float(reading.natural(value)) or _DEFAULT_LIFETIME
    except (ValueError, TypeError, OverflowError):
        return _DEFAULT_LIFETIME


def socket_token(body: Any) -> str:
    """The token for one socket (5.2.29), however it is wrapped and spelt. Raises VendorError."""
    content = body if isinstance(body, dict) else {}
    inner = content.get("data")
    for place in (content, inner if isinstance(inner, dict) else {}):
        for name in ("webSocketToken", "websocketToken"):
            if token := text_of(place.get(name)):
                return token
    raise VendorError(Problem.UNREADABLE, http_status=_OK, detail="no socket token in the answer")


def snapshot(body: Any, at: int) -> Iterator[Fact]:
    """The state as 5.2.2 tells it: less than the push does, so fields it lacks stay as they are."""
    content = body if isinstance(body, dict) else {}
    conference = content.get("confInfo")
    conference = conference if isinstance(conference, dict) else {}
    chair = text_of(conference.get("chairID"))
    cohosts = {text_of(pid) for pid in conference.get("coHosts") or ()}
    pids: list[str] = []
    for person in dicts(content.get("participants")):
        pid = text_of(person.get("pid"))
        if not pid:
            continue
        pids.append(pid)
        values: dict[str, object] = {
            "name": text_of(person.get("name")),
            "number": text_of(person.get("phone")),
            "presence": _or(reading.presence, person.get("state"), Presence.IN),
        }
        for key, field in (("video", "video"), ("mute", "muted"), ("hand", "hand")):
            if (told := _or(reading.flag, person.get(key), None)) is not None:
                values[field] = told
        if chair:
            values["role"] = Role.CHAIR if pid == chair else Role.GUEST
        if "coHosts" in conference:
            values["cohost"] = pid in cohosts
        yield ParticipantTold(pid, values, at)
    yield Complete(Group.PARTICIPANTS, frozenset(pids), at)
    for invited in dicts(content.get("attendees")):
        key = text_of(invited.get("phone")) or text_of(invited.get("userUUID"))
        if key:
            values = {
                "name": text_of(invited.get("name")),
                "number": text_of(invited.get("phone")),
                "account": text_of(invited.get("accountID")),
                "account_id": text_of(invited.get("userUUID")),
            }
            yield AttendeeTold(key, values, at)
    yield ConferenceTold({}, at)


def saved_layouts(body: Any) -> list[SavedLayout]:
    """The arrangements that the meeting keeps (5.2.36); their sites are numbers."""
    content = body if isinstance(body, dict) else {}
    return [_saved(told) for told in dicts(content.get("picLayouts"))]


def _saved(told: dict[str, Any]) -> SavedLayout:
    panes = tuple(
        Pane(
            index=number_of(pane.get("index")) or 1,
            sites=tuple(text_of(site) for site in pane.get("id") or ()),
            auxiliary=number_of(pane.get("share")) == 1,
        )
        for pane in dicts(told.get("subscriberInPics"))
    )
    layout = Layout(
        panes=panes,
        count=number_of(told.get("picNum")) or len(panes),
        period=number_of(told.get("switchTime")),
        image_type=text_of(told.get("imageType")),
    )
    return SavedLayout(text_of(told.get("uuid")), text_of(told.get("layOutName")), layout)


def qualities(body: Any, at: int) -> Iterator[Fact]:
    """The measurements of 5.2.42: loss in 1/1,000, rates in kbit/s."""
    content = body if isinstance(body, dict) else {}
    for user in dicts(content.get("qosList")):
        pid = text_of(user.get("participantID"))
        if not pid:
            continue
        values: dict[str, object] = {}
        _measure(values, "delay", user.get("delay"), 1.0)
        _measure(values, "bitrate_up", user.get("bandWidthUp"), 1.0)
        _measure(values, "bitrate_down", user.get("bandWidthDown"), 1.0)
        for media, name in (("audioQos", "audio"), ("videoQos", "video"), ("auxQos", "share")):
            both = user.get(media)
            for key, way in (("upList", "up"), ("downList", "down")):
                streams = list(dicts(both.get(key) if isinstance(both, dict) else None))
                _worst(values, f"{name}_loss_{way}", streams, "lostPacketRate", 0.1)
                _worst(values, f"jitter_{way}", streams, "jitter", 1.0)
        for way, total in (("up", "lostPacketRateUp"), ("down", "lostPacketRateDown")):
            if not {f"audio_loss_{way}", f"video_loss_{way}"} & values.keys():
                _measure(values, f"audio_loss_{way}", user.get(total), 0.1)
        if values:
            yield QualityTold(pid, values, at)


def _measure(values: dict[str, object], name: str, raw: Any, factor: float) -> None:
    if (value := _or(reading.scaled(factor), raw, None)) is not None:
        values[name] = value


def _worst(
    values: dict[str, object], name: str, streams: Iterable[dict[str, Any]], key: str, factor: float
) -> None:
    """Keep the worst of several streams, and of what is there already."""
    for stream in streams:
        value = _or(reading.scaled(factor), stream.get(key), None)
        if value is not None:
            known = values.get(name)
            values[name] = value if not isinstance(known, float) else max(known, value)


def _or(convert: reading.Convert, value: Any, default: Any) -> Any:
    if value is None:
        return default
    try:
        return convert(value)
    except (ValueError, TypeError, OverflowError):
        return default
