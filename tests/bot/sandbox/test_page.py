"""The chat page in a real browser, as a newcomer uses it."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest
from PIL import Image
from selenium import webdriver
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.remote.webelement import WebElement
from selenium.webdriver.support.ui import WebDriverWait

from bot.sandbox.beside import SandboxBeside
from bot.sandbox.person import Person
from tests.bot.sandbox.conftest import BROWSER, DRIVER, TOKEN, BotSide

pytestmark = pytest.mark.browser

FLAGS = (
    "--headless=new --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync --lang=zh-CN"
)


class Page:
    """The page in words of what a person sees and does."""

    def __init__(self, driver: webdriver.Chrome, address: str) -> None:
        self.driver, self.address = driver, address

    def open(self, person: int = 0, width: int = 1100) -> Page:
        metrics = {"width": width, "height": 800, "deviceScaleFactor": 1, "mobile": False}
        self.driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", metrics)
        self.driver.get("about:blank")
        self.driver.get(f"{self.address}/?me={person}")
        self.until(lambda: self.text("#line") == "已连接")
        return self

    def until(self, seen: Callable[[], Any], seconds: float = 15) -> Any:
        """Wait until something is seen; nodes that the page replaces meanwhile are looked for again."""
        return WebDriverWait(self.driver, seconds, 0.05, [Exception]).until(lambda _: seen())

    def all(self, selector: str) -> list[WebElement]:
        return self.driver.find_elements(By.CSS_SELECTOR, selector)

    def one(self, selector: str, words: str = "") -> WebElement:
        """The last shown element of this kind that has the words."""

        def found() -> WebElement | None:
            fitting = [one for one in self.all(selector) if one.is_displayed() and words in one.text]
            return fitting[-1] if fitting else None

        element: WebElement = self.until(found)
        return element

    def text(self, selector: str) -> str:
        return " ".join(one.text for one in self.all(selector))

    def click(self, selector: str, words: str = "") -> None:
        self.until(lambda: self.one(selector, words).click() or True)

    def type(self, words: str, *, send: bool = True) -> None:
        self.one("#text").send_keys(words, *([Keys.ENTER] if send else []))

    def sees(self, words: str, selector: str = "#messages") -> bool:
        return bool(self.until(lambda: words in self.text(selector)))


@pytest.fixture(scope="module")
def driver(tmp_path_factory: pytest.TempPathFactory) -> Iterator[webdriver.Chrome]:
    options = webdriver.ChromeOptions()
    options.binary_location = str(BROWSER)
    for flag in [*FLAGS.split(), f"--user-data-dir={tmp_path_factory.mktemp('browser')}"]:
        options.add_argument(flag)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    driver = webdriver.Chrome(options=options, service=webdriver.ChromeService(str(DRIVER)))
    yield driver
    driver.quit()


@pytest.fixture
def page(driver: webdriver.Chrome, address: str) -> Iterator[Page]:
    driver.get_log("browser")
    page = Page(driver, address)
    yield page
    driver.get("about:blank")  # before the server goes: a page that polls would complain of that
    complaints = [line for line in driver.get_log("browser") if line["level"] == "SEVERE"]
    assert complaints == [], "the browser's console complains"


def test_a_newcomer_starts_searches_reads_and_presses(page: Page, bot: BotSide) -> None:
    page.open()
    page.click("#restart", "开始")
    assert bot.updates(timeout=10)[0]["message"]["text"] == "/start"
    page.type("/search 双招双引")
    [update] = bot.updates(timeout=10)
    assert update["message"]["text"] == "/search 双招双引"
    chat = update["message"]["chat"]["id"]
    html = (
        '<b>双招双引</b> <a href="http://a.cn/">链接</a>\n'
        f"<blockquote expandable>{'很长的正文。' * 60}</blockquote>\n<tg-spoiler>藏着</tg-spoiler><code>代码</code>"
    )
    keyboard = {
        "inline_keyboard": [
            [{"text": "下一页", "callback_data": "p2"}, {"text": "提示", "callback_data": "a"}]
        ]
    }
    bot("sendMessage", chat_id=chat, text=html, parse_mode="HTML", reply_markup=keyboard)
    assert page.one(".message b", "双招双引")
    link = page.one(".message a", "链接")
    assert link.get_attribute("href") == "http://a.cn/"
    assert "noopener" in str(link.get_attribute("rel"))
    quote = page.one("blockquote")
    folded = quote.size["height"]
    quote.click()
    assert page.until(lambda: page.one("blockquote").size["height"] > folded)
    page.click(".buttons button", "下一页")
    query = bot.updates(timeout=10)[0]["callback_query"]
    bot("answerCallbackQuery", callback_query_id=query["id"], text="翻到第 2 页")
    assert page.sees("翻到第 2 页", "#toast")
    bot(
        "editMessageText",
        chat_id=chat,
        message_id=query["message"]["message_id"],
        text="第二页",
        reply_markup=keyboard,
    )
    assert page.sees("第二页")
    assert page.sees("已编辑")
    page.click(".buttons button", "提示")
    query = bot.updates(timeout=10)[0]["callback_query"]
    bot("answerCallbackQuery", callback_query_id=query["id"], text="请注意", show_alert=True)
    assert page.sees("请注意", "dialog")
    page.click("dialog button", "好")


def test_text_is_never_run_as_html(page: Page, bot: BotSide, reader: Person) -> None:
    evil = "<img src=x onerror='window.hacked=1'><script>window.hacked=1</script>"
    group = reader.create(evil)
    reader.promote(group)
    markup = {"inline_keyboard": [[{"text": evil, "callback_data": "x"}]]}
    bot("sendMessage", chat_id=group, text=evil, reply_markup=markup)
    bot(
        "sendMessage",
        chat_id=group,
        text="js",
        entities=[{"type": "text_link", "offset": 0, "length": 2, "url": "tg:x"}],
    )
    bot("setMyCommands", commands=[{"command": "x", "description": evil}])
    reader.say(evil, group)
    page.open(reader.id)
    page.click(".chat", "<img")
    assert page.sees("window.hacked=1")
    page.type("/", send=False)
    assert page.sees("<script>", "#commands")
    page.click("#menu")
    page.click("dialog button", "成员")
    page.click("dialog button", "好")
    assert page.driver.execute_script("return window.hacked") is None
    assert page.all("#messages img, #messages script, #chats img, dialog img") == []


def test_a_headline_that_is_a_deep_link_opens_in_the_chat(page: Page, bot: BotSide, reader: Person) -> None:
    html = '<a href="https://t.me/baotong_bot?start=a7">头条</a>'
    bot("sendMessage", chat_id=reader.id, text=html, parse_mode="HTML")
    page.open(reader.id)
    page.click(".message a", "头条")
    assert bot.updates(timeout=10)[0]["message"]["text"] == "/start a7"
    assert len(page.driver.window_handles) == 1


def test_typing_deleting_and_reactions_are_seen_as_they_happen(
    page: Page, bot: BotSide, reader: Person
) -> None:
    page.open(reader.id)
    bot("sendChatAction", chat_id=reader.id, action="typing")
    assert page.sees("正在输入", "#about")
    sent = bot("sendMessage", chat_id=reader.id, text="马上删")["message_id"]
    assert page.sees("马上删")
    bot("setMessageReaction", chat_id=reader.id, message_id=sent, reaction=[{"type": "emoji", "emoji": "👍"}])
    assert page.one(".reactions button")
    bot("deleteMessage", chat_id=reader.id, message_id=sent)
    assert page.until(lambda: "马上删" not in page.text("#messages"))


def test_a_person_replies_edits_and_deletes(page: Page, bot: BotSide, reader: Person) -> None:
    bot("sendMessage", chat_id=reader.id, text="问题？")
    page.open(reader.id)
    page.one(".message", "问题？").click()
    page.click(".message:focus .acts button", "回复")
    page.type("答案")
    assert bot.updates(timeout=10)[0]["message"]["reply_to_message"]["text"] == "问题？"
    page.one(".message.mine .foot", "").click()
    page.one(".message.mine", "答案").click()
    page.click(".message.mine:focus .acts button", "编辑")
    page.one("#text").send_keys(Keys.CONTROL, "a")
    page.type("新答案")
    assert bot.updates(timeout=10)[0]["edited_message"]["text"] == "新答案"
    assert page.sees("新答案")
    page.one(".message.mine", "新答案").click()
    page.click(".message.mine:focus .acts button", "删除")
    assert page.until(lambda: "新答案" not in page.text("#messages"))


def test_groups_topics_and_inline_results(page: Page, bot: BotSide, reader: Person) -> None:
    page.open(reader.id)
    page.click("#create")
    page.one("dialog select").send_keys("有话题的群组")
    page.click("dialog button", "确定")
    assert page.sees("读报群", "#title")
    assert bot.updates(timeout=10)[0]["my_chat_member"]["new_chat_member"]["status"] == "member"
    page.click("#menu")
    page.click("dialog button", "新话题")
    page.one("dialog input").send_keys("早报", Keys.ENTER)
    page.click("#topics button", "早报")
    page.type("@baotong_bot 双招双引", send=False)
    found = [update["inline_query"] for update in bot.updates(timeout=10) if "inline_query" in update]
    while not found or found[-1]["query"] != "双招双引":
        found += [update["inline_query"] for update in bot.updates(timeout=10) if "inline_query" in update]
    article = {
        "type": "article",
        "id": "a1",
        "title": "签约三个项目",
        "input_message_content": {"message_text": "<b>签约</b>", "parse_mode": "HTML"},
    }
    bot("answerInlineQuery", inline_query_id=found[-1]["id"], results=[article])
    page.click("#results button", "签约三个项目")
    assert page.one(".message b", "签约")
    assert page.sees("经由 @baotong_bot")
    assert reader.chats()[0]["last"]["message_thread_id"] == reader.chats()[0]["topics"][0]["id"]


def test_pictures_and_files_are_shown(page: Page, bot: BotSide, reader: Person) -> None:
    out = io.BytesIO()
    Image.new("RGB", (60, 40), "teal").save(out, "PNG")
    url = f"{bot.address}/bot{TOKEN}"
    values = {"chat_id": str(reader.id), "caption": "词云"}
    assert httpx.post(f"{url}/sendPhoto", data=values, files={"photo": ("x.png", out.getvalue())}).json()[
        "ok"
    ]
    assert httpx.post(
        f"{url}/sendDocument", data=values, files={"document": ("报.epub", b"x" * 3000)}
    ).json()["ok"]
    page.open(reader.id)
    image = page.one(".picture")
    assert page.until(lambda: page.driver.execute_script("return arguments[0].naturalWidth", image) == 60)
    assert page.sees("报.epub")
    assert page.sees("3 KB")


def test_what_has_no_picture_is_told_in_words(page: Page, bot: BotSide, reader: Person) -> None:
    page.open(reader.id)
    reader.act("show", content={"location": {"latitude": 28.9, "longitude": 118.8}})
    assert page.sees("[位置] 28.9, 118.8")
    reader.act("show", content={"contact": {"first_name": "张三", "phone_number": "10086"}})
    assert page.sees("[联系人] 张三 10086")
    assert page.sees("[联系人] 张三 10086", "#chats")


def test_a_file_is_sent_by_the_page(page: Page, bot: BotSide, reader: Person, tmp_path: Path) -> None:
    (tmp_path / "2020-12-14.txt").write_text("头版", "gb18030")
    page.open(reader.id)
    page.driver.find_element(By.ID, "file").send_keys(str(tmp_path / "2020-12-14.txt"))
    [update] = bot.updates(timeout=10)
    assert update["message"]["document"]["file_name"] == "2020-12-14.txt"
    assert page.sees("2020-12-14.txt")


def test_commands_and_reply_keyboards_spare_typing(page: Page, bot: BotSide, reader: Person) -> None:
    bot(
        "setMyCommands",
        commands=[{"command": "help", "description": "怎么用"}, {"command": "latest", "description": "最新"}],
    )
    page.open(reader.id)
    page.type("/he", send=False)
    page.click("#commands button", "怎么用")
    assert bot.updates(timeout=10)[0]["message"]["text"] == "/help"
    bot(
        "sendMessage",
        chat_id=reader.id,
        text="选",
        reply_markup={"keyboard": [["是", "否"]], "one_time_keyboard": True},
    )
    page.click("#keyboard button", "是")
    assert bot.updates(timeout=10)[0]["message"]["text"] == "是"
    assert page.until(lambda: not page.driver.find_element(By.ID, "keyboard").is_displayed())


def test_stopping_the_bot_takes_the_writing_away_and_starting_gives_it_back(
    page: Page, bot: BotSide, reader: Person
) -> None:
    page.open(reader.id)
    page.click("#menu")
    page.click("dialog button", "停用机器人")
    assert bot.updates(timeout=10)[0]["my_chat_member"]["new_chat_member"]["status"] == "kicked"
    assert page.until(lambda: not page.driver.find_element(By.ID, "composer").is_displayed())
    page.click("#restart", "重新启用")
    assert "my_chat_member" in bot.updates(timeout=10)[0]
    assert page.one("#composer")


def test_on_a_phone_the_list_and_the_chat_take_turns(page: Page, bot: BotSide, reader: Person) -> None:
    bot("sendMessage", chat_id=reader.id, text="很长的一行" * 80)
    page.open(reader.id, width=375)
    assert not page.driver.find_element(By.ID, "main").is_displayed()
    page.click(".chat", "报童")
    assert page.sees("很长的一行")
    assert not page.driver.find_element(By.ID, "side").is_displayed()
    assert page.driver.execute_script("return document.documentElement.scrollWidth") <= 375
    page.click("#back")
    assert page.one(".chat", "报童")


def test_people_are_added_and_changed(page: Page, reader: Person) -> None:
    page.open(reader.id)
    page.click("#meet")
    page.one("dialog input").send_keys("李小红", Keys.ENTER)
    assert page.until(
        lambda: "李小红" in page.one("#people").find_element(By.CSS_SELECTOR, "option:checked").text
    )
    assert page.one("#restart", "开始")


def test_other_chats_count_what_is_unread(page: Page, bot: BotSide, reader: Person) -> None:
    group = reader.create("读报群")
    page.open(reader.id)
    page.click(".chat", "报童")
    bot("sendMessage", chat_id=group, text="群里的新消息")
    assert page.until(lambda: page.text(".chat .count") == "1")
    page.click(".chat", "读报群")
    assert page.sees("群里的新消息")
    assert page.until(lambda: page.text(".chat .count") == "")


def test_the_page_finds_its_history_again_after_a_restart(driver: webdriver.Chrome, tmp_path: Path) -> None:
    journal = tmp_path / "j.jsonl"
    with SandboxBeside(TOKEN, journal) as address:
        port = int(address.rpartition(":")[2])
        page = Page(driver, address).open()
        page.click("#restart", "开始")
        page.type("还记得我吗")
        assert page.sees("还记得我吗")
        me = driver.execute_script("return document.getElementById('people').value")
    assert page.sees("断开", "#line")
    with SandboxBeside(TOKEN, journal, port) as address, httpx.Client() as client:
        assert page.sees("已连接", "#line")
        BotSide(address, client)("sendMessage", chat_id=int(me), text="记得")
        assert page.sees("记得")
        assert "还记得我吗" in page.text("#messages")
    driver.get("about:blank")
    driver.get_log("browser")
