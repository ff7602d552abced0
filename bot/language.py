"""The reader's language: our texts through gettext or OpenCC, filled in safely. Pure but for the catalogues it loads.

Simplified Chinese is what the texts are written in; Traditional is made from it, character by character and
phrase by phrase, by OpenCC; English stands in bot/locale, for a translator who needs no Python. The newspaper's own
words are never translated; whoever wants them in Traditional characters has them written so by OpenCC, at the edge.
"""

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Literal

from babel.messages.pofile import read_po
from opencc import OpenCC

from bot.screens.chat_text import escape

Language = Literal["zh-hans", "zh-hant", "en"]
LANGUAGES: tuple[Language, ...] = ("zh-hans", "zh-hant", "en")
Script = Literal["printed", "traditional"]
"""How a reader wants the newspaper's own words: as they are printed, or in Traditional characters."""

CATALOGUES = Path(__file__).parent / "locale"
TRADITIONAL_REGIONS = ("hant", "tw", "hk", "mo")
PLACE_TO_FILL = re.compile(r"\{(\w+)\}", re.ASCII)


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
    """Says our texts in one language. `converts`: the newspaper's own words are shown in Traditional characters."""

    language: Language = "zh-hans"
    converts: bool = False

    def __call__(self, text: str, **filling: object) -> str:
        """`text` (one of bot.replies) in this language; fillings are escaped here, so pass them as they are."""
        said = translated(text, self.language)
        return (
            said.format_map({name: escape(str(value)) for name, value in filling.items()})
            if filling
            else said
        )

    def plain(self, text: str, **filling: object) -> str:
        """The same for what is no HTML, or is escaped by whoever takes it: nothing is escaped here.

        A place is filled by its name alone; str.format would let a template look into what it is given.
        """
        said = translated(text, self.language)
        return PLACE_TO_FILL.sub(lambda place: str(filling[place[1]]), said) if filling else said

    def printed(self, words: str) -> str:
        """Words of the newspaper, as this reader wants them written."""
        return in_traditional(words) if self.converts and words else words


OURS = Tongue()
"""What all is written in: Simplified Chinese, and the newspaper's words as they are printed."""


def tongue_for(chosen: str | None, telegram: str | None = None, script: str | None = None) -> Tongue:
    """For the language and script that were chosen, None where they were not: then Telegram's word for the language,
    and the language's for the script. Whoever reads Traditional characters reads the articles in them too.

    >>> tongue_for(None, "zh-TW"), tongue_for("zh-hant", script="printed")
    (Tongue(language='zh-hant', converts=True), Tongue(language='zh-hant', converts=False))
    """
    language = language_for(chosen or telegram)
    return Tongue(language, script == "traditional" if script else language == "zh-hant")


# A template may say anything through us; what stands in our files is far fewer.
@lru_cache(maxsize=4096)
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


def in_simplified(text: str) -> str:
    """What somebody typed in Traditional characters, phrase by phrase: 著力 is 着力, 著名 stays."""
    return str(simplified_writer().convert(text))


@cache
def simplified_writer() -> OpenCC:
    return OpenCC("tw2s")


@cache
def traditional_writer() -> OpenCC:
    return OpenCC("s2tw")
