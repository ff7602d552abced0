"""The newspaper's words in Traditional characters: where they are shown, and only there."""

from hypothesis import given
from hypothesis import strategies as st

from bot.language import Tongue
from bot.screens.script import article_in, hit_in, snippet_in
from digests.archive.stored import StoredArticle
from digests.search.search import Hit
from digests.search.snippets import Piece, cut_snippet
from tests.bot.readable_issues import stored_articles

TRADITIONAL = Tongue("zh-hant", converts=True)


@given(stored_articles())
def test_whoever_reads_as_printed_has_the_very_article(stored: StoredArticle) -> None:
    assert article_in(stored, Tongue("zh-hant")) is stored


@given(stored_articles())
def test_an_article_keeps_its_parts_and_its_source(stored: StoredArticle) -> None:
    shown = article_in(stored, TRADITIONAL)
    assert (shown.id, shown.issue_id, shown.date, shown.keywords) == (
        stored.id,
        stored.issue_id,
        stored.date,
        stored.keywords,
    )
    before, after = stored.article, shown.article
    assert len(after.paragraphs) == len(before.paragraphs)
    assert [one.before for one in after.subheads] == [one.before for one in before.subheads]
    assert len(after.reporters) == len(before.reporters)
    assert (after.kicker is None, after.deck is None) == (not before.kicker, not before.deck)


def test_a_character_is_written_as_its_neighbours_ask_however_the_hit_cuts_them() -> None:
    # 后 is 後 in 以后 and 后 in 皇后; a mark between the two characters must not hide that.
    marked = (Piece("皇", False), Piece("后", True), Piece("以", False), Piece("后", True))
    assert [piece.text for piece in snippet_in(marked, TRADITIONAL)] == ["皇", "后", "以", "後"]


@given(st.lists(st.tuples(st.text("双招引后里云溪，A 𠮷", max_size=6), st.booleans()), max_size=5))
def test_marks_stay_where_they_were(found: list[tuple[str, bool]]) -> None:
    pieces = tuple(Piece(text, hit) for text, hit in found)
    shown = snippet_in(pieces, TRADITIONAL)
    assert [(len(piece.text), piece.hit) for piece in shown] == [(len(text), hit) for text, hit in found]


def test_a_hit_is_marked_in_the_characters_that_it_is_shown_in() -> None:
    snippet = cut_snippet("全县双招双引推进会", ["双招双引"])
    hit = hit_in(Hit(1, "今日云溪", None, 1, "云溪县", snippet), TRADITIONAL)
    assert [piece.text for piece in hit.snippet if piece.hit] == ["雙招雙引"]
    assert (hit.paper, hit.headline) == ("今日雲溪", "雲溪縣")
