"""Every command there is. A new one is an entry in a topic's module, and the vendor's call."""

from controlroom.commands.catalogue import (
    invitations,
    languages,
    layouts,
    meeting,
    microphones,
    people,
    recording,
    spotlight,
    views,
    waiting,
)
from controlroom.commands.registry import Command

_TOPICS = (
    microphones,
    meeting,
    spotlight,
    layouts,
    views,
    recording,
    people,
    invitations,
    waiting,
    languages,
)

COMMANDS: dict[str, Command] = {
    command.id: command for topic in _TOPICS for command in topic.COMMANDS
}
