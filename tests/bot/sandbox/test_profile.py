"""What a bot says of itself, per scope and language, and what people then see."""

from __future__ import annotations

from typing import Any

import pytest

from bot.sandbox.person import Person
from tests.bot.sandbox.conftest import BotSide

BAD = "Bad Request: "
HELP = {"command": "help", "description": "怎么用"}


def test_commands_are_kept_per_scope_and_language(bot: BotSide) -> None:
    bot("setMyCommands", commands=[HELP])
    bot("setMyCommands", commands=[{"command": "/help", "description": "How"}], language_code="en")
    admins = {"type": "all_chat_administrators"}
    bot("setMyCommands", commands=[{"command": "settings", "description": "设置"}], scope=admins)
    assert bot("getMyCommands") == [HELP]
    assert bot("getMyCommands", language_code="en") == [{"command": "help", "description": "How"}]
    assert bot("getMyCommands", scope=admins)[0]["command"] == "settings"
    assert bot("getMyCommands", scope={"type": "all_group_chats"}) == []
    bot("deleteMyCommands", scope=admins)
    assert bot("getMyCommands", scope=admins) == []
    bot("setMyCommands", commands=[])
    assert bot("getMyCommands") == []


def test_people_see_the_narrowest_list_that_fits(bot: BotSide, reader: Person) -> None:
    def seen(chat: str) -> list[str]:
        return [one["command"] for one in reader.act("chat", chat=chat)["commands"]]

    def register(command: str, **given: Any) -> None:
        bot("setMyCommands", commands=[{"command": command, "description": "x"}], **given)

    group = reader.create("读报群")
    register("any")
    assert seen(reader.private) == seen(group) == ["any"]
    register("private", scope={"type": "all_private_chats"})
    register("zh", scope={"type": "all_private_chats"}, language_code="zh")
    register("groups", scope={"type": "all_group_chats"})
    assert seen(reader.private) == ["zh"]
    assert seen(group) == ["groups"]
    register("admins", scope={"type": "all_chat_administrators"})
    assert seen(group) == ["admins"]
    register("here", scope={"type": "chat", "chat_id": int(group)})
    assert seen(group) == ["here"]
    register("heads", scope={"type": "chat_administrators", "chat_id": int(group)})
    assert seen(group) == ["heads"]
    register("me", scope={"type": "chat_member", "chat_id": int(group), "user_id": reader.id})
    assert seen(group) == ["me"]


@pytest.mark.parametrize(
    ("given", "reason"),
    [
        ({"commands": "{"}, "can't parse commands JSON object"),
        ({"commands": {"x": 1}}, "expected an Array of BotCommand"),
        ({"commands": [1]}, "can't parse BotCommand: expected an Object"),
        ({"commands": [{"command": "x"}]}, "can't parse BotCommand: Can't find field \"description\""),
        ({"commands": [{"command": "", "description": "x"}]}, "command must be non-empty"),
        ({"commands": [{"command": "x" * 33, "description": "x"}]}, "command length must not exceed 32"),
        ({"commands": [{"command": "x", "description": ""}]}, "command description must be non-empty"),
        ({"commands": [{"command": "帮助", "description": "x"}]}, "BOT_COMMAND_INVALID"),
        ({"commands": [{"command": "x", "description": "长" * 257}]}, "BOT_COMMAND_DESCRIPTION_INVALID"),
        ({"commands": [HELP] * 101}, "BOT_COMMANDS_TOO_MUCH"),
        ({"commands": [HELP], "language_code": "zh-hans"}, "LANG_CODE_INVALID"),
        ({"commands": [HELP], "scope": "{"}, "can't parse BotCommandScope JSON object"),
        ({"commands": [HELP], "scope": 1}, "can't parse BotCommandScope: BotCommandScope must be an Object"),
        (
            {"commands": [HELP], "scope": {"type": "x"}},
            "can't parse BotCommandScope: Unsupported type specified",
        ),
        (
            {"commands": [HELP], "scope": {"type": "chat"}},
            "can't parse BotCommandScope: Empty chat_id specified",
        ),
        ({"commands": [HELP], "scope": {"type": "chat", "chat_id": 5}}, "chat not found"),
        (
            {"commands": [HELP], "scope": {"type": "chat_member", "chat_id": 5}},
            "can't parse BotCommandScope: Invalid user_id specified",
        ),
    ],
)
def test_bad_commands_are_refused_in_telegrams_words(
    bot: BotSide, given: dict[str, Any], reason: str
) -> None:
    assert bot.error("setMyCommands", **given) == (400, BAD + reason)


@pytest.mark.parametrize(
    ("method", "key", "longest"),
    [
        ("Name", "name", 64),
        ("Description", "description", 512),
        ("ShortDescription", "short_description", 120),
    ],
)
def test_texts_are_kept_per_language_and_fall_back(bot: BotSide, method: str, key: str, longest: int) -> None:
    default = bot(f"getMy{method}")[key]
    bot(f"setMy{method}", **{key: "报童"})
    bot(f"setMy{method}", **{key: "Paperboy"}, language_code="en")
    assert bot(f"getMy{method}", language_code="en") == {key: "Paperboy"}
    assert bot(f"getMy{method}", language_code="fr") == bot(f"getMy{method}") == {key: "报童"}
    bot(f"setMy{method}", **{key: ""}, language_code="en")
    assert bot(f"getMy{method}", language_code="en") == {key: "报童"}
    assert bot.error(f"setMy{method}", **{key: "长" * (longest + 1)})[0] == 400
    assert default in ("", "报童")


def test_the_description_greets_a_person_in_their_language(bot: BotSide, reader: Person) -> None:
    bot("setMyDescription", description="每天一份报纸")
    assert reader.act("chat")["description"] == "每天一份报纸"


def test_the_menu_button_is_kept_per_chat(bot: BotSide, reader: Person) -> None:
    app = {"type": "web_app", "text": "打开", "web_app": {"url": "https://a.cn/"}}
    assert bot("getChatMenuButton") == {"type": "commands"}
    assert bot("setChatMenuButton", chat_id=reader.id, menu_button=app) is True
    assert bot("getChatMenuButton", chat_id=reader.id) == app
    assert bot("getChatMenuButton") == {"type": "commands"}
    for given in ("[]", {"type": "x"}, {"type": "web_app", "web_app": {"url": "http://a.cn"}}):
        assert bot.error("setChatMenuButton", menu_button=given)[0] == 400
    group = reader.create("群")
    assert bot.error("setChatMenuButton", chat_id=group, menu_button=app)[0] == 400


def test_default_rights_are_kept_for_groups_and_channels(bot: BotSide) -> None:
    rights = {"can_post_messages": True}
    assert bot("setMyDefaultAdministratorRights", rights=rights, for_channels=True) is True
    channels = bot("getMyDefaultAdministratorRights", for_channels=True)
    assert channels["can_post_messages"] is True
    assert bot("getMyDefaultAdministratorRights")["can_post_messages"] is False


def test_reactions_of_the_bot_are_seen_and_unknown_ones_refused(bot: BotSide, reader: Person) -> None:
    message = reader.say("好")
    place = {"chat_id": reader.id, "message_id": message.id}
    assert bot("setMessageReaction", **place, reaction=[{"type": "emoji", "emoji": "👀"}]) is True
    event = reader.wait_event(lambda event: event.kind == "reaction")
    assert event.body["reactions"] == {"600": ["👀"]}
    assert bot("setMessageReaction", **place, reaction=[]) is True
    two = [{"type": "emoji", "emoji": "👍"}, {"type": "emoji", "emoji": "🔥"}]
    for given, reason in (
        ([{"type": "emoji", "emoji": "报"}], "REACTION_INVALID"),
        (two, "REACTIONS_TOO_MANY"),
        ([{"type": "star"}], "can't parse ReactionType: invalid reaction type specified"),
        ({"x": 1}, "expected an Array of ReactionType"),
    ):
        assert bot.error("setMessageReaction", **place, reaction=given) == (400, BAD + reason)
    missing = {**place, "message_id": 999}
    assert bot.error("setMessageReaction", **missing) == (400, BAD + "message to react not found")
