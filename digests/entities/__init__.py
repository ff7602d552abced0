"""Which organisations and places an article names. Pure.

offices        a table of their names, with the seat before them: 县经信局, 云溪县教育局
organisations  an ending (公司, 卫生院, 小学 …) with a name of its own before it: 泓越新材料有限公司
places         an ending (镇, 村, 街道 …) with a short name that stands at a border: 古樟镇, 翠园社区

Precision goes first: a name whose beginning cannot be told is left out.
"""

from collections.abc import Iterator
from functools import cache, lru_cache

from ahocorasick_rs import AhoCorasick, MatchKind

from digests.entities.names import own_name_before, place_before
from digests.issue import Article, Entity, EntityKind
from digests.people import named_in, text_of
from digests.search.simplified import simplified
from digests.word_data import endings, offices

Span = tuple[int, int]

LONGEST_SHOWN = 24
"""Characters of a name; what is longer is no name."""

_SEATS = frozenset("省市县区州镇乡")
_GOES_ON = {
    **dict.fromkeys(("小学", "中学", "大学", "实验小学", "中心小学"), frozenset("生子")),
    "市": frozenset("场民值价级长直容区"),
    "县": frozenset("级长城域直里"),
    "区": frozenset("域级长间块分别"),
    "省": frozenset("级长内外会心力"),
    "村": frozenset("民庄口头长干落务里"),
    "乡": frozenset("镇村亲音情愁贤土下邻间里长"),
    "镇": frozenset("长压定静区上"),
    "社区": frozenset("团"),
}
"""What after an ending makes another word of it: 小学生, 市场, 村民."""


def entities_in(article: Article) -> tuple[Entity, ...]:
    """Each organisation and place once, as printed, in the order of its first mention."""
    printed = text_of(article)
    text = simplified(printed)
    persons = {place for one in named_in(printed) for place in range(one.start, one.start + len(one.name))}
    places: dict[Span, EntityKind] = dict.fromkeys(_places_in(text), "place")
    organisations: dict[Span, EntityKind] = dict.fromkeys(organisations_in(text), "organisation")
    found = (
        Entity(kind, printed[start:end])
        for (start, end), kind in sorted((places | organisations).items())
        if persons.isdisjoint(range(start, end))
    )
    return tuple(dict.fromkeys(found))


@lru_cache(maxsize=64)
def organisations_in(text: str) -> tuple[Span, ...]:
    """Where organisations are named in a text of simplified characters.

    The last texts are remembered: keywords and the index of organisations ask for the same ones.
    """
    found = sorted({*_offices_in(text), *_own_names_in(text)})
    return tuple((start, end) for start, end in found if end - start <= LONGEST_SHOWN)


@lru_cache(maxsize=10_000)  # the same names every day
def forms_of(entity: Entity) -> tuple[str, ...]:
    """By which names an entity is looked for, in simplified characters.

    An office also by its own name and with no more than its seat (云溪县教育局: 教育局, 县教育局), a place also without
    its ending (古樟镇: 古樟).
    """
    name = simplified(entity.name)
    if entity.kind == "place":
        bare = next((name.removesuffix(one) for one in _place_endings() if name.endswith(one)), "")
        return (name, bare) if len(bare) > 1 else (name,)
    found = _offices().find_matches_as_indexes(name)
    if not found or found[-1][2] != len(name):
        return (name,)
    start = found[-1][1]
    forms = dict.fromkeys((name, name[max(0, start - 1) :], name[start:].removeprefix("委")))
    return tuple(form for form in forms if len(form) > 1)


def _offices_in(text: str) -> Iterator[Span]:
    for _, start, end in _offices().find_matches_as_indexes(text):
        if text[end : end + 1] == "员":  # 县委员, 政协委员
            continue
        if not offices()[text[start:end]]:
            yield start, end
        elif start and text[start - 1] in _SEATS:
            seat = place_before(text, start - 1, text[start - 1])
            yield (start - 1 if seat is None else seat), end


def _own_names_in(text: str) -> Iterator[Span]:
    for stop, end in _endings_in(text, _ends_of_organisations()):
        start = own_name_before(text, stop)
        if start is not None:
            yield start, end


def _places_in(text: str) -> Iterator[Span]:
    for stop, end in _endings_in(text, _ends_of_places()):
        start = place_before(text, stop, text[stop:end])
        if start is not None:
            yield start, end


def _endings_in(text: str, finder: AhoCorasick) -> Iterator[Span]:
    for _, start, end in finder.find_matches_as_indexes(text):
        if text[end : end + 1] not in _GOES_ON.get(text[start:end], ()):
            yield start, end


@cache
def _offices() -> AhoCorasick:
    return AhoCorasick(sorted(offices()), matchkind=MatchKind.LeftmostLongest)


@cache
def _ends_of_organisations() -> AhoCorasick:
    return AhoCorasick(sorted(endings()["organisation"]), matchkind=MatchKind.LeftmostLongest)


@cache
def _ends_of_places() -> AhoCorasick:
    return AhoCorasick(_place_endings(), matchkind=MatchKind.LeftmostLongest)


@cache
def _place_endings() -> list[str]:
    """The longest first."""
    ends = endings()["place"] | endings()["weak place"] | endings()["seat"]
    return sorted(ends, key=lambda ending: (-len(ending), ending))
