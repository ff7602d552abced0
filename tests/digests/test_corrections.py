"""Corrections: applied where they are meant, found again by content, never losing a character."""

from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digests.inbox.corrections import (
    Correction,
    anchor_of,
    apply,
    corrected,
    headed,
    letters,
    place_of,
    printed_byline,
    read_byline,
)
from digests.issue import Article, Furniture, Issue, Reporter, Subhead
from digests.parsing import parse_issue
from digests.sources.reading import read_source
from tests.digests.issues_made import an_article, an_issue

SEEDS = sorted((Path(__file__).parents[2] / "seeds").glob("*.txt"))
BAMBOO = an_article("竹海长卷", "云溪县的竹子长得又快又好。", "今年的收成也比往年要多。", "乡亲们笑了。")
PLUMS = an_article("杨梅开园", "昨日，杨梅园里人声鼎沸。", "采摘要排队。", page=2, confidence=0.3)
ISSUE = an_issue(BAMBOO, PLUMS)


@cache
def seed(number: int) -> Issue:
    source = read_source(SEEDS[number])
    return parse_issue(source.text, file=source.name)


def correction(
    kind: str, article: Article, value: str = "", paragraph: int = 0, **facts: object
) -> Correction:
    anchor = anchor_of(article, paragraph)
    return Correction(kind, ISSUE.file, ISSUE.date, anchor, value, **facts)  # type: ignore[arg-type]


def test_a_headline_and_a_byline_are_replaced_and_the_editor_is_sure() -> None:
    issue = corrected(
        ISSUE, [correction("headline", PLUMS, "杨梅园开门迎客"), correction("byline", PLUMS, "记者 叶知微")]
    )
    assert issue.articles[1].headline == "杨梅园开门迎客"
    assert issue.articles[1].reporters == (Reporter("记者", "叶知微"),)
    assert issue.articles[1].confidence == 1.0
    assert issue.articles[0] == ISSUE.articles[0]
    assert corrected(ISSUE, [correction("right", PLUMS)]).articles[1] == replace(
        ISSUE.articles[1], confidence=1.0
    )


def test_a_correction_is_for_its_own_issue_named_by_file_or_by_day() -> None:
    one = correction("headline", BAMBOO, "竹海")
    assert corrected(replace(ISSUE, date=None), [one]).articles[0].headline == "竹海"
    assert corrected(replace(ISSUE, file="renamed.txt"), [one]).articles[0].headline == "竹海"
    assert corrected(replace(ISSUE, file="other.txt", date=None), [one]) == replace(
        ISSUE, file="other.txt", date=None
    )


def test_a_date_is_given_and_what_was_corrected_after_it_still_finds_the_issue() -> None:
    to_sunday = Correction("date", ISSUE.file, ISSUE.date, "", "2026-07-05")
    then = Correction("headline", ISSUE.file, date(2026, 7, 5), anchor_of(BAMBOO), "竹海")
    issue = corrected(replace(ISSUE, doubtful_date=True), [to_sunday, then])
    assert (issue.date, issue.date_source, issue.doubtful_date) == (date(2026, 7, 5), "given", False)
    assert issue.articles[0].headline == "竹海"


def test_an_article_is_found_after_the_parser_has_learnt_to_cut_better() -> None:
    one = correction("byline", BAMBOO, "记者 叶知微")
    longer = replace(BAMBOO, headline="竹海 长卷", paragraphs=("　　（本报讯）", *BAMBOO.paragraphs))
    issue = corrected(an_issue(longer, PLUMS), [one])
    assert issue.articles[0].reporters


def test_what_is_not_found_or_not_alone_is_left_alone() -> None:
    twins = an_issue(BAMBOO, BAMBOO)
    assert apply(twins, correction("headline", BAMBOO, "竹海")) == twins
    assert apply(ISSUE, Correction("headline", "", None, "没有的话", "竹海")) == ISSUE
    assert apply(ISSUE, Correction("headline", "", None, "", "竹海")) == ISSUE
    assert apply(ISSUE, correction("merge", BAMBOO, "没有的话")) == ISSUE
    assert apply(ISSUE, correction("merge", BAMBOO, anchor_of(BAMBOO))) == ISSUE
    assert apply(ISSUE, correction("split", BAMBOO)) == ISSUE


def test_an_article_without_a_body_is_found_by_its_headline() -> None:
    photo = Article("图片新闻：云溪晨雾")
    issue = corrected(
        an_issue(BAMBOO, photo), [Correction("headline", ISSUE.file, None, anchor_of(photo), "云溪晨雾")]
    )
    assert issue.articles[1].headline == "云溪晨雾"


def test_joining_keeps_the_second_headline_as_a_subhead_and_furniture_with_its_article() -> None:
    third = an_article("三", "第三篇的正文。", page=2)
    first = replace(BAMBOO, subheads=(Subhead("早", 1),))
    second = replace(
        PLUMS, subheads=(Subhead("晚", 1),), kicker="云溪", jump_to_page=4, reporters=(Reporter("", "甲"),)
    )
    furniture = tuple(Furniture("caption", "图", (0, 0), article=place) for place in (0, 1, 2, None))
    issue = replace(an_issue(first, second, third), furniture=furniture)
    joined = apply(issue, correction("merge", first, anchor_of(second)))
    assert len(joined.articles) == 2
    article = joined.articles[0]
    assert article.paragraphs == first.paragraphs + second.paragraphs
    assert article.subheads == (
        Subhead("早", 1),
        Subhead("云溪", 3),
        Subhead("杨梅开园", 3),
        Subhead("晚", 4),
    )
    assert article.reporters == (Reporter("", "甲"),)
    assert article.jump_to_page == 4
    assert [piece.article for piece in joined.furniture] == [0, 0, 1, None]
    assert [one.place for one in joined.articles] == [0, 0]
    backwards = apply(issue, correction("merge", third, anchor_of(first)))
    assert [piece.article for piece in backwards.furniture] == [1, 0, 1, None]


def test_a_cut_off_part_gets_its_headline_from_what_stands_there() -> None:
    article = replace(BAMBOO, subheads=(Subhead("早", 1), Subhead("笑声", 2)), jump_to_page=3)
    issue = replace(an_issue(article, PLUMS), furniture=(Furniture("caption", "图", (0, 0), article=1),))
    one, other, last = apply(issue, correction("split", article, paragraph=1)).articles
    assert (one.paragraphs, one.subheads, one.jump_to_page) == (BAMBOO.paragraphs[:1], (), None)
    assert (other.headline, other.paragraphs) == ("早", BAMBOO.paragraphs[1:])
    assert (other.subheads, other.jump_to_page, other.place) == ((Subhead("笑声", 1),), 3, 1)
    assert last.headline == "杨梅开园"
    named = apply(issue, correction("split", article, "收成", paragraph=1))
    assert named.articles[1].headline == "收成"
    assert named.furniture[0].article == 2


@pytest.mark.parametrize(
    ("heads", "paragraphs", "headline", "left"),
    [
        (["早", "晚"], ("正文。",), "早 晚", 1),
        ([], ("杨梅开园迎客", "正文。"), "杨梅开园迎客", 1),
        ([], ("杨梅开园了。", "正文。"), "杨梅开园了", 2),
        ([], ("杨梅开园迎客",), "杨梅开园迎客", 1),
        ([], ("长" * 50,), "长" * 40, 1),
        ([], ("，长",), "，长", 1),
    ],
)
def test_headlines_of_what_was_cut_off(
    heads: list[str], paragraphs: tuple[str, ...], headline: str, left: int
) -> None:
    found, rest = headed(heads, paragraphs)
    assert found == headline
    assert len(rest) == left


NAMES = st.text("叶知微陈小满张三", min_size=1, max_size=4)
REPORTERS = st.lists(
    st.builds(Reporter, st.sampled_from(["", "记者", "见习记者", "澜报集团 记者"]), NAMES), max_size=4
)


@given(REPORTERS)
def test_a_byline_is_read_as_it_is_printed(reporters: list[Reporter]) -> None:
    assert read_byline(printed_byline(reporters)) == tuple(reporters)


KINDS = st.sampled_from(["headline", "byline", "merge", "split", "right"])


@given(st.data())
def test_no_character_is_lost_or_doubled_and_the_same_is_done_again(data: st.DataObject) -> None:
    """As the contract has it: each character that is not white space lies in exactly one span."""
    before = issue = seed(data.draw(st.integers(0, len(SEEDS) - 1)))
    made = []
    for _ in range(data.draw(st.integers(1, 4))):
        article = data.draw(st.sampled_from(issue.articles))
        kind = data.draw(KINDS)
        paragraph = data.draw(st.integers(0, max(0, len(article.paragraphs) - 1))) if kind == "split" else 0
        value = anchor_of(data.draw(st.sampled_from(issue.articles))) if kind == "merge" else "新"
        made.append(
            Correction(
                kind, issue.file, None, anchor_of(article, paragraph), "" if kind == "split" else value
            )
        )
        issue = apply(issue, made[-1])
    assert corrected(before, made) == issue
    spans = [span for one in issue.articles for span in one.source] + [one.source for one in issue.furniture]
    covered = [0] * len(issue.text)
    for start, end in spans:
        for place in range(start, end):
            covered[place] += 1
    assert all(times <= 1 for times in covered)
    assert all(times or character.isspace() for times, character in zip(covered, issue.text, strict=True))
    if all(one.kind != "headline" for one in made):  # a paragraph can become one, and be written over
        printed = {letters(text) for one in issue.articles for text in (*one.paragraphs, one.headline)}
        assert printed >= {letters(text) for one in before.articles for text in one.paragraphs}


def test_every_article_of_the_seeds_can_be_named() -> None:
    for number in range(len(SEEDS)):
        issue = seed(number)
        assert [place_of(issue.articles, anchor_of(one)) for one in issue.articles] == list(
            range(len(issue.articles))
        )
