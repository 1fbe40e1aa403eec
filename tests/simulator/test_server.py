"""The server as a process, in the loop of a test, and its misbehaviour on request."""

import argparse
import asyncio
import json
import os
import signal
import sys
from pathlib import Path
from typing import Any

import httpx
import pytest

from controlroom.simulator import server
from controlroom.simulator.faults import HttpFault
from controlroom.simulator.testing import running

from .console import PREFIX, Console

ROOT = Path(__file__).parent.parent.parent


async def start(*arguments: str) -> asyncio.subprocess.Process:
    return await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        "controlroom",
        "simulate",
        *arguments,
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
    )


def arguments(**changed: Any) -> argparse.Namespace:
    usual = {
        "host": "127.0.0.1",
        "port": 0,
        "participants": 3,
        "events_per_second": 0.0,
        "seed": 1,
        "rtc": False,
        "exit_with_parent": False,
    }
    return argparse.Namespace(**(usual | changed))


async def outcome(process: asyncio.subprocess.Process) -> tuple[int | None, bytes, bytes]:
    async with asyncio.timeout(5):
        out, err = await process.communicate()
    return process.returncode, out, err


async def test_a_process_says_how_to_sign_in_and_ends_on_a_signal() -> None:
    process = await start("--participants", "5", "--seed", "3")
    assert process.stdout is not None
    invitation = json.loads(await process.stdout.readline())
    assert invitation.keys() == {"url", "conference", "password", "guest_password"}
    async with httpx.AsyncClient(base_url=invitation["url"], trust_env=False) as http:
        answer = await http.get(
            f"{PREFIX}/token",
            params={"conferenceID": invitation["conference"]},
            headers={"X-Password": invitation["password"], "X-Login-Type": "1"},
        )
    assert answer.json()["data"]["role"] == 1
    process.send_signal(signal.SIGTERM)
    assert await outcome(process) == (0, b"", b"")


async def test_a_process_ends_with_its_parent() -> None:
    process = await start("--exit-with-parent")
    assert process.stdout is not None
    await process.stdout.readline()
    assert process.stdin is not None
    process.stdin.close()
    assert await outcome(process) == (0, b"", b"")


@pytest.mark.parametrize("host", ["0.0.0.0", "192.168.1.5", "example.com"])
def test_only_loopback_is_served(host: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert server.run(arguments(host=host)) == 2
    captured = capsys.readouterr()
    assert host in captured.err
    assert captured.out == ""


def test_senseless_numbers_are_refused(capsys: pytest.CaptureFixture[str]) -> None:
    assert server.run(arguments(participants=0)) == 2
    assert server.run(arguments(events_per_second=-1.0)) == 2
    assert "positive" in capsys.readouterr().err


async def test_serve_runs_until_it_is_cancelled() -> None:
    ready: asyncio.Future[dict[str, str]] = asyncio.get_running_loop().create_future()
    async with asyncio.TaskGroup() as group:
        serving = group.create_task(
            server.serve(ready=ready.set_result, participants=3, events_per_second=0.0, seed=4)
        )
        url = (await ready)["url"]
        async with httpx.AsyncClient(trust_env=False) as http:
            assert (await http.get(url)).status_code == 404
        serving.cancel()
    async with httpx.AsyncClient(trust_env=False) as http:
        with pytest.raises(httpx.ConnectError):
            await http.get(url)


async def test_a_failure_inside_the_block_comes_out_as_it_is() -> None:
    with pytest.raises(KeyError):
        async with running():
            raise KeyError


async def test_calls_can_be_made_to_fail_in_every_way() -> None:
    async with (
        running() as service,
        httpx.AsyncClient(base_url=service.url, trust_env=False) as http,
    ):
        console = Console(service, http)
        await console.sign_in()
        conference, faults = service.world.conference, service.faults

        async def lock(value: int) -> Any:
            return await console.put("/lock", {"isLock": value})

        faults.deny("/lock", status=500, error_code="MMC.111070003", times=1)
        answer = await lock(1)
        assert (answer.status_code, answer.json()["error_code"]) == (500, "MMC.111070003")
        assert not conference.lock
        assert (await lock(1)).status_code == 200

        fault = faults.add(HttpFault(path="/lock", swallow=True))
        assert (await lock(0)).status_code == 200
        assert conference.lock
        faults.http.remove(fault)

        fault = faults.add(HttpFault("PUT", "/lock", late_status=503, error_code="late"))
        assert (await lock(0)).status_code == 503
        assert not conference.lock
        faults.http.remove(fault)

        faults.http_delay = 0.05
        loop = asyncio.get_running_loop()
        asked = loop.time()
        await lock(1)
        assert loop.time() - asked >= 0.05
        faults.clear()

        faults.add(HttpFault(path="/lock", hang=True))
        with pytest.raises(httpx.ReadTimeout):
            await http.put(f"{PREFIX}/lock", timeout=0.05)
        async with asyncio.TaskGroup() as group:
            waiting = group.create_task(lock(0))
            await asyncio.sleep(0.02)
            faults.clear()
        assert waiting.result().status_code == 504
