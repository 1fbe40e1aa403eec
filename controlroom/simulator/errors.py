"""The error codes the simulator answers with, from chapter 22, and the gateway's own two."""

# code -> (HTTP status, error_msg)
CATALOGUE: dict[str, tuple[int, str]] = {
    "MMC.111070009": (400, "CONF_AUTHEN_NEED_PASSWORD"),
    "MMC.111070111": (400, "REQUEST_TOKEN_IS_NULL"),
    "MMC.111071061": (400, "PARAMETER_VERIFIED_FAIL"),
    "MMC.111071062": (400, "JSON_CONVERSION_FAILED"),
    "MMC.111072005": (400, "CONF_NOT_STARTED"),
    "MMC.111072006": (400, "CONF_IS_CLOSED"),
    "MMC.111072011": (500, "CONF_STATUSES_ILLEGAL"),
    "MMC.111072026": (400, "AUDIO_SITE_NOT_SUPPORT"),
    "MMC.111072027": (400, "AUDIO_SITE_IN_MULTI_PICTURE"),
    "MMC.111072028": (400, "NO_SITE_IN_MULTI_PICTURE"),
    "MMC.111072029": (400, "ASSISTANT_PICTURE_NUM_MORE_THAN_ONE"),
    "MMC.111072031": (400, "PARAM_ERROR"),
    "MMC.111072032": (400, "PARAM_ERROR"),
    "MMC.111072033": (400, "PARAM_ERROR"),
    "MMC.111072034": (400, "PARAM_ERROR"),
    "MMC.111072035": (400, "PARAM_ERROR"),
    "MMC.111072040": (400, "PARAM_ERROR"),
    "MMC.111072041": (400, "PARAM_ERROR"),
    "MMC.111072042": (400, "PARAM_ERROR"),
    "MMC.111072043": (400, "PARAM_ERROR"),
    "MMC.111072044": (400, "PARAM_ERROR"),
    "MMC.111072045": (400, "PARAM_ERROR"),
    "MMC.111072046": (400, "PARAM_ERROR"),
    "MMC.111072047": (400, "PARAM_ERROR"),
    "MMC.111072057": (400, "CONF_BAD_REQUEST"),
    "MMC.111072058": (400, "PARAM_ERROR"),
    "MMC.111072059": (400, "CONF_NO_CHAIR_SITE"),
    "MMC.111072060": (400, "NORMAL_SITE_NOT_SUPPORT_VIEW"),
    "MMC.111072061": (400, "CHAIR_POLLING_FORBIDDEN_VIEW"),
    "MMC.111072062": (400, "SVC_SITE_NOT_SUPPORT_VIEW"),
    "MMC.111072064": (423, "CONF_CTRL_LOGIN_LOCKED"),
    "MMC.111072065": (400, "CONF_NOT_FOUND_OR_AUTH_FAILED"),
    "MMC.111072069": (400, "CONF_CHAIR_FORBIDDEN_HAND"),
    "MMC.111072070": (400, "GUEST_NO_PERMISSION_OPERATION"),
    "MMC.111072071": (400, "NO_PERMISSION_OPERATE_OTHERS"),
    "MMC.111072072": (500, "NO_CONF_CTL_CAP_NO_CHAIR"),
    "MMC.111072092": (400, "CONF_INTERPRETER_GROUP_IS_EMPTY"),
    "MMC.111072114": (400, "PARTICIPANT_NOT_SUPPORTED_CLOSE_VIDEO"),
    "MMC.111072116": (400, "PARTICIPANT_NOT_SUPPORTED_INVITE_OPEN_VIDEO"),
    "MMC.111074001": (400, "IDO_CONF_CHAIR_EXIST"),
    "MMC.111074002": (403, "IDO_NOT_CONF_CHAIR"),
    "MMC.111074003": (400, "IDO_OVER_CONF_MAX_DURATION"),
    "MMC.111080004": (400, "PARTICIPANT_DATA_NOT_FOUND"),
    "MMC.111081001": (400, "PARTICIPANT_IS_INVITING"),
    "MMC.118000000": (401, "USER_AUTHENTICATION_FAILED"),
    "APIGW.0101": (
        404,
        "The API does not exist or has not been published in the environment",
    ),
    "APIGW.0308": (429, "The throttling threshold has been reached"),
}


class Refusal(Exception):  # noqa: N818 - a refusal is an answer, not a failure of this program
    """An answer with an error code of the catalogue."""

    def __init__(self, code: str, message: str = "") -> None:
        status, text = CATALOGUE[code]
        super().__init__(f"{code} {message or text}")
        self.code = code
        self.status = status
        self.message = message or text

    @property
    def number(self) -> int:
        """The code as the returnCode of a push answer."""
        return int(self.code.partition(".")[2])
