"""A sandbox in a thread of its own, for blocking code: tests, demonstrations.

with SandboxBeside("123:token") as address:
    reader = Person(address)
"""

from __future__ import annotations

import asyncio
import threading
from pathlib import Path

from bot.sandbox.server import Sandbox


class SandboxBeside:
    """Starts on entering, stops on leaving; gives the address."""

    def __init__(self, token: str, journal: Path | None = None, port: int = 0) -> None:
        self.sandbox = Sandbox("127.0.0.1", port, token, journal)
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, name="sandbox", daemon=True)

    def __enter__(self) -> str:
        self._thread.start()
        asyncio.run_coroutine_threadsafe(self.sandbox.start(), self._loop).result(10)
        return self.sandbox.address

    def __exit__(self, *_: object) -> None:
        asyncio.run_coroutine_threadsafe(self._wind_up(), self._loop).result(10)
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(10)
        self._loop.close()

    async def _wind_up(self) -> None:
        await self.sandbox.stop()
        mine = asyncio.current_task()
        rest = [task for task in asyncio.all_tasks() if task is not mine]
        for task in rest:
            task.cancel()
        await asyncio.gather(*rest, return_exceptions=True)
        await self._loop.shutdown_default_executor()
