"""Updates pushed to a webhook: in order, with the secret, again until taken, and a method in the answer."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from queue import Queue
from typing import Any

import pytest

from bot.sandbox.person import Person
from tests.bot.sandbox import referee
from tests.bot.sandbox.conftest import BotSide

BAD = "Bad Request: bad webhook: "


@dataclass
class Hook:
    """A bot's web server: what came, and what it answers next."""

    url: str
    came: Queue[tuple[dict[str, Any], dict[str, str]]] = field(default_factory=Queue)
    answers: list[tuple[int, dict[str, Any]]] = field(default_factory=list)

    def next(self) -> tuple[dict[str, Any], dict[str, str]]:
        update, headers = self.came.get(timeout=20)
        referee.check_update(update)
        return update, headers


@pytest.fixture
def hook() -> Iterator[Hook]:
    hooks: list[Hook] = []

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            status, answer = hooks[0].answers.pop(0) if hooks[0].answers else (200, {})
            hooks[0].came.put((json.loads(body), dict(self.headers)))
            self.send_response(status)
            self.send_header("Content-Type", "application/json")
            self.end_headers()
            self.wfile.write(json.dumps(answer).encode())

        def log_message(self, *_: object) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        hooks.append(Hook(f"http://127.0.0.1:{server.server_port}/hook"))
        yield hooks[0]
        server.shutdown()
        thread.join()


def test_updates_come_in_order_with_the_secret(bot: BotSide, reader: Person, hook: Hook) -> None:
    assert (
        bot.raw("setWebhook", url=hook.url, secret_token="s-1_A").json()["description"] == "Webhook was set"
    )
    assert (
        bot.raw("setWebhook", url=hook.url, secret_token="s-1_A").json()["description"]
        == "Webhook is already set"
    )
    for text in "一二三":
        reader.say(text)
    for text in "一二三":
        update, headers = hook.next()
        assert update["message"]["text"] == text
        assert headers["X-Telegram-Bot-Api-Secret-Token"] == "s-1_A"
        assert headers["Content-Type"] == "application/json"
    assert bot("getWebhookInfo")["url"] == hook.url


def test_an_update_comes_again_until_it_is_taken(
    bot: BotSide, reader: Person, hook: Hook, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.sandbox.webhook.FIRST_DELAY", 0.01)
    hook.answers += [(500, {}), (404, {})]
    reader.say("重要")
    bot("setWebhook", url=hook.url)
    came = [hook.next()[0] for _ in range(3)]
    assert came[0] == came[1] == came[2]
    info = bot("getWebhookInfo")
    assert "404" in info["last_error_message"]


def test_a_method_in_the_answer_is_carried_out(bot: BotSide, reader: Person, hook: Hook) -> None:
    hook.answers += [(200, {"method": "sendMessage", "chat_id": reader.id, "text": "收到"})]
    bot("setWebhook", url=hook.url)
    reader.say("在吗")
    assert reader.wait_for("收到")


def test_an_unreachable_hook_is_told_in_the_info_and_polling_gets_the_updates_back(
    bot: BotSide, reader: Person, meet: Callable[..., Person]
) -> None:
    bot("setWebhook", url="http://127.0.0.1:9/hook")
    reader.say("在吗")
    while not bot("getWebhookInfo").get("last_error_message"):
        pass
    assert bot("getWebhookInfo")["pending_update_count"] == 1
    bot("deleteWebhook")
    assert bot.texts() == ["在吗"]


@pytest.mark.parametrize(
    ("given", "reason"),
    [
        ({"url": "http://example.com/hook"}, BAD + "An HTTPS URL must be provided for webhook"),
        ({"url": "nonsense"}, BAD + "An HTTPS URL must be provided for webhook"),
        ({"url": "https://example.com:81/"}, BAD + "Webhook can be set up only on ports 80, 88, 443 or 8443"),
        (
            {"url": "https://example.com/"},
            BAD + "Failed to resolve host: No address associated with hostname",
        ),
        ({"url": "http://127.0.0.1/", "secret_token": "x" * 257}, "Bad Request: secret token is too long"),
        (
            {"url": "http://127.0.0.1/", "secret_token": "密"},
            "Bad Request: secret token contains unallowed characters",
        ),
    ],
)
def test_a_bad_webhook_is_refused_in_telegrams_words(
    bot: BotSide, given: dict[str, str], reason: str
) -> None:
    assert bot.error("setWebhook", **given) == (400, reason)


def test_an_empty_url_takes_the_webhook_away(bot: BotSide) -> None:
    bot("setWebhook", url="http://127.0.0.1:9/hook", drop_pending_updates=True)
    assert bot.raw("setWebhook", url="").json()["description"] == "Webhook was deleted"
    assert bot("getWebhookInfo")["url"] == ""
    assert bot("logOut") is True
    assert bot("close") is True
