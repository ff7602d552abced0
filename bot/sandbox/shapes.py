"""What the local Telegram consists of: accounts, bots, chats, messages. Values and their wire forms, no behaviour.

`record` and `from_record` are for the journal; `as_…` give what the Bot API shows.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass, field, fields
from typing import Any, TypeVar

Json = dict[str, Any]
GROUPS = ("group", "supergroup")
PRESENT = ("creator", "administrator", "member", "restricted")
ADMINS = ("creator", "administrator")
ANONYMOUS_ADMIN = 1087968824
ADMIN_RIGHTS = (
    "can_manage_chat",
    "can_change_info",
    "can_delete_messages",
    "can_invite_users",
    "can_restrict_members",
    "can_pin_messages",
    "can_manage_topics",
    "can_promote_members",
    "can_manage_video_chats",
    "can_post_stories",
    "can_edit_stories",
    "can_delete_stories",
    "can_post_messages",
    "can_edit_messages",
    "can_send_welcome_messages",
)


@dataclass(slots=True)
class Account:
    """A person or a bot, as others see it."""

    id: int
    first_name: str
    is_bot: bool = False
    last_name: str = ""
    username: str = ""
    language_code: str = ""
    deactivated: bool = False

    def as_user(self) -> Json:
        user: Json = {"id": self.id, "is_bot": self.is_bot, "first_name": self.first_name}
        for key in ("last_name", "username", "language_code"):
            if value := getattr(self, key):
                user[key] = value
        return user

    def as_chat(self) -> Json:
        chat: Json = {"id": self.id, "type": "private", "first_name": self.first_name}
        if self.last_name:
            chat["last_name"] = self.last_name
        if self.username:
            chat["username"] = self.username
        return chat


@dataclass(slots=True)
class Bot:
    """The inner side of a bot: its token, switches, profile texts, and how it gets updates."""

    token: str
    id: int
    privacy: bool = True  # in groups it hears only what is meant for it
    hears_mentions: bool = True
    inline: bool = True
    inline_feedback: bool = True
    revoked: bool = False
    profile: dict[str, dict[str, str]] = field(default_factory=dict)  # name, description… -> language -> text
    commands: dict[str, list[Json]] = field(default_factory=dict)  # "scope|language" -> commands
    menus: dict[str, Json] = field(default_factory=dict)  # "" or chat id -> MenuButton
    rights: dict[str, Json] = field(default_factory=dict)
    webhook: Json = field(default_factory=dict)
    allowed_updates: list[str] | None = None


@dataclass(slots=True)
class Membership:
    """What one account is in one chat."""

    status: str = "member"
    rights: dict[str, bool] = field(default_factory=dict)
    is_anonymous: bool = False
    custom_title: str = ""
    until_date: int = 0


@dataclass(slots=True)
class Topic:
    id: int
    name: str
    icon_color: int = 7322096
    is_closed: bool = False


@dataclass(slots=True)
class Message:
    """A message: what the API shows of it, and what it does not."""

    id: int
    wire: Json
    bot_id: int = 0  # the bot that sent it or by which it was sent
    inline_id: str = ""
    reactions: dict[str, list[str]] = field(default_factory=dict)  # account -> emoji


@dataclass(slots=True)
class Chat:
    """A conversation. A private one belongs to a person and a bot; its id is the person's."""

    id: int
    kind: str
    bot_id: int = 0
    title: str = ""
    username: str = ""
    is_forum: bool = False
    members: dict[int, Membership] = field(default_factory=dict)
    topics: dict[int, Topic] = field(default_factory=dict)
    pinned: list[int] = field(default_factory=list)
    keyboard: Json = field(default_factory=dict)  # the reply keyboard that the bot last showed
    migrated_to: int = 0
    deleted: bool = False
    muted: bool = False  # members without rights may not write
    started: bool = False  # private: the person has written first
    blocked: bool = False  # private: the person has stopped the bot
    last_message: int = 0
    touched: int = 0  # rises with every message anywhere: the order of a list of chats
    messages: dict[int, Message] = field(default_factory=dict, repr=False)

    @property
    def key(self) -> str:
        return f"{self.bot_id}/{self.id}" if self.kind == "private" else str(self.id)

    @property
    def is_group(self) -> bool:
        return self.kind in GROUPS

    def status_of(self, account: int) -> str:
        member = self.members.get(account)
        return member.status if member else "left"

    def has(self, account: int) -> bool:
        return self.status_of(account) in PRESENT

    def is_admin(self, account: int) -> bool:
        return self.status_of(account) in ADMINS


def record(value: Any) -> Json:
    """A shape as JSON for the journal; the messages of a chat are kept apart."""
    if isinstance(value, Chat):
        kept = {item.name: getattr(value, item.name) for item in fields(value) if item.name != "messages"}
        kept["members"] = {str(key): asdict(member) for key, member in value.members.items()}
        kept["topics"] = {str(key): asdict(topic) for key, topic in value.topics.items()}
        return kept
    if isinstance(value, Message):  # by hand: asdict would copy the whole wire form
        kept = {"id": value.id, "wire": value.wire, "bot_id": value.bot_id, "inline_id": value.inline_id}
        return {**kept, "reactions": value.reactions} if value.reactions else kept
    return asdict(value)


Shape = TypeVar("Shape", Account, Bot, Message, Chat)


def from_record(shape: type[Shape], kept: Json) -> Shape:
    if shape is Chat:
        kept = dict(kept)
        kept["members"] = {int(key): Membership(**member) for key, member in kept["members"].items()}
        kept["topics"] = {int(key): Topic(**topic) for key, topic in kept["topics"].items()}
    return shape(**kept)
