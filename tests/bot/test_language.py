"""Every text can be said in every language, none is left untranslated, none is unused."""

import json
import re
import string
from pathlib import Path

import pytest
import tdjson
from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po

from bot.language import CATALOGUES, LANGUAGES, Language, Tongue, language_for

ROOT = Path(__file__).parents[2]
REPLIES = ROOT / "bot" / "replies"
TEMPLATES = ROOT / "digests" / "templates"
EXTRACTED = {
    message: f"{file}:{line}"
    for folder, methods in ((REPLIES, [("**.py", "python")]), (TEMPLATES, [("**.html", "jinja2")]))
    for file, line, message, _, _ in extract_from_dir(
        str(folder), methods, keywords={"N_": None, "_": None}, options_map={}
    )
    if isinstance(message, str)
}


def english() -> Catalog:
    with (CATALOGUES / "en" / "LC_MESSAGES" / "baotong.po").open("rb") as file:
        return read_po(file)


def placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


def test_texts_are_found_at_all() -> None:
    assert len(EXTRACTED) > 20
    assert "html" in EXTRACTED["您关心的话题"]


def test_every_text_is_translated_into_english() -> None:
    translated = {message.id for message in english() if message.id and message.string and not message.fuzzy}
    assert {text: where for text, where in EXTRACTED.items() if text not in translated} == {}


def test_the_catalogue_holds_no_text_that_is_said_no_more() -> None:
    assert {message.id for message in english() if message.id} - set(EXTRACTED) == set()
    assert not english().obsolete


def test_a_translation_has_the_same_places_to_fill_and_the_same_tags() -> None:
    for message in english():
        if message.id:
            assert placeholders(str(message.string)) == placeholders(str(message.id)), message.id
            tags = re.compile(r"</?[a-z-]+")
            assert sorted(tags.findall(str(message.string))) == sorted(tags.findall(str(message.id))), (
                message.id
            )


def test_every_text_is_said_somewhere() -> None:
    code = [path.read_text("utf-8") for path in (ROOT / "bot").rglob("*.py") if "replies" not in path.parts]
    said = set(re.findall(r"\w+", "\n".join(code)))
    for file in REPLIES.glob("*.py"):
        for name in re.findall(r"^([A-Z][A-Z0-9_]*) = N_", file.read_text("utf-8"), re.MULTILINE):
            assert name in said, f"{file.name}: {name} is never said"


@pytest.mark.parametrize("language", LANGUAGES)
def test_fillings_are_escaped_in_every_language(language: Language) -> None:
    said = Tongue(language)("您好 {name}", name="<b>&")
    assert said.endswith("&lt;b&gt;&amp;")


def test_traditional_chinese_is_made_from_the_simplified_text() -> None:
    assert Tongue("zh-hant")("订报") == "訂報"


@pytest.mark.parametrize(
    ("code", "language"),
    [("zh-hans", "zh-hans"), ("zh-CN", "zh-hans"), ("zh_TW", "zh-hant"), ("zh-hant-HK", "zh-hant"), ("yue", "zh-hant"),
     ("en", "en"), ("en-US", "en"), ("fr", "zh-hans"), ("", "zh-hans"), (None, "zh-hans")],
)  # fmt: skip
def test_telegram_says_which_language_a_reader_has(code: str | None, language: Language) -> None:
    assert language_for(code) == language


@pytest.mark.parametrize("language", LANGUAGES)
def test_telegram_reads_every_text_in_every_language(language: Language) -> None:
    refused = {}
    for text in EXTRACTED:
        said = Tongue(language)(text, **dict.fromkeys(placeholders(text), "<b>&\"'</b>"))
        request = {"@type": "parseTextEntities", "text": said, "parse_mode": {"@type": "textParseModeHTML"}}
        answer = json.loads(tdjson.td_execute(json.dumps(request).encode()))
        if answer["@type"] != "formattedText":
            refused[text] = answer.get("message")
    assert refused == {}
