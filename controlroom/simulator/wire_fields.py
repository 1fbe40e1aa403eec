"""Field by field: which key a property of the world has on the wire, and how it is written."""

from collections.abc import Callable

from .model import Attendee, Conference, Participant, Picture, Waiting
from .people import ORG_ID, Identity
from .world import World

Json = dict[str, object]

_FLAG = ("0", "1")

# What may change while somebody is in the meeting: field -> (key, value as a string) [table 6-12].
_CHANGEABLE: dict[str, tuple[str, Callable[[Participant], str]]] = {
    "camera": ("CAMERASTATE", lambda p: _FLAG[p.camera]),
    "locked_view": ("LOCKED_VIEW", lambda p: _FLAG[p.locked_view]),
    "muted": ("MUTE", lambda p: _FLAG[p.muted]),
    "local_recording": ("LOCALREC", lambda p: _FLAG[p.local_recording]),
    "may_record": ("ALLOW_CLIENT_REC", lambda p: _FLAG[p.may_record]),
    "state": ("STATE", lambda p: str(p.state.value)),
    "sharing": ("SHARE", lambda p: _FLAG[p.sharing]),
    "joined": ("ADDTIME", lambda p: str(p.joined)),
    "name": ("NAME", lambda p: p.name),
    "broadcast": ("BROADCAST", lambda p: _FLAG[p.broadcast]),
    "co_host": ("IS_COHOST", lambda p: _FLAG[p.co_host]),
    "hand": ("HAND", lambda p: _FLAG[p.hand]),
    "roll_call": ("ROLLCALL", lambda p: _FLAG[p.roll_call]),
    "role": ("ROLE", lambda p: str(p.role.value)),
    "share_invited": ("INVITE_SHARE_STATE", lambda p: _FLAG[p.share_invited]),
    "view_type": ("VIEW_TYPE", lambda p: str(p.view_type)),
    "view_source": ("PART_VIEW_SRC", lambda p: p.view_source),
}
_VIEW_FIELDS = ("view_type", "view_source")
_ALWAYS = tuple(pair for name, pair in _CHANGEABLE.items() if name not in _VIEW_FIELDS)


def participant_fields(
    person: Participant, changed: set[str] | None, login_type_key: str
) -> dict[str, str]:
    """A pinfoMap of what changed, or of everything if `changed` is None."""
    if changed is not None:
        return {
            key: write(person)
            for key, write in (_CHANGEABLE[name] for name in changed if name in _CHANGEABLE)
        }
    fields = {key: write(person) for key, write in _ALWAYS}
    identity = person.identity
    fields |= _identity_fields(identity)
    fields[login_type_key] = identity.device.login_type
    fields["TEL"] = identity.phone
    fields["CLIENT_REC_STATE"] = "0"
    fields["ROLE_SWITCH_OVER"] = "0"
    fields["RTC_USER_ID"] = person.pid
    fields["T"] = str(person.terminal_number)
    fields["M"] = "1"
    fields["IS_SVC"] = _FLAG[not identity.device.is_hard]
    fields["VIDEO"] = _FLAG[identity.has_video]
    if identity.capabilities:
        fields["CLIENT_CAPABILITIES"] = identity.capabilities
    if identity.user_agent:
        fields["USER_AGENT"] = identity.user_agent
    if person.view_type:
        fields |= {key: write(person) for key, write in (_CHANGEABLE[f] for f in _VIEW_FIELDS)}
    return fields


def _identity_fields(identity: Identity) -> dict[str, str]:
    return {
        "ORG_ID": ORG_ID,
        "ACCOUNT_ID": identity.user_uuid,
        "ANONYMOUS": _FLAG[identity.anonymous],
        "ACCOUNT": identity.account,
        "THIRDACCOUNT": identity.account,
    }


def waiting_fields(guest: Waiting, changed: set[str] | None, login_type_key: str) -> dict[str, str]:
    """A pinfoMap of somebody in the waiting room [table 6-29]."""
    state = {"WAITINGSTATE": _FLAG[guest.admitted]}
    if changed is not None:
        return state
    return {
        "NAME": guest.name,
        **_identity_fields(guest.identity),
        login_type_key: guest.identity.device.login_type,
        "TEL": guest.identity.phone,
        "ADDTIME": str(guest.since),
        **state,
    }


def attendee_entry(attendee: Attendee) -> Json:
    """One line of the invitation list [table 6-14]."""
    return {
        "mode": 0,
        "orgID": ORG_ID,
        "thirdAccount": attendee.account,
        "phone": attendee.phone,
        "accountId": attendee.account,
        "userUUID": attendee.user_uuid,
        "name": attendee.name,
        "role": attendee.role,
        "isMute": 0,
        "isAutoInvite": 0,
        "type": attendee.type,
        "deptUUID": attendee.dept_uuid,
        "deptName": attendee.dept_name,
        "hidePhone": False,
        "isNotOverlayPidName": False,
    }


def network_entry(person: Participant) -> Json:
    """One participant's media quality: loss in 1/10,000, flux and bandwidth in 100 bit/s."""
    n = person.network
    return {
        "mode": 0,
        "participantID": person.pid,
        "netInfo": "poor" if n.poor else "good",
        "lostPacketRate": str(n.audio_loss_up),
        "delay": str(n.delay),
        "jitter": str(n.jitter_up),
        "fluxIn": str(n.audio_flux_down // 100),
        "fluxOut": str(n.audio_flux_up // 100),
        "audioOutLossPacketRate": str(n.audio_loss_down),
        "videoInLossPacketRate": str(n.video_loss_up),
        "videoOutLossPacketRate": str(n.video_loss_down),
        "assistVideoInLossPacketRate": str(n.share_loss_up),
        "assistVideoOutLossPacketRate": str(n.share_loss_down),
        "outJitter": str(n.jitter_down),
        "videoFluxIn": str(n.video_flux_down // 100),
        "videoFluxOut": str(n.video_flux_up // 100),
        "assistVideoFluxIn": str(n.share_flux_down // 100),
        "assistVideoFluxOut": str(n.share_flux_up // 100),
        "bandwidth": n.bandwidth // 100,
        "audioCodecType": "AACLD",
        "videoCodecType": "H264HP",
    }


def basic_info(world: World, passwords_key: str) -> Json:
    """The meeting's fixed data, passwords in the clear as the service sends them [table 6-5]."""
    c = world.conference
    return {
        "displayID": c.conference_id,
        "title": c.title,
        "startTime": str(c.start),
        "guestJoinUri": f"https://127.0.0.1/#/j/{c.conference_id}/{c.uuid}",
        passwords_key: [
            {"role": "chair", "pwd": c.host_password},
            {"role": "general", "pwd": c.guest_password},
        ],
        "recType": 2,
        "media": 2,
        "owner": c.owner,
        "orgID": ORG_ID,
        "aiRecType": 0,
        "callInRestriction": c.call_in,
        "audienceCallInRestriction": c.audience_call_in,
        "confMode": "RTC" if c.rtc else "COMMON",
        "webinar": c.webinar,
        "realTimeSubtitle": 1,
        "bignumMultiPicSwitch": True,
        "partViewSwitch": True,
        "simultaneousInterpretation": 1,
        "supportWatermark": 1,
        "userType": 2,
        "ownerID": c.owner_id,
        "scheduledStartTime": str(c.start),
        "supportCohost": 1,
        "supportClientRecord": 1,
        "inviteShareSwitch": True,
        "confPortalCapabilities": "1",
        "supportWaitingRoom": True,
    }


# field of the conference -> the keys of ConfDynamicInfoNotify that follow from it
DYNAMIC_FIELDS: dict[str, tuple[str, ...]] = {
    "destroyed": ("state",),
    "end": ("endTime",),
    "display": ("mode", "vas"),
    "lock": ("lock",),
    "muted": ("mute",),
    "can_unmute": ("canUnmute",),
    "lock_sharing": ("lockSharing",),
    "recording": ("recState",),
    "recorded": ("recOccurred",),
    "chair_polling": ("chairView",),
    "subtitles": ("realTimeSubtitle",),
    "interpretation": ("simultaneousInterpretation",),
    "call_in": ("callInRestriction",),
    "audience_call_in": ("audienceCallInRestriction",),
    "chat_permission": ("forbiddenChat",),
    "client_recording_mode": ("clientRecMode",),
    "free_share": ("enableShareSetting",),
    "waiting_room": ("waitingRoomState",),
    "picture_count": ("picNum", "multiPic"),
    "pictures": ("multiPic", "picNum"),
    "switch_time": ("multiPic",),
    "part_views": ("partViewNum",),
    "audience_allowed": ("allowAudience",),
    "paused": ("pause",),
}


def dynamic_info(c: Conference) -> Json:
    """The meeting's state [table 6-7]."""
    info: Json = {
        "state": "Destroyed" if c.destroyed else "Created",
        "endTime": str(c.end),
        "mode": c.display.mode,
        "vas": int(c.display.voice_activated),
        "picNum": c.picture_count,
        "lock": int(c.lock),
        "mute": int(c.muted),
        "lockSharing": int(c.lock_sharing),
        "canUnmute": int(c.can_unmute),
        "chairView": int(c.chair_polling),
        "recState": int(c.recording),
        "aiRecState": 0,
        "enableShareSetting": int(c.free_share),
        "callInRestriction": c.call_in,
        "audienceCallInRestriction": c.audience_call_in,
        "forbiddenChat": int(c.chat_permission == 1),
        "realTimeSubtitle": int(c.subtitles),
        "audienceTotalCount": 0,
        "simultaneousInterpretation": int(c.interpretation),
        "lanChannels": [],
        "allowAudience": c.audience_allowed,
        "pause": c.paused,
        "partViewNum": c.part_views,
        "maxPartViewNum": 8,
        "audienceVideoLayout": "speakerVideoLayout",
        "recOccurred": int(c.recorded),
        "clientRecState": 0,
        "clientRecMode": c.client_recording_mode,
        "waitingRoomState": int(c.waiting_room),
        "showAudienceMode": 0,
        "audienceCountMultiple": 0,
        "audienceCountReal": 0,
    }
    if c.pictures is not None:
        info["multiPic"] = {
            "picInfos": [_picture(picture) for picture in c.pictures],
            "picNum": c.picture_count,
            "period": c.switch_time,
        }
    return info


def _picture(picture: Picture) -> Json:
    return {"index": picture.index, "id": picture.pids, "share": int(picture.share)}
