"""Which organisations and places an article names; precision goes first."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from digests.entities import entities_in, forms_of
from digests.issue import Article, Entity


def organisations(*paragraphs: str) -> list[str]:
    article = Article(headline="消息", paragraphs=paragraphs)
    return [one.name for one in entities_in(article) if one.kind == "organisation"]


def places(*paragraphs: str) -> list[str]:
    article = Article(headline="消息", paragraphs=paragraphs)
    return [one.name for one in entities_in(article) if one.kind == "place"]


def test_offices_are_named_with_their_seat() -> None:
    text = "县经信局局长汤景明说，云溪县教育局和省林业局、县委组织部都来了，教育部也发了文。"
    assert organisations(text) == ["县经信局", "云溪县教育局", "省林业局", "县委组织部", "教育部"]


def test_an_office_without_its_seat_is_any_office() -> None:
    assert organisations("去教育局办事，找组织部，问一问信访局。") == []


def test_firms_and_schools_are_named_where_they_have_a_name_of_their_own() -> None:
    text = "澜州云岭新材料有限公司与云溪职业技术学校签约。古樟镇卫生院派来了医生。"
    assert organisations(text) == ["澜州云岭新材料有限公司", "云溪职业技术学校", "古樟镇卫生院"]


@pytest.mark.parametrize(
    "text",
    [
        "一家公司落户，该公司是科技公司，也是本地的龙头集团。",
        "当地医院和附近的小学都参加，民营银行也在内。",
        "县委员会的县委员们听取了汇报。",
        "几所学校的老师来到幼儿园。",
    ],
)
def test_what_kind_of_firm_or_school_it_is_is_no_name(text: str) -> None:
    assert organisations(text) == []


def test_pupils_are_no_school() -> None:
    assert organisations("云溪一中学子得奖，白鹭小学生也去了。") == ["云溪一中"]


def test_places_are_named_at_their_borders() -> None:
    text = "在古樟镇里洋村，云溪县的干部走访茶农。沈砚秋来到梅坑乡和白鹭镇，翠园社区的居民搬家了。"
    assert places(text) == ["古樟镇", "里洋村", "云溪县", "梅坑乡", "白鹭镇", "翠园社区"]


@pytest.mark.parametrize(
    "text",
    [
        "全县各乡镇、村和社区，三个村、两个镇，示范村、未来社区、中心镇。",
        "城市、城镇、地区、山区、小区、校区、开发区，退伍返乡，美丽乡村，鱼米之乡。",
        "经信局和县里商量，把钱省下来，乡亲们回乡，村民进城，市场里人多。",
        "新址离绿道近，文化街道热闹，老城区改造。",
    ],
)
def test_what_is_said_of_places_is_no_name(text: str) -> None:
    assert places(text) == []


def test_persons_are_neither() -> None:
    article = Article(headline="县长石桥镇", paragraphs=("县委书记沈砚秋、县长周亦安。",))
    assert entities_in(article) == (Entity("organisation", "县委"),)


def test_each_is_named_once_in_the_order_of_the_text_and_as_printed() -> None:
    article = Article(headline="白鷺鎮開館", paragraphs=("縣教育局在白鷺鎮。縣教育局的人說，白鷺鎮好。",))
    assert entities_in(article) == (Entity("place", "白鷺鎮"), Entity("organisation", "縣教育局"))


@pytest.mark.parametrize(
    ("entity", "forms"),
    [
        (Entity("organisation", "云溪县教育局"), ("云溪县教育局", "县教育局", "教育局")),
        (Entity("organisation", "縣教育局"), ("县教育局", "教育局")),
        (Entity("organisation", "县委组织部"), ("县委组织部", "组织部")),
        (Entity("organisation", "县委"), ("县委",)),
        (Entity("organisation", "教育部"), ("教育部",)),
        (Entity("organisation", "云溪职业技术学校"), ("云溪职业技术学校",)),
        (Entity("place", "古樟镇"), ("古樟镇", "古樟")),
        (Entity("place", "双溪口工业园区"), ("双溪口工业园区", "双溪口")),
    ],
)
def test_a_name_is_found_by_its_short_forms_too(entity: Entity, forms: tuple[str, ...]) -> None:
    assert forms_of(entity) == forms


@settings(max_examples=60)
@given(
    st.text(st.sampled_from("云溪县教育局古樟镇里洋村的在和，。\n一中学生A1公司有限南屏街道"), max_size=60)
)
def test_any_text_gives_names_that_stand_in_it(text: str) -> None:
    found = entities_in(Article(headline="消息", paragraphs=(text,)))
    assert all(one.name in text for one in found)
    assert len(set(found)) == len(found)
