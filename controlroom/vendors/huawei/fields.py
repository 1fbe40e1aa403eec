"""Which key of the wire is which field of the model, and in what unit. One line a field."""

from collections.abc import Mapping

from controlroom.meeting.model import Presence
from controlroom.vendors.huawei import reading as read
from controlroom.vendors.huawei.reading import Convert

Fields = Mapping[str, tuple[str, Convert]]

# 6.1.3.5, table 6-12, and keys that only its example and public clients show.
PARTICIPANT: Fields = {
    "NAME": ("name", read.text),
    "TEL": ("number", read.text),
    "ROLE": ("role", read.role),
    "STATE": ("presence", read.presence),
    "HAND": ("hand", read.flag),
    "BROADCAST": ("broadcast", read.flag),
    "ROLLCALL": ("roll_call", read.flag),
    "SHARE": ("sharing", read.flag),
    "ADDTIME": ("joined_at", read.natural),
    "MUTE": ("muted", read.flag),
    "VIDEO": ("video", read.flag),
    "CAMERASTATE": ("camera", read.flag),
    "ANONYMOUS": ("anonymous", read.flag),
    "LOCALREC": ("local_recording", read.flag),
    "ALLOW_CLIENT_REC": ("may_record", read.flag),
    "CLIENT_LOGIN_TYPE": ("device", read.common),
    "CLICENT_LOGIN_TYPE": ("device", read.common),
    "USER_AGENT": ("user_agent", read.common),
    "VIEW_TYPE": ("view_type", read.common),
    "PART_VIEW_SRC": ("viewing", read.text),
    "LOCKED_VIEW": ("view_locked", read.flag),
    "IS_SVC": ("svc", read.flag),
    "IS_COHOST": ("cohost", read.flag),
    "INVITE_SHARE_STATE": ("invited_to_share", read.flag),
    "ORG_ID": ("organisation", read.common),
    "CLIENT_CAPABILITIES": ("can", read.names),
    "ACCOUNT_ID": ("account_id", read.text),
    "ACCOUNT": ("account", read.text),
    "THIRDACCOUNT": ("third_account", read.text),
}

_YES_NO = {"0": False, "1": True}
# The same for what an increment mostly holds, with all values it may have; None is any text.
# A key or value that is not here takes the generous way.
PARTICIPANT_USUAL: Mapping[str, tuple[str, Mapping[str, object] | None]] = {
    "NAME": ("name", None),
    "STATE": ("presence", {"0": Presence.IN, "1": Presence.CALLING, "2": Presence.JOINING}),
    **{
        key: (PARTICIPANT[key][0], _YES_NO)
        for key in ("MUTE", "HAND", "SHARE", "CAMERASTATE", "BROADCAST", "ROLLCALL", "IS_COHOST")
    },
}

# Known, and of no use to an operator.
PARTICIPANT_IGNORED = frozenset({"M", "T", "RTC_USER_ID", "CLIENT_REC_STATE", "ROLE_SWITCH_OVER"})

# 6.1.3.12, table 6-29.
WAITING: Fields = {
    "NAME": ("name", read.text),
    "TEL": ("number", read.text),
    "ADDTIME": ("since", read.natural),
    "ANONYMOUS": ("anonymous", read.flag),
    "CLIENT_LOGIN_TYPE": ("device", read.common),
    "CLICENT_LOGIN_TYPE": ("device", read.common),
    "ORG_ID": ("organisation", read.common),
    "ACCOUNT_ID": ("account_id", read.text),
    "ACCOUNT": ("account", read.text),
    "WAITINGSTATE": ("admitted", read.flag),
}
WAITING_IGNORED = frozenset({"THIRDACCOUNT"})

# 6.1.3.6, table 6-14.
ATTENDEE: Fields = {
    "name": ("name", read.text),
    "phone": ("number", read.text),
    "accountId": ("account", read.text),
    "userUUID": ("account_id", read.text),
    "role": ("role", read.role),
    "type": ("kind", read.common),
    "deptName": ("department", read.common),
    "orgId": ("organisation", read.common),
    "orgID": ("organisation", read.common),
    "participantID": ("pid", read.text),
}
ATTENDEE_IGNORED = frozenset(
    {
        "mode",
        "email",
        "sms",
        "isMute",
        "isAutoInvite",
        "address",
        "deptUUID",
        "thirdAccount",
        "hidePhone",
        "isNotOverlayPidName",
    }
)

# 6.1.3.8, table 6-18: loss in 1/10,000, rates in 100 bit/s. `fluxIn` is server to terminal,
# `jitter` and `lostPacketRate` terminal to server.
_PERCENT = read.scaled(0.01)
_KBIT = read.scaled(0.1)
_MS = read.scaled(1.0)
QUALITY: Fields = {
    "netInfo": ("vendor_poor", read.one_of({"good": False, "poor": True})),
    "delay": ("delay", _MS),
    "jitter": ("jitter_up", _MS),
    "outJitter": ("jitter_down", _MS),
    "lostPacketRate": ("audio_loss_up", _PERCENT),
    "audioOutLossPacketRate": ("audio_loss_down", _PERCENT),
    "videoInLossPacketRate": ("video_loss_up", _PERCENT),
    "videoOutLossPacketRate": ("video_loss_down", _PERCENT),
    "assistVideoInLossPacketRate": ("share_loss_up", _PERCENT),
    "assistVideoOutLossPacketRate": ("share_loss_down", _PERCENT),
    "videoFluxIn": ("bitrate_down", _KBIT),
    "videoFluxOut": ("bitrate_up", _KBIT),
}
QUALITY_IGNORED = frozenset(
    {
        "mode",
        "participantID",
        "pid",
        "audioCodecType",
        "videoCodecType",
        "fluxIn",
        "fluxOut",
        "bandwidth",
        "assistVideoFluxIn",
        "assistVideoFluxOut",
    }
)

# What every frame has around its content.
ENVELOPE = frozenset({"action", "version", "createTime", "msgID", "msgMode", "confID"})

# 6.1.3.3, table 6-5. Passwords, and the link that lets anybody in, are not even looked at.
BASIC: Fields = {
    "displayID": ("display_id", read.text),
    "confUUID": ("uuid", read.text),
    "title": ("title", read.text),
    "owner": ("owner", read.text),
    "startTime": ("started_at", read.natural),
    "webinar": ("webinar", read.flag),
    "media": ("audio_only", read.one_of({"1": True, "2": False})),
    "confMode": ("kind", read.text),
    "recType": ("can_record", read.one_of({"0": False, "1": True, "2": True, "3": False})),
    "realTimeSubtitle": ("subtitles_supported", read.flag),
    "supportWatermark": ("watermark_supported", read.flag),
    "callInRestriction": ("call_in", read.natural),
    "audienceCallInRestriction": ("audience_call_in", read.natural),
}
BASIC_IGNORED = ENVELOPE | {
    "pws",
    "pwds",
    "guestJoinUri",
    "ownerID",
    "orgID",
    "userType",
    "scheduledStartTime",
    "aiRecType",
    "bignumMultiPicSwitch",
    "partViewSwitch",
    "simultaneousInterpretation",
    "supportCohost",
    "supportClientRecord",
    "inviteShareSwitch",
    "confPortalCapabilities",
    "supportWaitingRoom",
}

# 6.1.3.4, table 6-7.
DYNAMIC: Fields = {
    "endTime": ("ends_at", read.natural),
    "mode": ("mode", read.mode),
    "state": ("phase", read.phase),
    "vas": ("voice_activated", read.flag),
    "lock": ("locked", read.flag),
    "mute": ("muted", read.flag),
    "lockSharing": ("sharing_locked", read.flag),
    "canUnmute": ("self_unmute", read.flag),
    "chairView": ("chair_polling", read.flag),
    "picNum": ("pictures", read.natural),
    "partViewNum": ("views", read.natural),
    "maxPartViewNum": ("views_limit", read.natural),
    "recState": ("recording", read.flag),
    "forbiddenChat": ("chat_forbidden", read.flag),
    "recOccurred": ("recorded_before", read.flag),
    "realTimeSubtitle": ("subtitles", read.flag),
    "simultaneousInterpretation": ("interpreting", read.flag),
    "waitingRoomState": ("waiting_room", read.flag),
    "pause": ("paused", read.flag),
    "allowAudience": ("audience_allowed", read.flag),
    "callInRestriction": ("call_in", read.natural),
    # Only the example has these; they are named as the settings are (5.2.28).
    "audienceCallInRestriction": ("audience_call_in", read.natural),
    "clientRecMode": ("recorders", read.natural),
}
DYNAMIC_IGNORED = ENVELOPE | {
    "confIMGroupId",
    "aiRecState",
    "enableShareSetting",
    "audienceTotalCount",
    "lanChannels",
    "audienceVideoLayout",
    "clientRecState",
    "showAudienceMode",
    "audienceCountMultiple",
    "audienceCountReal",
}
