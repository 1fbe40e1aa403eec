"""The simulator without delays of its own; prints how to sign in, ends with standard input."""

import asyncio
import json
import sys

from controlroom.simulator.server import running
from controlroom.simulator.settings import Settings


async def main() -> None:
    settings = Settings(events_per_second=0, tick=0.001, push_latency=(0.0, 0.0))
    async with running(settings) as simulation:
        sys.stdout.write(json.dumps(simulation.invitation()) + "\n")
        sys.stdout.flush()
        await asyncio.to_thread(sys.stdin.buffer.read)


if __name__ == "__main__":
    asyncio.run(main())
