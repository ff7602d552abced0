"""Telegram's HTML: text and entities out of marked-up text, or Telegram's own words on what is wrong.

Pure. Follows the rules of TDLib's parser, byte offsets in the errors included; the tests hold it against the
real one. A NUL ends a tag as it does there, hence the sentinel behind the text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from bot.sandbox.entities import Entity, utf16_length
from bot.sandbox.links import ascii_lower, checked_link, mentioned_user

_KINDS = {
    "b": "bold",
    "strong": "bold",
    "i": "italic",
    "em": "italic",
    "s": "strikethrough",
    "strike": "strikethrough",
    "del": "strikethrough",
    "u": "underline",
    "ins": "underline",
    "tg-spoiler": "spoiler",
    "span": "spoiler",
}
_TAGS = {*_KINDS, "tg-emoji", "tg-time", "a", "pre", "code", "blockquote"}
_NAMED = {"lt": "<", "gt": ">", "amp": "&", "quot": '"'}
_REFERENCE = re.compile(r"&(?:#x([0-9A-Fa-f]*)|#([0-9]*)|([A-Za-z]*));?")
_SPACE = " \t\r\n\0\v"
_TO_TAG_END = re.compile(r"[^ \t\r\n\0\v>]*")
_SPACES = re.compile(r"[ \t\r\n\v]*")
_ATTRIBUTE = re.compile(r"[^ \t\r\n\0\v=>/\"']*")
_TOKEN = re.compile(r"[A-Za-z0-9.\-]*")
_VALUE = {"'": re.compile(r"[^'&\0]+"), '"': re.compile(r'[^"&\0]+')}
_PLAIN = re.compile(r"[^<&]+")
_DATE_FORMAT = re.compile(r"[rR]|[tTdDwW]*")


class HtmlError(ValueError):
    """What Telegram says behind `can't parse entities: `."""


@dataclass(slots=True)
class _Open:
    """A tag not yet closed."""

    tag: str
    argument: str
    unix_time: int
    offset: int
    place: int  # of its first piece among the pieces of the result


def _decode(text: str, at: int) -> tuple[str, int] | None:
    """The character a reference at `at` stands for and where it ends; None where Telegram leaves it as it is."""
    match = _REFERENCE.match(text, at)
    if not match:
        return None
    hexadecimal, decimal, name = match.groups()
    if name is not None:
        return (_NAMED[name], match.end()) if name in _NAMED else None
    digits, base = (hexadecimal, 16) if hexadecimal is not None else (decimal, 10)
    length = match.end() - at - match[0].endswith(";")
    code = int(digits, base) if digits else 0
    if not 0 < code < 0x10FFFF or length >= 10:
        return None
    return chr(code), match.end()


class _Parser:
    """One run over one text; its parts share the place and the growing result."""

    def __init__(self, text: str) -> None:
        self.text = text + "\0"
        self.end = len(text)
        self.at = 0
        self.pieces: list[str] = []
        self.offset = 0
        self.open: list[_Open] = []
        self.entities: list[Entity] = []
        self.broken = False

    def byte(self, at: int) -> int:
        return len(self.text[:at].encode("utf-8", "surrogatepass"))

    def put(self, piece: str) -> None:
        self.pieces.append(piece)
        self.offset += utf16_length(piece)

    def run(self) -> tuple[str, list[Entity]]:
        while self.at < self.end:
            if plain := _PLAIN.match(self.text, self.at, self.end):
                self.put(plain[0])
                self.at = plain.end()
            elif self.text[self.at] == "&":
                self.reference()
            elif self.text[self.at + 1] == "/":
                self.end_tag()
            else:
                self.start_tag()
        if self.open:
            raise HtmlError(f'Can\'t find end tag corresponding to start tag "{self.open[-1].tag}"')
        if self.broken:
            raise HtmlError(
                "Text contains invalid Unicode characters after decoding HTML entities, check for unmatched "
                "surrogate code units"
            )
        return "".join(self.pieces), [
            Entity(entity.kind, entity.offset, entity.length) if entity.kind == "code" else entity
            for entity in self.entities
        ]

    def reference(self) -> None:
        decoded = _decode(self.text, self.at)
        letter, self.at = decoded or ("&", self.at + 1)
        self.broken = self.broken or "\ud800" <= letter <= "\udfff"
        self.put(letter)

    def skip_spaces(self) -> str:
        """Go over white space; the character that follows."""
        match = _SPACES.match(self.text, self.at)
        self.at = match.end() if match else self.at
        return self.text[self.at]

    def take(self, pattern: re.Pattern[str]) -> str:
        match = pattern.match(self.text, self.at)
        if not match:
            return ""
        self.at = match.end()
        return match[0]

    def start_tag(self) -> None:
        begin = self.at
        self.at += 1
        tag = ascii_lower(self.take(_TO_TAG_END))
        if self.text[self.at] == "\0":
            raise HtmlError(f"Unclosed start tag at byte offset {self.byte(begin)}")
        if tag not in _TAGS:
            raise HtmlError(f'Unsupported start tag "{tag}" at byte offset {self.byte(begin)}')
        opened = _Open(tag, "", 0, self.offset, len(self.pieces))
        while self.text[self.at] != ">" and self.skip_spaces() != ">":
            self.attribute(begin, opened)
        self.at += 1
        if tag == "span" and opened.argument != "spoiler":
            raise HtmlError(f'Tag "span" must have class "tg-spoiler" at byte offset {self.byte(begin)}')
        self.open.append(opened)

    def attribute(self, begin: int, opened: _Open) -> None:
        name = self.take(_ATTRIBUTE)
        if not name:
            raise HtmlError(
                f'Empty attribute name in the tag "{opened.tag}" at byte offset {self.byte(begin)}'
            )
        following = self.skip_spaces()
        if following == "\0":
            raise HtmlError(f'Unclosed start tag "{opened.tag}" at byte offset {self.byte(begin)}')
        if following != "=":
            if opened.tag == "blockquote" and name == "expandable":
                opened.argument = "1"
            return
        self.at += 1
        if self.skip_spaces() == "\0":
            raise HtmlError(f'Unclosed start tag "{opened.tag}" at byte offset {self.byte(begin)}')
        value = self.value()
        if self.text[self.at] == "\0":
            raise HtmlError(f"Unclosed start tag at byte offset {self.byte(begin)}")
        _set_attribute(opened, name, value)

    def value(self) -> str:
        quote = self.text[self.at]
        if quote not in "'\"":
            begin = self.at
            value = ascii_lower(self.take(_TOKEN))
            if self.text[self.at] not in _SPACE + ">":
                raise HtmlError(f"Unexpected end of name token at byte offset {self.byte(begin)}")
            return value
        self.at += 1
        pieces = []
        while self.text[self.at] not in (quote, "\0"):
            if plain := _VALUE[quote].match(self.text, self.at):
                pieces.append(plain[0])
                self.at = plain.end()
                continue
            letter, self.at = _decode(self.text, self.at) or ("&", self.at + 1)
            pieces.append(letter)
        if self.text[self.at] == quote:
            self.at += 1
        return "".join(pieces)

    def end_tag(self) -> None:
        begin = self.at
        if not self.open:
            raise HtmlError(f"Unexpected end tag at byte offset {self.byte(begin)}")
        self.at += 2
        tag = ascii_lower(self.take(_TO_TAG_END))
        if self.skip_spaces() != ">":
            raise HtmlError(f"Unclosed end tag at byte offset {self.byte(begin)}")
        opened = self.open[-1]
        if tag and tag != opened.tag:
            raise HtmlError(
                f'Unmatched end tag at byte offset {self.byte(begin)}, expected "</{opened.tag}>", found "</{tag}>"'
            )
        self.at += 1
        if self.offset > opened.offset:
            self.close(opened)
        self.open.pop()

    def close(self, opened: _Open) -> None:
        length = self.offset - opened.offset
        if opened.tag in ("pre", "code"):
            self.close_code(opened, length)
        elif entity := self.entity(opened, length):
            self.entities.append(entity)

    def close_code(self, opened: _Open, length: int) -> None:
        """`<pre><code class="language-…">`, in either order, is one block with a language."""
        last = self.entities[-1] if self.entities else None
        same = last is not None and (last.offset, last.length) == (opened.offset, length)
        if opened.tag == "pre":
            if same and last and last.kind == "code" and last.value:
                self.entities[-1] = Entity("pre", last.offset, length, last.value)
            else:
                self.entities.append(Entity("pre", opened.offset, length))
        elif same and last and last.kind == "pre" and not last.value and opened.argument:
            self.entities[-1] = Entity("pre", last.offset, length, opened.argument)
        else:
            self.entities.append(Entity("code", opened.offset, length, opened.argument))

    def entity(self, opened: _Open, length: int) -> Entity | None:
        if opened.tag == "a":
            return self.link(opened, length)
        if opened.tag == "tg-emoji":
            if not re.fullmatch(r"-?[0-9]{1,19}", opened.argument) or int(opened.argument) == 0:
                raise HtmlError("Invalid custom emoji identifier specified")
            return Entity("custom_emoji", opened.offset, length, str(int(opened.argument)))
        if opened.tag == "tg-time":
            if not _DATE_FORMAT.fullmatch(opened.argument):
                raise HtmlError("Invalid date format used")
            if opened.unix_time <= 0:
                return None
            return Entity("date_time", opened.offset, length, opened.argument, opened.unix_time)
        if opened.tag == "blockquote":
            kind = "expandable_blockquote" if opened.argument else "blockquote"
            return Entity(kind, opened.offset, length)
        return Entity(_KINDS[opened.tag], opened.offset, length)

    def link(self, opened: _Open, length: int) -> Entity | None:
        url = opened.argument or "".join(self.pieces[opened.place :])
        if user := mentioned_user(url):
            return Entity("text_mention", opened.offset, length, str(user))
        try:
            return Entity("text_link", opened.offset, length, checked_link(url))
        except ValueError:
            return None  # Telegram keeps the words and loses the link


def _set_attribute(opened: _Open, name: str, value: str) -> None:
    match opened.tag, name:
        case ("a", "href") | ("tg-emoji", "emoji-id") | ("tg-time", "format"):
            opened.argument = value
        case ("code", "class") if value.startswith("language-"):
            opened.argument = value.removeprefix("language-")
        case ("span", "class") if value.startswith("tg-"):
            opened.argument = value.removeprefix("tg-")
        case ("blockquote", "expandable"):
            opened.argument = "1"
        case ("tg-time", "unix"):
            digits = re.match(r"-?[0-9]{1,10}", value)
            opened.unix_time = int(digits[0]) if digits else 0


def parse_html(text: str) -> tuple[str, list[Entity]]:
    """Text without tags, and entities (UTF-16) in Telegram's order; HtmlError with Telegram's words."""
    parsed, entities = _Parser(text).run()
    return parsed, sorted(entities, key=lambda entity: entity.order)
