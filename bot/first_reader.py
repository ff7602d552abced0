"""The first minutes with the sandbox: a local reader subscribes, and the terminal shows what was sent.

So that somebody who has just typed `make run` sees a digest before reading a line of documentation.
"""

import logging
from collections.abc import Callable

from bot.jobs import Jobs
from bot.sandbox.person import AsyncPerson
from bot.services import Services
from digests.keywords.issue_words import words_of_issue
from digests.selection import choose_digest

log = logging.getLogger(__name__)

READER = 1
NAME = "第一位读者"


async def show_the_way(address: str, services: Services, jobs: Jobs, say: Callable[[str], None]) -> None:
    """Wait for the first issues, subscribe the local reader if nobody is yet, print the latest digest."""
    await jobs.looked_twice.wait()
    reader = await AsyncPerson.meet(address, person=READER, name=NAME)
    try:
        if not services.subscribers.counts().subscriptions:
            await reader.start()
            await reader.say("/subscribe")
    finally:
        await reader.close()
    paper = services.papers[0]
    issue = services.archive.latest(services.today(paper), paper.name)
    if issue is None:
        say(f"报箱 {paper.inbox} 里还没有报纸，放一份进去试试。")
        return
    settings = services.settings.digest
    digest = choose_digest(
        [issue], headlines=settings.headlines, keywords=settings.keywords, keywords_of=words_of_issue
    )
    say(f"\n{NAME}收到的摘要是这样的：\n\n{services.renderer.text(digest)}")
    say(f"请用浏览器打开 {address}，试试发送：/search 双招双引    （按 Ctrl+C 停止）")
