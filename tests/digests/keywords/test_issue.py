"""What an issue is about, over its articles."""

from digests.issue import Article, Keyword
from digests.keywords import Background, issue_keywords


def words(*terms: str) -> tuple[Keyword, ...]:
    return tuple(Keyword(term, 1.0 - place / 10) for place, term in enumerate(terms))


def test_the_front_page_and_headlines_count_more() -> None:
    inner = (Article(headline="古渠通水", page=3), words("古渠"))
    front = (Article(headline="夜市", page=1), words("夜市"))
    body = (Article(headline="消息", page=3), words("民宿"))
    assert [word.term for word in issue_keywords([body, inner, front], 3)] == ["夜市", "古渠", "民宿"]


def test_what_several_articles_are_about_comes_first() -> None:
    articles = [
        (Article(headline="一"), words("竹产业", "双招双引")),
        (Article(headline="二"), words("双招双引")),
    ]
    assert issue_keywords(articles, 2)[0] == Keyword("双招双引", 1.0)


def test_what_is_in_every_issue_falls_behind_the_unusual() -> None:
    articles = [(Article(headline="一"), words("双招双引", "竹产业"))]
    usual = Background(documents=200, counts={"双招双引": 180})
    assert [word.term for word in issue_keywords(articles, 2, usual)] == ["竹产业", "双招双引"]


def test_terms_within_a_better_one_are_left_out() -> None:
    articles = [(Article(headline="一"), words("集中签约仪式", "集中签约", "茶园"))]
    assert [word.term for word in issue_keywords(articles, 5)] == ["集中签约仪式", "茶园"]


def test_no_articles_have_no_keywords() -> None:
    assert issue_keywords([], 10) == ()
    assert issue_keywords([(Article(headline="一"), ())], 10) == ()
