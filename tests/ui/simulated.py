"""A meeting of the simulated service, as the window opens one."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any, TypeVar

from pytestqt.qtbot import QtBot

from controlroom.session.link import LinkState
from controlroom.simulator.simulation import Simulation
from controlroom.simulator.testing import running
from controlroom.ui.conferences import Meeting
from controlroom.ui.panels.base import Panel
from controlroom.vendors.base import Place
from controlroom.vendors.huawei.client import HuaweiClient
from tests.ui.conftest import until

P = TypeVar("P", bound=Panel)


@dataclass
class Here:
    """A service, its meeting as the window keeps it, and the panels that show that."""

    service: Simulation
    meeting: Meeting
    panels: list[Panel] = field(default_factory=list)

    def open(self, panel: P, qtbot: QtBot) -> P:
        """`panel` on the meeting; its orders go out at once."""
        qtbot.addWidget(panel)
        self.panels.append(panel)
        panel.given.connect(self.meeting.desk.submit)
        panel.show_desk(self.meeting.desk)
        panel.resize(360, 800)
        panel.show()
        return panel


@asynccontextmanager
async def at_meeting(**settings: Any) -> AsyncIterator[Here]:
    """A meeting that is live."""
    async with running(**settings) as service:
        place = Place(service.url, service.conference)
        meeting = Meeting(place, HuaweiClient(place, service.password))
        here = Here(service, meeting)
        meeting.start()
        try:
            await until(lambda: meeting.session.link.state is LinkState.LIVE)
            yield here
        finally:
            for panel in here.panels:
                panel.show_desk(None)
            await meeting.close()
