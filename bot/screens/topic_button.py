"""The button that turns a search into a subscription. Pure; whoever handles subscriptions answers it."""

from dataclasses import dataclass

from bot.screens.buttons import Press


@dataclass(frozen=True, slots=True)
class SubscribeTopic(Press, code="k"):
    """Subscribe this chat to whatever matches the remembered search `asked_id`."""

    asked_id: int
