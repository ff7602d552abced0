"""What is known before an article is read."""

import pytest

from digests.keywords import Background
from digests.keywords.background import rarity_of


@pytest.mark.parametrize(
    ("paper", "home"),
    [("今日云溪", "云溪"), ("云溪日报", "云溪"), ("今日云溪晚报", "云溪"), ("云溪发布", "云溪")],
)
def test_a_paper_is_at_home_where_its_name_says(paper: str, home: str) -> None:
    background = Background().at_home(paper)
    assert {home, home + "县"} <= background.home_names()
    assert home + "江" not in background.home_names()


@pytest.mark.parametrize("paper", [None, "", "今日", "报"])
def test_a_paper_without_a_place_has_no_home(paper: str | None) -> None:
    assert Background().at_home(paper).home == frozenset()


def test_a_word_never_met_is_rarer_than_any_other() -> None:
    assert 0 < rarity_of("工作") < rarity_of("招商引资") < rarity_of("竹九条") < 1


def test_a_young_archive_calls_nothing_usual() -> None:
    assert Background(documents=5, counts={"茶": 5}).novelty("茶") == 1.0
    assert Background(documents=500, counts={"茶园": 500}).novelty("茶园") == pytest.approx(0.5)


def test_an_archive_teaches_what_two_articles_were_about() -> None:
    archive = Background.of_archive(9, {"竹九条": 2, "茶二代": 1, "茶园": 5})
    assert archive.learned == {"竹九条"}
    assert archive.knows("竹九条")
    assert archive.knows("茶园")
    assert not archive.knows("茶三代")


def test_what_is_known_in_traditional_characters_is_known() -> None:
    archive = Background.of_archive(
        9,
        {"雙招雙引": 1, "双招双引": 1},
        terms=frozenset({"雲霧一號"}),
        stop_words=frozenset({"茶青", "開館"}),
    )
    assert archive.learned == {"双招双引"}
    assert archive.counts == {"双招双引": 2}
    assert archive.terms == {"云雾一号"}
    assert archive.stop_words == {"茶青", "开馆"}
