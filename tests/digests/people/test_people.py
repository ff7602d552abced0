"""Who is named with which title; and who never is."""

from hypothesis import given
from hypothesis import strategies as st

from digests.issue import Article, Person, Reporter, Subhead
from digests.people import named_in, people_in


def people(*paragraphs: str, **more: object) -> list[tuple[str, str]]:
    article = Article(headline="消息", paragraphs=paragraphs, **more)  # type: ignore[arg-type]
    return [(person.title, person.name) for person in people_in(article)]


def test_titles_are_kept_as_printed_with_their_office() -> None:
    assert people("县委书记沈砚秋讲话，县委副书记、县长周亦安主持，县经信局局长汤景明汇报。") == [
        ("县委书记", "沈砚秋"),
        ("县委副书记、县长", "周亦安"),
        ("县经信局局长", "汤景明"),
    ]


def test_an_office_with_a_verb_in_its_name_is_kept_whole() -> None:
    assert people("市招商投资促进中心党组书记、主任兰若谷应邀出席。") == [
        ("市招商投资促进中心党组书记、主任", "兰若谷")
    ]


def test_a_firm_that_comes_again_completes_a_title() -> None:
    assert people("泓越新材料落户双溪口。泓越新材料董事长温以宁说，厂房已经动工。") == [
        ("泓越新材料董事长", "温以宁")
    ]


def test_several_share_a_title() -> None:
    assert people("县人大常委会副主任蒋月华、洪立新参加。县领导梁既明、苏文娟出席。") == [
        ("县人大常委会副主任", "蒋月华"),
        ("县人大常委会副主任", "洪立新"),
        ("县领导", "梁既明"),
        ("县领导", "苏文娟"),
    ]


def test_leaders_listed_before_their_title_are_found() -> None:
    assert people("许国梁、方敏仪、陈柏舟等县四套班子领导出席。") == [
        ("县领导", "许国梁"),
        ("县领导", "方敏仪"),
        ("县领导", "陈柏舟"),
    ]


def test_the_fullest_title_wins() -> None:
    assert people("县长周亦安主持。", "县委副书记、县长周亦安讲话。") == [("县委副书记、县长", "周亦安")]


def test_private_persons_are_never_in_the_index() -> None:
    assert people("她看望了困难党员齐水根和患者郑良生。老党员方德旺、村民齐老根参加。") == []


def test_a_private_person_stays_out_even_with_a_public_title_elsewhere() -> None:
    assert people("困难党员齐水根在家。齐水根曾任村党支部书记，老书记齐水根身体不好。") == []


def test_reporters_are_no_people_of_the_news() -> None:
    assert people("本报记者站站长叶知微报道。", reporters=(Reporter("记者", "叶知微"),)) == []


def test_a_removed_name_stays_removed_in_every_spelling() -> None:
    article = Article(headline="縣委書記沈硯秋到會", paragraphs=("县长周亦安主持。",))
    assert [person.name for person in people_in(article)] == ["沈硯秋", "周亦安"]
    assert people_in(article, removed={"沈砚秋"}) == (Person("周亦安", "县长"),)


def test_traditional_characters_are_kept_as_printed() -> None:
    assert people("縣政協主席方敏儀看望了鄉親。") == [("縣政協主席", "方敏儀")]


def test_head_and_subheads_are_read_too() -> None:
    article = Article(
        headline="县长周亦安调研", kicker="省委书记石砚田批示", subheads=(Subhead("县委书记沈砚秋：要快", 0),)
    )
    assert [person.name for person in people_in(article)] == ["石砚田", "周亦安", "沈砚秋"]


def test_a_place_after_a_title_is_no_person() -> None:
    assert people("县委书记石桥镇之行结束。") == []


@given(
    st.text(st.sampled_from("县委书记沈砚秋、副主任县长周亦安等县领导的在，。强调王峰说老党员"), max_size=50)
)
def test_any_text_gives_names_that_stand_in_it(text: str) -> None:
    for named in named_in(text):
        assert text.startswith(named.name, named.start)
