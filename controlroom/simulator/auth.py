"""Passwords, control tokens and one-time socket tokens [5.2.1, 5.2.29].

The document leaves open how many wrong passwords lock a conference, and for how long: `Settings`
says.
"""

import base64
import binascii
import secrets
from dataclasses import dataclass

from .errors import Refusal
from .model import Conference
from .settings import Settings


@dataclass(slots=True)
class Grant:
    """A control token; `expires` in epoch ms."""

    token: str
    is_host: bool
    expires: int


class Gate:
    """Who may come in. All times are epoch ms and passed in."""

    def __init__(self, conference: Conference, settings: Settings) -> None:
        self._conference = conference
        self._settings = settings
        self._grants: dict[str, Grant] = {}
        self._ws_tokens: dict[str, int] = {}
        self._failures = 0
        self._locked_until = 0

    def sign_in(self, conference_id: str, password: str | None, now: int) -> Grant:
        if now < self._locked_until:
            raise Refusal("MMC.111072064")
        if not password:
            raise Refusal("MMC.111070009")
        conference = self._conference
        known = conference_id in (conference.conference_id, self._settings.cloud_room)
        is_host = secrets.compare_digest(password.encode(), conference.host_password.encode())
        is_guest = secrets.compare_digest(password.encode(), conference.guest_password.encode())
        if not known or not (is_host or is_guest):
            self._failures += 1
            if self._failures >= self._settings.login_failures:
                self._failures = 0
                self._locked_until = now + int(self._settings.login_lock * 1000)
            raise Refusal("MMC.111072065")
        self._failures = 0
        if not self._settings.started:
            raise Refusal("MMC.111072005")
        if conference.destroyed:
            raise Refusal("MMC.111072006")
        grant = Grant(f"cnr{secrets.token_hex(24)}", is_host, 0)
        self._grants[grant.token] = grant
        self.renew(grant, now)
        return grant

    def renew(self, grant: Grant, now: int) -> None:
        grant.expires = now + int(self._settings.token_life * 1000)

    def find(self, header: str | None, now: int) -> Grant | None:
        """The grant of a token, raw or as "Basic base64(token)"; None if unknown or expired."""
        if not header:
            return None
        token = header.strip()
        if token.lower().startswith("basic "):
            try:
                token = base64.b64decode(token[6:].strip(), validate=True).decode("ascii")
            except (binascii.Error, UnicodeDecodeError):
                return None
        grant = self._grants.get(token)
        if grant is None or now >= grant.expires:
            return None
        return grant

    def expire_all(self) -> None:
        for grant in self._grants.values():
            grant.expires = 0

    def new_ws_token(self, now: int) -> str:
        token = f"cnr{secrets.token_hex(24)}"
        self._ws_tokens[token] = now + int(self._settings.ws_token_life * 1000)
        return token

    def spend_ws_token(self, token: str | None, now: int) -> bool:
        """True once for each token that is younger than a minute."""
        return now < self._ws_tokens.pop(token or "", 0)
