"""One digest, one message: shorter and shorter until it fits, and Telegram accepts every form of it."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.delivery.digest_message import Printer
from bot.delivery.packing import MAX_ENTITIES, MAX_UTF16
from bot.template_trial import sample_digest
from digests.rendering import Renderer
from digests.selection import Digest, Length, choose_digest
from tests.bot.test_packing import parsed, utf16
from tests.digests.test_selection import an_issue, stored

PRINTER = Printer(Renderer(), lambda article_id: f"https://t.me/baotong_bot?start=a{article_id}")
LENGTHS: tuple[Length, ...] = ("brief", "full", "headlines", "keywords")


def composed(issues: list, length: Length = "brief", **options: object) -> tuple[str, int]:  # type: ignore[type-arg]
    def choose(shorter: Length, lead_chars: int) -> Digest:
        return choose_digest(issues, length=shorter, lead_chars=lead_chars, **options)  # type: ignore[arg-type]

    packed = PRINTER.compose(choose, length)
    return packed.html, packed.left_out


def long_issue(
    articles: int, sentence: str = "昨日上午，云溪县召开推进会议，" * 6 + "会上作了部署。"
) -> object:
    return an_issue(
        [
            stored(
                n,
                1 + n % 8,
                n,
                headline=f"云溪县第{n}次召开双招双引工作推进会暨签约仪式",
                paragraphs=(sentence,),
            )
            for n in range(articles)
        ]
    )


def test_a_small_issue_has_its_leads_in_full() -> None:
    html, left_out = composed([long_issue(5)])
    assert left_out == 0
    assert html.count("昨日上午，云溪县召开推进会议，昨日") >= 5


def test_a_large_issue_shortens_its_leads_before_it_drops_a_headline() -> None:
    html, left_out = composed([long_issue(40)], headlines=40)
    assert left_out == 0
    assert html.count("<a href") == 40


def test_a_huge_issue_ends_by_saying_how_much_is_left() -> None:
    html, left_out = composed([long_issue(150)], headlines=150)
    assert left_out > 0
    assert html.endswith(f"<i>……还有 {left_out} 篇，点下面的按钮看</i>")
    text, entities = parsed(html)
    assert utf16(text) <= MAX_UTF16
    assert entities <= MAX_ENTITIES


@pytest.mark.parametrize("length", LENGTHS)
@pytest.mark.parametrize("kind", ["issue", "day", "catch-up", "week", "alert"])
def test_telegram_accepts_every_kind_and_length(kind: str, length: Length) -> None:
    sample = sample_digest(kind)  # type: ignore[arg-type]
    html = PRINTER.compose(lambda shorter, lead: sample, length).html
    assert parsed(html)[0]


nasty = st.text(st.characters(), max_size=60) | st.sampled_from(
    ["<b>", "</blockquote>", "&lt;", "&", '"><a href="tg://user?id=1">', "\u202e右", "\x00\x1c\x1d", "{{ 7*7 }}", "长" * 10_000]
)  # fmt: skip


@given(st.lists(st.tuples(nasty, nasty, nasty), min_size=1, max_size=30), st.sampled_from(LENGTHS), nasty)
@settings(max_examples=60)
def test_whatever_a_newspaper_prints_telegram_accepts_the_digest(
    articles: list[tuple[str, str, str]], length: Length, topic: str
) -> None:
    issue = an_issue(
        [
            stored(n, 1 + n // 4, n % 4, headline=head, kicker=kicker, paragraphs=(text,))
            for n, (head, kicker, text) in enumerate(articles)
        ],
        paper=topic[:50],
    )
    html, _ = composed([issue], length, topics=[(issue.articles[0], [topic])])
    text, entities = parsed(html)
    assert utf16(text) <= MAX_UTF16
    assert entities <= MAX_ENTITIES
