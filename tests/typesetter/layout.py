"""How a page is set: every choice a printer, a text extractor or a careless copy can make, drawn at random."""

from dataclasses import dataclass
from random import Random


@dataclass(frozen=True)
class Layout:
    """The choices for one issue. Each field is one phenomenon of print."""

    indent: str = ""  # before a paragraph
    gap: str = "\n\n"  # between blocks
    line_end: str = "\n"
    masthead: str = "top"  # top, glued, end, none
    page_heads: str = "none"  # above, apart, feed, below, half, none
    column_breaks: float = 0.0  # chance for a paragraph to be cut
    lead: str = "本报讯（{by}）"
    name_gap: str = " "
    byline_mark: str = ""  # before a byline on its own line
    jump_out: str = "（下转{n}版）"
    jump_in: str = "（上接{n}版）"
    jump_head: str = "full"  # full, short, none, before: how the continuation's headline is printed
    kicker: str = "own"  # own, boxes, same line
    two_lines: float = 0.0  # chance for a long headline to be broken in two
    furniture: str = "end"  # end, top, between
    width: int = 0  # hard-wrapped at so many characters
    spaced_out: bool = False  # a space between all characters of head lines
    entities: bool = False
    caption_at: str = "after"  # head, middle, after
    chinese_numbers: bool = False
    tight_heads: bool = False  # no empty line inside a head, however blocks are divided
    divides_articles: bool = False  # the gap stands between articles only; subheads are flush left


LEADS = (
    "本报讯（{by}）", "本报讯（{by}）", "本报讯（{by}）", "本报讯({by})", "本报讯 （{by}）", "本报讯（{by}） ", "（{by}）", "【本报讯】（{by}）",
    "本报云岭{m}月{d}日电（{by}）", "本报云岭{m}月{d}日讯（{by}）", "新华社北京{m}月{d}日电（{by}）", "云岭日报讯（{by}）", "云岭新闻网{m}月{d}日讯（{by}）",
    "本报北京{m}月{d}日电  （{by}）", "据新华社杭州{m}月{d}日电  （{by}）",
)  # fmt: skip


def draw_layout(random: Random) -> Layout:
    """A random layout; plain ones are the commonest, as in print."""
    pick = random.choice
    gap = pick(("\n\n", "\n\n", "\n\n", "\n", "\n\n\n"))
    return Layout(
        indent=pick(("", "", "", "　　", "　　", "  ", "\xa0\xa0\xa0\xa0")),
        gap=gap,
        line_end=pick(("\n", "\n", "\n", "\r\n", "\r")),
        masthead=pick(("top", "top", "glued", "end", "none")),
        page_heads=pick(("above", "above", "apart", "feed", "below", "half")),
        column_breaks=pick((0.0, 0.2, 0.4, 0.7)),
        lead=pick(LEADS),
        name_gap=pick((" ", " ", " ", "、", "　", "  ")),
        byline_mark=pick(("□", "□ ", "■", "", "", "本报", "文/")),
        jump_out=pick(
            ("（下转{n}版）", "（下转第{n}版）", "(下转{n}版)", "（下转第{n}版】", "[下转第{n}版]")
        ),
        jump_in=pick(
            (
                "（上接{n}版）",
                "（上接第{n}版）",
                "（上接第{n}版】",
                "[上接第{n}版）",
                "(紧接第{n}版)".replace("紧接", "上接"),
            )
        ),
        jump_head=pick(("full", "short", "none", "before")),
        kicker=pick(("own", "own", "own", "same line")),
        two_lines=pick((0.0, 0.0, 0.3)),
        furniture=pick(("end", "top", "between")),
        spaced_out=random.random() < 0.04,
        entities=random.random() < 0.05,
        caption_at=pick(("after", "middle", "head")),
        chinese_numbers=random.random() < 0.4,
        width=pick((0, 0, 0, 0, 0, 0, 0, 18, 22, 36)),
        tight_heads=pick((False, False, True)),
        divides_articles=pick((False, False, False, True)) and gap != "\n",
    )
