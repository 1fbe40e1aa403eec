"""5.2.1: passwords, tokens and their ends; the gateway's headers and limits."""

import base64
import email.utils
import time

import httpx
import pytest

from controlroom.simulator.simulation import Simulation

from .console import PREFIX, Console, golden, offline


def code(answer: httpx.Response) -> tuple[int, str]:
    return answer.status_code, answer.json().get("error_code", "")


async def test_host_and_guest_sign_in_with_the_documented_answer(service: Simulation) -> None:
    console = Console(service)
    host = (await console.sign_in()).json()
    example = golden("5.2.01-get-control-token")["answer"]
    assert host.keys() == example.keys()
    assert host["data"].keys() == example["data"].keys()
    assert host["data"]["role"] == 1
    assert host["data"]["wsURL"] == service.ws_url
    assert host["data"]["confTokenExpireTime"] == 1800
    assert abs(host["data"]["expireTime"] - service.clock.now() - 1_800_000) < 2_000
    guest = (await console.sign_in(service.guest_password)).json()
    assert guest["data"]["role"] == 0


@pytest.mark.parametrize(
    ("query", "headers", "expected"),
    [
        ({}, {"X-Login-Type": "1", "X-Password": "000"}, "MMC.111071061"),
        ({"conferenceID": "{id}"}, {"X-Password": "{pw}"}, "MMC.111071061"),
        ({"conferenceID": "{id}"}, {"X-Login-Type": "2", "X-Password": "{pw}"}, "MMC.111071061"),
        ({"conferenceID": "{id}"}, {"X-Login-Type": "1"}, "MMC.111070009"),
        ({"conferenceID": "{id}"}, {"X-Login-Type": "1", "X-Password": "no"}, "MMC.111072065"),
        (
            {"conferenceID": "900000000"},
            {"X-Login-Type": "1", "X-Password": "{pw}"},
            "MMC.111072065",
        ),
    ],
)
async def test_bad_sign_ins_are_refused(
    service: Simulation, query: dict[str, str], headers: dict[str, str], expected: str
) -> None:
    def fill(items: dict[str, str]) -> dict[str, str]:
        return {
            key: value.format(id=service.conference, pw=service.password)
            for key, value in items.items()
        }

    answer = await Console(service).http.get(
        f"{PREFIX}/token", params=fill(query), headers=fill(headers)
    )
    assert code(answer) == (400, expected)
    assert answer.json().keys() == {"error_code", "error_msg"}


async def test_many_failures_lock_for_a_while(service: Simulation) -> None:
    console = Console(service)
    for _ in range(service.settings.login_failures):
        assert code(await console.sign_in("wrong")) == (400, "MMC.111072065")
    assert code(await console.sign_in()) == (423, "MMC.111072064")
    service.advance(service.settings.login_lock + 1)
    assert (await console.sign_in()).status_code == 200


async def test_not_started_and_closed_are_said_apart() -> None:
    assert code(await Console(offline(started=False)).sign_in()) == (400, "MMC.111072005")
    service = offline()
    service.end_conference()
    assert code(await Console(service).sign_in()) == (400, "MMC.111072006")


async def test_a_cloud_room_names_its_running_conference() -> None:
    service = offline(cloud_room="500123")
    answer = await Console(service).sign_in()
    assert service.conference == "500123"
    running = answer.json()["data"]["vmrCurrentConfID"]
    assert running == service.world.conference.conference_id != "500123"


async def test_keep_alive_renews_the_same_token_without_looking_at_the_password(
    service: Simulation,
) -> None:
    console = Console(service)
    await console.sign_in()
    token = console.token
    service.advance(1000)
    answer = await console.sign_in("whatever", **{"X-Conference-Authorization": token})
    assert answer.json()["data"]["token"] == token
    service.advance(1500)
    assert (await console.put("/lock", {"isLock": 1})).status_code == 200


async def test_keep_alive_of_an_expired_session_signs_in_anew(service: Simulation) -> None:
    console = Console(service)
    await console.sign_in()
    token = console.token
    service.advance(1801)
    assert code(await console.put("/lock", {"isLock": 1})) == (401, "MMC.118000000")
    bad = await console.sign_in("whatever", **{"X-Conference-Authorization": token})
    assert code(bad) == (400, "MMC.111072065")
    await console.sign_in(**{"X-Conference-Authorization": token})
    assert console.token != token
    assert (await console.put("/lock", {"isLock": 1})).status_code == 200


async def test_a_token_counts_raw_and_in_basic_form(service: Simulation) -> None:
    console = Console(service)
    await console.sign_in()
    token = console.token
    console.token = "Basic " + base64.b64encode(token.encode()).decode()
    assert (await console.put("/lock", {"isLock": 1})).status_code == 200
    for wrong in ("Basic !!!", "Basic " + base64.b64encode(b"no").decode(), token[:-1]):
        console.token = wrong
        assert code(await console.put("/lock", {"isLock": 1})) == (401, "MMC.118000000")
    console.token = ""
    assert code(await console.put("/lock", {"isLock": 1})) == (400, "MMC.111070111")


async def test_tokens_can_be_expired_from_outside(service: Simulation) -> None:
    console = Console(service)
    await console.sign_in()
    service.expire_tokens()
    assert code(await console.put("/lock", {"isLock": 1})) == (401, "MMC.118000000")


async def test_every_answer_carries_the_gateways_headers(service: Simulation) -> None:
    console = Console(service)
    answers = [
        await console.sign_in(),
        await console.sign_in("wrong"),
        await console.http.get("/x"),
    ]
    for answer in answers:
        assert len(answer.headers["X-Request-Id"]) == 32
        assert answer.headers["X-APIG-Ratelimit-Api"].endswith(",limit:1000,time:1 minute")
        assert answer.headers["X-APIG-Ratelimit-Api-Allenv"].endswith(",time:1 second")
        sent = email.utils.parsedate_to_datetime(answer.headers["Date"]).timestamp()
        assert abs(sent - time.time()) < 3
    assert answers[1].headers["X-APIG-Ratelimit-Api"].startswith("remain:998,")


async def test_a_skewed_clock_shows_in_the_date() -> None:
    answer = await Console(offline(clock_skew=600)).sign_in()
    sent = email.utils.parsedate_to_datetime(answer.headers["Date"]).timestamp()
    assert 595 < sent - time.time() < 605


async def test_more_calls_than_allowed_are_refused_until_the_minute_is_over() -> None:
    service = offline(calls_per_minute=3)
    console = Console(service)
    await console.sign_in()
    for remaining in (2, 1, 0):
        answer = await console.put("/lock", {"isLock": 1})
        assert answer.headers["X-APIG-Ratelimit-Api"].startswith(f"remain:{remaining},limit:3,")
    answer = await console.put("/lock", {"isLock": 1})
    assert code(answer) == (429, "APIGW.0308")
    assert answer.json()["request_id"] == answer.headers["X-Request-Id"]
    assert (await console.put("/record", {"isRecord": 1})).status_code == 200
    service.advance(60)
    assert (await console.put("/lock", {"isLock": 1})).status_code == 200


async def test_calls_of_all_apis_together_are_limited_by_the_second() -> None:
    service = offline(calls_per_second=5)
    console = Console(service)
    seen = {(await console.sign_in()).status_code for _ in range(12)}
    assert seen == {200, 429}


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("GET", "/v1/mmc/management/conferences"),
        ("POST", f"{PREFIX}/lock"),
        ("GET", "/"),
        ("PUT", f"{PREFIX}/nonsense"),
    ],
)
async def test_calls_that_are_not_documented_do_not_exist(
    service: Simulation, method: str, path: str
) -> None:
    answer = await Console(service).http.request(method, path)
    assert code(answer) == (404, "APIGW.0101")
