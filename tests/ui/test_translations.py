"""Every text of the window is translated, and what is compiled is what is translated."""

import re
import shutil
from collections import Counter
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QTranslator
from PySide6.QtWidgets import QApplication

from controlroom.commands.catalogue import COMMANDS
from controlroom.journal.entries import Entry, Side, What
from controlroom.ui import logwords, problems
from controlroom.ui.panels.waiting import WaitingPanel
from controlroom.vendors.base import Problem
from tests.translations import CHINESE, ENGLISH, FILES, Message, collect, compiled, messages
from tests.ui.test_panels_log import PARAMETERS

BOTH = (CHINESE, ENGLISH)
FORMS = {CHINESE: 1, ENGLISH: 2}
PLACEHOLDER = re.compile(r"\{\w*\}|%L?(?:n|\d)")
# Signs, units and names that are the same in both languages.
SAME = re.compile(r"[\W\d_]*|WebVTT|vtt|IdeaHub|ms|SHA-256|kbit/s|UUID|ID")


def all_messages() -> list[tuple[str, Message]]:
    return [(name, message) for name in BOTH for message in messages(FILES / name)]


@pytest.mark.timeout(120)
def test_the_files_hold_the_texts_of_the_code(tmp_path: Path) -> None:
    for name in BOTH:
        shutil.copy(FILES / name, tmp_path)
    collect(tmp_path)
    for name in BOTH:
        kept = Counter(message.key for message in messages(FILES / name))
        wanted = Counter(message.key for message in messages(tmp_path / name))
        assert not wanted - kept, "untranslated: run python -m tests.translations"
        assert not kept - wanted, "no longer in the code: run python -m tests.translations"


def test_the_compiled_files_are_current(tmp_path: Path) -> None:
    for name in BOTH:
        made = compiled(FILES / name, tmp_path)
        kept = FILES / made.name
        assert kept.read_bytes() == made.read_bytes(), "run python -m tests.translations"


def test_nothing_is_unfinished() -> None:
    bad = [
        (name, message)
        for name, message in all_messages()
        if message.state or not all(message.forms)
    ]
    assert not bad


def test_plural_forms_are_complete() -> None:
    for name, message in all_messages():
        assert len(message.forms) == (FORMS[name] if message.plural else 1), message
        assert message.plural or "%n" not in message.source, message


def test_translations_keep_the_placeholders() -> None:
    for _, message in all_messages():
        wanted = Counter(PLACEHOLDER.findall(message.source))
        for form in message.forms:
            assert Counter(PLACEHOLDER.findall(form)) == wanted, message


def test_translations_keep_mnemonics_and_margins() -> None:
    for _, message in all_messages():
        for form in message.forms:
            assert ("&" in form) == ("&" in message.source), message
            margin = len(message.source) - len(message.source.lstrip())
            assert len(form) - len(form.lstrip()) == margin, message


def test_chinese_is_chinese() -> None:
    for message in messages(FILES / CHINESE):
        words = PLACEHOLDER.sub("", message.source)
        if message.source == "en" or re.fullmatch(rf"(?:{SAME.pattern})+", words):
            continue
        assert re.search(r"[\u4e00-\u9fff、，]", "".join(message.forms)), message


@pytest.fixture
def chinese(qapp: QApplication) -> object:
    translator = QTranslator()
    assert translator.load(str(FILES / "controlroom_zh_CN.qm"))
    QCoreApplication.installTranslator(translator)
    yield translator
    QCoreApplication.removeTranslator(translator)


@pytest.mark.usefixtures("chinese")
def test_every_problem_has_chinese_words() -> None:
    for problem in Problem:
        told = problems.explain(problem)
        for words in (told.title, told.sentence, told.way_out):
            assert re.search(r"[\u4e00-\u9fff]", words), problem
        assert told.sentence.endswith("。")
    assert problems.reason("11076005") == "会场没有应答。"


@pytest.mark.usefixtures("chinese")
def test_everything_that_happens_has_chinese_words() -> None:
    crowd = logwords.Crowd()
    for what in What:
        if what is What.ORDER:
            continue
        entry = Entry(1, 0, Side.MEETING, what, ("A",), parameters=PARAMETERS.get(what, {}))
        assert re.search(r"[\u4e00-\u9fff]", logwords.what(entry)), what
        many = crowd.words(what, 7)
        assert many is None or ("7" in many and re.search(r"[\u4e00-\u9fff]", many)), what


@pytest.mark.usefixtures("chinese")
def test_commands_and_classes_find_their_words() -> None:
    for command in COMMANDS.values():
        for words in (command.title, command.summary):
            assert QCoreApplication.translate("commands", words) != words
    assert WaitingPanel.tr("Waiting room") == "等候室"


def test_english_counts_properly(qapp: QApplication) -> None:
    translator = QTranslator()
    assert translator.load(str(FILES / "controlroom_en.qm"))
    QCoreApplication.installTranslator(translator)
    try:
        crowd = logwords.Crowd()
        assert crowd.words(What.MUTED, 1) == "1 participant muted"
        assert crowd.words(What.MUTED, 286) == "286 participants muted"
    finally:
        QCoreApplication.removeTranslator(translator)


def test_counts_are_spoken_where_the_collector_sees_them() -> None:
    """It does not know `translate` with a count as a plural form, and leaves such a text out."""
    spoken = re.compile(r"translate\([^()]*%n")
    for path in (FILES.parent.parent / "controlroom").rglob("*.py"):
        assert not spoken.search(path.read_text("utf-8")), path
