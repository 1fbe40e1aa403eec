"""The command line. Each form imports only what it needs: `do` starts without Qt."""

import argparse
import os
import sys
from collections.abc import Callable, Coroutine, Sequence
from typing import Any

from controlroom import __version__

PASSWORD_VARIABLE = "CONTROLROOM_PASSWORD"  # noqa: S105 - the name of a variable
_USAGE, _INTERRUPTED = 2, 130


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command line; the exit status."""
    args = _parser().parse_args(argv)
    try:
        status: int = args.run(args)
    except KeyboardInterrupt:
        return _INTERRUPTED
    except BrokenPipeError:
        # Whoever read our output has gone: not an error, and nothing more can be written.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    return status


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="controlroom",
        description="Run live video conferences from one desk. Without a command: the console.",
    )
    parser.add_argument("--version", action="version", version=f"controlroom {__version__}")
    parser.set_defaults(run=_console)
    forms = parser.add_subparsers(title="commands", metavar="COMMAND")

    demo = forms.add_parser("demo", help="the console, signed in to a simulated conference")
    _add_world(demo)
    demo.set_defaults(run=_demo)

    simulate = forms.add_parser("simulate", help="a simulated conference server alone")
    simulate.add_argument("--host", default="127.0.0.1", help="a loopback address")
    simulate.add_argument("--port", type=int, default=0, help="0 takes a free one")
    _add_world(simulate)
    simulate.add_argument(
        "--exit-with-parent", action="store_true", help="end when standard input is closed"
    )
    simulate.add_argument("--rtc", action="store_true", help=argparse.SUPPRESS)
    simulate.set_defaults(run=_simulate)

    open_ = forms.add_parser("open", help="the console, signed in to a conference")
    _add_place(open_)
    open_.set_defaults(run=_open)

    watch = forms.add_parser("watch", help="no window: a JSON line for each change")
    _add_place(watch)
    watch.set_defaults(run=_watch)

    do = forms.add_parser(
        "do",
        help="no window: one operator command, followed until the push confirms it",
        usage="controlroom do --server URL --conference ID COMMAND [ARGS]\n"
        "       controlroom do --list [--json]",
    )
    do.add_argument("--list", action="store_true", help="every command with its arguments")
    do.add_argument("--json", action="store_true", help="the list for machines")
    _add_place(do, required=False)
    do.add_argument("words", nargs=argparse.REMAINDER, metavar="COMMAND [ARGS]")
    do.set_defaults(run=_do)
    return parser


def _add_world(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--participants", type=int, default=30, metavar="N")
    parser.add_argument("--events-per-second", type=float, default=5.0, metavar="R")
    parser.add_argument("--seed", type=int, default=1, metavar="S")


def _add_place(parser: argparse.ArgumentParser, *, required: bool = True) -> None:
    parser.add_argument("--server", required=required, metavar="URL")
    parser.add_argument("--conference", required=required, metavar="ID")
    parser.add_argument(
        "--conference-uuid", default="", metavar="UUID", help="for quality queries, if known"
    )
    parser.add_argument(
        "--expect-host",
        default="",
        metavar="NAME",
        help="the name that the push server's certificate carries, if not its address",
    )
    parser.add_argument(
        "--fingerprint",
        default="",
        metavar="SHA256",
        help="trust the certificate with this fingerprint",
    )
    parser.add_argument(
        "--password-stdin",
        action="store_true",
        help=f"read the host password from standard input; else from {PASSWORD_VARIABLE}, "
        "the keyring, or a prompt",
    )


def _place(args: argparse.Namespace) -> Any:
    from controlroom.vendors.base import Place

    return Place(
        server=args.server.rstrip("/"),
        conference=args.conference.replace(" ", ""),
        conference_uuid=args.conference_uuid,
        expected_host=args.expect_host,
        fingerprint=args.fingerprint,
    )


def _given_password(args: argparse.Namespace) -> str | None:
    """The host password, if it came along."""
    if args.password_stdin:
        return sys.stdin.readline().rstrip("\r\n")
    return os.environ.get(PASSWORD_VARIABLE)


def _password(args: argparse.Namespace, place: Any) -> str | None:
    """The host password, from where the user put it; None if nobody gives one."""
    if (password := _given_password(args)) is not None:
        return password
    from controlroom import passwords

    if (kept := passwords.kept(place)) is not None:
        return kept
    if not sys.stdin.isatty():
        return None
    import getpass

    return getpass.getpass(f"Host password of {place.conference}: ")


def _run(coroutine: Coroutine[Any, Any, int]) -> int:
    import asyncio

    return asyncio.run(coroutine)


def _write(data: bytes) -> None:
    sys.stdout.buffer.write(data)
    sys.stdout.buffer.flush()


def _fail(reason: str) -> int:
    print(f"controlroom: {reason}", file=sys.stderr)
    return _USAGE


# without a window


def _watch(args: argparse.Namespace) -> int:
    place = _place(args)
    if (password := _password(args, place)) is None:
        return _fail(_NO_PASSWORD)
    from controlroom.headless import watch

    return _run(watch(place, password, _write))


_NO_PASSWORD = f"no host password: set {PASSWORD_VARIABLE} or use --password-stdin"


def _do(args: argparse.Namespace) -> int:
    if args.list:
        _list(as_json=args.json)
        return 0
    from controlroom.commands.parse import UsageError, parse

    if not args.server or not args.conference:
        return _fail("do needs --server and --conference")
    try:
        request = parse(args.words)
    except UsageError as error:
        return _fail(str(error))
    place = _place(args)
    if (password := _password(args, place)) is None:
        return _fail(_NO_PASSWORD)
    from controlroom.headless import do

    return _run(do(place, password, request, _write))


def _list(*, as_json: bool) -> None:
    import json

    from controlroom.commands.catalogue import COMMANDS

    if as_json:
        print(json.dumps([_described(command) for command in COMMANDS.values()], indent=2))
        return
    width = 40
    for command in COMMANDS.values():
        usage = command.usage
        # A usage that is too long for its column stands on a line of its own.
        first = f"{usage:{width}}" if len(usage) <= width else f"{usage}\n{'':{width}}"
        print(f"{first}  {command.summary}")


def _described(command: Any) -> dict[str, Any]:
    return {
        "id": command.id,
        "title": command.title,
        "summary": command.summary,
        "usage": command.usage,
        "target": command.target.value,
        "risk": command.risk.value,
        "capability": command.needs,
        "asks": command.asks,
        "arguments": [
            {
                "name": parameter.name,
                "kind": parameter.kind.value,
                "help": parameter.help,
                "required": parameter.required,
                **({"choices": parameter.choices} if parameter.choices else {}),
                **({"least": parameter.least} if parameter.least is not None else {}),
                **({"most": parameter.most} if parameter.most is not None else {}),
            }
            for parameter in command.parameters
        ],
    }


def _simulate(args: argparse.Namespace) -> int:
    from controlroom.simulator.server import run

    status: int = run(args)
    return status


# with a window


def _windowed(start: Callable[[], int]) -> int:
    import gc

    from controlroom.display import display_missing

    if reason := display_missing():
        return _fail(reason)
    # All that is made while the program starts stays: looking through it takes 50 ms.
    gc.disable()
    return start()


def _console(_: argparse.Namespace) -> int:
    def start() -> int:
        from controlroom.app import run

        return run([])

    return _windowed(start)


def _open(args: argparse.Namespace) -> int:
    def start() -> int:
        from controlroom.app import OpenRequest, run

        place = _place(args)
        # Without one the window looks in the keyring, and asks.
        return run([OpenRequest(place, _given_password(args))])

    return _windowed(start)


def _demo(args: argparse.Namespace) -> int:
    return _windowed(lambda: _run_demo(args))


def _run_demo(args: argparse.Namespace) -> int:
    """The simulator as a process of its own, and the console against it, loading side by side."""
    import json
    import subprocess

    simulator = subprocess.Popen(  # noqa: S603 - ourselves
        [
            sys.executable,
            *("-m", "controlroom", "simulate", "--exit-with-parent"),
            *("--participants", str(args.participants)),
            *("--events-per-second", str(args.events_per_second)),
            *("--seed", str(args.seed)),
        ],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )
    try:
        from controlroom.app import OpenRequest, run
        from controlroom.vendors.base import Place

        told = simulator.stdout.readline() if simulator.stdout else b""
        if not told:
            return _fail("the simulator did not start")
        invitation = json.loads(told)
        place = Place(invitation["url"], invitation["conference"])
        return run([OpenRequest(place, invitation["password"])])
    finally:
        simulator.terminate()
        simulator.communicate()
