"""getMe and the ways in which a bot gets its updates."""

from __future__ import annotations

import re
from typing import Any

from bot.sandbox.methods.registry import Answer, Call, method
from bot.sandbox.refusal import Refusal, bad
from bot.sandbox.shapes import Json

# Within this machine the local Telegram delivers by plain HTTP to any port.
_LOCAL = re.compile(r"http://(127\.0\.0\.1|localhost|\[::1\])(:[0-9]+)?(/|$)")
_SECRET = re.compile(r"[A-Za-z0-9_-]*")


@method("getMe")
def get_me(call: Call) -> Json:
    return {
        **call.account.as_user(),
        "can_join_groups": True,
        "can_read_all_group_messages": not call.bot.privacy,
        "supports_inline_queries": call.bot.inline,
        "can_connect_to_business": False,
        "has_main_web_app": False,
    }


def _remember_kinds(call: Call) -> None:
    kinds = call.arguments.json("allowed_updates", "Can't parse allowed_updates JSON object")
    if isinstance(kinds, list):
        chosen = [str(kind) for kind in kinds] or None
        if chosen != call.bot.allowed_updates:
            call.bot.allowed_updates = chosen
            call.world.keep_bot(call.bot)


@method("getUpdates")
async def get_updates(call: Call) -> list[Json]:
    if call.bot.webhook:
        raise Refusal(
            409,
            "Conflict: can't use getUpdates method while webhook is active; "
            "use deleteWebhook to delete the webhook first",
        )
    _remember_kinds(call)
    arguments = call.arguments
    return await call.world.queues[call.bot.id].poll(
        arguments.integer("offset"),
        arguments.integer("limit", 100, 1, 100),
        arguments.integer("timeout", 0, 0, 50),
    )


@method("setWebhook")
def set_webhook(call: Call) -> Answer:
    url = call.arguments.text("url")
    if not url:
        return _without_webhook(call)
    secret = call.arguments.text("secret_token")
    if len(secret) > 256:
        raise bad("secret token is too long")
    if not _SECRET.fullmatch(secret):
        raise bad("secret token contains unallowed characters")
    if not _LOCAL.match(url):
        if not url.startswith("https://"):
            raise bad("bad webhook: An HTTPS URL must be provided for webhook")
        if not re.match(r"https://[^/:]+(:(443|80|88|8443))?(/|$)", url):
            raise bad("bad webhook: Webhook can be set up only on ports 80, 88, 443 or 8443")
        # Nothing leaves this machine.
        raise bad("bad webhook: Failed to resolve host: No address associated with hostname")
    _remember_kinds(call)
    if call.arguments.flag("drop_pending_updates"):
        call.world.queues[call.bot.id].forget_all()
    webhook = {
        "url": url,
        "secret_token": secret,
        "max_connections": call.arguments.integer("max_connections", 40, 1, 100),
    }
    same = {**call.bot.webhook, "last_error_date": 0} == {**webhook, "last_error_date": 0}
    call.bot.webhook = webhook
    call.world.keep_bot(call.bot)
    queue = call.world.queues[call.bot.id]
    queue.interrupt("Conflict: terminated by setWebhook request")
    if queue.on_news:
        queue.on_news()
    return Answer(True, "Webhook is already set" if same else "Webhook was set")


@method("deleteWebhook")
def delete_webhook(call: Call) -> Answer:
    return _without_webhook(call)


def _without_webhook(call: Call) -> Answer:
    if call.arguments.flag("drop_pending_updates"):
        call.world.queues[call.bot.id].forget_all()
    if not call.bot.webhook:
        return Answer(True, "Webhook is already deleted")
    call.bot.webhook = {}
    call.world.keep_bot(call.bot)
    return Answer(True, "Webhook was deleted")


@method("getWebhookInfo")
def get_webhook_info(call: Call) -> Json:
    webhook = call.bot.webhook
    info: dict[str, Any] = {
        "url": webhook.get("url", ""),
        "has_custom_certificate": False,
        "pending_update_count": len(call.world.queues[call.bot.id]),
    }
    for key in ("max_connections", "last_error_date", "last_error_message"):
        if webhook.get(key):
            info[key] = webhook[key]
    if call.bot.allowed_updates:
        info["allowed_updates"] = call.bot.allowed_updates
    return info


@method("logOut")
def log_out(call: Call) -> bool:
    return True


@method("close")
def close(call: Call) -> bool:
    return True
