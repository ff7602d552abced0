"""A made-up archive of any size with the word distribution of real Chinese newspapers.

Words are drawn with the frequencies of jieba's dictionary (counted over newspapers); each article has a few
topic words of its own that recur, as real ones do. Sixteen articles an issue on four pages, 250 issues a year.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import jieba
import numpy as np
from sqlalchemy import Engine

from digests.archive.reindex import tidy_index
from digests.archive.storing import Arrived, insert_issue, paper_id
from digests.database import writing
from digests.issue import Article, Issue, Keyword, Reporter

FIRST_DAY = date(1998, 1, 5)
ARTICLES_PER_ISSUE = 16
ISSUES_OF_A_PAPER = 6_250  # 25 years
ISSUES_PER_TRANSACTION = 250
DRAWN_AT_ONCE = 2_000_000
SURNAMES, GIVEN = "王李张刘陈杨赵黄周吴徐孙胡朱高", "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超"


@dataclass(slots=True)
class Words:
    """Words and the running sum of their frequencies; `topics` are the rarer ones."""

    words: list[str]
    sums: np.ndarray
    topics: list[str]
    drawn: np.ndarray
    used: int = 0

    def draw(self, random: np.random.Generator, count: int) -> list[str]:
        if self.used + count > len(self.drawn):
            # Looked up in order and then shuffled: ten times as fast as one by one.
            wanted = np.sort(random.random(DRAWN_AT_ONCE)) * self.sums[-1]
            self.drawn = random.permutation(np.searchsorted(self.sums, wanted))
            self.used = 0
        places = self.drawn[self.used : self.used + count].tolist()
        self.used += count
        return [self.words[place] for place in places]


def load_words() -> Words:
    lines = Path(jieba.get_dict_file().name).read_text("utf-8").splitlines()
    counted = [(word, int(count)) for word, count, *_ in (line.split(" ") for line in lines)]
    counted = [(word, count) for word, count in counted if not word.isascii()]
    topics = [word for word, count in counted if 3 <= count <= 800 and len(word) <= 4]
    words = [word for word, _ in counted]
    return Words(words, np.cumsum([count for _, count in counted]), topics, np.array([], dtype=int))


def made_issues(articles: int, seed: int = 1) -> Iterator[tuple[str, Issue, list[list[Keyword]]]]:
    """Paper, issue and keywords, until there are `articles` of them."""
    words = load_words()
    random = np.random.default_rng(seed)
    names = [surname + given for surname in SURNAMES for given in GIVEN]
    for number in range(articles // ARTICLES_PER_ISSUE):
        paper, day_number = divmod(number, ISSUES_OF_A_PAPER)
        day = FIRST_DAY + timedelta(days=day_number // 5 * 7 + day_number % 5)
        made = [_article(words, random, names, place) for place in range(ARTICLES_PER_ISSUE)]
        issue = Issue(
            file=f"{day}.txt",
            text="\n".join(text for article, _ in made for text in article.paragraphs),
            date=day,
            date_source="masthead",
            articles=tuple(article for article, _ in made),
        )
        yield f"第{paper}日报", issue, [keywords for _, keywords in made]


def _article(
    words: Words, random: np.random.Generator, names: list[str], number: int
) -> tuple[Article, list[Keyword]]:
    topics = [words.topics[place] for place in random.integers(0, len(words.topics), 5)]
    length = int(np.clip(random.lognormal(5.5, 0.6), 40, 2_000))
    drawn = words.draw(random, length)
    for place in random.integers(0, length, length // 25):
        drawn[place] = topics[int(place) % len(topics)]
    headline = "".join([topics[0], *words.draw(random, 3), topics[1]])
    article = Article(
        headline=headline,
        page=number // 4 + 1,
        place=number % 4,
        reporters=(Reporter("记者", names[int(random.integers(len(names)))]),),
        paragraphs=tuple(_paragraphs(drawn, random)),
    )
    return article, [Keyword(topic, 1.0 - place / 10) for place, topic in enumerate(topics)]


def _paragraphs(drawn: list[str], random: np.random.Generator) -> Iterator[str]:
    pieces: list[str] = []
    breaks = random.random(len(drawn))
    for word, chance in zip(drawn, breaks, strict=True):
        pieces.append(word)
        if chance < 0.012:
            yield "".join(pieces) + "。"
            pieces = []
        elif chance < 0.13:
            pieces.append("，" if chance < 0.1 else "。")
    if pieces:
        yield "".join(pieces) + "。"


def build(engine: Engine, articles: int, seed: int = 1) -> int:
    """Fills an empty archive as `store` would, many issues a transaction; gives the characters of all text."""
    # One issue a transaction would merge the index a thousand times more often than so many at once need.
    _hash_size(engine, 64 << 20)
    characters = 0
    waiting: list[tuple[str, Issue, list[list[Keyword]]]] = []
    for made in made_issues(articles, seed):
        characters += len(made[1].text)
        waiting.append(made)
        if len(waiting) == ISSUES_PER_TRANSACTION:
            _insert(engine, waiting)
            waiting = []
    _insert(engine, waiting)
    _hash_size(engine, 1 << 20)
    tidy_index(engine)
    return characters


def _hash_size(engine: Engine, size: int) -> None:
    if engine.dialect.name == "sqlite":
        with writing(engine) as connection:
            connection.exec_driver_sql(
                "INSERT INTO article_index(article_index, rank) VALUES ('hashsize', ?)", (size,)
            )


def _insert(engine: Engine, made: list[tuple[str, Issue, list[list[Keyword]]]]) -> None:
    with writing(engine) as connection:
        for paper, issue, keywords in made:
            assert issue.date is not None
            insert_issue(
                connection,
                Arrived(
                    issue,
                    paper_id(connection, paper),
                    content_hash=f"{paper}{issue.file}",
                    arrived_at=datetime(2022, 7, 4, tzinfo=UTC),
                    sort_day=issue.date,
                    state="live",
                    warnings=(),
                    keywords=keywords,
                ),
            )
