from pathlib import Path

import pytest

from controlroom import files


def test_a_file_is_replaced_as_a_whole(tmp_path: Path) -> None:
    file = tmp_path / "new" / "file.json"
    for content in (b"one", b""):
        files.replace(file, content)
        assert file.read_bytes() == content
    assert [path.name for path in file.parent.iterdir()] == ["file.json"]


def test_what_can_t_be_replaced_leaves_nothing_behind(tmp_path: Path) -> None:
    (tmp_path / "file.json").mkdir()
    with pytest.raises(OSError, match="file.json"):
        files.replace(tmp_path / "file.json", b"one")
    assert [path.name for path in tmp_path.iterdir()] == ["file.json"]
