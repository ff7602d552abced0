"""Questions about chats and their members, and leaving them."""

from __future__ import annotations

from bot.sandbox.methods.registry import Call, method
from bot.sandbox.refusal import bad
from bot.sandbox.shapes import ADMIN_RIGHTS, ADMINS, PRESENT, Chat, Json, Membership
from bot.sandbox.world import World


def member_as_json(world: World, chat: Chat, account: int) -> Json:
    """A ChatMember of the kind that its status asks for."""
    member = chat.members.get(account) or Membership("left")
    shown: Json = {"status": member.status, "user": world.accounts[account].as_user()}
    if member.custom_title and member.status in ADMINS:
        shown["custom_title"] = member.custom_title
    if member.status == "creator":
        shown["is_anonymous"] = member.is_anonymous
    elif member.status == "administrator":
        shown.update(can_be_edited=False, is_anonymous=member.is_anonymous)
        absent = (
            ("can_post_messages", "can_edit_messages")
            if chat.is_group
            else ("can_pin_messages", "can_manage_topics")
        )
        shown.update({right: bool(member.rights.get(right)) for right in ADMIN_RIGHTS if right not in absent})
    elif member.status == "restricted":
        shown.update(is_member=True, until_date=member.until_date)
        shown.update({right: bool(member.rights.get(right)) for right in PERMISSIONS})
    elif member.status == "kicked":
        shown["until_date"] = member.until_date
    return shown


PERMISSIONS = (
    "can_send_messages",
    "can_send_audios",
    "can_send_documents",
    "can_send_photos",
    "can_send_videos",
    "can_send_video_notes",
    "can_send_voice_notes",
    "can_send_polls",
    "can_send_other_messages",
    "can_add_web_page_previews",
    "can_react_to_messages",
    "can_edit_tag",
    "can_change_info",
    "can_invite_users",
    "can_pin_messages",
    "can_manage_topics",
)


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
