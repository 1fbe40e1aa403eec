"""Memory that is free and still held."""

import sys


def give_back() -> None:
    """Return what was freed to the system; call it in a thread.

    A whole state of thousands leaves some MB of holes in glibc's heap: only its end shrinks by
    itself. Other C libraries see to that themselves.
    """
    if not sys.platform.startswith("linux"):
        return
    # 0.6 MB, which only many people are worth.
    import ctypes  # noqa: PLC0415

    if trim := getattr(ctypes.CDLL(None), "malloc_trim", None):
        trim(0)
