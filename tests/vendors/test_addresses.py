"""Addresses that can't be used are told, and tell no secret."""

import pytest

from controlroom.vendors import tls
from controlroom.vendors.base import Problem, VendorError
from controlroom.vendors.socket import open_socket


@pytest.mark.parametrize(
    "address",
    [
        "https://host:99999",
        "https://host:port",
        "https://[::1",
        "https://user:hunter2@host",
        "https://user:hunter2@[::1",
    ],
)
def test_an_address_that_is_none(address: str) -> None:
    with pytest.raises(VendorError) as caught:
        tls.checked(address, "https", "http")
    assert caught.value.problem is Problem.UNREACHABLE
    assert "hunter2" not in str(caught.value)


@pytest.mark.parametrize("host", ["a" * 70 + ".example", "a..b"])
async def test_a_socket_with_a_name_that_is_none(host: str) -> None:
    with pytest.raises(VendorError) as caught:
        async with open_socket(f"wss://{host}/p?tmpToken=hunter2"):
            pass
    assert caught.value.problem is Problem.UNREACHABLE
    assert "hunter2" not in str(caught.value)


@pytest.mark.parametrize(
    "proxy",
    [
        "gopher://user:hunter2@127.0.0.1:9",
        "http://user:hunter2@127.0.0.1:port",
        "http://user:hunter2@",
        "http://user:hunter2@127.0.0.1:9",
    ],
)
async def test_a_socket_s_proxy_that_is_of_no_use(
    monkeypatch: pytest.MonkeyPatch, proxy: str
) -> None:
    for name in ("https_proxy", "wss_proxy"):
        monkeypatch.setenv(name, proxy)
    with pytest.raises(VendorError) as caught:
        async with open_socket("wss://192.0.2.1/p?tmpToken=hunter2"):
            pass
    assert caught.value.problem is Problem.UNREACHABLE
    assert "hunter2" not in str(caught.value)


def test_what_is_no_fingerprint_is_that_of_no_certificate() -> None:
    assert tls.pinned_context("no fingerprint").sslobject_class is not None
