"""What Prometheus sees, on loopback, and that a taken port is one plain line."""

import socket
from pathlib import Path

import httpx
import pytest

from bot.delivery.outbox import Outbox
from bot.metrics import serve_metrics
from bot.readers.subscribers import Subscribers
from bot.versions import VERSION_FOLDERS
from digests.database import migrate, open_database
from digests.errors import SettingsError


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def test_counts_are_served_and_taken_anew_each_time(tmp_path: Path) -> None:
    engine = open_database(f"sqlite:///{tmp_path}/a.db")
    migrate(engine, VERSION_FOLDERS)
    port = free_port()
    stop = serve_metrics(port, Subscribers(engine), Outbox(engine, "test"))
    try:
        with httpx.Client(trust_env=False) as client:
            page = client.get(f"http://127.0.0.1:{port}/metrics").text
        assert 'baotong_chats{state="reached"} 0.0' in page
        assert "baotong_subscriptions 0.0" in page
        with pytest.raises(SettingsError, match=r"metrics\.port"):
            serve_metrics(port, Subscribers(engine), Outbox(engine, "test"))
    finally:
        stop()
        engine.dispose()
