"""Groups, channels, topics: who hears what, who may what, and what becomes of a group."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from bot.sandbox.person import ActFailedError, Person
from tests.bot.sandbox.conftest import BotSide

BAD = "Bad Request: "


def refused(bot: BotSide, chat: str, method: str = "sendMessage", **given: object) -> tuple[int, str]:
    return bot.error(method, chat_id=chat, **{"text": "x", **given})


@pytest.fixture
def group(reader: Person, bot: BotSide) -> str:
    """A supergroup with the bot as a plain member."""
    key = reader.create("读报群")
    bot.updates()
    return key


def test_being_added_comes_as_membership_and_service_message(bot: BotSide, reader: Person) -> None:
    key = reader.create("读报群", "group")
    added, service = bot.updates()
    assert added["my_chat_member"]["new_chat_member"]["status"] == "member"
    assert added["my_chat_member"]["from"]["id"] == reader.id
    assert service["message"]["new_chat_members"][0]["id"] == 600
    assert service["message"]["chat"] == {"id": int(key), "type": "group", "title": "读报群"}


def test_privacy_mode_lets_through_only_what_is_meant_for_the_bot(
    bot: BotSide, reader: Person, group: str
) -> None:
    sent = bot("sendMessage", chat_id=group, text="早报")
    reader.say("大家早", group)
    reader.say("/search@other_bot 词", group)
    reader.say("/search 词", group)
    reader.say("/search@Baotong_Bot 词", group)
    reader.say("问 @baotong_bot", group)
    reader.say("回复", group, reply_to=sent["message_id"])
    assert bot.texts() == ["/search 词", "/search@Baotong_Bot 词", "问 @baotong_bot", "回复"]


def test_an_administrator_or_a_bot_without_privacy_hears_everything(
    bot: BotSide, reader: Person, group: str
) -> None:
    reader.promote(group)
    assert bot.kinds() == ["my_chat_member"]
    reader.say("大家早", group)
    assert bot.texts() == ["大家早"]
    reader.demote(group)
    bot.updates()
    reader.say("听不见", group)
    assert bot.texts() == []
    reader.control.act("bot", token=bot.token, privacy=False)
    reader.say("听得见", group)
    assert bot.texts() == ["听得见"]


def test_bots_do_not_hear_each_other(bot: BotSide, reader: Person, group: str) -> None:
    reader.control.act("bot", token="601:other", username="other_bot")
    reader.add(group, "601:other")
    other = BotSide(bot.address, bot.client, "601:other")
    bot.updates()
    bot("sendMessage", chat_id=group, text="/start@other_bot")
    assert [update for update in other.updates() if update.get("message", {}).get("text")] == []
    reader.say("/start@other_bot", group)
    assert other.texts() == ["/start@other_bot"]
    assert bot.texts() == []


def test_a_removed_bot_is_refused_until_it_is_added_again(bot: BotSide, reader: Person, group: str) -> None:
    reader.remove(group)
    assert bot.kinds() == ["message", "my_chat_member"]
    assert refused(bot, group) == (403, "Forbidden: bot was kicked from the supergroup chat")
    assert reader.add(group)
    assert bot("sendMessage", chat_id=group, text="回来了")
    bot("leaveChat", chat_id=group)
    assert refused(bot, group) == (403, "Forbidden: bot is not a member of the supergroup chat")


@pytest.mark.parametrize("kind", ["group", "supergroup", "channel"])
def test_the_refusal_names_the_kind_of_chat(bot: BotSide, reader: Person, kind: str) -> None:
    key = reader.create("报", kind)
    reader.remove(key)
    assert refused(bot, key) == (403, f"Forbidden: bot was kicked from the {kind} chat")
    other = reader.create("报", kind)
    reader.act("close_chat", chat=other)
    assert refused(bot, other) == (403, f"Forbidden: the {kind} chat was deleted")


def test_a_muted_group_and_a_restricted_bot_cannot_be_written_to(
    bot: BotSide, reader: Person, group: str
) -> None:
    reader.act("mute", chat=group)
    assert refused(bot, group) == (400, BAD + "not enough rights to send text messages to the chat")
    reader.promote(group)
    assert bot("sendMessage", chat_id=group, text="管理员可以")
    reader.act("mute", chat=group, muted=False)
    reader.act("restrict", chat=group, who=600)
    assert refused(bot, group) == (400, BAD + "not enough rights to send text messages to the chat")
    assert bot("getChatMember", chat_id=group, user_id=600)["status"] == "restricted"
    reader.act("restrict", chat=group, who=600, can_send=True)
    assert bot("sendMessage", chat_id=group, text="又可以了")


def test_members_and_administrators_are_told_as_the_api_tells_them(
    bot: BotSide, reader: Person, group: str, meet: Callable[..., Person]
) -> None:
    friend = meet("李小红")
    reader.add(group, friend.id)
    assert bot("getChatMemberCount", chat_id=group) == 3
    assert bot("getChatMember", chat_id=group, user_id=friend.id)["status"] == "member"
    reader.promote(group, friend.id, without=["can_pin_messages"])
    admin = bot("getChatMember", chat_id=group, user_id=friend.id)
    assert admin["status"] == "administrator"
    assert admin["can_pin_messages"] is False
    assert admin["can_delete_messages"] is True
    admins = bot("getChatAdministrators", chat_id=group)
    assert [(one["status"], one["user"]["id"]) for one in admins] == [
        ("creator", reader.id),
        ("administrator", friend.id),
    ]
    friend.leave(group)
    assert bot("getChatMember", chat_id=group, user_id=friend.id)["status"] == "left"
    assert bot.error("getChatMember", chat_id=group, user_id=5) == (400, BAD + "PARTICIPANT_ID_INVALID")
    assert bot.error("getChatMember", chat_id=group) == (400, BAD + "invalid user_id specified")
    assert bot("getChatMember", chat_id=reader.id, user_id=reader.id)["status"] == "member"
    assert bot("getChatMemberCount", chat_id=reader.id) == 2
    assert bot.error("getChatAdministrators", chat_id=reader.id)[0] == 400


def test_an_administrator_hears_of_others_memberships_if_it_asks(
    bot: BotSide, reader: Person, group: str, meet: Callable[..., Person]
) -> None:
    bot("getUpdates", allowed_updates=["chat_member"])
    reader.promote(group)
    friend = meet("李小红")
    reader.add(group, friend.id)
    [update] = bot.updates()
    assert update["chat_member"]["new_chat_member"]["user"]["id"] == friend.id


def test_an_anonymous_administrator_speaks_as_the_group(bot: BotSide, reader: Person, group: str) -> None:
    reader.promote(group, reader.id, anonymous=True)
    bot.updates()
    reader.say("/settings@baotong_bot", group)
    [update] = bot.updates()
    assert update["message"]["from"]["id"] == 1087968824
    assert update["message"]["sender_chat"]["id"] == int(group)
    assert bot("getChatMember", chat_id=group, user_id=reader.id)["is_anonymous"] is True


def test_an_upgraded_group_refuses_with_its_new_address(bot: BotSide, reader: Person) -> None:
    old = reader.create("读报群", "group")
    bot("sendMessage", chat_id=old, text="旧群")
    bot.updates()
    new = reader.migrate(old)
    assert int(new) < -1_000_000_000_000
    moved, arrived = bot.updates()
    assert moved["message"]["migrate_to_chat_id"] == int(new)
    assert arrived["message"]["migrate_from_chat_id"] == int(old)
    answer = bot.raw("sendMessage", chat_id=old, text="x").json()
    assert answer["description"] == BAD + "group chat was upgraded to a supergroup chat"
    assert answer["parameters"] == {"migrate_to_chat_id": int(new)}
    assert bot("sendMessage", chat_id=new, text="新群")["message_id"] == 2
    with pytest.raises(ActFailedError):
        reader.say("旧群没人了", old)
    with pytest.raises(ActFailedError):
        reader.migrate(new)


def test_in_a_channel_the_channel_speaks_and_bots_need_the_right(bot: BotSide, reader: Person) -> None:
    channel = reader.create("今日云溪", "channel")
    assert bot.updates()[0]["my_chat_member"]["new_chat_member"]["status"] == "administrator"
    reader.say("头条", channel)
    [post] = bot.updates()
    assert post["channel_post"]["sender_chat"]["title"] == "今日云溪"
    assert "from" not in post["channel_post"]
    sent = bot("sendMessage", chat_id=channel, text="早报")
    assert sent["sender_chat"]["id"] == int(channel)
    assert bot("editMessageText", chat_id=channel, message_id=sent["message_id"], text="晚报")
    reader.promote(channel, without=["can_post_messages"])
    assert refused(bot, channel) == (400, BAD + "need administrator rights in the channel chat")
    reader.demote(channel)
    assert refused(bot, channel) == (403, "Forbidden: bot is not a member of the channel chat")


def test_a_public_chat_is_found_by_its_name(bot: BotSide, reader: Person) -> None:
    channel = reader.create("今日云溪", "channel")
    reader.act("make_public", chat=channel, username="@jinrikecheng")
    assert bot("sendMessage", chat_id="@JinRiKeCheng", text="早")["chat"]["username"] == "jinrikecheng"
    assert bot("getChat", chat_id="@jinrikecheng")["active_usernames"] == ["jinrikecheng"]
    reader.remove(channel)
    assert refused(bot, channel)[0] == 403


def test_topics_keep_their_messages_apart(bot: BotSide, reader: Person) -> None:
    forum = reader.create("读报论坛", forum=True)
    bot.updates()
    assert bot.error("createForumTopic", chat_id=forum, name="早报") == (
        400,
        BAD + "not enough rights to create a topic",
    )
    reader.promote(forum)
    topic = bot("createForumTopic", chat_id=forum, name="早报")["message_thread_id"]
    sent = bot("sendMessage", chat_id=forum, message_thread_id=topic, text="今天")
    assert sent["is_topic_message"] is True
    assert sent["message_thread_id"] == topic
    assert (
        bot("sendMessage", chat_id=forum, message_thread_id=1, text="常规").get("message_thread_id") is None
    )
    assert [one.text for one in reader.history(forum, thread=topic)] == ["", "今天"]
    assert refused(bot, forum, message_thread_id=9999) == (400, BAD + "message thread not found")
    reader.say("收到", forum, thread=topic)
    assert bot.updates()[-1]["message"]["message_thread_id"] == topic


def test_a_closed_topic_takes_only_those_who_manage_topics(bot: BotSide, reader: Person) -> None:
    forum = reader.create("读报论坛", forum=True)
    topic = reader.open_topic(forum, "早报")
    reader.close_topic(forum, topic)
    assert refused(bot, forum, message_thread_id=topic) == (400, BAD + "TOPIC_CLOSED")
    reader.promote(forum)
    assert bot("sendMessage", chat_id=forum, message_thread_id=topic, text="管理员")
    assert bot("reopenForumTopic", chat_id=forum, message_thread_id=topic) is True
    assert (
        bot.error("reopenForumTopic", chat_id=forum, message_thread_id=topic)[1] == BAD + "TOPIC_NOT_MODIFIED"
    )
    assert bot("closeForumTopic", chat_id=forum, message_thread_id=topic) is True
    assert bot("editForumTopic", chat_id=forum, message_thread_id=topic, name="晚报") is True
    assert reader.chats()[0]["topics"] == [{"id": topic, "name": "晚报", "closed": True}]
    assert bot("deleteForumTopic", chat_id=forum, message_thread_id=topic) is True
    assert refused(bot, forum, message_thread_id=topic) == (400, BAD + "message thread not found")
    assert bot.error("createForumTopic", chat_id=forum, name="") == (400, BAD + "TOPIC_TITLE_EMPTY")


def test_a_thread_in_a_group_without_topics_is_not_found(bot: BotSide, group: str) -> None:
    assert refused(bot, group, message_thread_id=5) == (400, BAD + "message thread not found")


def test_pinning_needs_the_right_and_leaves_a_service_message(
    bot: BotSide, reader: Person, group: str
) -> None:
    sent = bot("sendMessage", chat_id=group, text="公告")["message_id"]
    assert bot.error("pinChatMessage", chat_id=group, message_id=sent) == (
        400,
        BAD + "not enough rights to manage pinned messages in the chat",
    )
    reader.promote(group)
    assert bot("pinChatMessage", chat_id=group, message_id=sent) is True
    assert bot("getChat", chat_id=group)["pinned_message"]["text"] == "公告"
    assert reader.history(group)[-1].wire["pinned_message"]["message_id"] == sent
    assert bot("unpinChatMessage", chat_id=group) is True
    assert bot.error("unpinChatMessage", chat_id=group)[0] == 400
    assert bot("pinChatMessage", chat_id=group, message_id=sent) is True
    assert bot("unpinAllChatMessages", chat_id=group) is True
    assert "pinned_message" not in bot("getChat", chat_id=group)
    assert bot.error("pinChatMessage", chat_id=group, message_id=999) == (
        400,
        BAD + "message to pin not found",
    )


def test_deleting_others_messages_needs_the_right(bot: BotSide, reader: Person, group: str) -> None:
    theirs = reader.say("广告", group).id
    assert bot.error("deleteMessage", chat_id=group, message_id=theirs) == (
        400,
        BAD + "message can't be deleted for everyone",
    )
    reader.promote(group)
    assert bot("deleteMessage", chat_id=group, message_id=theirs) is True


def test_a_startgroup_link_adds_the_bot_and_speaks_its_payload(bot: BotSide, reader: Person) -> None:
    key = reader.create("读报群", bot=False)
    reader.add(key, payload="setup")
    assert bot.texts()[-1] == "/start@baotong_bot setup"


def test_web_app_buttons_are_for_private_chats(bot: BotSide, group: str) -> None:
    markup = {"inline_keyboard": [[{"text": "x", "web_app": {"url": "https://a.cn"}}]]}
    assert refused(bot, group, reply_markup=markup) == (
        400,
        BAD + "web App buttons can be used in private chats only",
    )


def test_people_without_the_right_are_told_so(
    reader: Person, group: str, meet: Callable[..., Person]
) -> None:
    stranger = meet("生人")
    with pytest.raises(ActFailedError, match="not a member"):
        stranger.say("让我说", group)
    channel = reader.create("频道", "channel")
    reader.add(channel, stranger.id)
    with pytest.raises(ActFailedError, match="only administrators"):
        stranger.say("让我说", channel)
    with pytest.raises(ActFailedError, match="no topics"):
        reader.open_topic(group, "x")
    with pytest.raises(ActFailedError, match="no such chat"):
        stranger.say("x", f"600/{reader.id}")
    with pytest.raises(ActFailedError, match="only members"):
        reader.promote(group, stranger.id)
    reader.act("retitle", chat=group, title="新名")
    assert reader.chats()[0]["title"] == "新名"


def test_acts_that_change_nothing_say_so(
    bot: BotSide, reader: Person, group: str, meet: Callable[..., Person]
) -> None:
    friend = meet("李小红")
    assert reader.add(group) is False
    assert reader.remove(group, friend.id) is False
    assert friend.leave(group) is False
    assert reader.demote(group, friend.id) is False
    assert bot.updates() == []
    for act, given, words in (
        ("create", {"title": "x", "kind": "party"}, "kind must be"),
        ("add", {"chat": reader.private}, "private chat"),
        ("restrict", {"chat": group, "who": friend.id}, "only members"),
        ("close_topic", {"chat": group, "thread": 9}, "no such topic"),
        ("add", {"chat": group, "who": "nobody"}, "no such bot"),
        ("say", {"chat": group, "text": "x", "reply_to": 99}, "no such message"),
        ("say", {"chat": group, "text": " "}, "empty"),
        ("say", {"chat": group, "text": "长" * 4097}, "longer"),
    ):
        with pytest.raises(ActFailedError, match=words):
            reader.act(act, **given)


def test_people_may_not_write_where_only_administrators_may(
    bot: BotSide, reader: Person, group: str, meet: Callable[..., Person]
) -> None:
    friend = meet("李小红")
    reader.add(group, friend.id)
    reader.act("mute", chat=group)
    with pytest.raises(ActFailedError, match="only administrators"):
        friend.say("x", group)
    channel = reader.create("频道", "channel")
    reader.add(channel, friend.id)
    with pytest.raises(ActFailedError, match="only administrators add"):
        friend.add(channel)
    mine = reader.say("我的", group)
    with pytest.raises(ActFailedError, match="not your message"):
        friend.act("edit", chat=group, message_id=mine.id, text="x")
    reader.block()
    with pytest.raises(ActFailedError, match="stopped this bot"):
        reader.say("x")


def test_a_forward_from_an_anonymous_administrator_names_the_group(
    bot: BotSide, reader: Person, group: str
) -> None:
    reader.promote(group)
    reader.promote(group, reader.id, anonymous=True)
    said = reader.say("公告", group)
    place = {"chat_id": reader.id, "from_chat_id": group}
    origin = bot("forwardMessage", **place, message_id=said.id)["forward_origin"]
    assert origin["type"] == "chat"
    service = reader.history(group)[0]
    assert bot.error("forwardMessage", **place, message_id=service.id) == (
        400,
        BAD + "message can't be forwarded",
    )
    assert bot.error("copyMessage", **place, message_id=service.id) == (400, BAD + "message can't be copied")
    assert bot.error("editMessageText", chat_id=group, message_id=service.id, text="x") == (
        400,
        BAD + "message can't be edited",
    )


def test_a_person_forwards_a_channels_post_to_the_bot(bot: BotSide, reader: Person) -> None:
    channel = reader.create("今日云溪", "channel")
    post = reader.say("头条", channel)
    bot.updates()
    forwarded = reader.forward(post)
    [update] = bot.updates()
    assert update["message"] == forwarded.wire
    assert update["message"]["forward_origin"]["chat"]["title"] == "今日云溪"
    service = reader.history(channel)[0]
    with pytest.raises(ActFailedError, match="cannot be forwarded"):
        reader.forward(service)
