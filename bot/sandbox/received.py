"""The wire under `Person`: control calls, and messages and events as a person has them."""

from __future__ import annotations

import ssl
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import httpx

if TYPE_CHECKING:
    from bot.sandbox.person import Person

Json = dict[str, Any]


class ActFailedError(Exception):
    """The sandbox refused an act; the text says why."""


class Control:
    """The sandbox's control interface: `act(name, **parameters)` gives the result. One per process is enough."""

    def __init__(self, address: str, timeout: float = 60.0) -> None:
        self.address = address.rstrip("/")
        # trust_env: a proxy named in the environment must not see loopback traffic. verify: the sandbox speaks plain
        # HTTP, and a context that trusts nobody saves reading the certificates of those one could trust.
        nobody = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
        self._client = httpx.Client(base_url=self.address, timeout=timeout, trust_env=False, verify=nobody)

    def act(self, name: str, /, **parameters: Any) -> Any:
        answer = self._client.post(f"/control/{name}", json=parameters).json()
        if not answer["ok"]:
            raise ActFailedError(answer["description"])
        return answer["result"]

    def call(self, token: str, method: str, /, **parameters: Any) -> Json:
        """A Bot API call as it is, for tests: the whole answer."""
        answer: Json = self._client.post(f"/bot{token}/{method}", json=parameters).json()
        return answer

    def close(self) -> None:
        self._client.close()

    def __enter__(self) -> Control:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


@dataclass(frozen=True, slots=True)
class Received:
    """A message as a person has it; `wire` is all of it, as the Bot API would show it."""

    wire: Json
    chat: str
    person: Person = field(repr=False)
    kind: str = "message"  # or "edit"

    @property
    def id(self) -> int:
        return int(self.wire["message_id"])

    @property
    def text(self) -> str:
        """Text or caption."""
        return str(self.wire.get("text", self.wire.get("caption", "")))

    @property
    def entities(self) -> list[Json]:
        return self.wire.get("entities") or self.wire.get("caption_entities") or []

    @property
    def thread(self) -> int:
        return int(self.wire.get("message_thread_id", 0))

    @property
    def by_bot(self) -> bool:
        return bool(self.wire.get("from", {}).get("is_bot")) or "via_bot" in self.wire

    @property
    def buttons(self) -> list[list[Json]]:
        return list(self.wire.get("reply_markup", {}).get("inline_keyboard", []))

    @property
    def labels(self) -> list[str]:
        return [button["text"] for row in self.buttons for button in row]

    def pieces(self, kind: str) -> list[str]:
        """The words under the entities of a kind: `pieces("bold")`."""
        units = self.text.encode("utf-16-le")
        return [
            units[2 * one["offset"] : 2 * (one["offset"] + one["length"])].decode("utf-16-le")
            for one in self.entities
            if one["type"] == kind
        ]

    def links(self) -> list[str]:
        return [entity["url"] for entity in self.entities if "url" in entity]

    def press(self, label: str = "", *, data: str = "") -> Json:
        """Press the button whose label contains the words, or that has the data."""
        return self.person.press(self, label, data=data)

    def press_and_read(self, label: str = "", *, data: str = "", timeout: float = 10.0) -> Json:
        """Press, and wait for what the bot answers to the press: {"text", "show_alert"}."""
        return self.person.press_and_read(self, label, data=data, timeout=timeout)


@dataclass(frozen=True, slots=True)
class Event:
    """`kind`: message, edit, delete, answer, action, reaction, keyboard, draft, chat, notify, commands."""

    number: int
    kind: str
    chat: str
    body: Json
