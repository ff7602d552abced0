"""Encodings told apart from bytes alone, and what is no text refused with a reason."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digests.errors import IssueError
from digests.sources.decoding import decode

PAGE = "本报讯（记者 王明）7月1日，我县召开农村工作会议，部署下半年工作。\n会议要求，各乡镇要抓好落实。\n"
OLD_PAGE = "本報訊（記者 王明）七月一日，縣政府召開會議，討論農村經濟發展問題，決定興修水利。\n"


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "gb18030", "gbk", "gb2312", "utf-16-le", "utf-16-be", "utf-16"]
)
def test_simplified_text_comes_back_from_every_encoding(encoding: str) -> None:
    assert decode(PAGE.encode(encoding), name="a.txt").lstrip("\ufeff") == PAGE


@pytest.mark.parametrize("encoding", ["utf-8", "big5", "gb18030", "utf-16-le", "utf-16-be"])
def test_traditional_text_comes_back_from_every_encoding(encoding: str) -> None:
    assert decode(OLD_PAGE.encode(encoding), name="a.txt") == OLD_PAGE


@pytest.mark.parametrize("line_end", ["\r\n", "\r", "\n"])
def test_line_ends_are_left_as_they_are(line_end: str) -> None:
    text = PAGE.replace("\n", line_end)
    assert decode(text.encode("gb18030"), name="a.txt") == text


def test_a_file_cut_off_inside_its_last_character_keeps_the_rest() -> None:
    assert decode(PAGE.encode()[:-2], name="a.txt") == PAGE.rstrip("\n")[:-1]


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "empty"),
        (b" \r\n\t", "empty"),
        (b"\xef\xbb\xbf", "white space"),
        ("　　\n".encode(), "white space"),
        (b"\xff\xd8\xff\xe0JFIF", "JPEG"),
        (b"\x89PNG\r\n\x1a\n", "PNG"),
        (b"PK\x03\x04rest", "zip"),
        (b"%PDF-1.7", "PDF"),
        (b"\x00\x01\x02\x03" * 50, "binary"),
        (bytes(range(1, 32)) * 20, "binary"),
        (b"\xff\xfeA", "damaged"),
        (b"\xff\xfe\x00\xd8A\x00", "damaged"),
    ],
)
def test_what_is_no_text_is_refused_with_the_file_and_the_reason(data: bytes, reason: str) -> None:
    with pytest.raises(IssueError, match=reason) as refused:
        decode(data, name="broken.txt")
    assert refused.value.subject == "broken.txt"


@given(st.binary(max_size=400))
def test_any_bytes_give_text_or_an_issue_error(data: bytes) -> None:
    with suppress(IssueError):
        assert isinstance(decode(data, name="any"), str)


@given(st.text(st.characters(min_codepoint=0x4E00, max_codepoint=0x9FA5), min_size=1, max_size=40))
def test_any_han_text_in_utf8_is_utf8(text: str) -> None:
    assert decode(text.encode(), name="a") == text
