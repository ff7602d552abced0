"""The lead of an article: one sentence that says something, without dateline, not too long."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digests.lead import cut_short, lead_of


@pytest.mark.parametrize(
    ("paragraph", "lead"),
    [
        ("本报讯（记者 林小满）昨日上午，云溪县召开推进会。会上作了部署。", "昨日上午，云溪县召开推进会。"),
        ("本报云溪7月1日电（通讯员 王三）昨日上午，云溪县召开推进会。", "昨日上午，云溪县召开推进会。"),
        ("新华社北京7月1日电 昨日上午，云溪县召开推进会议。", "昨日上午，云溪县召开推进会议。"),
        ("（记者 林小满）昨日上午，云溪县召开推进会议。", "昨日上午，云溪县召开推进会议。"),
        ("云溪讯（记者 林小满）昨日上午，云溪县召开推进会。", "昨日上午，云溪县召开推进会。"),
        ("通讯员王三说，昨日上午，云溪县召开推进会。", "通讯员王三说，昨日上午，云溪县召开推进会。"),
        ("产业为王！昨日上午，云溪县召开推进会。会上作了部署。", "产业为王！昨日上午，云溪县召开推进会。"),
        ("“服务再好一点，速度再快一点！”昨日上午，县长说。", "“服务再好一点，速度再快一点！”"),
        ("一句没有句号的话，也就只好整句拿来", "一句没有句号的话，也就只好整句拿来"),
    ],
)
def test_the_first_sentence_without_its_dateline_is_the_lead(paragraph: str, lead: str) -> None:
    assert lead_of([paragraph]) == lead


def test_a_paragraph_that_is_only_a_dateline_is_passed_over() -> None:
    assert (
        lead_of(["本报讯（记者 林小满）", "  ", "昨日上午，云溪县召开推进会。"])
        == "昨日上午，云溪县召开推进会。"
    )


def test_without_text_there_is_no_lead() -> None:
    assert lead_of([]) == lead_of(["", "本报讯（记者 林小满）"]) == ""


def test_a_long_sentence_is_cut_after_a_clause() -> None:
    sentence = "昨日上午，云溪县召开推进会，总结盘点上半年工作，对下半年工作进行再动员再部署再落实。"
    assert lead_of([sentence], 30) == "昨日上午，云溪县召开推进会，总结盘点上半年工作…"


def test_a_sentence_without_clauses_is_cut_where_it_must() -> None:
    assert cut_short("字" * 50, 10) == "字" * 9 + "…"


@given(st.lists(st.text(max_size=200), max_size=4), st.integers(2, 100))
def test_no_text_makes_a_lead_that_is_too_long(paragraphs: list[str], most: int) -> None:
    assert len(lead_of(paragraphs, most)) <= most
