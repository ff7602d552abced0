"""What a bot does to a chat or a message without writing: pin, react, leave, manage members and topics."""

from __future__ import annotations

from bot.sandbox import crowds, people, posting
from bot.sandbox.access import find_message, require_right
from bot.sandbox.methods.registry import Call, method
from bot.sandbox.refusal import bad
from bot.sandbox.shapes import Chat, Json, Membership, Topic

# Reactions that need no premium account.
_EMOJI = (
    "👍👎❤🔥🥰👏😁🤔🤯😱🤬😢🎉🤩🤮💩🙏👌🕊🤡🥱🥴😍🐳🌚🌭"
    "💯🤣⚡🍌🏆💔🤨😐🍓🍾💋🖕😈😴😭🤓👻👀🎃🙈😇😨🤝✍🤗🫡"
    "🎅🎄☃💅🤪🗿🆒💘🙉🦄😘💊🙊😎👾🤷😡"
)
_COLORS = (7322096, 16766590, 13338331, 9367192, 16749490, 16478047)


def _check_pinner(call: Call, chat: Chat) -> None:
    right = "can_edit_messages" if chat.kind == "channel" else "can_pin_messages"
    require_right(chat, call.bot.id, right, "not enough rights to manage pinned messages in the chat")


@method("pinChatMessage")
def pin_chat_message(call: Call) -> bool:
    chat = call.chat("write")
    _check_pinner(call, chat)
    message = find_message(chat, call.arguments.integer("message_id"), "message to pin")
    posting.pin(call.world, chat, message, call.account)
    return True


@method("unpinChatMessage")
def unpin_chat_message(call: Call) -> bool:
    chat = call.chat("write")
    _check_pinner(call, chat)
    number = call.arguments.integer("message_id") or (chat.pinned[-1] if chat.pinned else 0)
    if number not in chat.pinned:
        raise bad("message to unpin not found")
    chat.pinned.remove(number)
    call.world.keep_chat(chat)
    call.world.feed.publish("chat", chat.key, {})
    return True


@method("unpinAllChatMessages")
def unpin_all_chat_messages(call: Call) -> bool:
    chat = call.chat("write")
    _check_pinner(call, chat)
    chat.pinned.clear()
    call.world.keep_chat(chat)
    call.world.feed.publish("chat", chat.key, {})
    return True


@method("setMessageReaction")
def set_message_reaction(call: Call) -> bool:
    chat = call.chat("write")
    message = find_message(chat, call.arguments.integer("message_id"), "message to react")
    given = call.arguments.json("reaction", "Can't parse reaction types JSON object") or []
    if not isinstance(given, list):
        raise bad("Expected an Array of ReactionType")
    if any(not isinstance(one, dict) or one.get("type") not in ("emoji", "custom_emoji") for one in given):
        raise bad("Can't parse ReactionType: invalid reaction type specified")
    emoji = [str(one.get("emoji", "")).rstrip("\ufe0f") for one in given]
    if any(one not in _EMOJI or not one for one in emoji):
        raise bad("REACTION_INVALID")
    if len(emoji) > 1:
        raise bad("REACTIONS_TOO_MANY")
    people.set_reaction(call.world, chat, message, call.bot.id, emoji)
    return True


@method("leaveChat")
def leave_chat(call: Call) -> bool:
    chat = call.chat("edit")
    if chat.kind == "private":
        raise bad("chat member status can't be changed in private chats")
    if chat.is_group:
        user = call.account.as_user()
        posting.service(call.world, chat, call.account, {"left_chat_member": user})
    crowds.set_member(call.world, chat, call.account, call.bot.id, Membership("left"))
    return True


# Topics


def _forum(call: Call, words: str) -> Chat:
    chat = call.chat("write")
    if not chat.is_forum:
        raise bad("the chat is not a forum")
    require_right(chat, call.bot.id, "can_manage_topics", words)
    return chat


def _topic(chat: Chat, call: Call) -> Topic:
    topic = chat.topics.get(call.arguments.integer("message_thread_id"))
    if topic is None:
        raise bad("message thread not found")
    return topic


def _name(call: Call) -> str:
    name = call.arguments.text("name").strip()
    if not 1 <= len(name) <= 128:
        raise bad("TOPIC_TITLE_EMPTY" if not name else "TOPIC_TITLE_INVALID")
    return name


@method("createForumTopic")
def create_forum_topic(call: Call) -> Json:
    name = _name(call)
    chat = _forum(call, "not enough rights to create a topic")
    color = call.arguments.integer("icon_color", _COLORS[0])
    if color not in _COLORS:
        raise bad("TOPIC_ICON_COLOR_INVALID")
    made = {"forum_topic_created": {"name": name, "icon_color": color}}
    message = posting.service(call.world, chat, call.account, made)
    return {"message_thread_id": message.id, "name": name, "icon_color": color}


@method("editForumTopic")
def edit_forum_topic(call: Call) -> bool:
    chat = _forum(call, "not enough rights to edit the topic")
    topic = _topic(chat, call)
    if call.arguments.has("name"):
        topic.name = _name(call)
        call.world.keep_chat(chat)
        edited = {"forum_topic_edited": {"name": topic.name}}
        posting.post(call.world, posting.Draft(chat, call.account, edited, thread=topic.id))
    return True


def _set_closed(call: Call, closed: bool) -> bool:
    chat = _forum(call, "not enough rights to close or open the topic")
    topic = _topic(chat, call)
    if topic.is_closed == closed:
        raise bad("TOPIC_NOT_MODIFIED")
    crowds.set_topic(call.world, chat, call.account, topic, closed)
    return True


@method("closeForumTopic")
def close_forum_topic(call: Call) -> bool:
    return _set_closed(call, True)


@method("reopenForumTopic")
def reopen_forum_topic(call: Call) -> bool:
    return _set_closed(call, False)


@method("deleteForumTopic")
def delete_forum_topic(call: Call) -> bool:
    chat = _forum(call, "not enough rights to delete the topic")
    topic = _topic(chat, call)
    for number, message in list(chat.messages.items()):
        if message.wire.get("message_thread_id") == topic.id:
            call.world.delete_message(chat, number)
    del chat.topics[topic.id]
    call.world.keep_chat(chat)
    return True
