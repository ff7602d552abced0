"""With a webhook instead of polling: Telegram calls, under the path and with the secret that were agreed."""

import socket
from contextlib import AsyncExitStack
from pathlib import Path

import httpx
from pydantic import SecretStr

from tests.conversations.conftest import open_newsroom


async def test_updates_come_by_webhook_and_strangers_are_turned_away(
    stack: AsyncExitStack, tmp_path: Path
) -> None:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    address = f"http://127.0.0.1:{port}/telegram/hook"
    webhook = {
        "mode": "webhook",
        "webhook_url": address,
        "webhook_port": port,
        "webhook_secret": SecretStr("agreed-upon_1"),
    }
    room = await open_newsroom(stack, tmp_path, webhook=webhook)
    reader = await room.reader()
    assert "订好了" in (await reader.ask("/subscribe")).text
    async with httpx.AsyncClient(trust_env=False) as stranger:
        assert (await stranger.post(address, json={"update_id": 1})).status_code == 403
        assert (await stranger.post(f"http://127.0.0.1:{port}/", json={"update_id": 1})).status_code == 404
