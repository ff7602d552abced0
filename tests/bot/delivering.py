"""What the tests of subscriptions and delivery are built from: moments, pushes, a sender without Telegram."""

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from sqlalchemy import Engine, select

from bot.delivery.digest_message import Printer
from bot.delivery.fanout import Fanout
from bot.delivery.outbox import Outbox
from bot.delivery.pushes import Body, Claimed, Push
from bot.readers.subscribers import Subscribers
from bot.readers.topics import StandingTopics
from bot.schema import outbox as rows
from digests.archive.archive import Archive
from digests.issue import Article, Issue, Keyword
from digests.rendering import Renderer

NOW = datetime(2026, 11, 21, 1, 0, tzinfo=UTC)  # 09:00 in Shanghai, a Saturday
MINUTE = timedelta(minutes=1)
HOUR = timedelta(hours=1)
DAY = timedelta(days=1)
PAPER = "今日云溪"


def a_push(
    chat_id: int = 1, occasion: str = "issue:1", text: str = "<b>今日云溪</b>", **facts: object
) -> Push:
    return replace(Push(chat_id, occasion, Body(text)), **facts)  # type: ignore[arg-type]


def an_outbox(engine: Engine, owner: str = "worker") -> Outbox:
    return Outbox(engine, owner)


def a_claimed(**facts: object) -> Claimed:
    values: dict[str, object] = {
        "id": 1, "chat_id": 1, "thread_id": 0, "occasion": "issue:1", "part": 1, "priority": 2,
        "silent": False, "edits": None, "tries": 0, "uncertain": 0, "html": "x", "keyboard": (),
    }  # fmt: skip
    return Claimed(**{**values, **facts})  # type: ignore[arg-type]


def all_rows(engine: Engine) -> list[dict[str, object]]:
    with engine.connect() as connection:
        found = connection.execute(select(rows).order_by(rows.c.id)).mappings()
        return [dict(row) for row in found]


class FakeSender:
    """Telegram as a list: what it took. `fails` is asked before each send and may give an error to raise."""

    def __init__(self, fails: Callable[[Claimed], BaseException | None] = lambda row: None) -> None:
        self.fails = fails
        self.took: list[Claimed] = []
        self.at_once = 0
        self.most_at_once = 0

    async def send(self, row: Claimed) -> int | None:
        self.at_once += 1
        self.most_at_once = max(self.most_at_once, self.at_once)
        await asyncio.sleep(0)
        self.at_once -= 1
        error = self.fails(row)
        if error is not None:
            raise error
        self.took.append(row)
        return 1000 + len(self.took)

    @property
    def chats(self) -> list[int]:
        return [row.chat_id for row in self.took]


def fails_once(error: BaseException, chat_id: int | None = None) -> Callable[[Claimed], BaseException | None]:
    """An error for the first send (to this chat), none after it."""
    left = [error]

    def fails(row: Claimed) -> BaseException | None:
        if left and chat_id in (None, row.chat_id):
            return left.pop()
        return None

    return fails


def a_fanout(engine: Engine, **options: object) -> Fanout:
    printer = Printer(Renderer(), lambda article_id: f"https://t.me/baotong_bot?start=a{article_id}")
    options.setdefault("topics", StandingTopics(Subscribers(engine).standing_queries))
    return Fanout(engine, Archive(engine), printer, **options)  # type: ignore[arg-type]


def an_issue(
    archive: Archive,
    day: date,
    headlines: Sequence[str] = ("云溪县召开双招双引推进会", "小学生走进气象站"),
    *,
    paper: str = PAPER,
    arrived_at: datetime = NOW,
    pages: Sequence[int] = (1, 2),
    text: str = "昨日上午，全县双招双引工作推进会在县行政中心召开。",
) -> int:
    """Store an issue with an article for each headline; its id."""
    articles = [
        Article(headline, page=page, place=0, paragraphs=(text,))
        for headline, page in zip(headlines, pages, strict=False)
    ]
    issue = Issue(
        file=f"{paper}-{day}.txt",
        text="".join(headlines),
        title=paper,
        date=day,
        date_source="masthead",
        articles=tuple(articles),
    )
    words = [[Keyword("双招双引", 1.0)] for _ in articles]
    stored = archive.store(
        issue,
        paper=paper,
        content_hash=f"{paper}{day}{headlines}{text}",
        arrived_at=arrived_at,
        today=day,
        keywords=words,
    )
    return stored.issue_id
