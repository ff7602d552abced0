"""Keywords read as an editor's would: whole terms, no leaders, no home; whatever the article is."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from digests.issue import Article, Reporter
from digests.keywords import Background, article_keywords, explain_keywords, keywords_of_articles
from tests.digests.keywords.truths import mean_f1

HOME = Background().at_home("今日云溪")


def terms(headline: str, *paragraphs: str, background: Background = HOME, **more: object) -> list[str]:
    article = Article(headline=headline, paragraphs=paragraphs, **more)  # type: ignore[arg-type]
    return [word.term for word in article_keywords(article, background)]


def test_the_tuned_half_of_the_truths_is_met() -> None:
    assert mean_f1("tune", lambda article: article_keywords(article, HOME)) >= 0.60


def test_the_half_that_nothing_was_tuned_on_is_met() -> None:
    assert mean_f1("test", lambda article: article_keywords(article, HOME)) >= 0.50


def test_a_quoted_coinage_stays_whole() -> None:
    found = terms("双招双引推进会召开", "会议提出“双招双引”。双招双引是头号工程，双招双引要抓实。")
    assert found[0] == "双招双引"
    assert not {"双招", "双引"} & set(found)


def test_a_name_that_no_dictionary_has_is_completed() -> None:
    text = "中岚精工来了。据悉，中岚精工专注加工。“选中岚精工没有错。”中岚精工董事长说，中岚精工今年扩产。"
    assert "中岚精工" in terms("高科技项目落户", text)


def test_two_characters_that_hardly_come_apart_are_a_word_that_no_dictionary_has() -> None:
    text = "草丛里有蜱虫。防住蜱虫，先扎裤脚。进屋前查蜱虫，蜱虫叮人。"
    assert terms("初夏出游", text)[0] == "蜱虫"


def test_an_organisation_is_a_term_as_its_index_has_it() -> None:
    found = terms("开学", "云溪一中和云溪职业技术学校的学生到了，县政府的人也来了。")
    assert {"云溪一中", "云溪职业技术学校"} <= set(found)
    assert "县政府" not in found


def test_leaders_have_their_own_index() -> None:
    found = terms(
        "周亦安调研茶产业", "县长周亦安到古樟镇调研茶产业。周亦安强调，茶产业要走好路。周亦安还看了茶园。"
    )
    assert not [term for term in found if "周亦安" in term or "县长" in term]
    assert "茶产业" in found


def test_a_private_person_is_a_keyword_where_the_story_is_about_her() -> None:
    text = "老党员章福田把党课讲到晒谷场。章福田讲了六十多场，章福田说，会讲的不如会做的。"
    assert "章福田" in terms("老党员的板凳课", text)


def test_passers_by_are_no_keywords() -> None:
    assert "许静芳" not in terms(
        "夜市开张", "夜市开张了。“好吃。”来自省城的许静芳说，夜市的馄饨最好，夜市明年还来。"
    )


def test_reporters_are_no_keywords() -> None:
    found = terms(
        "古渠通水",
        "本报讯（记者 邵一帆）古渠通水了，古渠边人来人往。",
        reporters=(Reporter("记者", "邵一帆"),),
    )
    assert not [term for term in found if "邵一帆" in term or "记者" in term]


def test_the_own_place_says_nothing() -> None:
    found = terms(
        "云溪县开工", "云溪县今年开工多。云溪人说，云溪变了，云溪的竹产业也变了。竹产业是云溪的宝。"
    )
    assert not {"云溪", "云溪县"} & set(found)


def test_latin_names_are_terms() -> None:
    assert "PLNP" in terms("新技术落户", "PLNP技术是新的。公司有PLNP专利，PLNP生产线十条。")


def test_offices_and_places_are_found_at_their_borders() -> None:
    found = terms(
        "慰问", "在古樟镇里洋村，县自然资源局的干部走进茶农家。古樟镇下塘村也一样，下塘村有竹材分解点。"
    )
    assert {"古樟镇", "下塘村"} <= set(found)


def test_no_keyword_contains_another() -> None:
    found = terms(
        "集中签约仪式举行", "集中签约仪式上，集中签约项目十二个。签约仪式后，签约企业表示，集中签约好。"
    )
    assert not [(a, b) for a in found for b in found if a != b and a in b]


def test_traditional_characters_are_kept_as_printed() -> None:
    found = terms(
        "僑批館開館",
        "白鷺鎮僑批館開館，「雙招雙引」也請鄉親回家。僑批館裡的信，僑批館裡的人。「雙招雙引」招的是商。",
    )
    assert "雙招雙引" in found


def test_the_operators_dictionary_comes_first_and_his_stop_words_never() -> None:
    text = "村里种下了云雾一号。云雾一号耐寒，茶农喜欢云雾一号，茶园里都是茶青。"
    known = Background(terms=frozenset({"云雾一号"}), stop_words=frozenset({"茶青"}))
    found = terms("新茶", text, background=known)
    assert found[0] == "云雾一号"
    assert "茶青" not in found


def test_an_operators_stop_word_is_never_shown_not_even_quoted_or_as_a_persons_name() -> None:
    text = "“双招双引”是头号工程。老党员章福田讲双招双引，章福田讲了六十多场，双招双引人人知道。"
    assert {"双招双引", "章福田"} <= set(terms("板凳课", text))
    known = Background(stop_words=frozenset({"双招双引"})).hiding(frozenset({"章福田"}))
    assert not {"双招双引", "章福田"} & set(terms("板凳课", text, background=known))
    assert known.hiding(frozenset()) is known


def test_what_was_a_keyword_elsewhere_is_found_whole_without_a_mark() -> None:
    archive = Background.of_archive(30, {"樟下和解室": 3, "樟": 9})
    assert "樟下和解室" in terms("纠纷少了", "村里有了樟下和解室，邻里纠纷少了一半。", background=archive)


def test_what_is_in_every_article_of_the_paper_falls_behind() -> None:
    text = "蓝莓和枇杷熟了。蓝莓甜，枇杷鲜。"
    used = Background(documents=100, counts={"蓝莓": 90})
    fresh, tired = terms("果园", text), terms("果园", text, background=used)
    assert fresh.index("蓝莓") < fresh.index("枇杷")
    assert tired.index("枇杷") < tired.index("蓝莓")


def test_the_best_is_scored_one_and_no_more_than_asked_for_are_given() -> None:
    article = Article(
        headline="古渠通水", paragraphs=("白鹭古渠通水，返乡青年和老石匠修好了古渠，稻田有水了。",)
    )
    found = article_keywords(article, HOME, limit=3)
    assert len(found) == 3
    assert found[0].score == 1.0
    assert [word.score for word in found] == sorted((word.score for word in found), reverse=True)


def test_an_issue_read_together_gives_each_article_its_own_keywords() -> None:
    first = Article(headline="柯岭区办茶会", paragraphs=("柯岭区今年的茶会，茶会上新茶飘香。",))
    second = Article(headline="夜市开张", paragraphs=("柯岭的夜市开张，柯岭人爱夜市，柯岭夜市好。",))
    together = keywords_of_articles([first, second])
    assert together == (article_keywords(first), together[1])
    assert "夜市" in [word.term for word in together[1]]


@pytest.mark.parametrize(
    ("headline", "paragraphs"),
    [
        ("", ()),
        ("一", ()),
        ("简讯", ("。",)),
        ("？！……", ("，。、；：？！——（）《》“”",) * 3),
        ("Weather", ("Cloudy, 15 to 22 degrees. Wind from the east.",)),
        ("１２３", ("123 456 789",)),
        ("“”", ("“”“”（）「」",)),
    ],
)
def test_an_article_of_next_to_nothing_has_few_keywords_or_none(
    headline: str, paragraphs: tuple[str, ...]
) -> None:
    assert len(article_keywords(Article(headline=headline, paragraphs=paragraphs))) <= 10


def test_a_text_of_two_hundred_thousand_characters_gets_an_answer() -> None:
    article = Article(
        headline="长文", paragraphs=("双溪口工业园的伺服电机又添新产线，工人们忙着装配。",) * 8_000
    )
    assert "双溪口工业园" in [word.term for word in article_keywords(article)]


@settings(max_examples=60)
@given(
    st.text(
        st.sampled_from("“双招双引”县委书记沈砚秋在古樟镇调研，。\n竹产业的A1 镇村局（记者）"), max_size=80
    ),
    st.text(max_size=20),
)
def test_any_article_has_at_most_ten_keywords_that_stand_in_it(body: str, headline: str) -> None:
    article = Article(headline=headline, paragraphs=(body,))
    found = article_keywords(article)
    assert len(found) <= 10
    assert all(word.term in headline or word.term in body for word in found)
    assert found == article_keywords(article)


HASHED = """
from digests.keywords import article_keywords
from tests.digests.keywords.truths import truths
print([article_keywords(truth.article, limit=30) for truth in truths("tune")])
"""


def test_the_order_of_hashes_changes_nothing() -> None:
    root = Path(__file__).parents[3]
    told = {
        subprocess.run(
            [sys.executable, "-c", HASHED],
            cwd=root,
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(told) == 1


def test_the_explanation_names_every_keyword_with_its_factors() -> None:
    article = Article(headline="双招双引推进会", paragraphs=("“双招双引”是头号工程，“双招双引”要抓实。",))
    told = explain_keywords([article], HOME)
    assert all(word.term in told for word in article_keywords(article, HOME))
    assert "quote×" in told
    assert "rarity×" in told


def test_the_explanation_tells_what_the_archive_and_the_operator_knew() -> None:
    known = Background(terms=frozenset({"云雾一号"}), learned=frozenset({"樟下和解室"}))
    first = Article(headline="新茶", paragraphs=("村里种下了云雾一号。",))
    second = Article(headline="纠纷少了", paragraphs=("村里有了樟下和解室，邻里纠纷少了一半。",))
    told = explain_keywords([first, second], known)
    assert "云雾一号  1× from dictionary " in told
    assert "樟下和解室  1× from learned" in told
    parts = told.split("\n\n")
    for part, words in zip(parts, keywords_of_articles([first, second], known), strict=True):
        assert all(word.term in part for word in words)


def test_a_guessed_word_with_a_function_word_at_its_end_is_no_term() -> None:
    assert "为柯岭" not in terms(
        "招商会", "企业家为柯岭点赞，为柯岭加油，为柯岭出力。", background=Background()
    )


def test_a_keyword_is_a_plain_string_whatever_it_was_on_the_way() -> None:
    article = Article("古樟镇茶园开采", paragraphs=("古樟镇茶园昨日开采，茶农采茶忙。",))
    assert {type(word.term) for word in article_keywords(article)} == {str}
