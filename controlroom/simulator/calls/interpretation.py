"""Calls about simultaneous interpretation."""

from controlroom.simulator.errors import Refusal
from controlroom.simulator.rules import PARAMETER, Call, objects, participant, switch, text, texts

from .registry import Stage, endpoint


@endpoint("PUT", "/interpreterGroup")
def set_groups(stage: Stage, call: Call) -> None:
    """5.2.39: replaces all groups; the example of the push leaves out nothing that was set."""
    groups = objects(call.body, "interpreterGroups")
    for group in groups:
        text(group, "groupID")
        first, second = text(group, "firstLanguage"), text(group, "secondLanguage")
        if first == second:
            raise Refusal(PARAMETER, "a group needs two languages")
        if text(group, "groupType", required=False) not in ("", "MANUAL", "AI"):
            raise Refusal(PARAMETER, "groupType")
        for interpreter in objects(group, "interpreters", required=False):
            account = text(interpreter, "loginAccount", required=False)
            if not account and not text(interpreter, "userID", required=False):
                raise Refusal(PARAMETER, "loginAccount or userID is required")
    stage.world.interpreter_groups = groups
    stage.world.changes.interpreters = True


@endpoint("PUT", "/simultaneousInterpretation")
def interpret(stage: Stage, call: Call) -> None:
    """5.2.40"""
    wanted = switch(call.body, "simultaneousInterpretation")
    if wanted and not stage.world.interpreter_groups:
        raise Refusal("MMC.111072092")
    stage.world.update_conference(interpretation=wanted)


@endpoint("PUT", "/setAttendeeLanChannel")
def set_channel(stage: Stage, call: Call) -> None:
    """5.2.41: one and the same channel for listening and speaking; no push tells of it."""
    listen = text(call.body, "listenLanChannel")
    speak = text(call.body, "speakLanChannel")
    if listen != speak:
        raise Refusal(PARAMETER, "listening and speaking channel differ")
    switch(call.body, "includeOriginalVoice", 0)
    pids = texts(call.body, "participantIDs", required=False)
    people = [participant(stage.world, pid) for pid in pids]
    for person in people:
        stage.world.language_channels[person.pid] = (listen, speak)
