"""The Bot API's door: transports, shapes of answers, tokens, who may knock."""

from __future__ import annotations

import asyncio
import json
import socket

import httpx
import pytest

from bot.sandbox.person import Person
from bot.sandbox.server import Sandbox, serve
from digests.errors import SettingsError
from tests.bot.sandbox.conftest import TOKEN, BotSide


def test_arguments_come_as_form_multipart_json_or_query_alike(bot: BotSide, reader: Person) -> None:
    url = f"{bot.address}/bot{TOKEN}/SENDMESSAGE"
    values = {"chat_id": str(reader.id), "text": "<b>早</b>报", "parse_mode": "HTML"}
    answers = [
        httpx.post(url, data=values),
        httpx.post(url, files={"x": ("x.txt", b"x")}, data=values),
        httpx.post(url, json={**values, "chat_id": reader.id}),
        httpx.get(url, params=values),
    ]
    for answer in answers:
        assert answer.headers["Content-Type"] == "application/json"
        assert answer.json()["result"]["text"] == "早报"
        assert answer.json()["result"]["entities"] == [{"type": "bold", "offset": 0, "length": 1}]


def test_an_unknown_method_and_an_unknown_token_are_told_apart(bot: BotSide) -> None:
    assert bot.error("getFoo") == (404, "Not Found: method not found")
    bot.token = "1:nobody"
    assert bot.error("getMe") == (401, "Unauthorized")


def test_a_broken_json_body_is_a_bad_request(bot: BotSide) -> None:
    url, headers = f"{bot.address}/bot{TOKEN}/getMe", {"Content-Type": "application/json"}
    assert httpx.post(url, content=b"{", headers=headers).status_code == 400
    assert (
        httpx.post(url, content=b"[]", headers=headers).json()["description"]
        == "Bad Request: object expected"
    )


def test_a_revoked_token_is_unauthorized(bot: BotSide, reader: Person) -> None:
    reader.control.act("bot", token=TOKEN, revoked=True)
    assert bot.error("getMe") == (401, "Unauthorized")


def test_get_me_has_what_clients_need(bot: BotSide) -> None:
    me = bot("getMe")
    assert me["id"] == 600
    assert me["is_bot"] is True
    assert me["username"] == "baotong_bot"
    assert me["can_read_all_group_messages"] is False


@pytest.mark.parametrize(
    "headers",
    [
        {"Host": "evil.example"},
        {"Host": "127.0.0.1:1"},
        {"Origin": "http://evil.example"},
        {"Origin": "null"},
        {"Sec-Fetch-Site": "cross-site"},
    ],
)
@pytest.mark.parametrize("path", ["/", "/control/state", f"/bot{TOKEN}/getMe"])
def test_requests_of_other_sites_are_turned_away(address: str, headers: dict[str, str], path: str) -> None:
    assert httpx.post(address + path, json={}, headers=headers).status_code == 403


def test_requests_of_our_own_page_are_welcome(address: str) -> None:
    headers = {"Origin": address, "Sec-Fetch-Site": "same-origin"}
    assert httpx.post(address + "/control/state", json={}, headers=headers).json()["ok"] is True


def test_the_control_interface_takes_json_only_so_that_no_foreign_form_reaches_it(address: str) -> None:
    answer = httpx.post(address + "/control/say", data={"person": "1", "text": "x"})
    assert answer.status_code == 400
    assert "application/json" in answer.json()["description"]


@pytest.mark.parametrize(
    ("act", "given"),
    [
        ("fly", {}),
        ("say", {"person": 1, "text": "x"}),
        ("say", {"nonsense": 1}),
        ("say", {"person": 600, "text": "a bot is no person"}),
        ("fault", {"kind": "earthquake"}),
    ],
)
def test_an_impossible_act_is_refused_with_words(address: str, act: str, given: dict[str, object]) -> None:
    answer = httpx.post(f"{address}/control/{act}", json=given)
    assert answer.status_code in (400, 404)
    assert answer.json()["description"]


def test_only_loopback_addresses_are_listened_on() -> None:
    for host in ("0.0.0.0", "192.168.1.5", "example.com"):
        with pytest.raises(SettingsError, match=r"sandbox\.host"):
            Sandbox(host, 0, TOKEN)


async def test_a_taken_port_is_one_plain_error() -> None:
    first = Sandbox("127.0.0.1", 0, TOKEN)
    await first.start()
    try:
        with pytest.raises(SettingsError, match=r"sandbox\.port"):
            await Sandbox("127.0.0.1", first.port, TOKEN).start()
    finally:
        await first.stop()


def test_the_page_is_served_with_a_strict_policy(address: str) -> None:
    page = httpx.get(address + "/")
    assert "本地 Telegram" in page.text
    assert "script-src 'self'" in page.headers["Content-Security-Policy"]
    assert "unsafe" not in page.headers["Content-Security-Policy"]
    assert httpx.get(address + "/page.js").status_code == 200
    assert httpx.get(address + "/../server.py").status_code == 404


def test_an_error_inside_looks_like_telegrams_own_trouble(
    bot: BotSide, reader: Person, caplog: pytest.LogCaptureFixture
) -> None:
    # An offset that no number of ours can be: whatever happens, the answer keeps its shape.
    answer = bot.raw(
        "sendMessage", chat_id=reader.id, text="x", entities=json.dumps([{"offset": "x", "length": 1}])
    )
    assert answer.json()["ok"] is False
    assert answer.status_code in (400, 500)


async def test_serving_alone_ends_with_its_task_and_frees_the_port() -> None:
    with socket.create_server(("127.0.0.1", 0)) as probe:
        port = probe.getsockname()[1]
    serving = asyncio.create_task(serve("127.0.0.1", port, TOKEN))
    async with httpx.AsyncClient() as client:
        while not serving.done():
            try:
                answer = await client.get(f"http://127.0.0.1:{port}/bot{TOKEN}/getMe")
                break
            except httpx.ConnectError:
                await asyncio.sleep(0.01)
    assert answer.json()["ok"]
    serving.cancel()
    await asyncio.gather(serving, return_exceptions=True)
    with socket.create_server(("127.0.0.1", port)):
        pass


async def test_a_client_that_hangs_up_on_a_long_poll_leaves_nothing_behind(
    caplog: pytest.LogCaptureFixture,
) -> None:
    sandbox = Sandbox("127.0.0.1", 0, TOKEN)
    await sandbox.start()
    async with httpx.AsyncClient() as client:
        with pytest.raises(httpx.ReadTimeout):
            await client.get(f"{sandbox.address}/bot{TOKEN}/getUpdates", params={"timeout": 50}, timeout=0.2)
        assert (await client.get(f"{sandbox.address}/bot{TOKEN}/getUpdates")).json()["result"] == []
    await sandbox.stop()
    await sandbox.stop()
    assert caplog.text == ""
