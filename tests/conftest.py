"""What every test stands on: no log warning that it did not expect, no secret in a log."""

import logging
import os
import re
from collections.abc import Callable, Iterator

import pytest
from hypothesis import HealthCheck, settings

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("PYTHON_KEYRING_BACKEND", "keyring.backends.null.Keyring")

settings.register_profile(
    "project", deadline=None, suppress_health_check=[HealthCheck.too_slow], max_examples=60
)
settings.load_profile("project")


class _Ear(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.heard: list[logging.LogRecord] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.heard.append(record)


@pytest.fixture(autouse=True)
def expect_warning() -> Iterator[Callable[[str], None]]:
    """A warning in the log fails the test, unless `expect_warning(pattern)` was called for it."""
    ear = _Ear()
    expected: list[str] = []
    logging.getLogger().addHandler(ear)
    yield expected.append
    logging.getLogger().removeHandler(ear)
    heard = [record.getMessage() for record in ear.heard]
    unexpected = [text for text in heard if not any(re.search(known, text) for known in expected)]
    assert not unexpected, f"unexpected warnings in the log: {unexpected}"
