"""A digest as each reader reads it: the frame in their language, the newspaper's words as they want them written."""

import re
from dataclasses import replace

import pytest

from bot.language import LANGUAGES, OURS, Tongue
from bot.screens.digest_language import digest_in
from bot.template_trial import sample_digest
from digests.rendering import Renderer
from digests.selection import UNTITLED, Digest, Kind
from tests.bot.test_packing import parsed

KINDS: tuple[Kind, ...] = ("issue", "day", "catch-up", "week", "alert")
TONGUES = [Tongue(language, converts) for language in LANGUAGES for converts in (False, True)]
CHINESE = re.compile(r"[\u4e00-\u9fff]+")
ENGLISH, TRADITIONAL = Tongue("en"), Tongue("zh-hant", converts=True)


def rendered(digest: Digest, tongue: Tongue) -> str:
    blocks = Renderer().blocks(digest_in(digest, tongue), lambda article_id: "tg://x", say=tongue.plain)
    return "".join(block.text for block in blocks)


def words_of_the_paper(digest: Digest) -> str:
    """Every word of a digest that stands in the newspaper itself, or that a reader chose."""
    entries = [
        *digest.topics,
        *(one for section in digest.sections for page in section.pages for one in page.entries),
    ]
    printed = [
        word
        for one in entries
        for word in (one.paper, one.kicker, one.headline, one.deck, one.lead, *one.matched)
    ]
    heads = [word for one in digest.sections for word in (one.paper, one.lunar, *one.keywords)]
    return " ".join([*printed, *heads, *digest.words, *digest.rising])


@pytest.mark.parametrize("tongue", TONGUES, ids=str)
@pytest.mark.parametrize("kind", KINDS)
def test_telegram_reads_every_kind_in_every_form(kind: Kind, tongue: Tongue) -> None:
    text, entities = parsed(rendered(sample_digest(kind), tongue))
    assert text
    assert entities


@pytest.mark.parametrize("kind", KINDS)
def test_all_that_is_chinese_in_an_english_digest_is_the_papers(kind: Kind) -> None:
    digest = sample_digest(kind)
    text, _ = parsed(rendered(digest, ENGLISH))
    ours = [found for found in CHINESE.findall(text) if found not in words_of_the_paper(digest)]
    assert ours == []


@pytest.mark.parametrize("kind", KINDS)
def test_simplified_readers_have_it_as_it_was_chosen(kind: Kind) -> None:
    digest = sample_digest(kind)
    assert digest_in(digest, OURS) is digest


def test_english_names_days_pages_and_places() -> None:
    digest = digest_in(sample_digest("catch-up"), ENGLISH)
    (section,) = digest.sections
    assert (section.when, section.weekday) == ("Nov 21, 2026", "Saturday")
    assert [page.name for page in section.pages] == ["Page 1", "Page 2"]
    assert [one.position for one in digest.topics] == ["lead story"]
    assert (digest.first_day, digest.last_day) == ("Nov 21", "Nov 21")


def test_traditional_readers_choose_whether_the_papers_words_are_written_anew() -> None:
    digest = sample_digest()
    head = digest_in(digest, TRADITIONAL).sections[0].pages[0].entries[0]
    assert (head.headline, head.paper) == ("雲溪縣召開雙招雙引推進會", "今日雲溪")
    as_printed = digest_in(digest, Tongue("zh-hant")).sections[0].pages[0].entries[0]
    assert (as_printed.headline, as_printed.position) == ("云溪县召开双招双引推进会", "頭版頭條")


def test_what_has_no_date_or_headline_says_so_in_the_readers_language() -> None:
    digest = sample_digest("alert")
    topic = replace(digest.topics[0], date=None, date_source=None, headline=UNTITLED, page=3, place=1)
    (shown,) = digest_in(replace(digest, topics=(topic,)), ENGLISH).topics
    assert (shown.when, shown.headline, shown.position) == ("date unknown", "(no headline)", "page 3")
    guessed = replace(digest.topics[0], date_source="inferred")
    (shown,) = digest_in(replace(digest, topics=(guessed,)), ENGLISH).topics
    assert shown.when == "about Nov 21, 2026"
