"""One simulated service, put together, and what may be done to it from outside."""

import json
import secrets

from starlette.applications import Starlette
from starlette.routing import Route, WebSocketRoute

from . import actions
from .auth import Gate
from .calls import Stage
from .clock import Clock
from .faults import Faults
from .gateway import Gateway
from .life import Life
from .model import Subtitle
from .people import seeded
from .push import Hub
from .settings import Settings
from .wire import PARTICIPANTS, Wire
from .world import World

SOCKET_PATH = "/cms/open/websocket/confctl/increment/conn"


class Simulation:
    """A world on a wire: `app` answers on `address` (host:port) once a server runs it.

    `world` may be changed by hand, followed by `changed`; `faults` is what goes wrong on the way.
    """

    def __init__(self, settings: Settings, address: str, *, tls: bool = False) -> None:
        self.settings = settings
        self.clock = Clock()
        self.world = World(
            seed=settings.seed,
            participants=settings.participants,
            start=self.clock.now(),
            title=settings.title,
            rtc=settings.rtc,
        )
        if not settings.auto_extend:
            self.world.conference.auto_extend = 0
        actions.watch_end(self.world)
        self.faults = Faults()
        self.gate = Gate(self.world.conference, settings)
        rng = seeded(settings.seed, "service")
        self.life = Life(self.world, seeded(settings.seed, "life"), settings.events_per_second)
        wire = Wire(self.world, seeded(settings.seed, "wire"), settings.dialect)
        self.hub = Hub(
            self.world,
            wire,
            self.gate,
            self.clock,
            settings,
            self.faults,
            lambda: rng.uniform(*settings.push_latency),
        )
        self.url = f"{'https' if tls else 'http'}://{address}"
        self.ws_url = f"{'wss' if tls else 'ws'}://{address}"
        stage = Stage(self.world, self.gate, settings, rng)
        gateway = Gateway(stage, self.hub, self.clock, self.faults, self.ws_url)
        methods = ["GET", "POST", "PUT", "DELETE", "PATCH"]
        self.app = Starlette(
            routes=[
                WebSocketRoute(SOCKET_PATH, self.hub.endpoint),
                Route("/{path:path}", gateway.handle, methods=methods),
            ]
        )

    @property
    def conference(self) -> str:
        """The ID to sign in with: the running conference's, or the cloud room's if there is one."""
        return self.settings.cloud_room or self.world.conference.conference_id

    @property
    def password(self) -> str:
        return self.world.conference.host_password

    @property
    def guest_password(self) -> str:
        return self.world.conference.guest_password

    def invitation(self) -> dict[str, str]:
        """What somebody needs to sign in."""
        return {
            "url": self.url,
            "conference": self.conference,
            "password": self.password,
            "guest_password": self.guest_password,
        }

    # -- what a test does to a running service

    @property
    def sockets(self) -> int:
        """How many subscribers are connected."""
        return len(self.hub.subscribers)

    def drop_sockets(self) -> None:
        """Cuts every connection without a closing handshake."""
        for subscriber in self.hub.subscribers:
            subscriber.drop()

    def close_sockets(self, code: int, reason: str = "") -> None:
        for subscriber in self.hub.subscribers:
            subscriber.close(code, reason)

    def push_raw(self, text: str) -> None:
        """Sends any text, well-formed or not, to every subscriber."""
        for subscriber in self.hub.subscribers:
            subscriber.send(text)

    def push(self, frame: dict[str, object]) -> None:
        self.push_raw(json.dumps(frame, ensure_ascii=False))

    def skip_increment(self, action: str = PARTICIPANTS, count: int = 1) -> None:
        """Loses the next increments of an action: their versions are used up all the same."""
        self.faults.skip[action] = self.faults.skip.get(action, 0) + count

    def expire_tokens(self) -> None:
        self.gate.expire_all()

    def advance(self, seconds: float) -> None:
        """Moves simulated time forward."""
        self.clock.skip(seconds)
        self.hub.nudge()

    def speak(self, pid: str, volume: int = 50, text: str = "") -> None:
        """Lets somebody talk alone; with a text and subtitles on, they are captioned."""
        world = self.world
        world.set_speakers([(pid, volume)])
        if text and world.conference.subtitles:
            begin = world.now - world.conference.start
            world.changes.subtitles.append(
                Subtitle(
                    pid,
                    text,
                    secrets.token_hex(16),
                    final=True,
                    at=world.now,
                    begin=begin,
                    end=begin + 1000,
                )
            )
        self.hub.nudge()

    def end_conference(self) -> None:
        actions.end_conference(self.world)
        self.hub.nudge()

    def changed(self) -> None:
        """Has what was changed by hand pushed."""
        self.hub.nudge()
