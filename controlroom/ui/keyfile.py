"""The user's own keys: reads their file, and says in words what of it is left out."""

import logging
from collections.abc import Mapping, Sequence
from pathlib import Path

from PySide6.QtCore import QCoreApplication

from controlroom.commands.keymap import Fault, Keymap, Wrong, read
from controlroom.text import QT_TRANSLATE_NOOP
from controlroom.ui import wording
from controlroom.ui.bars import Bar

translate = QCoreApplication.translate

log = logging.getLogger(__name__)

# More would fill the window; the log has all of them.
_SHOWN = 4

_WRONGS: Mapping[Wrong, str] = {
    Wrong.LINE: QT_TRANSLATE_NOOP("keyfile", 'Line {line} is not like "M" = "mute": {words}'),
    Wrong.KEYS: QT_TRANSLATE_NOOP("keyfile", "Line {line}: “{keys}” is not a key or key sequence"),
    Wrong.RESERVED: QT_TRANSLATE_NOOP("keyfile", "Line {line}: {keys} is needed to get about"),
    Wrong.ACTION: QT_TRANSLATE_NOOP("keyfile", "Line {line}: there is no action “{words}”"),
    Wrong.COMMAND: QT_TRANSLATE_NOOP("keyfile", "Line {line}: there is no command “{words}”"),
    Wrong.USAGE: QT_TRANSLATE_NOOP(
        "keyfile", "Line {line}: “{words}” does not fit; it is used as {other}"
    ),
    Wrong.FILE: QT_TRANSLATE_NOOP(
        "keyfile", "Line {line}: “{words}” names a file; end it with … instead, to be asked for it"
    ),
    Wrong.TWICE: QT_TRANSLATE_NOOP(
        "keyfile", "Line {line}: {keys} is bound in line {other} already"
    ),
    Wrong.BEGINS: QT_TRANSLATE_NOOP(
        "keyfile", "Line {line}: {keys} begins with {other}, which is bound by itself"
    ),
    Wrong.BEGUN: QT_TRANSLATE_NOOP("keyfile", "Line {line}: {keys} is the beginning of {other}"),
}


def load(file: Path) -> Keymap:
    """The keymap with the user's file over the defaults, if there is one."""
    try:
        text = file.read_text("utf-8")
    except FileNotFoundError:
        return Keymap()
    except (OSError, UnicodeDecodeError) as error:
        log.warning("the keys could not be read: %s", error)
        return Keymap()
    keymap = read(text)
    for fault in keymap.faults:
        log.info("keys, line %d is left out: %s", fault.line, fault.wrong.value)
    return keymap


def words(fault: Fault) -> str:
    """What is wrong with a line, in a sentence."""
    text = translate("keyfile", _WRONGS[fault.wrong])
    return text.format(line=fault.line, keys=fault.keys, words=fault.words, other=fault.other)


def show(bar: Bar, file: Path, faults: Sequence[Fault]) -> None:
    """Say it on a bar that can be dismissed."""
    text = translate("keyfile", "Lines of your own keys that are left out: {count}")
    headline = text.format(count=wording.number(len(faults)))
    lines = [words(fault) for fault in faults[:_SHOWN]]
    if len(faults) > _SHOWN:
        lines.append("…")
    bar.say(headline, "\n".join(lines), code=str(file), tone="warning", icon="keyboard")
    bar.button(translate("keyfile", "Dismiss"), bar.hide, tone="quiet")
    bar.show()
    bar.announce()
