"""Uploaded files: kept once by content, named by file_id, read back for download.

With a folder they survive restarts; without one they stay in memory.
"""

from __future__ import annotations

import hashlib
from dataclasses import asdict, dataclass
from pathlib import Path

from bot.sandbox.shapes import Json

LARGEST_UPLOAD = 50 * 1024 * 1024
LARGEST_DOWNLOAD = 20 * 1024 * 1024
LARGEST_PHOTO = 10 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class StoredFile:
    file_id: str
    unique_id: str
    name: str
    mime: str
    size: int
    kind: str  # "photos" or "documents": the folder in its download path

    def as_record(self) -> Json:
        return asdict(self)

    @property
    def path(self) -> str:
        ending = Path(self.name).suffix[:16]
        return f"{self.kind}/{self.unique_id}{ending}"


class FileStore:
    def __init__(self, folder: Path | None) -> None:
        self.folder = folder
        self.known: dict[str, StoredFile] = {}
        self.paths: dict[str, StoredFile] = {}
        self._memory: dict[str, bytes] = {}

    def restore(self, file: StoredFile) -> None:
        self.known[file.file_id] = file
        self.paths[file.path] = file

    def put(self, data: bytes, *, name: str, mime: str, kind: str) -> StoredFile:
        unique = hashlib.sha256(kind.encode() + data).hexdigest()[:20]
        digest = hashlib.sha256(f"{unique}{name}{mime}".encode()).hexdigest()[:24]
        file = StoredFile(f"SBX{digest}", unique, name, mime, len(data), kind)
        self.restore(file)
        if self.folder is None:
            self._memory[unique] = data
        else:
            self.folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            (self.folder / unique).write_bytes(data)
        return file

    def read(self, file: StoredFile) -> bytes:
        """The content; FileNotFoundError if the folder has lost it."""
        if self.folder is None:
            return self._memory[file.unique_id]
        return (self.folder / file.unique_id).read_bytes()
