"""Questions about chats and their members, and leaving them."""

from __future__ import annotations

from bot.sandbox.membership import PERMISSIONS, member_as_json
from bot.sandbox.methods.registry import Call, method
from bot.sandbox.refusal import bad
from bot.sandbox.shapes import ADMINS, PRESENT, Json


@method("getChat")
def get_chat(call: Call) -> Json:
    chat = call.chat("read")
    shown = {
        **call.world.chat_as_json(chat),
        "accent_color_id": 0,
        "max_reaction_count": 11,
        "accepted_gift_types": {
            "unlimited_gifts": False,
            "limited_gifts": False,
            "unique_gifts": False,
            "premium_subscription": False,
            "gifts_from_channels": False,
        },
    }
    if chat.username:
        shown["active_usernames"] = [chat.username]
    if chat.is_group:
        shown["permissions"] = dict.fromkeys(PERMISSIONS, not chat.muted)
    if chat.pinned and chat.pinned[-1] in chat.messages:
        shown["pinned_message"] = chat.messages[chat.pinned[-1]].wire
    return shown


@method("getChatMember")
def get_chat_member(call: Call) -> Json:
    chat = call.chat("read")
    user = call.arguments.integer("user_id")
    if user <= 0:
        raise bad("invalid user_id specified")
    if user not in call.world.accounts:
        raise bad("PARTICIPANT_ID_INVALID")
    if chat.kind == "private":
        return {"status": "member", "user": call.world.accounts[user].as_user()}
    if call.world.accounts[user].deactivated and user not in chat.members:
        raise bad("user not found")
    if chat.kind == "channel" and not chat.is_admin(call.bot.id):
        raise bad("member list is inaccessible")
    return member_as_json(call.world, chat, user)


@method("getChatMemberCount")
def get_chat_member_count(call: Call) -> int:
    chat = call.chat("read")
    if chat.kind == "private":
        return 2
    return sum(member.status in PRESENT for member in chat.members.values())


@method("getChatAdministrators")
def get_chat_administrators(call: Call) -> list[Json]:
    """Administrators other than bots."""
    chat = call.chat("read")
    if chat.kind == "private":
        raise bad("there are no administrators in the private chat")
    return [
        member_as_json(call.world, chat, account)
        for account, member in chat.members.items()
        if member.status in ADMINS and not call.world.accounts[account].is_bot
    ]
