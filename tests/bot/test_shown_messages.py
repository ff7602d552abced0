"""Whatever an issue holds, each message made of it is one that Telegram takes: text, entities and buttons."""

from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.language import LANGUAGES, Tongue
from bot.screens.article_view import MOST_REPORTERS, Numbered, Surroundings, article_reply
from bot.screens.buttons import encode
from bot.screens.chat_text import utf16_length
from bot.screens.digest_buttons import digest_buttons
from bot.screens.digest_language import digest_in
from bot.screens.inline_cards import article_card, hit_card
from bot.screens.issue_calendar import days_reply, near_reply, undated_reply, years_reply
from bot.screens.pages import keywords_reply, page_reply, pages_of, people_reply
from bot.screens.picture_captions import cloud_caption, issue_weights, terms_of, trend_caption
from bot.screens.results import Reply, hits_reply, nothing_found
from digests.archive.browsing import Month
from digests.archive.stored import IssueSummary, StoredArticle, StoredIssue
from digests.search.search import Hit, Hits
from digests.search.snippets import cut_snippet
from digests.search.suggestions import Suggestion
from digests.selection import choose_digest
from digests.trends.trends import Trend
from tests.bot.readable_issues import WORDS, a_summary, stored_articles, stored_issues
from tests.bot.test_packing import parsed

TONGUES = st.sampled_from(
    [Tongue(language, converts) for language in LANGUAGES for converts in (False, True)]
)
MOST_CAPTION = 1024
SOME = settings(max_examples=40)


def link(article_id: int) -> str:
    return f"https://t.me/baotong_bot?start=a{article_id}"


def check(reply: Reply, most: int = 4096) -> None:
    """As Telegram checks it: parsed by its own parser, measured after parsing, every button with one purpose."""
    text, entities = parsed(reply.text)
    assert 0 < utf16_length(text) <= most
    assert entities <= 100
    buttons = [button for row in reply.rows for button in row]
    assert len(buttons) <= 100
    assert all(1 <= len(row) <= 8 for row in reply.rows)
    for button in buttons:
        assert button.label.strip()
        assert sum(map(bool, (button.press, button.copy, button.url, button.switch_inline))) == 1
        assert len(button.copy) <= 256
        if button.press:
            assert len(encode(button.press).encode()) <= 64


@SOME
@given(stored_articles(), st.integers(-3, 9), st.booleans(), TONGUES)
def test_an_article(stored: StoredArticle, page: int, whole: bool, tongue: Tongue) -> None:
    reporters = tuple(Numbered(one.name, 2**40) for one in stored.article.reporters)
    topics = tuple(Numbered(word.term, 7) for word in stored.keywords)
    around = Surroundings(2**40, 2**40 + 2, reporters, topics)
    reply = article_reply(stored, page, around, tongue, whole=whole)
    check(reply)
    signed = [button for row in reply.rows for button in row if button.label.startswith("✍")]
    assert len(signed) == min(MOST_REPORTERS, len(reporters))


@SOME
@given(stored_issues(), st.integers(-1, 8), st.integers(-1, 40), TONGUES)
def test_a_page_and_the_people_and_words_of_an_issue(
    issue: StoredIssue, page: int, offset: int, tongue: Tongue
) -> None:
    check(page_reply(issue, page, offset, link, tongue))
    check(people_reply(issue, offset, lambda name: 2**40, tongue))
    terms = [word.term for one in issue.articles for word in one.keywords if word.term.strip()]
    check(keywords_reply(issue, terms[:18], lambda term: 1, tongue))
    weights = issue_weights(issue)
    check(cloud_caption(issue, "month", weights, tongue), MOST_CAPTION)


@SOME
@given(st.lists(stored_issues(), max_size=4), TONGUES)
def test_the_buttons_of_a_digest(issues: list[StoredIssue], tongue: Tongue) -> None:
    topics = [(one, ("词",)) for issue in issues for one in issue.articles]
    for digest in (choose_digest(issues), choose_digest([], topics=topics, kind="alert")):
        keys = [key for row in digest_buttons(digest_in(digest, tongue), tongue) for key in row]
        assert all(key.label.strip() and 0 < len(key.data.encode()) <= 64 for key in keys)
    if len(issues) == 1 and issues[0].articles:
        assert len(digest_buttons(choose_digest(issues), tongue)) >= 2
        assert pages_of(issues[0])


@SOME
@given(st.lists(stored_articles(), min_size=1, max_size=5), WORDS, TONGUES)
def test_hits_no_hits_and_cards(found: list[StoredArticle], words: str, tongue: Tongue) -> None:
    hits = tuple(
        Hit(
            one.id,
            one.paper,
            one.date,
            one.article.page,
            one.article.headline,
            cut_snippet((one.article.paragraphs or (one.article.headline,))[0], ["双招"]),
            one.date_source,
        )
        for one in found
    )
    check(hits_reply(words * 9, 5, Hits(99, False, hits, 7), 5, tongue))
    ways_out = [(Suggestion("dropped", words * 9, 3), 2**40), (Suggestion("pinyin", "双招", 1000), 4)]
    check(nothing_found(words * 9, 5, ways_out, tongue))
    cards = [article_card(one, tongue) for one in found] + [hit_card(hit, tongue) for hit in hits]
    for card in cards:
        check(Reply(card.html))
        assert card.title


@SOME
@given(st.lists(st.integers(0, 30), max_size=80), WORDS, TONGUES)
def test_a_calendar_however_full(days: list[int], paper: str, tongue: Tongue) -> None:
    first = date(2026, 5, 1)
    issues: list[IssueSummary] = [
        a_summary(number, first + timedelta(days=day), paper=paper, front_headline=paper * 9)
        for number, day in enumerate(days)
    ]
    months = [Month(year, month, 3) for year in range(2060, 1950, -1) for month in (5, 4)]
    check(days_reply(paper, 0, months, (2026, 5), issues, tongue))
    check(years_reply(paper, 0, months, 2, tongue))
    check(undated_reply(paper, 0, [a_summary(1, None, None, paper=paper)] * 80, tongue))
    check(near_reply(first, issues[:2], tongue))


@SOME
@given(st.lists(WORDS, max_size=9), TONGUES)
def test_the_caption_of_a_trend(terms: list[str], tongue: Tongue) -> None:
    asked = terms_of("、".join(terms))
    trends = [Trend(term, "week", (), date(2026, 6, 5) if n % 2 else None, n) for n, term in enumerate(asked)]
    if trends:
        check(trend_caption(trends, 2**40, tongue), MOST_CAPTION)
