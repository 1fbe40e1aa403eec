"""Whom to trust: the system's authorities, or one certificate that the user has confirmed.

Verification is never off. A pinned certificate is compared inside the handshake, before a byte of
a request is sent.
"""

import asyncio
import hashlib
import hmac
import ipaddress
import ssl
from urllib.parse import urlsplit

from controlroom.vendors.base import Problem, VendorError

_CERTIFICATE_NOT_YET_VALID = 9  # OpenSSL's X509_V_ERR_CERT_NOT_YET_VALID


def is_loopback(host: str) -> bool:
    """Whether `host` can only be this machine."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def checked(url: str, secure: str, plain: str) -> str:
    """`url` without a trailing slash, if it is `secure` or, on loopback, `plain`.

    Raises VendorError INSECURE for plain text to another machine, UNREACHABLE for what is no URL.
    """
    try:
        parts = urlsplit(url)
        named = parts.hostname and "@" not in parts.netloc and parts.port != 0
        usable = named and parts.scheme in {secure, plain}
    except ValueError:
        usable = False
    if not usable:
        # What stands before an @ may be a password, in a query a token.
        shown = url.partition("?")[0].rpartition("@")[2]
        raise VendorError(Problem.UNREACHABLE, detail=f"“{shown}” is not a {secure}:// address")
    assert parts.hostname  # noqa: S101 - for the type
    if parts.scheme == plain and not is_loopback(parts.hostname):
        raise VendorError(Problem.INSECURE, detail=parts.hostname)
    return url.rstrip("/")


def default_context(url: str) -> ssl.SSLContext | None:
    """The context for `url`; None where there is nothing to encrypt, as loading the authorities
    takes 20 ms."""
    return None if urlsplit(url).scheme in {"http", "ws"} else ssl.create_default_context()


def pinned_context(fingerprint: str) -> ssl.SSLContext:
    """A context that accepts the certificate with this SHA-256 `fingerprint` and no other; what is
    no fingerprint is that of no certificate."""
    try:
        expected = bytes.fromhex(fingerprint.replace(":", ""))
    except ValueError:
        expected = b""

    class Pinned(ssl.SSLObject):
        def do_handshake(self) -> None:
            super().do_handshake()
            shown = hashlib.sha256(self.getpeercert(binary_form=True) or b"").digest()
            if not hmac.compare_digest(shown, expected):
                raise ssl.SSLCertVerificationError("the certificate is not the confirmed one")

    context = ssl.create_default_context()
    context.check_hostname = False
    context.verify_mode = ssl.CERT_NONE
    context.sslobject_class = Pinned
    return context


async def fingerprint_of(url: str) -> str:
    """The SHA-256 fingerprint of the certificate that `url`'s server shows; nothing is sent to it.

    Empty if there is no answer.
    """
    parts = urlsplit(url)
    context = ssl.create_default_context()
    context.check_hostname = False
    context.verify_mode = ssl.CERT_NONE
    try:
        async with asyncio.timeout(10):
            _, writer = await asyncio.open_connection(
                parts.hostname, parts.port or 443, ssl=context, server_hostname=parts.hostname
            )
    except (OSError, TimeoutError):
        return ""
    shown = writer.get_extra_info("ssl_object").getpeercert(binary_form=True)
    writer.close()
    return hashlib.sha256(shown or b"").hexdigest()


async def failure(error: BaseException, url: str) -> VendorError:
    """What a failed connection to `url` means to a user."""
    cause: BaseException | None = error
    while cause is not None and not isinstance(cause, ssl.SSLCertVerificationError):
        cause = cause.__cause__ or cause.__context__
    if cause is None:
        return VendorError(Problem.UNREACHABLE, detail=_reason(error))
    if getattr(cause, "verify_code", 0) == _CERTIFICATE_NOT_YET_VALID:
        return VendorError(Problem.CLOCK_SKEW, detail="the certificate is not valid yet")
    return VendorError(
        Problem.UNTRUSTED,
        message=getattr(cause, "verify_message", "") or str(cause),
        detail=await fingerprint_of(url),
    )


def _reason(error: BaseException) -> str:
    """The innermost words of `error`, which never hold more than an address."""
    while isinstance(inner := error.__cause__ or error.__context__, OSError):
        error = inner
    return str(error) or type(error).__name__
