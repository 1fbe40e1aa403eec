"""The call for one's media quality."""

from controlroom.simulator.errors import Refusal
from controlroom.simulator.model import Participant
from controlroom.simulator.rules import PARAMETER, Call, Json, objects, text

from .registry import Access, Stage, endpoint

USER_LIMIT = 50


@endpoint(
    "POST",
    "/v1/mmc/cqs/media/qos",
    access=Access.ANYBODY,
    token_header="confToken",  # noqa: S106 - the header's name
    conference_key="conferenceid",
)
def media_quality(stage: Stage, call: Call) -> Json:
    """5.2.42: fifty users at most; loss in 1/1,000, bandwidth in kbit/s. A pid that is not in the
    meeting is left out of the answer."""
    text(call.query, "confuuid")
    users = objects(call.body, "users", required=False)
    if len(users) > USER_LIMIT:
        raise Refusal(PARAMETER, f"more than {USER_LIMIT} users")
    wanted = [text(user, "pid") for user in users] or list(stage.world.participants)[:USER_LIMIT]
    people = (stage.world.participants.get(pid) for pid in wanted)
    sharer_pid = stage.world.sharer_pid
    return {
        "returnCode": 0,
        "returnDesc": "Success",
        "qosList": [_user(person, sharer_pid) for person in people if person is not None],
    }


def _user(person: Participant, sharer_pid: str) -> Json:
    n = person.network
    up = n.audio_flux_up + n.video_flux_up + n.share_flux_up
    down = n.audio_flux_down + n.video_flux_down + n.share_flux_down
    video_up = _stream(person, "H.264", n.video_flux_up, n.video_loss_up, n.jitter_up)
    video_down = _stream(person, "H.264", n.video_flux_down, n.video_loss_down, n.jitter_down)
    audio_up = _stream(person, "OPUS", n.audio_flux_up, n.audio_loss_up, n.jitter_up)
    audio_down = _stream(person, "OPUS", n.audio_flux_down, n.audio_loss_down, n.jitter_down)
    share_up = _stream(person, "H.265", n.share_flux_up, n.share_loss_up, n.jitter_up)
    share_down = _stream(person, "H.265", n.share_flux_down, n.share_loss_down, n.jitter_down)
    for stream in share_up:
        stream["codecUserId"] = person.pid
    for stream in share_down:
        stream["codecUserId"] = sharer_pid
    return {
        "participantID": person.pid,
        "netRate": _rating(person),
        "bandWidthUp": up // 1000,
        "bandWidthDown": down // 1000,
        "lostPacketRateUp": max(n.audio_loss_up, n.video_loss_up) // 10,
        "lostPacketRateDown": max(n.audio_loss_down, n.video_loss_down) // 10,
        "delay": n.delay,
        "videoQos": {"upList": video_up, "downList": video_down},
        "audioQos": {"upList": audio_up, "downList": audio_down},
        "auxQos": {"upList": share_up, "downList": share_down},
    }


def _rating(person: Participant) -> str:
    """5 is best, as in the document's example of a line without loss."""
    if person.network.poor:
        return "1"
    return "5" if person.network.delay < 80 else "3"


# codec -> (height, width, frames a second) of what it carries here
_PICTURES = {"H.264": (720, 1280, 25), "H.265": (1080, 1920, 5), "OPUS": (0, 0, 0)}


def _stream(person: Participant, codec: str, flux: int, loss: int, jitter: int) -> list[Json]:
    """One stream, or none where nothing flows."""
    if flux == 0:
        return []
    height, width, frame_rate = _PICTURES[codec]
    return [
        {
            "codecType": codec,
            "bandWidth": flux // 1000,
            "lostPacketRate": loss // 10,
            "delay": person.network.delay,
            "jitter": jitter,
            "resolutionHeight": height,
            "resolutionWidth": width,
            "frameRate": frame_rate,
        }
    ]
