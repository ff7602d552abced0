"""Is it the same issue again? The table of design.md, row by row; and which article keeps its id."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digests.archive.same_issue import KnownArticle, KnownIssue, decide, match_articles, mostly_same
from digests.issue import DateSource
from tests.digests.issues_made import an_article, an_issue

DAY = date(2022, 7, 4)
HEADLINES = ("双招双引攻坚战打响", "云溪农村改革再出发", "一场雨后的抢收")
OTHERS = ("全域土地综合整治启动", "数字农业科创园开园", "老街来了新邻居")


def known(file: str = "a.txt", day: date | None = DAY, source: DateSource | None = "masthead") -> KnownIssue:
    return KnownIssue(7, file, "hash", day, source if day else None, HEADLINES)


def arrival(file: str, headlines: tuple[str, ...], day: date | None = DAY, source: DateSource = "masthead"):  # type: ignore[no-untyped-def]
    articles = [an_article(headline) for headline in headlines]
    return an_issue(*articles, file=file, day=day, date_source=source if day else None)


CORRECTED = ("双招双引攻坚战打响了", "云溪农村改革再出发", "雨后的抢收")
LATER = date(2022, 7, 5)


@pytest.mark.parametrize(
    ("old", "new", "outcome"),
    [
        (known(), arrival("a.txt", CORRECTED), "replaced"),
        (known(), arrival("a.txt", OTHERS), "replaced"),
        (known(day=None), arrival("a.txt", OTHERS, None), "replaced"),
        (known(), arrival("a.txt", CORRECTED, LATER), "replaced"),
        # A name that is used anew every day is no reason to lose yesterday's issue.
        (known(), arrival("a.txt", OTHERS, LATER), "new"),
        (known(), arrival("b.txt", CORRECTED), "replaced"),
        (known(), arrival("b.txt", OTHERS), "second"),
        # The front page alone does not replace all pages.
        (known(), arrival("b.txt", HEADLINES[:1]), "second"),
        (known(), arrival("b.txt", CORRECTED, DAY, "inferred"), "second"),
        (known(source="inferred"), arrival("b.txt", CORRECTED, DAY, "inferred"), "second"),
        (known(source="inferred"), arrival("b.txt", OTHERS, DAY, "inferred"), "new"),
        (known(day=None), arrival("b.txt", CORRECTED, None), "new"),
        (known(), arrival("b.txt", OTHERS, LATER), "new"),
    ],
)
def test_the_same_issue_again(old: KnownIssue, new, outcome: str) -> None:  # type: ignore[no-untyped-def]
    decision = decide([old], new, "another hash")
    assert decision.outcome == outcome
    assert (decision.issue_id == 7) == (outcome == "replaced")
    assert bool(decision.warning) == (outcome == "second" or (outcome == "new" and new.file == old.file))


def test_the_same_bytes_change_nothing_under_any_name() -> None:
    assert decide([known()], arrival("b.txt", OTHERS, LATER), "hash").outcome == "unchanged"


def test_the_same_bytes_with_another_given_date_correct_it() -> None:
    new = arrival("a.txt", HEADLINES, LATER, "given")
    assert decide([known(day=None)], new, "hash").outcome == "replaced"
    assert decide([known(day=LATER)], new, "hash").outcome == "unchanged"


def test_nothing_known_is_new() -> None:
    assert decide([], arrival("a.txt", HEADLINES), "hash").outcome == "new"


@given(st.permutations(HEADLINES))
def test_the_order_of_headlines_does_not_matter(headlines: list[str]) -> None:
    assert mostly_same(HEADLINES, headlines)
    assert not mostly_same(HEADLINES, OTHERS)


def test_an_issue_without_articles_is_like_another_without() -> None:
    assert mostly_same((), ())
    assert not mostly_same((), HEADLINES)


def test_articles_keep_their_ids_where_headline_or_body_is_similar() -> None:
    old = [
        KnownArticle(1, "双招双引攻坚战打响", "昨日，全区双招双引工作会议召开。"),
        KnownArticle(2, "云溪农村改革再出发", "记者走进古樟镇，看到一片新绿。"),
        KnownArticle(3, "一场雨后的抢收", "稻田里机声隆隆。"),
    ]
    new = [
        an_article("全新的一篇", "说的是别的事情。"),
        an_article("云溪农村改革再出发", "全文重写，一字不同。"),
        an_article("换了标题", "昨日，全区双招双引工作会议召开。"),
    ]
    assert match_articles(old, new) == (None, 2, 1)


def test_articles_under_one_heading_are_told_apart_by_their_texts() -> None:
    old = [
        KnownArticle(1, "图片新闻", "古樟镇的桃花开了。"),
        KnownArticle(2, "图片新闻", "孩子们在操场上奔跑。"),
    ]
    new = [an_article("图片新闻", "孩子们在操场上奔跑着。"), an_article("图片新闻", "古樟镇的桃花开了！")]
    assert match_articles(old, new) == (2, 1)


@given(st.lists(st.sampled_from([*HEADLINES, *OTHERS, "", "图"]), max_size=5), st.data())
def test_no_id_is_given_twice_and_an_unchanged_issue_keeps_all(
    headlines: list[str], data: st.DataObject
) -> None:
    old = [KnownArticle(number, headline, f"正文{headline}") for number, headline in enumerate(headlines)]
    new = [an_article(headline, f"正文{headline}") for headline in data.draw(st.permutations(headlines))]
    ids = match_articles(old, new)
    assert sorted(id for id in ids if id is not None) == list(range(len(headlines)))
