"""Known issues: articles and furniture drawn at random from the grammar. No layout here."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random

from digests.issue import Reporter
from digests.lunar import WEEKDAYS
from tests.typesetter.grammar import name, write


@dataclass
class Story:
    """One article as its editor knows it. `byline_at` is where the names are printed."""

    kind: str
    page: int
    headline: str
    kicker: str | None = None
    deck: str | None = None
    reporters: list[Reporter] = field(default_factory=list)
    byline_at: str = "lead"
    paragraphs: list[str] = field(default_factory=list)
    subheads: list[tuple[str, int]] = field(default_factory=list)
    jump_to_page: int | None = None
    caption: str | None = None


@dataclass
class Paper:
    """One issue: facts of its masthead, its stories by page, and what else stands on the pages."""

    title: str
    number: int
    day: date
    lunar: str
    pages: int
    sponsor: str
    publisher: str
    hotline: str
    stories: list[Story]
    furniture: dict[int, list[tuple[str, str]]]

    @property
    def weekday(self) -> str:
        return WEEKDAYS[self.day.weekday()]


_ROLE_SETS = (
    ("记者",), ("记者",), ("记者",), ("本报记者",), ("记者", "通讯员"), ("通讯员", "记者"), ("通讯员",), ("记者", "见习记者"),
    ("全媒体记者",), ("融媒体记者",), ("特约记者",), ("首席记者", "实习生"), ("见习记者", "通讯员"), ("云岭日报记者", "本报记者"),
    ("记者", "通讯员", "实习生"),
)  # fmt: skip


def _reporters(random: Random) -> list[Reporter]:
    found: list[Reporter] = []
    for role in random.choice(_ROLE_SETS):
        names = {name(random) for _ in range(random.choice((1, 1, 1, 2, 3)))}
        found += [Reporter(role, each) for each in sorted(names)]
    return found


def _body(random: Random, opening: str, paragraphs: int) -> list[str]:
    out = [write(opening, random) + "".join(write("sentence", random) for _ in range(random.randint(0, 2)))]
    for _ in range(paragraphs - 1):
        out.append("".join(write("sentence", random) for _ in range(random.randint(1, 5))))
    return out


def _subheads(random: Random, story: Story) -> None:
    count = len(story.paragraphs)
    if count < 4:
        return
    places = sorted(random.sample(range(1, count), random.randint(2, min(3, count - 1))))
    style = random.choice(("plain", "plain", "number", "ornament"))
    heads: list[str] = []
    while len(heads) < len(places):
        text = write("subhead", random)
        if text not in heads:
            heads.append(text)
    for order, (place, text) in enumerate(zip(places, heads, strict=True)):
        if style == "number":
            text = f"{'一二三四'[order]}、{text.replace(' ', '，')}"
        elif style == "ornament":
            text = f"■{text}"
        story.subheads.append((text, place))


def _report(random: Random, page: int) -> Story:
    story = Story("report", page, write("headline", random), reporters=_reporters(random))
    story.paragraphs = _body(random, "opening", random.randint(1, 8))
    _heads(random, story)
    if random.random() < 0.15:
        _subheads(random, story)
    if random.random() < 0.15:
        story.caption = write("caption", random)
    return story


def _heads(random: Random, story: Story) -> None:
    draw = random.random()
    if draw < 0.35:
        story.kicker = write("kicker", random)
    elif draw < 0.5:
        story.deck = write("deck", random)
    elif draw < 0.56:
        story.kicker, story.deck = write("kicker", random), write("deck", random)


def _feature(random: Random, page: int) -> Story:
    story = Story("feature", page, write("headline", random), reporters=_reporters(random))
    story.byline_at = random.choice(("line", "line", "end"))
    story.paragraphs = _body(random, "scene", random.randint(4, 9))
    _heads(random, story)
    _subheads(random, story)
    if random.random() < 0.3:
        story.headline += f"（{write('tag', random)}）"
    return story


def _comment(random: Random, page: int) -> Story:
    story = Story("comment", page, write("comment", random), reporters=[Reporter("", name(random))])
    story.byline_at = random.choice(("ornament", "ornament", "bracket"))
    story.paragraphs = _body(random, "scene", random.randint(2, 5))
    if random.random() < 0.4:
        story.headline += f"（{write('tag', random)}）"
    return story


def _brief(random: Random, page: int) -> Story:
    story = Story("brief", page, write("headline", random), reporters=_reporters(random)[:2])
    story.paragraphs = [write("brief", random)]
    return story


def _photo(random: Random, page: int) -> Story:
    story = Story("photo", page, random.choice(("图片报道", "图片新闻", write("headline", random))))
    story.reporters = [Reporter(random.choice(("记者", "通讯员", "本报记者")), name(random))]
    story.byline_at = "photo"
    story.paragraphs = [write("photo", random)]
    return story


_KINDS = (_report, _report, _report, _report, _feature, _comment, _brief, _photo)


def draw_paper(random: Random) -> Paper:
    """A random issue of one to four pages."""
    pages = random.choice((1, 1, 1, 2, 4))
    stories: list[Story] = []
    for page in range(1, pages + 1):
        for _ in range(random.randint(2, 5)):
            stories.append(random.choice(_KINDS)(random, page))
    if pages == 1 and random.random() < 0.1:
        stories.append(Story("bare", 1, write("headline", random)))
    _jumps(random, stories, pages)
    day = date(1996, 1, 1) + timedelta(days=random.randrange(12000))
    place = write("place", random)
    title = random.choice(
        (f"今日{place}", f"{place}日报", f"{place}报", f"{place}新闻", f"{place}晚报", f"{place}时讯")
    )
    return Paper(
        title, random.randint(1, 9999), day, lunar_text(day), pages, f"中共{place}县委", f"{place}县融媒体中心",
        f"{random.randint(3000000, 8999999)}", stories, {page: _furniture(random) for page in range(1, pages + 1)},
    )  # fmt: skip


def _furniture(random: Random) -> list[tuple[str, str]]:
    found = []
    for kind, chance in (("credit", 0.6), ("slogan", 0.2), ("contact", 0.15), ("notice", 0.25)):
        if random.random() < chance:
            found.append((kind, write(kind, random)))
    return found


def _jumps(random: Random, stories: list[Story], pages: int) -> None:
    for story in stories:
        if (
            story.page == 1
            and story.kind in ("report", "feature")
            and random.random() < 0.3
            and len(story.paragraphs) > 1
        ):
            story.jump_to_page = random.randint(2, max(2, pages))


_MONTHS = ("正", "二", "三", "四", "五", "六", "七", "八", "九", "十", "冬", "腊")
_DAYS = [*(f"初{each}" for each in "一二三四五六七八九十"), *(f"十{each}" for each in "一二三四五六七八九"), "二十",
         *(f"廿{each}" for each in "一二三四五六七八九"), "三十"]  # fmt: skip


def lunar_text(day: date) -> str:
    """A date of the old calendar in print: 农历庚子年十月三十."""
    from digests.lunar import lunar_of

    lunar = lunar_of(day)
    return f"农历{lunar.year}年{'闰' if lunar.month < 0 else ''}{_MONTHS[abs(lunar.month) - 1]}月{_DAYS[lunar.day - 1]}"
