"""The bench's command line."""

import argparse
import importlib
import os
import sys
from pathlib import Path

from tests.bench.measure import Ratio, as_json, report

PARTS = ("decoding", "painting", "living")


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="fewer and smaller rounds")
    parser.add_argument("--only", choices=PARTS, help="one part")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the ratios there")
    parser.add_argument(
        "--soak", type=float, default=0, metavar="S", help="the live part's seconds"
    )
    args = parser.parse_args()
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    count = 5
    found: list[Ratio] = []
    for part in PARTS:
        if args.only in (None, part):
            module = importlib.import_module(f"tests.bench.{part}")
            more = module.run(
                count, quick=args.quick, **({"soak": args.soak} if part == "living" else {})
            )
            print(report(more), flush=True)
            found += more
    if args.json:
        args.json.write_text(as_json(found))
    return 0


if __name__ == "__main__":
    sys.exit(main())
