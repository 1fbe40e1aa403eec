"""The bench's command line. Exits with 2 if a figure that does not hang on noise is missed, else
with 1 if a row could not be measured."""

import argparse
import asyncio
import os
import sys
import traceback
from collections.abc import Awaitable, Callable, Mapping
from pathlib import Path

from tests.bench.measure import ROUNDS, Finding, Ratio, Skipped, as_json, report

Row = Callable[..., Awaitable[list[Finding]]]


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="shorter rounds: under two minutes")
    parser.add_argument("--only", metavar="N[,N]", default="", help="these rows of the table")
    parser.add_argument("--rounds", type=int, default=ROUNDS, metavar="N", help="at least five")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the ratios there")
    parser.add_argument(
        "--against",
        metavar="REVISION|FILE",
        help="run another revision, or the one that FILE was written by, in turn with this one",
    )
    args = parser.parse_args()
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    if args.against:
        from tests.bench.against import compare

        return compare(args.against, _passed_on(args))
    only = {int(number) for number in args.only.split(",") if number}
    findings = _measure(max(args.rounds, ROUNDS), only, quick=args.quick)
    if args.json:
        from tests.bench.against import revision

        args.json.write_text(as_json(findings, revision()))
    return _status(findings)


def _status(findings: list[Finding]) -> int:
    if any(isinstance(one, Ratio) and one.gate and not one.held for one in findings):
        return 2
    return int(any(isinstance(one, Skipped) and one.failed for one in findings))


def _passed_on(args: argparse.Namespace) -> list[str]:
    words = ["--rounds", str(args.rounds)]
    if args.quick:
        words.append("--quick")
    if args.only:
        words += ["--only", args.only]
    return words


def _measure(count: int, only: set[int], *, quick: bool) -> list[Finding]:
    findings: list[Finding] = []

    def tell(more: list[Finding]) -> None:
        print(report(more), flush=True)
        findings.extend(more)

    if not only or 1 in only:
        from tests.bench.decoding import decoding

        tell(decoding(count, quick=quick))
    if not only or only - {1}:
        _live(count, only, tell, quick=quick)
    return findings


def _rows() -> Mapping[int, Row]:
    from tests.bench import (
        batch,
        capacity,
        growing,
        living,
        painting,
        sorting,
        starting,
    )

    return {
        2: living.stalls,
        3: living.latency,
        4: living.resync,
        5: living.storm,
        6: sorting.sorting,
        7: capacity.most_changes,
        8: painting.painting,
        9: starting.starting,
        10: starting.memory,
        11: batch.batch,
        12: starting.command,
        13: growing.growth,
    }


async def _tried(number: int, row: Row, on: object) -> list[Finding]:
    """One row that fails, say because a process did not start, does not take the others along."""
    try:
        return await row(on)
    except (RuntimeError, OSError, AssertionError) as error:
        traceback.print_exc()
        return [Skipped(number, row.__name__, f"{type(error).__name__} {error}", failed=True)]


def _live(
    count: int, only: set[int], tell: Callable[[list[Finding]], None], *, quick: bool
) -> None:
    from PySide6.QtWidgets import QApplication

    from controlroom.ui.loop import EventLoop
    from tests.bench.stage import stage

    application = QApplication([])
    application.setQuitOnLastWindowClosed(False)

    async def run() -> None:
        async with stage(count, quick=quick) as on:
            for number, row in _rows().items():
                if not only or number in only:
                    tell(await _tried(number, row, on))

    with asyncio.Runner(loop_factory=lambda: EventLoop(application)) as runner:
        runner.run(run())


if __name__ == "__main__":
    sys.exit(main())
