"""The data files hold what their readers rely on: complete, well formed, free of contradiction."""

import json
import re
import tomllib
from collections import Counter
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

from controlroom.vendors.huawei import words

ROOT = Path(__file__).resolve().parents[1]
ERRORS: dict[str, dict[str, Any]] = tomllib.loads(
    (ROOT / "resources/huawei/errors.toml").read_text("utf-8")
)
LAYOUTS: dict[str, dict[str, Any]] = tomllib.loads(
    (ROOT / "resources/layouts.toml").read_text("utf-8")
)
GOLDEN = ROOT / "tests/golden/huawei"
ICONS = ROOT / "resources/icons"

HTTP_FALLBACKS = {400, 401, 403, 404, 408, 423, 429, 500, 502, 503, 504}
VENDOR_CODES = {code: entry for code, entry in ERRORS.items() if re.match(r"[A-Z]+\.\d{9}$", code)}
SENTENCES = {"en", "zh", "do_en", "do_zh"}
# 6.1.3.9: why a site left
LEAVE_REASONS = {
    "11111001",
    "11111002",
    "11111003",
    "11111004",
    "11076002",
    "11076010",
    "11076016",
}

PANES = {
    "Single": 1,
    "Two": 2,
    "Three": 3,
    "Four": 4,
    "Five": 5,
    "Six": 6,
    "Seven": 7,
    "Eight": 8,
    "Nine": 9,
    "Ten": 10,
    "Thirteen": 13,
    "Sixteen": 16,
    "Seventeen": 17,
    "Twenty-Five": 25,
}
VARIANTS = {
    "Three": 4,
    "Four": 3,
    "Five": 2,
    "Six": 5,
    "Seven": 4,
    "Eight": 4,
    "Ten": 6,
    "Thirteen": 5,
}


def test_every_code_of_chapter_22_is_there() -> None:
    families = Counter(code.partition(".")[0] for code in VENDOR_CODES)
    assert families == {"MMC": 227, "USG": 220, "MBI": 19, "WSS": 19}
    assert families.total() == 485
    statuses = Counter(entry["http"] for entry in VENDOR_CODES.values())
    assert statuses == {400: 333, 401: 7, 403: 8, 412: 1, 413: 1, 415: 1, 423: 8, 500: 125, 503: 1}


def test_fallbacks_stand_beside_the_codes() -> None:
    extras = ERRORS.keys() - VENDOR_CODES.keys()
    assert extras == {f"HTTP.{status}" for status in HTTP_FALLBACKS} | {"APIGW"}
    assert all(ERRORS[f"HTTP.{status}"]["http"] == status for status in HTTP_FALLBACKS)


def test_errors_speak_both_languages() -> None:
    for code, entry in ERRORS.items():
        assert {"en", "zh"} <= entry.keys() <= {"name", "http", "push", *SENTENCES}, code
        assert ("do_en" in entry) == ("do_zh" in entry), code
        for key in entry.keys() & SENTENCES:
            sentence, chinese = entry[key], key.endswith("zh")
            assert len(sentence) <= 160, code
            assert sentence.endswith("。" if chinese else "."), code
            assert bool(re.search(r"[\u4e00-\u9fff]", sentence)) == chinese, code


def test_each_code_is_explained_by_its_own_words() -> None:
    for code, entry in ERRORS.items():
        for language in ("en", "zh"):
            told = words.explain(code, language=language)
            assert told == words.Explanation(entry[language], entry.get(f"do_{language}", ""))


@pytest.mark.parametrize("code", ["", "MMC", '"]', "]\n[", "\ud800"])
def test_what_is_no_code_is_not_explained(code: str) -> None:
    assert words.explain(code) is None


def test_names_are_the_vendors_symbols() -> None:
    assert all(re.fullmatch(r"[A-Z][A-Z0-9_]+", e["name"]) for e in ERRORS.values() if "name" in e)
    assert all(("name" in e) == c.startswith("MMC.") for c, e in VENDOR_CODES.items())


def test_push_reasons_are_the_codes_without_their_first_digit() -> None:
    pushed = {entry["push"]: code for code, entry in ERRORS.items() if "push" in entry}
    assert all(code == f"MMC.1{push}" for push, code in pushed.items())
    assert pushed.keys() >= LEAVE_REASONS


def test_layouts_are_the_vendors_image_types() -> None:
    expected = set(PANES)
    for family, count in VARIANTS.items():
        expected |= {f"{family}-{n}" for n in range(2, count + 1)}
    assert set(LAYOUTS) == expected
    assert len(LAYOUTS) == 39


@pytest.mark.parametrize("image_type", LAYOUTS)
def test_panes_tile_the_picture(image_type: str) -> None:
    layout = LAYOUTS[image_type]
    columns, rows = layout["grid"]
    panes = layout["panes"]
    assert len(panes) == PANES[re.sub(r"-\d+$", "", image_type)]
    cells = Counter(
        (column, row)
        for x, y, width, height in panes
        for column in range(x, x + width)
        for row in range(y, y + height)
    )
    assert cells == {(column, row): 1 for column in range(columns) for row in range(rows)}
    # cells are 16:9, so a pane of as many columns as rows is 16:9 too
    assert all(width == height for _, _, width, height in panes)


def test_layouts_differ_in_picture_and_title() -> None:
    pictures = {
        (*layout["grid"], *sorted(map(tuple, layout["panes"]))) for layout in LAYOUTS.values()
    }
    assert len(pictures) == len(LAYOUTS)
    for language in ("en", "zh"):
        assert len({layout[language] for layout in LAYOUTS.values()}) == len(LAYOUTS)


def test_a_golden_call_for_each_section() -> None:
    sections = []
    for path in sorted(GOLDEN.glob("5.2.*.json")):
        call = json.loads(path.read_text("utf-8"))
        assert call["method"] in {"GET", "PUT", "POST", "DELETE"}
        assert call["path"].startswith("/v1/mmc/")
        assert call["status"] in {200, 400}
        assert call.keys() >= {"query", "headers", "body", "answer"}
        sections.append(call["section"])
    assert sections == [f"5.2.{n}" for n in range(1, 44)]


def test_golden_pushes_carry_their_action() -> None:
    pushes = [path for path in GOLDEN.glob("*.json") if not path.name.startswith("5.2.")]
    for path in pushes:
        frame = json.loads(path.read_text("utf-8"))
        assert frame["action"] == re.split(r"[.-]", path.name)[0]
    assert len(pushes) == 15


@pytest.mark.parametrize("path", sorted(ICONS.glob("*.svg")), ids=lambda path: path.stem)
def test_icon_is_a_drawing(path: Path) -> None:
    root = ElementTree.fromstring(path.read_text("utf-8"))  # noqa: S314  our own files
    assert root.tag == "{http://www.w3.org/2000/svg}svg"
    assert root.get("viewBox")


def test_icons_come_with_their_licence() -> None:
    version = "lucide-static 1.62.0"
    assert version in (ICONS / "LICENSE").read_text("utf-8")
    for path in ICONS.glob("*.svg"):
        if path.stem != "app":
            assert version.replace(" ", " v") in path.read_text("utf-8")
