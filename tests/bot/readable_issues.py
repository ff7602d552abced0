"""Made-up stored issues and articles with whatever print and parsers may bring, for tests of what readers see."""

from datetime import UTC, date, datetime

from hypothesis import strategies as st

from digests.archive.stored import IssueSummary, StoredArticle, StoredIssue
from digests.issue import Article, Keyword, Person, Reporter

WORDS = st.text("云溪双招引<&>\"'“”。，\n\u200f😀𠮷ab1", min_size=1, max_size=80)
LONG = st.one_of(WORDS, WORDS.map(lambda words: words * 60))
NAMES = st.text("王李张郭伟芳秀英<&", min_size=1, max_size=5)


@st.composite
def articles(draw: st.DrawFn) -> Article:
    return Article(
        headline=draw(LONG),
        page=draw(st.integers(1, 6)),
        kicker=draw(st.none() | LONG),
        deck=draw(st.none() | LONG),
        reporters=tuple(Reporter("记者", name) for name in draw(st.lists(NAMES, max_size=9))),
        paragraphs=tuple(draw(st.lists(LONG, max_size=4))),
        jump_to_page=draw(st.none() | st.integers(1, 9)),
    )


@st.composite
def stored_articles(draw: st.DrawFn, number: int | None = None) -> StoredArticle:
    source = draw(st.sampled_from([None, "masthead", "inferred"]))
    return StoredArticle(
        id=number or draw(st.integers(1, 2**40)),
        issue_id=3,
        paper=draw(WORDS),
        date=None if source is None else date(2026, 6, 5),
        date_source=source,
        withdrawn=False,
        article=draw(articles()),
        keywords=tuple(Keyword(term, 1.0) for term in draw(st.lists(WORDS, max_size=3))),
        people=tuple(Person(name, "县长") for name in draw(st.lists(NAMES, max_size=30, unique=True))),
    )


@st.composite
def stored_issues(draw: st.DrawFn) -> StoredIssue:
    found = tuple(draw(stored_articles(number)) for number in range(1, draw(st.integers(0, 5)) + 1))
    return an_issue(found, paper=draw(WORDS))


def an_issue(found: tuple[StoredArticle, ...], paper: str = "今日云溪") -> StoredIssue:
    return StoredIssue(
        id=3,
        paper=paper,
        file="2026-06-05.txt",
        title=paper,
        issue_number=2224,
        date=date(2026, 6, 5),
        date_source="masthead",
        weekday="星期五",
        lunar=None,
        arrived_at=datetime(2026, 6, 5, 1, 0, tzinfo=UTC),
        held=False,
        warnings=(),
        articles=found,
    )


def an_article(number: int, page: int = 1, headline: str = "", **facts: object) -> StoredArticle:
    article = Article(headline or f"第{number}篇", page=page, place=number, **facts)  # type: ignore[arg-type]
    return StoredArticle(number, 3, "今日云溪", date(2026, 6, 5), "masthead", False, article)


def a_summary(
    number: int, day: date | None, source: str | None = "masthead", **facts: object
) -> IssueSummary:
    values = {"paper": "今日云溪", "issue_number": number, "articles": 9, "front_headline": "头条", **facts}
    return IssueSummary(number, date=day, date_source=source, **values)  # type: ignore[arg-type]
