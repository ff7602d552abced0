"""An article in the chat: everything printed is there, page after page, and nothing is read as a tag."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from bot.language import Tongue
from bot.screens.articles import PAGE_UTF16, article_pages, pieces
from bot.screens.chat_text import MAX_UTF16, utf16_length
from digests.archive.stored import StoredArticle
from digests.issue import Article, Reporter, Subhead


def stored(article: Article) -> StoredArticle:
    return StoredArticle(
        id=7,
        issue_id=1,
        paper="今日云溪",
        date=date(2026, 4, 10),
        date_source="masthead",
        withdrawn=False,
        article=article,
        keywords=(),
    )


def test_a_short_article_is_one_message_as_printed() -> None:
    article = Article(
        kicker="总投资5亿元",
        headline="新项目落户",
        deck="——首批设备进场",
        reporters=(Reporter("记者", "叶知微"), Reporter("", "吴海燕")),
        paragraphs=("第一段。", "第二段。"),
        subheads=(Subhead("一个小标题", 1),),
        page=2,
    )
    assert article_pages(stored(article), Tongue()) == [
        "总投资5亿元\n<b>新项目落户</b>\n——首批设备进场\n<i>记者 叶知微\u3000吴海燕</i>"
        "\n\n第一段。\n\n<b>一个小标题</b>\n\n第二段。\n\n—— 今日云溪 2026年4月10日 第2版"
    ]


def test_an_open_jump_says_so() -> None:
    (page,) = article_pages(
        stored(Article(headline="标题", paragraphs=("询问日常生",), jump_to_page=2)), Tongue()
    )
    assert "（下转第2版，续文没有收到）" in page


def test_hostile_text_stays_text() -> None:
    (page,) = article_pages(stored(Article(headline="<b>&", paragraphs=("<script>",))), Tongue())
    assert "<b>&lt;b&gt;&amp;</b>" in page
    assert "&lt;script&gt;" in page


@given(st.lists(st.text("甲乙，。！𠮷😀<&", min_size=1, max_size=3000), max_size=4))
def test_pages_hold_every_character_and_stay_below_the_limit(paragraphs: list[str]) -> None:
    pages = article_pages(stored(Article(headline="标题", paragraphs=tuple(paragraphs))), Tongue())
    for page in pages:
        assert utf16_length(page.replace("&lt;", "<").replace("&amp;", "&")) <= MAX_UTF16
    shown = "".join(pages).replace("&lt;", "<").replace("&amp;", "&").replace("\n", "")
    printed = "".join(paragraphs)
    assert "".join(c for c in shown if c in printed).count("甲") == printed.count("甲")
    assert shown.count("😀") == printed.count("😀")


@given(st.text("甲乙，。😀𠮷", max_size=500), st.integers(2, 60))
def test_pieces_join_to_the_paragraph_and_fit(paragraph: str, limit: int) -> None:
    found = pieces(paragraph, limit)
    assert "".join(found) == paragraph
    assert all(utf16_length(piece) <= limit for piece in found)


def test_a_long_paragraph_is_cut_after_a_sentence() -> None:
    sentence = "甲" * 99 + "。"
    assert all(piece.endswith("。") for piece in pieces(sentence * 40, PAGE_UTF16))
