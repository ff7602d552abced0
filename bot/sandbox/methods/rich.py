"""sendRichMessage and its draft."""

from __future__ import annotations

from bot.sandbox.methods.registry import Call, method
from bot.sandbox.methods.sending import send
from bot.sandbox.refusal import bad
from bot.sandbox.rich import rich_content
from bot.sandbox.shapes import Json


@method("sendRichMessage")
def send_rich_message(call: Call) -> Json:
    return send(call, rich_content(call.arguments)).wire


@method("sendRichMessageDraft")
def send_rich_message_draft(call: Call) -> bool:
    chat = call.chat("write")
    if chat.kind != "private":
        raise bad("message drafts can be sent in private chats only")
    content = rich_content(call.arguments)
    text = "\n".join(block["text"] for block in content["rich_message"]["blocks"])
    call.world.feed.publish("draft", chat.key, {"draft_id": call.arguments.integer("draft_id"), "text": text})
    return True
