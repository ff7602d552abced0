"""Issues that editors send as files: their texts are kept, beside the database, until an editor says what to do.

Owns the table `uploads` and the folder. Opens no file that was sent: that is bot/editors/confined.py's, in its own process.
"""

import json
import re
import secrets
import shutil
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from sqlalchemy import Engine, and_, insert, select, update

from bot.schema import uploads
from digests.database import is_sqlite, reading, writing
from digests.sources.reading import Source

# Bytes; file systems take 255.
LONGEST_NAME = 180
# What a name may not hold: it becomes part of a path, and the parser reads a date from it.
UNSAFE = re.compile(r"[^\w.（）()\- ]+|^[.~]+")


@dataclass(frozen=True, slots=True)
class Upload:
    id: int
    chat_id: int
    source: Source
    given_date: date | None
    is_waiting: bool


class Uploads:
    def __init__(self, engine: Engine, folder: Path) -> None:
        self.engine = engine
        self.folder = folder

    def place_for(self, name: str) -> Path:
        """Where a file that is about to be downloaded may lie, in a folder of its own, under a name that is safe."""
        place = self.folder / f"new-{secrets.token_hex(8)}"
        place.mkdir(parents=True, mode=0o700)
        return place / safe_name(name)

    def throw_away(self, path: Path) -> None:
        """The file of `place_for`, and its folder."""
        shutil.rmtree(path.parent, ignore_errors=True)

    def keep(self, source: Source, chat_id: int, given_date: date | None, now: datetime) -> int:
        """Keep what was read from a file until an editor decides; its number."""
        kept_as = f"{secrets.token_hex(8)}.json"
        self.folder.mkdir(parents=True, mode=0o700, exist_ok=True)
        (self.folder / kept_as).write_text(json.dumps(source.text), "ascii")
        values = {
            "chat_id": chat_id,
            "name": source.name,
            "kept_as": kept_as,
            "content_hash": source.content_hash,
            "given_date": given_date.isoformat() if given_date else None,
            "state": "waiting",
            "created_at": now.timestamp(),
        }
        with writing(self.engine) as connection:
            return int(
                connection.execute(insert(uploads).values(values).returning(uploads.c.id)).scalar_one()
            )

    def get(self, number: int) -> Upload | None:
        """None where there is none, or its text is gone."""
        with reading(self.engine) as connection:
            row = connection.execute(select(uploads).where(uploads.c.id == number)).first()
        if row is None:
            return None
        waiting = row.state == "waiting"
        try:
            text = json.loads((self.folder / row.kept_as).read_text("ascii")) if waiting else ""
        except FileNotFoundError:
            return None
        given = date.fromisoformat(row.given_date) if row.given_date else None
        return Upload(row.id, row.chat_id, Source(row.name, text, row.content_hash), given, waiting)

    def settle(self, number: int, state: str, now: datetime) -> bool:
        """An editor has decided; False where that was done before, by this press or another's."""
        which = and_(uploads.c.id == number, uploads.c.state == "waiting")
        done = update(uploads).where(which).values(state=state, done_at=now.timestamp())
        with writing(self.engine) as connection:
            kept_as = connection.execute(done.returning(uploads.c.kept_as)).scalar()
        if kept_as is None:
            return False
        (self.folder / kept_as).unlink(missing_ok=True)
        return True

    def tidy(self, before: datetime, now: datetime) -> int:
        """Drop what nobody decided on since `before`, and what a kill left half downloaded; how many."""
        old = and_(uploads.c.state == "waiting", uploads.c.created_at < before.timestamp())
        with reading(self.engine) as connection:
            found = list(connection.scalars(select(uploads.c.id).where(old)))
        for leftover in self.folder.glob("new-*"):
            if leftover.stat().st_mtime < before.timestamp():
                shutil.rmtree(leftover, ignore_errors=True)
        return sum(self.settle(number, "dropped", now) for number in found)


def uploads_folder(engine: Engine, settings_folder: Path) -> Path:
    """Beside the database, one for each: the sandbox's uploads are not the real bot's."""
    if is_sqlite(engine) and engine.url.database:
        database = Path(engine.url.database)
        return database.with_name(f"{database.stem}-uploads")
    return settings_folder / f"{engine.url.database}-uploads"


def safe_name(name: str) -> str:
    """The name of a file without anything that could lead elsewhere, its ending kept.

    >>> safe_name("../../今日云溪 第2224期.pdf"), safe_name("..txt"), safe_name("")
    ('今日云溪 第2224期.pdf', 'txt', 'issue')
    """
    last = re.split(r"[/\\]", name)[-1]
    stem, dot, ending = UNSAFE.sub("", last).rpartition(".")
    if not stem:
        stem, dot, ending = ending, "", ""
    return f"{cut_to(stem, LONGEST_NAME)}{dot}{ending[:10]}".strip() or "issue"


def cut_to(text: str, most_bytes: int) -> str:
    """The start of a text that is so many bytes in UTF-8, never half a character."""
    return text.encode()[:most_bytes].decode("utf-8", "ignore")
