"""Serving a simulation on a loopback port, in this process or as one of its own."""

import argparse
import asyncio
import contextlib
import gc
import ipaddress
import json
import logging
import os
import signal
import socket
import sys
import threading
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager
from pathlib import Path

import uvicorn

from .settings import Settings
from .simulation import Simulation


class _Server(uvicorn.Server):
    """Leaves signals to whoever runs the loop, and stops at once when told to."""

    def __init__(self, config: uvicorn.Config) -> None:
        super().__init__(config)
        self.up = asyncio.Event()
        self._stop = asyncio.Event()

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        self.up.set()

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        yield

    async def main_loop(self) -> None:
        await self._stop.wait()

    def stop(self) -> None:
        self.should_exit = True
        self._stop.set()


def _listen(host: str, port: int) -> socket.socket:
    """A listening socket on the loopback interface; nothing else is allowed."""
    try:
        address = ipaddress.ip_address("127.0.0.1" if host == "localhost" else host)
    except ValueError:
        raise ValueError(f"{host} is not an IP address") from None
    if not address.is_loopback:
        raise ValueError(f"the simulator serves loopback addresses only, not {host}")
    family = socket.AF_INET6 if address.version == 6 else socket.AF_INET
    # Said to be TCP, so that asyncio switches Nagle's algorithm off on what it accepts.
    listener = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    try:
        if os.name == "posix":
            listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind((str(address), port))
        listener.listen(512)
    except OSError:
        listener.close()
        raise
    return listener


@asynccontextmanager
async def running(
    settings: Settings | None = None,
    *,
    host: str = "127.0.0.1",
    port: int = 0,
    certificate: Path | None = None,
    key: Path | None = None,
) -> AsyncIterator[Simulation]:
    """Serves within the current loop for as long as the block lasts; port 0 takes a free one."""
    listener = _listen(host, port)
    bound_host, bound_port = listener.getsockname()[:2]
    address = f"[{bound_host}]:{bound_port}" if ":" in bound_host else f"{bound_host}:{bound_port}"
    simulation = Simulation(settings or Settings(), address, tls=certificate is not None)
    server = _Server(
        uvicorn.Config(
            simulation.app,
            ws="websockets-sansio",
            ws_ping_interval=None,
            ws_per_message_deflate=False,
            lifespan="off",
            log_config=None,
            log_level=logging.WARNING,
            access_log=False,
            date_header=False,
            server_header=False,
            timeout_graceful_shutdown=1,
            ssl_certfile=certificate,
            ssl_keyfile=key,
        )
    )
    async with asyncio.TaskGroup() as group:
        serving = group.create_task(server.serve(sockets=[listener]), name="simulator server")
        pushing = group.create_task(simulation.hub.run(), name="simulator push")
        await server.up.wait()
        failure: Exception | None = None
        try:
            yield simulation
        except Exception as error:  # noqa: BLE001 - raised below, bare: not as a group of one
            failure = error
        finally:
            simulation.faults.clear()
            pushing.cancel()
            server.stop()
            # Before the group cancels it on a cancellation of ours: the port has to be let go.
            await asyncio.wait([serving])
    if failure is not None:
        raise failure


async def serve(
    *,
    ready: Callable[[dict[str, str]], None],
    host: str = "127.0.0.1",
    port: int = 0,
    settings: Settings | None = None,
    participants: int = 30,
    events_per_second: float = 5.0,
    seed: int = 1,
) -> None:
    """Serves until cancelled; `ready` gets url, conference, password and guest_password once
    connections are accepted. `settings` replaces the last three arguments."""
    chosen = settings or Settings(
        participants=participants, events_per_second=events_per_second, seed=seed
    )
    async with running(chosen, host=host, port=port) as simulation:
        ready(simulation.invitation())
        await asyncio.Event().wait()


def run(args: argparse.Namespace) -> int:
    """`controlroom simulate`: prints one line of JSON saying how to sign in, then serves until
    SIGINT or SIGTERM, or with `exit_with_parent` until standard input is closed. Takes host, port,
    participants, events_per_second, seed, rtc and exit_with_parent; returns the exit status."""
    logging.basicConfig(stream=sys.stderr, level=logging.WARNING)
    if args.participants < 1 or args.events_per_second < 0:
        sys.stderr.write("participants must be positive, events-per-second not negative\n")
        return 2
    try:
        asyncio.run(_run(args))
    except (ValueError, OSError) as error:
        sys.stderr.write(f"cannot serve: {error}\n")
        return 2
    except KeyboardInterrupt:
        pass
    return 0


async def _run(args: argparse.Namespace) -> None:
    loop = asyncio.get_running_loop()
    ended = asyncio.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        with contextlib.suppress(NotImplementedError):
            loop.add_signal_handler(number, ended.set)
    settings = Settings(
        participants=args.participants,
        events_per_second=args.events_per_second,
        seed=args.seed,
        rtc=args.rtc,
    )
    async with running(settings, host=args.host, port=args.port) as simulation:
        # The world stays as long as the process: no reason to look through it again and again.
        gc.collect()
        gc.freeze()
        sys.stdout.write(json.dumps(simulation.invitation()) + "\n")
        sys.stdout.flush()
        if args.exit_with_parent:
            _watch_parent(loop, ended)
        await ended.wait()


def _watch_parent(loop: asyncio.AbstractEventLoop, ended: asyncio.Event) -> None:
    """Sets `ended` when standard input is closed, as it is when the parent dies."""

    def watch() -> None:
        # os.read, for sys.stdin's lock would be held at interpreter shutdown.
        with contextlib.suppress(OSError):
            while os.read(0, 4096):
                pass
        with contextlib.suppress(RuntimeError):
            loop.call_soon_threadsafe(ended.set)

    threading.Thread(target=watch, name="parent watch", daemon=True).start()
