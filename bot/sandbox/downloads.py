"""Files on their way out: to bots by token and path, to the chat page by file id."""

from __future__ import annotations

import urllib.parse

from tornado.web import RequestHandler

from bot.sandbox.files import LARGEST_DOWNLOAD, StoredFile
from bot.sandbox.gateway import encoded
from bot.sandbox.hall import Hall
from bot.sandbox.refusal import Refusal

# Everything else is offered for download, never shown: an uploaded page must not run under this address.
_SHOWN = {"image/png", "image/jpeg", "image/webp", "image/gif"}


class DownloadHandler(RequestHandler):
    def initialize(self, hall: Hall) -> None:
        self.hall = hall

    async def get(self, token: str, path: str) -> None:
        try:
            self.hall.world.bot_by_token(token)
            file = self.hall.world.files.paths.get(path)
            if file is None or file.size > LARGEST_DOWNLOAD:
                raise Refusal(404, "Not Found")
        except Refusal as refusal:
            self.set_status(refusal.code)
            self.set_header("Content-Type", "application/json")
            await self.finish(encoded(refusal.as_json()))
            return
        await self.give(file)

    async def give(self, file: StoredFile) -> None:
        self.set_header("Content-Type", "application/octet-stream")
        self.set_header("X-Content-Type-Options", "nosniff")
        await self.finish(self.hall.world.files.read(file))


class PageFileHandler(RequestHandler):
    def initialize(self, hall: Hall) -> None:
        self.hall = hall

    async def get(self, file_id: str) -> None:
        file = self.hall.world.files.known.get(file_id)
        if file is None:
            self.set_status(404)
            await self.finish("no such file\n")
            return
        self.set_header("Content-Type", file.mime if file.mime in _SHOWN else "application/octet-stream")
        if file.mime not in _SHOWN or file.kind == "documents":
            name = urllib.parse.quote(file.name)
            self.set_header("Content-Disposition", f"attachment; filename*=UTF-8''{name}")
        self.set_header("X-Content-Type-Options", "nosniff")
        self.set_header("Content-Security-Policy", "default-src 'none'; sandbox")
        self.set_header("Cache-Control", "max-age=86400, immutable")
        await self.finish(self.hall.world.files.read(file))
