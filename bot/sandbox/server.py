"""The local Telegram as a server on this machine: Bot API, people's side, and the chat page, on one port.

Listens on loopback only and answers only to requests that name it so (DNS rebinding) and come from its own page or
from no page at all. Owns the socket and the life of the parts; knows nothing of what they do.
"""

from __future__ import annotations

import asyncio
import logging
import socket
from ipaddress import ip_address
from pathlib import Path

from tornado.httpserver import HTTPServer
from tornado.httputil import HTTPServerRequest
from tornado.web import Application, RequestHandler, StaticFileHandler

from bot.sandbox import methods  # noqa: F401 - the registry
from bot.sandbox.control import ControlHandler
from bot.sandbox.downloads import DownloadHandler, PageFileHandler
from bot.sandbox.gateway import ApiHandler
from bot.sandbox.hall import Hall
from bot.sandbox.webhook import Couriers
from bot.sandbox.world import World
from digests.errors import SettingsError

log = logging.getLogger(__name__)
PAGE = Path(__file__).parent / "page"
LARGEST_REQUEST = 52 * 1024 * 1024


class Gate(Application):
    """Turns away requests that did not mean this server: wrong Host, or from another site's page."""

    def find_handler(self, request: HTTPServerRequest, **kwargs: object) -> object:  # type: ignore[override]
        if not self.welcome(request):
            return self.get_handler_delegate(request, Stranger)
        return super().find_handler(request, **kwargs)

    def welcome(self, request: HTTPServerRequest) -> bool:
        host = request.headers.get("Host", "")
        if host not in self.settings["hosts"]:
            return False
        origin = request.headers.get("Origin")
        if origin is not None and origin.removeprefix("http://") not in self.settings["hosts"]:
            return False
        return request.headers.get("Sec-Fetch-Site", "none") in ("none", "same-origin")


class Stranger(RequestHandler):
    def prepare(self) -> None:
        self.set_status(403)
        self.finish("This server speaks only to this machine, under its own address.\n")


class PageHandler(StaticFileHandler):
    def set_extra_headers(self, path: str) -> None:
        self.set_header("Cache-Control", "no-cache")
        self.set_header(
            "Content-Security-Policy",
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
            "base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
        )
        self.set_header("X-Content-Type-Options", "nosniff")
        self.set_header("Referrer-Policy", "no-referrer")


def check_loopback(host: str) -> None:
    """SettingsError unless the host is this machine alone."""
    try:
        loopback = host == "localhost" or ip_address(host).is_loopback
    except ValueError:
        loopback = False
    if not loopback:
        raise SettingsError("sandbox.host", f"{host} is not a loopback address; use 127.0.0.1")


class Sandbox:
    """A local Telegram with one bot to begin with; `port` 0 takes a free one, `journal` keeps it across restarts.

    Raises SettingsError for a host beyond this machine and, on `start`, for a port that is taken.
    """

    def __init__(self, host: str, port: int, token: str, journal: Path | None = None) -> None:
        check_loopback(host)
        self.host, self.port, self.token = host, port, token
        self._journal = journal
        self._server: HTTPServer | None = None
        self.hall: Hall

    @property
    def address(self) -> str:
        return f"http://{f'[{self.host}]' if ':' in self.host else self.host}:{self.port}"

    async def start(self) -> None:
        try:
            family = socket.AF_INET6 if ":" in self.host else socket.AF_INET
            listening = socket.create_server((self.host, self.port), family=family, backlog=128)
        except OSError as error:
            raise SettingsError(
                "sandbox.port", f"cannot listen on {self.address}: {error.strerror}"
            ) from error
        listening.setblocking(False)
        self.port = listening.getsockname()[1]
        self.hall = Hall(World(self._journal))
        self.hall.world.add_bot(self.token)
        names = {self.host, "localhost", "127.0.0.1", "[::1]"}
        names = {f"[{name}]" if ":" in name and not name.startswith("[") else name for name in names}
        self._couriers = Couriers(self.hall)
        for bot in self.hall.world.bots.values():
            self._couriers.serve(bot)
        given = {"hall": self.hall}
        routes = [
            (r"/bot([^/]+)/(?:test/)?([A-Za-z]+)", ApiHandler, {**given, "couriers": self._couriers}),
            (r"/file/bot([^/]+)/(.+)", DownloadHandler, given),
            (r"/files/([A-Za-z0-9]+)", PageFileHandler, given),
            (r"/control/([a-z_]+)", ControlHandler, given),
            (r"/(.*)", PageHandler, {"path": str(PAGE), "default_filename": "index.html"}),
        ]
        hosts = {f"{name}:{self.port}" for name in names} | (names if self.port == 80 else set())
        gate = Gate(routes, hosts=hosts, log_function=lambda handler: None)  # type: ignore[arg-type]
        self._server = HTTPServer(gate, max_buffer_size=LARGEST_REQUEST, max_body_size=LARGEST_REQUEST)
        self._server.add_socket(listening)

    async def stop(self) -> None:
        """Close the port and every connection; the journal is complete at any moment."""
        if self._server is None:
            return
        self._server.stop()
        for queue in self.hall.world.queues.values():
            queue.interrupt("Conflict: terminated by other getUpdates request; the sandbox stops")
        await self._couriers.stop()
        await self._server.close_all_connections()
        self.hall.world.close()
        self._server = None


async def serve(host: str, port: int, token: str, journal: Path | None = None) -> None:
    """Run the sandbox alone until the task is cancelled."""
    sandbox = Sandbox(host, port, token, journal)
    await sandbox.start()
    log.info("the local Telegram is at %s", sandbox.address)
    try:
        await asyncio.Event().wait()
    finally:
        await sandbox.stop()
