"""The operator's word lists: what counts as a word, and one clear line for a damaged file."""

from pathlib import Path

import pytest

from digests import word_lists
from digests.errors import SettingsError
from digests.word_lists import read_word_list


def test_a_list_has_a_word_a_line(tmp_path: Path) -> None:
    file = tmp_path / "terms.txt"
    file.write_bytes("\ufeff# 本县的说法\r\n双招双引\r\n\r\n  一办四组  \r\n".encode())
    assert read_word_list(file) == {"双招双引", "一办四组"}
    assert read_word_list(None) == frozenset()


def test_a_missing_damaged_or_huge_list_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(SettingsError, match=r"none\.txt: cannot be read"):
        read_word_list(tmp_path / "none.txt")
    (tmp_path / "gbk.txt").write_bytes("双招双引".encode("gbk"))
    with pytest.raises(SettingsError, match=r"gbk\.txt: is not UTF-8"):
        read_word_list(tmp_path / "gbk.txt")
    monkeypatch.setattr(word_lists, "MOST_BYTES", 3)
    with pytest.raises(SettingsError, match=r"gbk\.txt: larger"):
        read_word_list(tmp_path / "gbk.txt")
