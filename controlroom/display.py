"""Whether a window can be shown here; asked before anything of Qt is loaded."""

import os
import sys

# Platforms of Qt that need no display server.
_NEED_NONE = ("offscreen", "minimal", "vnc", "linuxfb", "eglfs")


def display_missing() -> str | None:
    """Why no window can be shown, in one line; None if one can."""
    if not sys.platform.startswith(("linux", "freebsd", "openbsd", "netbsd")):
        return None
    platform = os.environ.get("QT_QPA_PLATFORM", "")
    if platform.startswith(_NEED_NONE):
        return None
    if os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"):
        return None
    return "no display: neither DISPLAY nor WAYLAND_DISPLAY is set; `controlroom watch` needs none"
