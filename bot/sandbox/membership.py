"""How a membership looks to a bot: the ChatMember of each status, with its rights."""

from __future__ import annotations

from bot.sandbox.shapes import ADMIN_RIGHTS, ADMINS, Chat, Json, Membership
from bot.sandbox.world import World

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
