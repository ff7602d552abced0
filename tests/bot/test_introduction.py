"""What is asked of Telegram at a start is asked again at the next where it failed, and breaks nothing."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from telegram.error import TimedOut

from bot.introduction import introduce_bot, learn_languages
from bot.readers.subscribers import Wish
from bot.services import Services, open_services
from bot.settings import Settings, Telegram
from digests.errors import ArchiveError


class Silent:
    async def get_chat_member(self, chat: int, user: int) -> None:
        raise TimedOut


@pytest.fixture
def services(tmp_path: Path) -> Iterator[Services]:
    settings = Settings(folder=tmp_path, telegram=Telegram(token="1:x", admins=[7]))  # type: ignore[arg-type]
    with open_services(settings) as opened:
        yield opened


async def test_languages_that_could_not_be_asked_for_are_asked_for_at_the_next_start(
    services: Services,
) -> None:
    services.subscribers.subscribe(Wish(1, "今日云溪"), services.now())
    bot: Any = Silent()
    assert await learn_languages(bot, services) == 0
    assert services.subscribers.never_told() == [1]


async def test_readers_whose_language_is_known_or_who_are_away_are_not_asked_for(services: Services) -> None:
    book, now = services.subscribers, services.now()
    for chat in (1, 2, 3, -4):
        book.subscribe(Wish(chat, "今日云溪"), now)
    book.told(1, "en")
    book.speak(2, "zh-hant")
    book.gone(3, "blocked", now)
    assert book.never_told() == []


async def test_a_database_in_trouble_stops_neither_the_bot_nor_what_it_shows(
    services: Services, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def locked(*arguments: object) -> None:
        raise ArchiveError("baotong.db", "locked")

    monkeypatch.setattr("bot.introduction.MenusShown.show", locked)
    monkeypatch.setattr(type(services.subscribers), "never_told", locked)
    bot: Any = Silent()
    await introduce_bot(bot, services)
    assert await learn_languages(bot, services) == 0
    assert [record.getMessage() for record in caplog.records if record.levelname == "ERROR"] == [
        "menus are as they were: baotong.db: locked",
        "languages of readers are not noted: baotong.db: locked",
    ]
