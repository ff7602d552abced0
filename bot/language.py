"""The reader's language: our texts through gettext or OpenCC, filled in safely. Pure but for the catalogues it loads.

Simplified Chinese is what the texts are written in; Traditional is made from it, character by character and
phrase by phrase, by OpenCC; English stands in bot/locale, for a translator who needs no Python.
"""

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal

from babel.messages.pofile import read_po
from opencc import OpenCC

from bot.screens.chat_text import escape

Language = Literal["zh-hans", "zh-hant", "en"]
LANGUAGES: tuple[Language, ...] = ("zh-hans", "zh-hant", "en")
CATALOGUES = Path(__file__).parent / "locale"
TRADITIONAL_REGIONS = ("hant", "tw", "hk", "mo")


def N_(text: str) -> str:  # noqa: N802 - the name that gettext's tools know
    """Mark a text for translation, where it is defined; it is translated where it is said."""
    return text


def language_for(code: str | None) -> Language:
    """The language for what Telegram says of a user ("zh-hant", "zh-TW", "en-GB", …); Simplified by default.

    >>> [language_for(code) for code in ("zh-TW", "zh-hans", "en-GB", "de", None)]
    ['zh-hant', 'zh-hans', 'en', 'zh-hans', 'zh-hans']
    """
    parts = (code or "").lower().replace("_", "-").split("-")
    if parts[0] == "en":
        return "en"
    if parts[0] == "yue" or (parts[0] == "zh" and set(parts[1:]) & set(TRADITIONAL_REGIONS)):
        return "zh-hant"
    return "zh-hans"


@dataclass(frozen=True, slots=True)
class Tongue:
    """Says our texts in one language."""

    language: Language = "zh-hans"

    def __call__(self, text: str, **filling: object) -> str:
        """`text` (one of bot.replies) in this language; fillings are escaped here, so pass them as they are."""
        said = translated(text, self.language)
        return (
            said.format_map({name: escape(str(value)) for name, value in filling.items()})
            if filling
            else said
        )


@cache
def translated(text: str, language: Language) -> str:
    if language == "en":
        return catalogue(language).get(text, text)
    return in_traditional(text) if language == "zh-hant" else text


@cache
def catalogue(language: Language) -> dict[str, str]:
    """The gettext catalogue of a language, read as the translator left it: no compiling, no build step."""
    with (CATALOGUES / language / "LC_MESSAGES" / "baotong.po").open("rb") as file:
        return {
            str(message.id): str(message.string) for message in read_po(file) if message.id and message.string
        }


def in_traditional(text: str) -> str:
    """Simplified Chinese as it is written in Taiwan; works on texts and articles alike."""
    return str(traditional_writer().convert(text))


@cache
def traditional_writer() -> OpenCC:
    return OpenCC("s2tw")
