"""An article in the chat: on to its neighbours, its page, its reporters; quoted, shared, reported, or gone."""

from asyncio import to_thread
from contextlib import AsyncExitStack
from pathlib import Path

from bot.readers.reports import Reports
from bot.sandbox.person import AsyncPerson, Received
from digests.archive.stored import StoredIssue
from tests.conversations.conftest import Newsroom, open_newsroom

APRIL, JUNE = "2026-04-10.txt", "2026-06-05.txt"


async def latest(newsroom: Newsroom) -> StoredIssue:
    paper = newsroom.services.papers[0]
    issue = await to_thread(newsroom.services.archive.latest, newsroom.services.today(paper), paper.name)
    assert issue is not None
    return issue


async def opened(newsroom: Newsroom, reader: AsyncPerson, place: int = 0) -> Received:
    issue = await latest(newsroom)
    await reader.start(f"a{issue.articles[place].id}")
    return await reader.wait_for("——")


async def test_the_neighbours_of_an_article_are_turned_to_in_place(newsroom: Newsroom) -> None:
    await newsroom.takes_in(APRIL)
    reader = await newsroom.reader()
    first = await opened(newsroom, reader)
    assert "⬅ 上一篇" not in first.labels
    await reader.press(first, "下一篇")
    second = await reader.wait_for("古樟镇把茶市搬进了茶园")
    assert (second.kind, second.id) == ("edit", first.id)
    await reader.press(second, "上一篇")
    assert (await reader.wait_for("12个项目落地")).text == first.text


async def test_the_whole_page_is_a_list_of_headlines_that_open(newsroom: Newsroom) -> None:
    await newsroom.takes_in(APRIL)
    reader = await newsroom.reader()
    article = await opened(newsroom, reader)
    await reader.press(article, "📄 第1版")
    page = await reader.wait_for("📄")
    assert page.id != article.id
    assert page.pieces("text_link")[1] == "古樟镇把茶市搬进了茶园"
    assert page.labels == ["1", "2", "3", "·1版·", "2版", "3版", "4版", "🔑 关键词", "👤 人物"]
    await reader.press(page, "3版")
    third = await reader.wait_for("第3版")
    assert (third.kind, third.id) == ("edit", page.id)
    await reader.press(third, data=third.buttons[0][1]["callback_data"])
    assert "简讯" in (await reader.wait_for("——")).text


async def test_a_reporter_leads_to_all_that_is_signed_by_the_same_name(newsroom: Newsroom) -> None:
    await newsroom.takes_in(APRIL, JUNE)
    reader = await newsroom.reader()
    article = await opened(newsroom, reader)
    assert [label for label in article.labels if "✍" in label] == ["✍ 叶知微", "✍ 郑予安"]
    await reader.press(article, "✍ 叶知微")
    hits = await reader.wait_for("🔎 记者:叶知微")
    assert "：2 篇" in hits.text
    assert hits.id != article.id


async def test_an_article_is_quoted_shared_and_followed_by_one_tap(newsroom: Newsroom) -> None:
    await newsroom.takes_in(APRIL)
    reader = await newsroom.reader()
    article = await opened(newsroom, reader)
    buttons = {button["text"]: button for row in article.buttons for button in row}
    assert buttons["📋 复制出处"]["copy_text"]["text"] == (
        "叶知微. 云溪县举行一季度“双招双引”项目集中签约[N]. 今日云溪,2026-04-10(01)."
    )
    shared = buttons["↗ 转给别人"]["switch_inline_query"]
    offered = await reader.act("inline", text=shared)
    assert [one["title"] for one in offered["results"]] == ["云溪县举行一季度“双招双引”项目集中签约"]
    topics = [label for label in article.labels if "🔔" in label]
    assert topics[0] == "🔔 订阅：双招双引"
    assert len(topics) == 2
    await reader.press(article, topics[0])
    assert "话题 双招双引" in (await reader.wait_for("话题")).text


async def test_what_is_wrong_with_an_article_reaches_the_editors(newsroom: Newsroom) -> None:
    await newsroom.takes_in(APRIL)
    reader = await newsroom.reader()
    article = await opened(newsroom, reader)
    await reader.press(article, "报错")
    question = await reader.wait_for("哪里不对")
    assert "云溪县举行一季度“双招双引”项目集中签约" in question.text
    await reader.press(question, "记者名字不对")
    assert (await reader.wait_for("谢谢")).id == question.id
    await reader.press(article, "报错")
    question = await reader.wait_for("哪里不对")
    await reader.say("第二段是别的文章的", reply_to=question.id)
    await reader.wait_for("谢谢")
    told = await to_thread(Reports(newsroom.services.engine).open)
    article_id = (await latest(newsroom)).articles[0].id
    assert [(one.kind, one.text, one.article_id) for one in told] == [
        ("wrong byline", "", article_id),
        ("feedback", "第二段是别的文章的", article_id),
    ]


async def test_a_reply_to_anything_else_stays_a_search(newsroom: Newsroom) -> None:
    await newsroom.takes_in(APRIL)
    reader = await newsroom.reader()
    article = await opened(newsroom, reader)
    await reader.say("茶市", reply_to=article.id)
    assert "🔎 茶市" in (await reader.wait_for("茶市")).text


async def test_what_was_withdrawn_or_vanished_says_so(newsroom: Newsroom) -> None:
    await newsroom.takes_in(APRIL)
    reader = await newsroom.reader()
    issue = await latest(newsroom)
    article = await opened(newsroom, reader)
    await to_thread(newsroom.services.archive.withdraw, issue.articles[1].id)
    await reader.start(f"a{issue.articles[1].id}")
    assert "已经撤下" in (await reader.wait_for("撤下")).text
    text = (newsroom.inbox / APRIL).read_text("utf-8")
    (newsroom.inbox / APRIL).write_text(text[: text.index("简讯")], "utf-8")
    await newsroom.takes_in()
    brief = next(one for one in issue.articles if one.article.headline == "简讯")
    await reader.start(f"a{brief.id}")
    gone = await reader.wait_for("新版")
    await reader.press(gone, "看这一期")
    assert "第2216期" in (await reader.wait_for("📰")).text
    await to_thread(newsroom.services.archive.drop, issue.id)
    await reader.press(article, "第1版")
    forged = await reader.act(
        "press", message_id=article.id, chat=article.chat, data="1a:999999", forged=True
    )
    assert forged
    await reader.start(f"a{issue.articles[0].id}")
    assert "不在了" in (await reader.wait_for("不在了")).text


async def test_an_article_of_a_held_issue_is_not_shown(stack: AsyncExitStack, tmp_path: Path) -> None:
    room = await open_newsroom(stack, tmp_path, telegram={"admins": [4711]}, inbox={"hold_below": 1.0})
    await room.takes_in(JUNE)
    (held,) = await to_thread(room.services.archive.held_issues)
    reader = await room.reader()
    await reader.start(f"a{held.articles[0].id}")
    assert "不在了" in (await reader.wait_for("不在了")).text


async def test_a_traditional_reader_sees_traditional_buttons(newsroom: Newsroom) -> None:
    await newsroom.takes_in(APRIL)
    reader = await newsroom.reader("陳太太", language="zh-hant")
    article = await opened(newsroom, reader)
    assert {"下一篇 ➡", "📋 複製出處", "↗ 轉給別人", "⚠ 報錯"} <= set(article.labels)
    english = await newsroom.reader("Ann", language="en")
    article = await opened(newsroom, english)
    assert {"Next ➡", "📄 Page 1", "📋 Copy citation", "⚠ Report a mistake"} <= set(article.labels)
