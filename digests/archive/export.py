"""Hands the archive out: every visible article once, with all the places where it is printed.

JSON lines for programs, Atom (RFC 4287) for feed readers; newest first, in one state of the database.
"""

import io
import json
import re
import uuid
from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, time
from typing import Any, TextIO
from xml.sax.saxutils import XMLGenerator, escape

from sqlalchemy import Connection, Engine, exists, or_, select

from digests.archive import lookups
from digests.archive.schema import article, indexed_text, issue, paper
from digests.archive.stored import StoredArticle, Whereabouts
from digests.database import reading
from digests.search.places import COPY

CHUNK = 200
ATOM = "http://www.w3.org/2005/Atom"
# What XML 1.0 has no way to write, not even escaped.
_NO_XML = re.compile("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def export_jsonl(engine: Engine) -> Iterator[str]:
    """One JSON object a line, without line ends. `also` is there only for what is printed in several places."""
    for stored, also in exported(engine):
        yield json.dumps(_as_json(stored, also), ensure_ascii=False)


def _as_json(stored: StoredArticle, also: Sequence[Whereabouts]) -> dict[str, Any]:
    one = stored.article
    facts: dict[str, Any] = {
        "article_id": stored.id,
        "paper": stored.paper,
        "date": stored.date.isoformat() if stored.date else None,
        "page": one.page,
        "kicker": one.kicker,
        "headline": one.headline,
        "deck": one.deck,
        "subheads": [subhead.text for subhead in one.subheads],
        "reporters": [{"role": reporter.role, "name": reporter.name} for reporter in one.reporters],
        "paragraphs": list(one.paragraphs),
    }
    if also:
        facts["also"] = [
            {
                "article_id": place.article_id,
                "paper": place.paper,
                "date": place.date and place.date.isoformat(),
                "page": place.page,
            }
            for place in also
        ]
    return facts


def exported(
    engine: Engine, limit: int | None = None
) -> Iterator[tuple[StoredArticle, tuple[Whereabouts, ...]]]:
    """Every visible article once, newest first, with the other places where it is printed."""
    after = -1
    left = limit
    with reading(engine) as connection:
        while left is None or left > 0:
            rows = _next_articles(connection, after, CHUNK if left is None else min(CHUNK, left))
            if not rows:
                return
            stored = lookups.articles(connection, [article_id for _, article_id, _ in rows])
            places = _places(connection, [fingerprint for _, _, fingerprint in rows if fingerprint])
            for _, article_id, fingerprint in rows:
                also = tuple(place for place in places[fingerprint] if place.article_id != article_id)
                yield stored[article_id], also
            after = rows[-1][0]
            left = None if left is None else left - len(rows)


def _next_articles(connection: Connection, after: int, limit: int) -> list[tuple[int, int, bytes | None]]:
    """Key, article and fingerprint of those that copy no other."""
    copied = indexed_text.alias()
    first = or_(copied.c.key.op("&")(COPY) == 0, copied.c.key < indexed_text.c.key)
    is_copy = exists().where(
        copied.c.fingerprint == indexed_text.c.fingerprint, copied.c.key != indexed_text.c.key, first
    )
    query = (
        select(indexed_text.c.key, indexed_text.c.article_id, indexed_text.c.fingerprint)
        .where(indexed_text.c.key > after, or_(indexed_text.c.key.op("&")(COPY) == 0, ~is_copy))
        .order_by(indexed_text.c.key)
        .limit(limit)
    )
    return [(row.key, row.article_id, row.fingerprint) for row in connection.execute(query)]


def _places(connection: Connection, prints: Sequence[bytes]) -> dict[bytes | None, list[Whereabouts]]:
    places: dict[bytes | None, list[Whereabouts]] = defaultdict(list)
    rows = connection.execute(
        select(
            indexed_text.c.fingerprint,
            article.c.id,
            article.c.page,
            paper.c.name,
            issue.c.date,
            issue.c.date_source,
        )
        .join(article, article.c.id == indexed_text.c.article_id)
        .join(issue, issue.c.id == article.c.issue_id)
        .join(paper, paper.c.id == issue.c.paper_id)
        .where(indexed_text.c.fingerprint.in_(prints))
        .order_by(indexed_text.c.key)
    )
    for row in rows:
        places[row.fingerprint].append(Whereabouts(row.id, row.name, row.date, row.date_source, row.page))
    return places


def export_atom(engine: Engine, *, now: datetime, limit: int | None = None) -> Iterator[str]:
    """An Atom feed of the newest articles, in pieces. `now` (aware) is its time of update."""
    with reading(engine) as connection:
        names = list(connection.scalars(select(paper.c.name).order_by(paper.c.id)))
    feed = _Feed()
    feed_id = uuid.uuid5(uuid.NAMESPACE_URL, "baotong:" + "|".join(names))
    yield feed.begin(feed_id, "、".join(names) or "报童", now)
    for stored, also in exported(engine, limit):
        yield feed.entry(feed_id, stored, also, now)
    yield feed.end()


class _Feed:
    """Writes elements one after the other; XMLGenerator escapes."""

    def __init__(self) -> None:
        self.buffer: TextIO = io.StringIO()
        self.xml = XMLGenerator(self.buffer, "utf-8", short_empty_elements=True)

    def taken(self) -> str:
        text = self.buffer.getvalue()  # type: ignore[attr-defined]
        self.buffer.seek(0)
        self.buffer.truncate()
        return str(text)

    def element(self, name: str, text: str = "", **attributes: str) -> None:
        self.xml.startElement(name, {key: _NO_XML.sub("", value) for key, value in attributes.items()})  # type: ignore[arg-type]
        self.xml.characters(_NO_XML.sub("", text))
        self.xml.endElement(name)

    def begin(self, feed_id: uuid.UUID, title: str, now: datetime) -> str:
        self.xml.startDocument()
        self.xml.startElement("feed", {"xmlns": ATOM, "xml:lang": "zh-CN"})  # type: ignore[arg-type]
        self.element("id", feed_id.urn)
        self.element("title", title)
        self.element("updated", now.astimezone(UTC).isoformat(timespec="seconds"))
        self.element("generator", "Baotong")
        return self.taken()

    def entry(
        self, feed_id: uuid.UUID, stored: StoredArticle, also: Sequence[Whereabouts], now: datetime
    ) -> str:
        one = stored.article
        day = datetime.combine(stored.date, time(), UTC) if stored.date else now.astimezone(UTC)
        self.xml.startElement("entry", {})  # type: ignore[arg-type]
        self.element("id", uuid.uuid5(feed_id, str(stored.id)).urn)
        self.element("title", one.headline or "（无题）")
        self.element("updated", day.isoformat(timespec="seconds"))
        for name in [reporter.name for reporter in one.reporters] or [stored.paper]:
            self.xml.startElement("author", {})  # type: ignore[arg-type]
            self.element("name", name or stored.paper)
            self.xml.endElement("author")
        for keyword in stored.keywords:
            self.element("category", term=keyword.term)
        self.element("summary", one.paragraphs[0] if one.paragraphs else one.headline)
        self.element("content", _as_html(stored, also), type="html")
        self.xml.endElement("entry")
        return self.taken()

    def end(self) -> str:
        self.xml.endElement("feed")
        self.xml.endDocument()
        return self.taken()


def _as_html(stored: StoredArticle, also: Sequence[Whereabouts]) -> str:
    one = stored.article
    places = [
        (stored.paper, stored.date, one.page),
        *((place.paper, place.date, place.page) for place in also),
    ]
    printed = "；".join(f"{name} {day or '日期不详'} 第{page}版" for name, day, page in places)
    lines = [one.kicker, one.deck, *one.paragraphs, printed]
    return "".join(f"<p>{escape(_NO_XML.sub('', line))}</p>" for line in lines if line)
