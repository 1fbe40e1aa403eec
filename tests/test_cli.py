"""The command line as a user has it: real processes, real exit codes."""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from controlroom.commands.catalogue import COMMANDS

CONTROLROOM = [sys.executable, "-m", "controlroom"]
STATUSES = {"confirmed", "accepted", "refused", "unconfirmed", "failed"}


@contextmanager
def simulated() -> Iterator[dict[str, str]]:
    """A simulator process; its one line tells where it is."""
    simulator = subprocess.Popen(
        [*CONTROLROOM, "simulate", "--participants", "12", "--events-per-second", "0"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert simulator.stdout
    told = json.loads(simulator.stdout.readline())
    assert set(told) == {"url", "conference", "password", "guest_password"}
    yield told
    simulator.terminate()
    _, errors = simulator.communicate(timeout=10)
    assert errors == b""


@pytest.fixture(scope="module")
def conference() -> Iterator[dict[str, str]]:
    with simulated() as told:
        yield told


def environment(password: str | None) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if name != "CONTROLROOM_PASSWORD"}
    return kept if password is None else {**kept, "CONTROLROOM_PASSWORD": password}


def run(
    *words: str, password: str | None = None, stdin: str | None = None
) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [*CONTROLROOM, *words],
        capture_output=True,
        text=True,
        timeout=60,
        env=environment(password),
        input=stdin if stdin is not None else "",
        check=False,
    )


def place(conference: dict[str, str]) -> list[str]:
    return ["--server", conference["url"], "--conference", conference["conference"]]


def do(conference: dict[str, str], words: str) -> tuple[int, dict[str, Any]]:
    done = run("do", *place(conference), *words.split(), password=conference["password"])
    assert done.stderr == ""
    (line,) = done.stdout.splitlines()
    return done.returncode, json.loads(line)


@pytest.fixture(scope="module")
def people(conference: dict[str, str]) -> list[dict[str, Any]]:
    """Those who are in, as `watch` tells them."""
    watching = subprocess.Popen(
        [*CONTROLROOM, "watch", *place(conference)],
        stdout=subprocess.PIPE,
        env=environment(conference["password"]),
        text=True,
    )
    assert watching.stdout
    found = []
    for line in watching.stdout:
        told = json.loads(line)
        if told["kind"] == "participant" and told["now"].get("presence", "in") == "in":
            found.append(told["now"])
        if told["kind"] == "link" and told["state"] == "live":
            break
    watching.send_signal(signal.SIGINT)
    watching.communicate(timeout=10)
    assert watching.returncode == 130
    return [who for who in found if who["video"] and who["role"] == "guest" and who["number"]]


def test_do_confirms_and_says_so_in_one_line(
    conference: dict[str, str], people: list[dict[str, Any]]
) -> None:
    a, b = people[0], people[1]
    for words in (
        f"mute {a['pid']} {b['number']}",
        f"unmute {a['pid']}",
        "lock",
        "unlock",
        f"broadcast {a['pid']}",
        "cancel-broadcast",
        f"layout Two --pane 1={a['pid']} --pane 2={b['pid']}",
        "record-start",
        "record-stop",
    ):
        status, report = do(conference, words)
        assert set(report) == {
            "command",
            "status",
            "http_status",
            "error_code",
            "message",
            "elapsed_ms",
        }
        assert (status, report["status"]) == (0, "confirmed"), report
        assert report["command"] == words.split()[0]
        assert report["http_status"] == 200
        assert report["elapsed_ms"] > 0


def test_every_kind_of_command(
    conference: dict[str, str], people: list[dict[str, Any]], tmp_path: Path
) -> None:
    a, b = people[0], people[1]
    guests = tmp_path / "guests.csv"
    guests.write_text("名称,号码,类型\n上海分会场,+8657101,terminal\n北京,+8657102,\n", "utf-8")
    interpreters = tmp_path / "interpreters.csv"
    interpreters.write_text("first,second,account\nzh,en,li\n", "utf-8")
    for words, wanted in (
        ("forbid-self-unmute", "confirmed"),
        ("allow-self-unmute", "confirmed"),
        ("extend 5", "confirmed"),
        ("config lockSharing=1 allowRename=0", "confirmed"),
        ("chair-view poll --switch-time 20", "confirmed"),
        ("chair-view poll-stop", "confirmed"),
        ("live-start", "accepted"),
        (f"allow-local-record {a['pid']}", "accepted"),
        (f"raise-hand {a['pid']} {b['pid']}", "confirmed"),
        (f"lower-hand {a['number']}", "confirmed"),
        (f"rename {a['pid']} 第一会场", "confirmed"),
        (f"invite --file {guests}", "confirmed"),
        ("remove +8657101 +8657102", "confirmed"),
        (f"interpreters {interpreters}", "confirmed"),
        ("interpretation-start", "confirmed"),
        (f"language-channel en {a['pid']} {b['pid']}", "accepted"),
        ("subtitles-start", "confirmed"),
        (f"to-waiting-room {b['pid']}", "confirmed"),
        (f"admit {b['number']}", "confirmed"),
    ):
        status, report = do(conference, words)
        assert (status, report["status"]) == (0, wanted), (words, report)


def test_saved_layouts_are_a_result(
    conference: dict[str, str], people: list[dict[str, Any]]
) -> None:
    assert do(conference, f"layout-save x Two --pane 1={people[0]['pid']}")[0] == 0
    status, report = do(conference, "layouts")
    (saved,) = report["result"]
    assert (status, saved["name"], saved["layout"]["image_type"]) == (0, "x", "Two")
    assert do(conference, f"layout-delete {saved['uuid']}")[0] == 0


def test_the_end_asks_first() -> None:
    with simulated() as other:
        status, report = do(other, "end")
        assert (status, report["status"]) == (1, "failed")
        assert "--yes" in report["message"]
        status, report = do(other, "end --yes")
        assert (status, report["status"]) == (0, "confirmed")


def test_what_needs_an_account_says_so(conference: dict[str, str]) -> None:
    status, report = do(conference, "recording-files")
    assert status == 1
    assert "enterprise account" in report["message"]


def test_a_wrong_list_of_guests_is_told_before_anything_is_sent(
    conference: dict[str, str], tmp_path: Path
) -> None:
    guests = tmp_path / "guests.csv"
    guests.write_text("name,number\na,\n", "utf-8")
    done = run("do", *place(conference), "invite", "--file", str(guests), password="x")
    assert done.returncode == 2
    assert "row 2: no number" in done.stderr


def test_do_prints_what_a_query_found(
    conference: dict[str, str], people: list[dict[str, Any]]
) -> None:
    status, report = do(conference, f"qos {people[0]['pid']}")
    assert (status, report["status"]) == (0, "accepted")
    assert report["result"][0]["participantID"] == people[0]["pid"]


def test_a_refusal_exits_with_1_and_the_code(
    conference: dict[str, str], people: list[dict[str, Any]]
) -> None:
    status, report = do(conference, "mute nobody-of-that-name")
    assert (status, report["status"]) == (1, "failed")
    assert "nobody-of-that-name" in report["message"]
    done = run("do", *place(conference), "lock", password="not-the-one")
    report = json.loads(done.stdout)
    assert (done.returncode, report["status"]) == (1, "refused")
    assert report["error_code"] == "MMC.111072065"
    assert "not-the-one" not in report["message"]
    assert done.stderr == ""


def test_the_password_can_come_by_standard_input(conference: dict[str, str]) -> None:
    words = ["do", *place(conference), "--password-stdin", "unlock"]
    done = run(*words, stdin=conference["password"] + "\n")
    assert json.loads(done.stdout)["status"] == "confirmed"


def test_without_a_password_nothing_is_tried(conference: dict[str, str]) -> None:
    done = run("do", *place(conference), "lock")
    assert done.returncode == 2
    assert "CONTROLROOM_PASSWORD" in done.stderr


def test_watch_exits_with_2_and_one_line_of_reason(conference: dict[str, str]) -> None:
    done = run("watch", *place(conference), password="wrong")
    assert done.returncode == 2
    assert len(done.stderr.splitlines()) == 1
    assert "MMC.111072065" in done.stderr
    elsewhere = ["--server", "http://127.0.0.1:9", "--conference", "1"]
    assert run("watch", *elsewhere, password="x").returncode == 2
    plain = run("watch", "--server", "http://example.com", "--conference", "1", password="x")
    assert plain.returncode == 2
    assert "https" in plain.stderr
    assert "Traceback" not in plain.stderr


@pytest.mark.parametrize(
    "words", [["explode"], ["mute"], ["layout", "Four"], ["display", "voice"], []]
)
def test_usage_is_told_before_anything_is_sent(words: list[str]) -> None:
    where = ["--server", "http://127.0.0.1:9", "--conference", "1"]
    done = run("do", *where, *words, password="x")
    assert done.returncode == 2
    assert done.stderr.startswith("controlroom: ")


def test_the_list_of_commands() -> None:
    table = run("do", "--list").stdout
    listed = json.loads(run("do", "--list", "--json").stdout)
    assert [entry["id"] for entry in listed] == list(COMMANDS)
    assert all(command.usage in table for command in COMMANDS.values())


def test_windowed_forms_need_a_display() -> None:
    env = {
        name: value
        for name, value in os.environ.items()
        if name not in {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"}
    }
    for words in ([], ["demo"], ["open", "--server", "http://127.0.0.1:9", "--conference", "1"]):
        done = subprocess.run(
            [*CONTROLROOM, *words], capture_output=True, text=True, env=env, check=False
        )
        assert done.returncode == 2
        assert len(done.stderr.splitlines()) == 1


@pytest.mark.parametrize("form", ["watch", "do", "simulate"])
def test_head_less_forms_import_no_qt(form: str) -> None:
    modules = {"watch": "headless", "do": "headless", "simulate": "simulator.server"}[form]
    code = (
        f"import sys, controlroom.cli, controlroom.{modules}; "
        "sys.exit(any(name.startswith(('PySide6', 'qasync')) for name in sys.modules))"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_the_simulator_serves_this_machine_only() -> None:
    done = run("simulate", "--host", "0.0.0.0")
    assert done.returncode != 0
    assert "loopback" in done.stderr
