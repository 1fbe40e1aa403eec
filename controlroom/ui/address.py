"""What a user types to say where a conference is."""

import ipaddress
import unicodedata
from urllib.parse import urlsplit

from controlroom.vendors.base import Place

_SCHEMES = ("https://", "http://")


def server_address(typed: str) -> str:
    """The address of a server as it is used; https where no scheme was typed."""
    text = typed.strip()
    if "://" not in text:
        text = f"https://{text}"
    scheme, mark, rest = text.partition("://")
    return f"{scheme.casefold()}{mark}{rest.rstrip('/')}"


def is_address(server: str) -> bool:
    """Whether `server` can be one at all."""
    try:
        parts = urlsplit(server)
        return server.startswith(_SCHEMES) and bool(parts.hostname) and parts.port != 0
    except ValueError:
        return False


def same(one: Place, other: Place) -> bool:
    """Whether both are the same conference, however it is reached."""
    return (one.server, one.conference) == (other.server, other.conference)


def is_insecure(server: str) -> bool:
    """Whether a password sent to `server` would cross a network unencrypted."""
    if not server.startswith("http://"):
        return False
    host = urlsplit(server).hostname or ""
    if host == "localhost":
        return False
    try:
        return not ipaddress.ip_address(host).is_loopback
    except ValueError:
        return True


def conference_id(typed: str) -> str:
    """A conference ID without the spaces that people write in it; full-width digits count too."""
    return "".join(unicodedata.normalize("NFKC", typed).split())


def fingerprint(typed: str) -> str:
    """A SHA-256 fingerprint as hexadecimal digits alone."""
    return "".join(sign for sign in typed.casefold() if sign in "0123456789abcdef")


def spaced_fingerprint(digits: str) -> str:
    """A fingerprint as it is compared: upper case, in pairs, sixteen on a line."""
    upper = digits.upper()
    pairs = [upper[at : at + 2] for at in range(0, len(upper), 2)]
    return "\n".join(":".join(pairs[at : at + 16]) for at in range(0, len(pairs), 16))
