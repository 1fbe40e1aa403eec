"""What the editor says: panes, differences and what stands in the way."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from controlroom.commands.plans import Difference, Plan, addressable, can_be_shown, differences
from controlroom.meeting.model import Participant
from controlroom.ui import wording
from controlroom.ui.arrangements import arrangements
from controlroom.ui.layouts.canvas import Content, Sitting

translate = QCoreApplication.translate


def why_not(person: Participant) -> str:
    """Why somebody can't be in a picture, in a word or two; empty if nothing is against it."""
    if not can_be_shown(person):
        return translate("layouts", "audio only")
    if not addressable(person):
        return translate("layouts", "no number")
    return ""


def content(plan: Plan, pane: int) -> Content:
    """What a pane shows."""
    group = plan.at(pane)
    auxiliary = plan.auxiliary == pane
    people = tuple(Sitting(wording.name(person), person.present) for person in group)
    values = {
        "pane": pane,
        "names": wording.names([spoken(person) for person in group]),
        "seconds": plan.switch_time,
    }
    remark = ""
    if auxiliary:
        remark = translate("layouts", "auxiliary stream")
        text = translate("layouts", "Pane {pane}: auxiliary stream")
        if group:
            text = translate("layouts", "Pane {pane}: auxiliary stream, {names}")
    elif len(group) > 1:
        remark = translate("layouts", "⟳ {seconds} s")
        text = translate("layouts", "Pane {pane}: {names}, in turn every {seconds} s")
    elif group:
        text = translate("layouts", "Pane {pane}: {names}")
    else:
        text = translate("layouts", "Pane {pane}: empty")
    return Content(people, remark.format_map(values), text.format_map(values), auxiliary)


def spoken(person: Participant) -> str:
    """A name; of who is not in the meeting that too."""
    if person.present:
        return wording.name(person)
    text = translate("layouts", "{name} (not in the meeting)")
    return text.format(name=wording.name(person))


def changes(before: Plan, after: Plan, *, told: bool = True) -> list[str]:
    """What `after` would change on the screens, a line each; not `told` if the arrangement of
    `before` is not known."""
    lines = []
    if not told:
        text = translate("layouts", "arrangement: not told → {after}")
        lines.append(text.format(after=title(after.image_type)))
    elif before.image_type != after.image_type:
        text = translate("layouts", "arrangement: {before} → {after}")
        titles = [title(plan.image_type) for plan in (before, after)]
        lines.append(text.format(before=titles[0], after=titles[1]))
    lines += [_change(difference) for difference in differences(before, after)]
    several = any(len(group) > 1 for plan in (before, after) for group in plan.shown.values())
    if several and before.switch_time != after.switch_time:
        text = translate("layouts", "switching: {before} s → {after} s")
        lines.append(text.format(before=before.switch_time, after=after.switch_time))
    return lines


def title(image_type: str) -> str:
    """What an arrangement is called."""
    return arrangements()[image_type].title(wording.language())


def _change(difference: Difference) -> str:
    text = translate("layouts", "pane {pane}: {before} → {after}")
    return text.format(
        pane=difference.pane,
        before=_occupants(difference.before, auxiliary=difference.auxiliary_before),
        after=_occupants(difference.after, auxiliary=difference.auxiliary_after),
    )


def _occupants(group: Sequence[Participant], *, auxiliary: bool) -> str:
    words = [wording.name(person) for person in group]
    if auxiliary:
        words.append(translate("layouts", "auxiliary stream"))
    return wording.names(words) if words else translate("layouts", "empty")
