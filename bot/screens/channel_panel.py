"""What somebody who sets up a channel from outside it sees. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.language import Tongue
from bot.readers.subscription import Subscription
from bot.replies.channels import CHANNEL_HAS_NOTHING, CHANNEL_TOPIC_HINT, TAKE_PAPER
from bot.screens.buttons import Press
from bot.screens.results import Button, Reply, shortened
from bot.screens.subscription_list import ShowMine, mine_reply

LONGEST_TITLE = 60


@dataclass(frozen=True, slots=True)
class SubscribeThere(Press, code="z"):
    """Subscribe the chat `chat` to a paper, by its place in the settings."""

    paper: int
    chat: int


def channel_reply(
    chat_id: int,
    title: str,
    username: str,
    papers: Sequence[str],
    found: Sequence[Subscription],
    tongue: Tongue,
) -> Reply:
    """The channel's subscriptions with their buttons, and one for each paper that it does not take yet."""
    taken = {one.paper for one in found if not one.is_topic}
    more = tuple(
        (Button(tongue(TAKE_PAPER) + tongue.printed(name), SubscribeThere(place, chat_id)),)
        for place, name in enumerate(papers)
        if name not in taken
    )
    if found:
        reply = mine_reply(found, ShowMine(0, chat_id), title, tongue)
    else:
        reply = Reply(tongue(CHANNEL_HAS_NOTHING, name=shortened(title, LONGEST_TITLE)))
    hint = tongue(CHANNEL_TOPIC_HINT, name=f"@{username}" if username else str(chat_id))
    return Reply(f"{reply.text}\n\n{hint}", (*more, *reply.rows))
