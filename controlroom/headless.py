"""`controlroom watch` and `controlroom do`: the window's session and commands without a window."""

import asyncio
import sys
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from enum import Enum
from typing import Any

import msgspec

from controlroom.commands.parse import Request, UsageError
from controlroom.commands.registry import Order
from controlroom.commands.resolve import NobodyFoundError, SeveralFoundError
from controlroom.meeting.changes import Change
from controlroom.meeting.search import load_pinyin
from controlroom.meeting.store import Store
from controlroom.session.actions import Action, Refusal, Status
from controlroom.session.link import Link, LinkState
from controlroom.session.session import Event, Session
from controlroom.tasks import Tasks
from controlroom.vendors.base import Place, Problem, VendorError
from controlroom.vendors.huawei.client import HuaweiClient
from controlroom.vendors.huawei.words import explain

LIVE_WITHIN = 20.0

_PLAIN = {
    Problem.WRONG_CREDENTIALS: "no conference with this ID and host password",
    Problem.NOT_STARTED: "the conference has not started yet",
    Problem.ENDED: "the conference has ended",
    Problem.LOCKED_OUT: "too many wrong passwords; wait some minutes before the next try",
    Problem.UNREACHABLE: "the server can't be reached",
    Problem.UNTRUSTED: "the server's certificate is not trusted",
    Problem.CLOCK_SKEW: "this machine's clock differs from the server's",
    Problem.SESSION_EXPIRED: "the session has expired",
    Problem.TOO_MANY_REQUESTS: "too many requests; the server asks to wait",
    Problem.REFUSED: "the server refused",
    Problem.UNREADABLE: "the server's answer can't be read",
    Problem.TIMED_OUT: "the server did not answer in time",
    Problem.INSECURE: "plain http:// and ws:// are for this machine only; use https://",
    Problem.UNSUPPORTED: "this can't be done here",
}


def in_words(problem: Problem, code: str, http_status: int, message: str) -> str:
    """One line for a person: ours, then the vendor's."""
    explanation = explain(code, http_status) if code else None
    if explanation is not None:
        return f"{explanation.what} {explanation.way_out}".strip()
    return ": ".join(part for part in (_PLAIN[problem], message) if part)


def error_line(error: VendorError) -> str:
    """As `in_words`, with the code."""
    detail = "" if error.problem is Problem.WRONG_CREDENTIALS else error.message or error.detail
    words = in_words(error.problem, error.code, error.http_status, detail)
    return f"{words} [{error.code}]" if error.code else words


# watch


async def watch(place: Place, password: str, write: Callable[[bytes], None]) -> int:
    """Write one JSON line per change until the conference ends; the exit status."""

    def heard(events: Sequence[Event]) -> None:
        write(b"".join(line(event) + b"\n" for event in events))

    try:
        async with _session(place, password) as session:
            session.listen(heard)
            await session.run()
    except VendorError as error:
        print(error_line(error), file=sys.stderr)
        return 2
    return 0


@asynccontextmanager
async def _session(place: Place, password: str) -> AsyncIterator[Session]:
    session = Session(HuaweiClient(place, password))
    try:
        yield session
    finally:
        await session.close()


def line(event: Event) -> bytes:
    """One event as JSON: `kind`, `id`, `change`, and of what changed the new values."""
    if isinstance(event, Change):
        return msgspec.json.encode(_change(event), enc_hook=_plain)
    if isinstance(event, Link):
        told = {
            "kind": "link",
            "state": event.state,
            "since": event.since,
            "attempt": event.attempt,
        }
        problem = {"problem": error_line(event.problem)} if event.problem else {}
        return msgspec.json.encode({**told, **problem}, enc_hook=_plain)
    return msgspec.json.encode(
        {"kind": "action", "command": event.order.command, "status": event.status},
        enc_hook=_plain,
    )


def _change(change: Change) -> dict[str, Any]:
    told: dict[str, Any] = {"kind": change.kind, "id": change.id, "at": change.at}
    if change.vanished:
        return {**told, "change": "vanished"}
    if change.appeared or not change.fields or not hasattr(change.new, "__struct_fields__"):
        return {**told, "change": "appeared" if change.appeared else "changed", "now": change.new}
    now = {name: getattr(change.new, name) for name in sorted(change.fields)}
    return {**told, "change": "changed", "now": now}


def _plain(value: Any) -> Any:
    if isinstance(value, Enum):
        return value.value
    return sorted(value)


# do


async def do(place: Place, password: str, request: Request, write: Callable[[bytes], None]) -> int:
    """Carry out one command, follow it to its end, write its one JSON line; the exit status."""
    begun = asyncio.get_running_loop().time()
    try:
        _ask_first(request)
        async with _session(place, password) as session:
            action = await _carry_out(session, request)
    except (NobodyFoundError, SeveralFoundError, UsageError) as error:
        report = _report(request, Status.FAILED, begun, message=str(error))
    except VendorError as error:
        refused = Status.REFUSED if error.http_status else Status.FAILED
        report = _report(request, refused, begun, error.http_status, error.code, error_line(error))
    else:
        report = _of_action(request, action, begun)
    write(msgspec.json.encode(report, enc_hook=_plain) + b"\n")
    return 0 if report["status"] in {Status.CONFIRMED, Status.ACCEPTED} else 1


def _ask_first(request: Request) -> None:
    """Ask on the terminal what must be asked, default no. Raises UsageError unless agreed."""
    if not request.unasked:
        return
    if sys.stdin.isatty():
        print(f"{request.command.summary}? [y/N] ", end="", file=sys.stderr, flush=True)
        if sys.stdin.readline().strip().casefold() in {"y", "yes"}:
            return
    raise UsageError(f"{request.command.id} asks first: agree on the terminal, or give --yes")


async def _carry_out(session: Session, request: Request) -> Action:
    async with Tasks("do") as tasks:
        running = tasks.start(_run(session), "session")
        await _until_live(session, running)
        return await session.carry_out(await _order(request, session.store))


async def _run(session: Session) -> VendorError | None:
    """Run `session` to its end; what ended it, if it was an error."""
    try:
        await session.run()
    except VendorError as error:
        return error
    return None


async def _order(request: Request, store: Store) -> Order:
    """The order; a name that nobody has may be one in pinyin."""
    try:
        return request.order(store.people, store.waiting)
    except NobodyFoundError:
        await asyncio.to_thread(load_pinyin)
        return request.order(store.people, store.waiting)


async def _until_live(session: Session, running: asyncio.Task[VendorError | None]) -> None:
    live = asyncio.get_running_loop().create_future()

    def heard(events: Sequence[Event]) -> None:
        is_live = any(isinstance(event, Link) and event.state is LinkState.LIVE for event in events)
        if is_live and not live.done():
            live.set_result(None)

    stop = session.listen(heard)
    try:
        async with asyncio.timeout(LIVE_WITHIN):
            await asyncio.wait({live, running}, return_when=asyncio.FIRST_COMPLETED)
    except TimeoutError:
        raise VendorError(Problem.TIMED_OUT, detail="the push told no state") from None
    finally:
        stop()
    if not live.done():
        raise await running or VendorError(Problem.ENDED)


def _of_action(request: Request, action: Action, begun: float) -> dict[str, Any]:
    message = _MESSAGES.get(action.status, "")
    code = ""
    if action.refusals:
        first = action.refusals[0]
        code = first.code
        message = _refused(action, first)
    report = _report(request, action.status, begun, action.http_status, code, message)
    if action.results:
        report["result"] = [item for result in action.results for item in result]
    return report


_MESSAGES = {
    Status.ACCEPTED: "the server took it; nothing is pushed that could confirm it",
    Status.CONFIRMED: "the push shows it",
    Status.UNCONFIRMED: "the server took it, but no push has shown it in time",
    Status.CANCELLED: "cancelled",
}


def _refused(action: Action, first: Refusal) -> str:
    words = in_words(first.problem, first.code, first.http_status, first.message)
    if action.total > 1:
        return f"{len(action.refusals)} of {action.total} calls did not succeed: {words}"
    return words


def _report(
    request: Request,
    status: Status,
    begun: float,
    http_status: int = 0,
    code: str = "",
    message: str = "",
) -> dict[str, Any]:
    elapsed = asyncio.get_running_loop().time() - begun
    return {
        "command": request.command.id,
        "status": status,
        "http_status": http_status,
        "error_code": code,
        "message": message,
        "elapsed_ms": round(elapsed * 1000),
    }
