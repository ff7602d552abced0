"""sendMessage, editing, deleting: what is accepted, how it shows, and every refusal in Telegram's words."""

from __future__ import annotations

import json
from typing import Any

import pytest

from bot.sandbox.person import Person
from tests.bot.sandbox import referee
from tests.bot.sandbox.conftest import BotSide

BAD = "Bad Request: "


def inline(*buttons: dict[str, Any]) -> dict[str, Any]:
    return {"inline_keyboard": [list(buttons)]}


def test_a_message_shows_what_was_sent_and_what_was_found_in_it(bot: BotSide, reader: Person) -> None:
    text = '<b>今日云溪</b> <a href="http://a.cn/x?1&amp;2">读</a> /help #双招双引\n<blockquote expandable>文</blockquote>'
    sent = bot("sendMessage", chat_id=reader.id, text=text, parse_mode="html", protect_content=True)
    assert sent["text"] == "今日云溪 读 /help #双招双引\n文"
    assert [entity["type"] for entity in sent["entities"]] == [
        "bold",
        "text_link",
        "bot_command",
        "hashtag",
        "expandable_blockquote",
    ]
    assert sent["from"]["id"] == 600
    assert sent["chat"] == {"id": reader.id, "type": "private", "first_name": "王小明"}
    assert sent["has_protected_content"] is True
    received = reader.wait_for("今日云溪")
    assert received.wire == sent
    assert received.pieces("bold") == ["今日云溪"]
    assert received.links() == ["http://a.cn/x?1&2"]


def test_entities_may_be_given_instead_of_html(bot: BotSide, reader: Person) -> None:
    given = [
        {"type": "bold", "offset": 0, "length": 2},
        {"type": "pre", "offset": 3, "length": 1, "language": "py"},
        {"type": "text_link", "offset": 5, "length": 1, "url": "a.cn"},
        {"type": "text_link", "offset": 5, "length": 1, "url": "bad"},
        {"type": "mention", "offset": 0, "length": 2},
    ]
    sent = bot("sendMessage", chat_id=reader.id, text="😀 文 字", entities=given)
    assert [(one["type"], one["offset"], one["length"]) for one in sent["entities"]] == [
        ("bold", 0, 2),
        ("pre", 3, 1),
        ("text_link", 5, 1),
    ]


def test_only_the_first_hundred_entities_are_kept(bot: BotSide, reader: Person) -> None:
    sent = bot("sendMessage", chat_id=reader.id, text="<b>a</b> " * 150, parse_mode="HTML")
    assert len(sent["entities"]) == 100


def test_a_reply_shows_what_it_answers(bot: BotSide, reader: Person) -> None:
    asked = reader.say("几点了")
    sent = bot("sendMessage", chat_id=reader.id, text="八点", reply_parameters={"message_id": asked.id})
    assert sent["reply_to_message"]["text"] == "几点了"
    alone = bot(
        "sendMessage",
        chat_id=reader.id,
        text="八点",
        reply_parameters={"message_id": 99999, "allow_sending_without_reply": True},
    )
    assert "reply_to_message" not in alone


@pytest.mark.parametrize(
    ("given", "reason"),
    [
        ({}, "message text is empty"),
        ({"text": ""}, "message text is empty"),
        ({"text": " \n "}, "text must be non-empty"),
        ({"text": "<b> </b>", "parse_mode": "HTML"}, "text must be non-empty"),
        ({"text": "文" * 4097}, "message is too long"),
        ({"text": "文" * 11000}, "text is too long"),
        ({"text": "x", "parse_mode": "BBCode"}, "unsupported parse_mode"),
        (
            {"text": "文<p>", "parse_mode": "HTML"},
            'can\'t parse entities: Unsupported start tag "p" at byte offset 3',
        ),
        ({"text": "x", "reply_markup": "{"}, "can't parse reply keyboard markup JSON object"),
        ({"text": "x", "reply_markup": "[]"}, "object expected as reply markup"),
        (
            {"text": "x", "reply_markup": {"inline_keyboard": [{}]}},
            'field "inline_keyboard" of the InlineKeyboardMarkup must be an Array of Arrays',
        ),
        (
            {"text": "x", "reply_markup": inline({"text": "a"})},
            "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard",
        ),
        (
            {"text": "x", "reply_markup": inline({"callback_data": "a"})},
            "can't parse inline keyboard button: Can't find field \"text\"",
        ),
        (
            {"text": "x", "reply_markup": inline({"text": "", "callback_data": "a"})},
            "inline keyboard button text must be non-empty",
        ),
        (
            {"text": "x", "reply_markup": inline({"text": "a", "callback_data": "文" * 22})},
            "BUTTON_DATA_INVALID",
        ),
        (
            {"text": "x", "reply_markup": inline({"text": "a", "url": "foo"})},
            "inline keyboard button URL 'foo' is invalid: Wrong HTTP URL",
        ),
        (
            {
                "text": "x",
                "reply_markup": {
                    "inline_keyboard": [[{"text": "a", "callback_data": "a"}] for _ in range(101)]
                },
            },
            "reply markup is too long",
        ),
        ({"text": "x", "reply_parameters": {"message_id": 99999}}, "message to be replied not found"),
        ({"text": "x", "reply_parameters": "[1]"}, "object expected as reply parameters"),
        ({"text": "x", "reply_markup": {"keyboard": 1}}, 'field "keyboard" must be of type Array'),
        ({"text": "x", "reply_markup": {"keyboard": [1]}}, 'field "keyboard" must be an Array of Arrays'),
        (
            {"text": "x", "reply_markup": {"keyboard": [[1]]}},
            "can't parse keyboard button: KeyboardButton must be a String or an Object",
        ),
        ({"text": "x", "reply_markup": {"keyboard": [[" "]]}}, "keyboard button text must be non-empty"),
        (
            {"text": "x", "reply_markup": {"inline_keyboard": [[1]]}},
            "can't parse inline keyboard button: InlineKeyboardButton must be an Object",
        ),
        (
            {"text": "x", "reply_markup": inline({"text": "a", "web_app": {"url": "http://a.cn"}})},
            "inline keyboard button Web App URL 'http://a.cn' is invalid: Only HTTPS links are allowed",
        ),
        (
            {"text": "x", "reply_markup": inline({"text": ["a"], "url": "http://a.cn"})},
            'can\'t parse inline keyboard button: Field "text" must be of type String',
        ),
        (
            {"text": "x", "entities": [{"type": "bold", "offset": 5, "length": 1}]},
            "entity begins after the end of the text at UTF-16 offset 5",
        ),
    ],
)
def test_a_bad_message_is_refused_in_telegrams_words(
    bot: BotSide, reader: Person, given: dict[str, Any], reason: str
) -> None:
    code, description = bot.error("sendMessage", chat_id=reader.id, **given)
    assert code == 400
    assert description == BAD + reason


@pytest.mark.parametrize("text", ["文" * 4096, "😀" * 4096])
def test_a_text_of_the_greatest_length_is_taken(bot: BotSide, reader: Person, text: str) -> None:
    assert bot("sendMessage", chat_id=reader.id, text=text)["text"] == text


def test_chats_that_cannot_be_reached_say_why(bot: BotSide, reader: Person) -> None:
    def refused(chat: object) -> tuple[int, str]:
        return bot.error("sendMessage", chat_id=chat, text="x")

    stranger = reader.control.act("person", name="生人")["id"]
    assert refused("") == (400, BAD + "chat_id is empty")
    assert refused(12345) == (400, BAD + "chat not found")
    assert refused("@nobody") == (400, BAD + "chat not found")
    assert refused("xyz") == (400, BAD + "chat not found")
    assert refused(stranger) == (403, "Forbidden: bot can't initiate conversation with a user")
    assert refused(600) == (403, "Forbidden: the bot can't send messages to the bot")
    reader.block()
    assert refused(reader.id) == (403, "Forbidden: bot was blocked by the user")
    reader.unblock()
    reader.act("deactivate")
    assert refused(reader.id) == (403, "Forbidden: user is deactivated")


def test_every_kind_of_button_shows_as_it_was_set(bot: BotSide, reader: Person) -> None:
    row = [
        {"text": "下一页", "callback_data": "p2", "style": "primary"},
        {"text": "网站", "url": "http://a.cn/"},
        {"text": "复制", "copy_text": {"text": "《今日云溪》"}},
        {"text": "分享", "switch_inline_query": "双招双引"},
        {"text": "再搜", "switch_inline_query_current_chat": ""},
        {"text": "程序", "web_app": {"url": "https://a.cn/"}},
    ]
    sent = bot("sendMessage", chat_id=reader.id, text="x", reply_markup={"inline_keyboard": [row, []]})
    assert sent["reply_markup"]["inline_keyboard"] == [row]
    copy = inline({"text": "x", "copy_text": {"text": "长" * 257}})
    assert bot.error("sendMessage", chat_id=reader.id, text="x", reply_markup=copy)[0] == 400


def test_a_reply_keyboard_reaches_the_person_and_is_no_part_of_the_message(
    bot: BotSide, reader: Person
) -> None:
    markup = {"keyboard": [["是", {"text": "否"}]], "resize_keyboard": True}
    assert "reply_markup" not in bot("sendMessage", chat_id=reader.id, text="x", reply_markup=markup)
    event = reader.wait_event(lambda event: event.kind == "keyboard")
    assert event.body == {"keyboard": [[{"text": "是"}, {"text": "否"}]], "resize_keyboard": True}
    bot("sendMessage", chat_id=reader.id, text="x", reply_markup={"remove_keyboard": True})
    assert reader.wait_event(lambda event: event.kind == "keyboard" and "keyboard" not in event.body)


# Editing


def test_an_edit_changes_text_and_keyboard_and_the_person_sees_it(bot: BotSide, reader: Person) -> None:
    sent = bot(
        "sendMessage", chat_id=reader.id, text="一", reply_markup=inline({"text": "x", "callback_data": "x"})
    )
    place = {"chat_id": reader.id, "message_id": sent["message_id"]}
    edited = bot("editMessageText", **place, text="<i>二</i>", parse_mode="HTML")
    assert edited["text"] == "二"
    assert edited["edit_date"] >= edited["date"]
    assert "reply_markup" not in edited
    assert reader.wait_for("二").kind == "edit"
    marked = bot("editMessageReplyMarkup", **place, reply_markup=inline({"text": "y", "callback_data": "y"}))
    assert marked["reply_markup"]["inline_keyboard"][0][0]["text"] == "y"
    assert bot.updates() == []


def test_a_bad_edit_is_refused_in_telegrams_words(bot: BotSide, reader: Person) -> None:
    sent = bot("sendMessage", chat_id=reader.id, text="一")["message_id"]
    theirs = reader.say("我的").id

    def refused(message: int, **given: Any) -> str:
        return bot.error("editMessageText", chat_id=reader.id, message_id=message, **given)[1].removeprefix(
            BAD
        )

    assert refused(sent, text="一") == (
        "message is not modified: specified new message content and reply markup are exactly the same as a current "
        "content and reply markup of the message"
    )
    assert refused(99999, text="x") == "message to edit not found"
    assert refused(theirs, text="x") == "message can't be edited"
    assert refused(sent, text="文" * 4097) == "MESSAGE_TOO_LONG"
    assert refused(sent, text="x", reply_markup={"keyboard": [["x"]]}) == "inline keyboard expected"
    assert bot.error("editMessageText", text="x") == (400, BAD + "message identifier is not specified")
    assert bot.error("editMessageText", text="x", inline_message_id="nope") == (
        400,
        BAD + "MESSAGE_ID_INVALID",
    )
    assert bot.error("editMessageCaption", chat_id=reader.id, message_id=sent, caption="x") == (
        400,
        BAD + "there is no caption in the message to edit",
    )


def test_a_deleted_message_is_gone_for_both_sides(bot: BotSide, reader: Person) -> None:
    sent = bot("sendMessage", chat_id=reader.id, text="一")["message_id"]
    place = {"chat_id": reader.id, "message_id": sent}
    assert bot("deleteMessage", **place) is True
    assert bot.error("deleteMessage", **place) == (400, BAD + "message to delete not found")
    assert bot.error("editMessageText", **place, text="x") == (400, BAD + "message to edit not found")
    assert sent not in [message.id for message in reader.history()]
    assert bot.error("deleteMessage", message_id=1) == (400, BAD + "chat identifier is not specified")
    assert bot.error("deleteMessage", chat_id=reader.id) == (400, BAD + "message identifier is not specified")


def test_several_messages_are_deleted_at_once_and_missing_ones_passed_over(
    bot: BotSide, reader: Person
) -> None:
    ids = [bot("sendMessage", chat_id=reader.id, text=text)["message_id"] for text in "一二"]
    assert bot("deleteMessages", chat_id=reader.id, message_ids=[*ids, 99999]) is True
    assert reader.received() == []
    for given in (None, [], "x", list(range(1, 102)), [0]):
        assert bot.error("deleteMessages", chat_id=reader.id, message_ids=given)[0] == 400


# Buttons


def test_a_press_reaches_the_bot_and_its_answer_the_person(bot: BotSide, reader: Person) -> None:
    bot(
        "sendMessage",
        chat_id=reader.id,
        text="x",
        reply_markup=inline({"text": "下一页 ›", "callback_data": "p2"}),
    )
    message = reader.wait_for("x")
    pressed = message.press("下一页")
    [update] = bot.updates()
    query = update["callback_query"]
    assert query["data"] == "p2"
    assert query["message"]["message_id"] == message.id
    assert bot("answerCallbackQuery", callback_query_id=query["id"], text="好", show_alert=True) is True
    answer = reader.wait_event(lambda event: event.kind == "answer").body
    assert answer == {"id": pressed["query_id"], "text": "好", "show_alert": True}
    assert bot.error("answerCallbackQuery", callback_query_id=query["id"])[1].startswith(
        BAD + "query is too old"
    )


def test_an_unknown_query_and_a_long_answer_are_refused(bot: BotSide, reader: Person) -> None:
    assert bot.error("answerCallbackQuery", callback_query_id="1") == (
        400,
        BAD + "query is too old and response timeout expired or query ID is invalid",
    )
    assert bot.error("answerCallbackQuery", callback_query_id="1", text="长" * 201) == (
        400,
        BAD + "MESSAGE_TOO_LONG",
    )


def test_a_hostile_client_may_send_data_that_no_button_has(bot: BotSide, reader: Person) -> None:
    bot("sendMessage", chat_id=reader.id, text="x")
    message = reader.wait_for("x")
    reader.press(message, data="admin:drop", forged=True)
    assert bot.updates()[0]["callback_query"]["data"] == "admin:drop"


def test_typing_and_drafts_are_seen_and_leave_no_message(bot: BotSide, reader: Person) -> None:
    assert bot("sendChatAction", chat_id=reader.id, action="typing") is True
    assert bot.error("sendChatAction", chat_id=reader.id, action="dancing") == (
        400,
        BAD + "wrong parameter action in request",
    )
    assert bot("sendMessageDraft", chat_id=reader.id, draft_id=1, text="写着…") is True
    assert [event.kind for event in reader.events()][-2:] == ["action", "draft"]
    assert reader.received() == []


def test_a_rich_message_comes_back_as_paragraphs(bot: BotSide, reader: Person) -> None:
    html = "<h1>今日云溪</h1><p>第一段</p><p>第<b>二</b>段</p>"
    sent = bot("sendRichMessage", chat_id=reader.id, rich_message={"html": html})
    assert [block["text"] for block in sent["rich_message"]["blocks"]] == ["今日云溪", "第一段", "第二段"]
    assert bot("sendRichMessageDraft", chat_id=reader.id, draft_id=1, rich_message={"html": html}) is True
    assert bot.error("sendRichMessage", chat_id=reader.id, rich_message={"html": ""})[0] == 400
    assert bot.error("sendRichMessage", chat_id=reader.id)[0] == 400
    place = {"chat_id": reader.id, "message_id": sent["message_id"]}
    assert (
        bot("editMessageText", **place, rich_message={"html": "<p>新</p>"})["rich_message"]["blocks"][0][
            "text"
        ]
        == "新"
    )
    assert "rich_message" not in bot("editMessageText", **place, text="平")
    group = reader.create("群")
    assert bot.error("sendRichMessageDraft", chat_id=group, draft_id=1, rich_message={"html": html})[0] == 400
    assert bot.error("sendMessageDraft", chat_id=group, draft_id=1, text="x")[0] == 400
    assert bot.error("sendMessageDraft", chat_id=reader.id, text="x")[0] == 400


def test_the_emulators_html_errors_are_the_referees(bot: BotSide, reader: Person) -> None:
    for text in ("<b>x", "<b>x</i>", "</b>", "a<b", "<a href=", "<span>x</span>"):
        told = referee.html(text)
        assert isinstance(told, str)
        description = bot.error("sendMessage", chat_id=reader.id, text=text, parse_mode="HTML")[1]
        assert description == BAD + told[0].lower() + told[1:]


def test_previews_effects_and_silence_are_kept(bot: BotSide, reader: Person) -> None:
    preview = {"url": "http://a.cn", "prefer_small_media": True, "is_disabled": False}
    sent = bot(
        "sendMessage", chat_id=reader.id, text="x", link_preview_options=preview, message_effect_id="5"
    )
    assert sent["link_preview_options"] == {"url": "http://a.cn", "prefer_small_media": True}
    assert sent["effect_id"] == "5"
    plain = bot(
        "sendMessage", chat_id=reader.id, text="x", disable_web_page_preview=True, disable_notification=True
    )
    assert plain["link_preview_options"] == {"is_disabled": True}
    rang = [event.body["message_id"] for event in reader.events() if event.kind == "notify"]
    assert rang == [sent["message_id"]]
    for given in ("{", "[]"):
        assert bot.error("sendMessage", chat_id=reader.id, text="x", link_preview_options=given)[0] == 400


def test_every_entity_that_can_be_given_is_kept(bot: BotSide, reader: Person) -> None:
    given = [
        {
            "type": "text_mention",
            "offset": 0,
            "length": 1,
            "user": {"id": reader.id, "is_bot": False, "first_name": "王"},
        },
        {"type": "date_time", "offset": 2, "length": 1, "unix_time": 1607904000, "date_time_format": "D"},
        {"type": "custom_emoji", "offset": 4, "length": 1, "custom_emoji_id": "5"},
        {"type": "expandable_blockquote", "offset": 6, "length": 1},
    ]
    sent = bot("sendMessage", chat_id=reader.id, text="a b c d", entities=given)
    assert [one["type"] for one in sent["entities"]] == [one["type"] for one in given]
    for broken in (1, {}, {"offset": "x", "length": 1, "type": "bold"}):
        description = bot.error("sendMessage", chat_id=reader.id, text="x", entities=[broken])[1]
        assert description.startswith(BAD + "can't parse MessageEntity: ")


def test_half_a_surrogate_pair_is_no_text(bot: BotSide, reader: Person) -> None:
    words = BAD + "strings must be encoded in UTF-8"
    body = json.dumps({"chat_id": reader.id, "text": "\ud800"})
    url, headers = f"{bot.address}/bot{bot.token}/sendMessage", {"Content-Type": "application/json"}
    assert bot.client.post(url, content=body, headers=headers).json()["description"] == words
    markup = '{"inline_keyboard": [[{"text": "\\ud800", "callback_data": "x"}]]}'
    assert bot.error("sendMessage", chat_id=reader.id, text="x", reply_markup=markup) == (400, words)


def test_only_messages_of_the_last_two_days_can_be_deleted_for_everyone(
    bot: BotSide, reader: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    sent = bot("sendMessage", chat_id=reader.id, text="x")["message_id"]
    monkeypatch.setattr("bot.sandbox.methods.editing.DELETABLE_SECONDS", -1)
    assert bot.error("deleteMessage", chat_id=reader.id, message_id=sent) == (
        400,
        BAD + "message can't be deleted for everyone",
    )


def test_a_person_edits_and_deletes_and_the_bot_hears_of_the_edit(bot: BotSide, reader: Person) -> None:
    said = reader.say("原来")
    assert reader.edit(said, "后来 /help").entities[0]["type"] == "bot_command"
    assert [update["edited_message"]["text"] for update in bot.updates() if "edited_message" in update] == [
        "后来 /help"
    ]
    reader.delete(said)
    assert said.id not in [message.id for message in reader.history()]


def test_a_person_follows_a_deep_link_and_starts_a_stopped_bot_again(bot: BotSide, reader: Person) -> None:
    reader.block()
    assert reader.block() is False
    assert reader.start_with("a7").text == "/start a7"
    assert bot.kinds() == ["my_chat_member", "my_chat_member", "message"]
