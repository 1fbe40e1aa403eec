"""The gateway's limits: calls of one API a minute, of all APIs a second [headers of 4.2.26]."""

from .settings import Settings


class RateLimit:
    """Fixed windows, counted on the clock that is passed in (epoch ms)."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._windows: dict[tuple[str, str], tuple[int, int]] = {}
        self._all = (0, 0)

    def count(self, method: str, path: str, now: int) -> tuple[bool, dict[str, str]]:
        """Counts a call; says whether it is let through, and the headers that tell what remains."""
        per_minute, per_second = self._settings.calls_per_minute, self._settings.calls_per_second
        window, used = self._windows.get((method, path), (0, 0))
        used = used + 1 if window == now // 60_000 else 1
        self._windows[method, path] = (now // 60_000, used)
        second, together = self._all
        together = together + 1 if second == now // 1000 else 1
        self._all = (now // 1000, together)
        headers = {
            "X-APIG-Ratelimit-Api": _header(per_minute - used, per_minute, "1 minute"),
            "X-APIG-Ratelimit-Api-Allenv": _header(per_second - together, per_second, "1 second"),
        }
        return used <= per_minute and together <= per_second, headers


def _header(remaining: int, limit: int, time: str) -> str:
    return f"remain:{max(0, remaining)},limit:{limit},time:{time}"
