"""Host passwords in the system's keyring. Where there is none they live as long as the window."""

import asyncio
import contextlib
import logging
import threading
from collections.abc import Callable
from typing import TypeVar

from controlroom.vendors.base import Place

log = logging.getLogger(__name__)

_SERVICE = "controlroom"

T = TypeVar("T")


class NoKeyringError(Exception):
    """This machine has no keyring that can be used; the text is the keyring's own reason."""


def _user(place: Place) -> str:
    return f"{place.conference} @ {place.server}"


async def recall(place: Place) -> str | None:
    """The password that was kept for `place`. Raises NoKeyringError."""

    def get() -> str | None:
        import keyring  # noqa: PLC0415 - its back ends take a while to load

        return keyring.get_password(_SERVICE, _user(place))

    return await _in_thread(get)


async def keep(place: Place, password: str) -> None:
    """Keep the password of `place`. Raises NoKeyringError."""

    def put() -> None:
        import keyring  # noqa: PLC0415

        keyring.set_password(_SERVICE, _user(place), password)

    await _in_thread(put)


async def forget(place: Place) -> None:
    """Keep the password of `place` no longer. Raises NoKeyringError."""

    def drop() -> None:
        import keyring  # noqa: PLC0415
        import keyring.errors  # noqa: PLC0415

        with contextlib.suppress(keyring.errors.PasswordDeleteError):
            keyring.delete_password(_SERVICE, _user(place))

    await _in_thread(drop)


async def _in_thread(call: Callable[[], T]) -> T:
    """`call` in a thread that the program does not wait for at its end: a keyring may be asking its
    user something."""
    loop = asyncio.get_running_loop()
    answer: asyncio.Future[T] = loop.create_future()

    def tell(settle: Callable[[], None]) -> None:
        def settle_once() -> None:
            if not answer.done():
                settle()

        with contextlib.suppress(RuntimeError):  # the loop has closed meanwhile
            loop.call_soon_threadsafe(settle_once)

    def run() -> None:
        try:
            result = call()
        except Exception as error:  # noqa: BLE001 - back ends raise what their desktop raises
            reason = NoKeyringError(f"{type(error).__name__}: {error}")
            tell(lambda: answer.set_exception(reason))
        else:
            tell(lambda: answer.set_result(result))

    threading.Thread(target=run, name="keyring", daemon=True).start()
    return await answer


def kept(place: Place) -> str | None:
    """The password that was kept for `place`, waiting for the keyring; None without one."""
    import keyring  # noqa: PLC0415
    import keyring.errors  # noqa: PLC0415

    try:
        return keyring.get_password(_SERVICE, _user(place))
    except Exception as error:  # noqa: BLE001 - back ends raise what their desktop raises
        log.info("no keyring: %s", type(error).__name__)
        return None
