"""Keeps the pictures that were drawn, so that the same one is not drawn twice. Thread-safe; draws nothing itself."""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import Lock

MOST_BYTES = 20_000_000


class Pictures:
    """The pictures asked for last, up to `most_bytes` in all."""

    def __init__(self, most_bytes: int = MOST_BYTES) -> None:
        self._most_bytes = most_bytes
        self._kept: OrderedDict[Hashable, bytes] = OrderedDict()
        self._bytes = 0
        self._lock = Lock()

    def get(self, key: Hashable, draw: Callable[[], bytes]) -> bytes:
        """The picture kept under `key` (all that it shows: terms, counts, day), or `draw()`, which is kept then."""
        with self._lock:
            if key in self._kept:
                self._kept.move_to_end(key)
                return self._kept[key]
        picture = draw()  # outside the lock: two may draw the same once, none waits for another's picture
        with self._lock:
            if key not in self._kept and len(picture) <= self._most_bytes:
                self._kept[key] = picture
                self._bytes += len(picture)
            while self._bytes > self._most_bytes:
                _, oldest = self._kept.popitem(last=False)
                self._bytes -= len(oldest)
        return picture
