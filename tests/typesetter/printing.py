"""Prints a paper in a layout: the raw text, and what of it the parser has to find again.

One kind of break is left out by name, because nobody could see it: a column or page break exactly at
the end of a sentence.
"""

import re
from dataclasses import replace
from random import Random

from tests.typesetter.grammar import GRAMMAR, write
from tests.typesetter.layout import Layout
from tests.typesetter.stories import Paper, Story

_SENTENCE_ENDS = "。！？…”’）"
_CHINESE = "〇一二三四五六七八九十"


def print_paper(paper: Paper, layout: Layout, random: Random) -> str:
    """The raw text of an issue."""
    return Printer(paper, layout, random).print()


class Printer:
    """Sets one paper in one layout. `blocks` are what stands on the page being set, in reading order."""

    def __init__(self, paper: Paper, layout: Layout, random: Random) -> None:
        self.paper, self.layout, self.random = paper, layout, random
        self.rests: dict[int, list[tuple[Story, list[str]]]] = {}

    def print(self) -> str:
        pages = []
        numbers = sorted({story.page for story in self.paper.stories})
        for page in numbers:
            pages.append(self._page(page, len(numbers) > 1))
        for page in sorted(self.rests):
            if page not in numbers:
                continue
        divider = "\f" if len(numbers) > 1 and self.layout.page_heads == "feed" else self.layout.gap
        text = divider.join(self.layout.gap.join(blocks) for blocks in pages)
        return text.replace("\n", self.layout.line_end)

    def _page(self, page: int, several: bool) -> list[str]:
        blocks: list[str] = []
        stories = [story for story in self.paper.stories if story.page == page]
        furniture = list(self.paper.furniture[page])
        if page == 1 and self.layout.masthead in ("top", "glued"):
            blocks += self._masthead()
        head = self._page_head(page) if several else []
        if self.layout.page_heads != "below":
            blocks += head
        if self.layout.furniture == "top":
            blocks += self._furniture(furniture)
        resumed = [self._divided(self._resumed(story, rest)) for story, rest in self.rests.get(page, [])]
        for order, story in enumerate(stories):
            blocks += self._story(story)
            if self.layout.furniture == "between" and furniture and order < len(stories) - 1:
                blocks += self._furniture([furniture.pop()])
            if resumed and self.random.random() < 0.5:
                blocks += resumed.pop(0)
        for rest in resumed:
            blocks += rest
        if self.layout.furniture != "top":
            blocks += self._furniture(furniture)
        if page == 1 and self.layout.masthead == "end":
            blocks += self._masthead()
        return blocks + (head if self.layout.page_heads == "below" else [])

    # Masthead and furniture.

    def _masthead(self) -> list[str]:
        paper, day = self.paper, self.paper.day
        fields = [
            f"{day.year}年{day.month}月{day.day}日", f"第{paper.number}期", f"{paper.lunar} {paper.weekday}", paper.title,
            f"{paper.sponsor}主办", f"{paper.publisher}编印", f"今日{_CHINESE[paper.pages]}版", f"采编热线：{paper.hotline}",
        ]  # fmt: skip
        if self.random.random() < 0.5:
            fields = [fields[3], fields[0], fields[2], fields[1], *fields[4:]]
        if self.layout.masthead == "glued":
            return [self.random.choice(("   ", " ", "  ")).join(fields)]
        return fields

    def _page_head(self, page: int) -> list[str]:
        section = self.random.choice(("要闻", "综合", "科技·新知", "副刊", "民生", "要闻·综合"))
        match self.layout.page_heads:
            case "above" | "below":
                return [f"第{page:02}版：{section}"]
            case "half":
                return [f"{page:02}版:{section}"]
            case "apart":
                return [f"第{page}版", section]
            case _:
                return []

    def _furniture(self, pieces: list[tuple[str, str]]) -> list[str]:
        lines = [line for _, text in pieces for line in text.split("\n")]
        return [self._wrapped(line, "") if self.layout.width and "。" in line else line for line in lines]

    # Stories.

    def _story(self, story: Story) -> list[str]:
        return self._divided(self._story_blocks(story))

    def _divided(self, blocks: list[str]) -> list[str]:
        return ["\n".join(blocks)] if self.layout.divides_articles else blocks

    def _story_blocks(self, story: Story) -> list[str]:
        blocks = self._head(story)
        if self.layout.tight_heads:
            blocks = ["\n".join(blocks)]
        if story.caption and self.layout.caption_at == "head":
            blocks.append(story.caption)
        if story.byline_at in ("line", "ornament"):
            blocks.append(self._byline_line(story))
        body = self._body(story)
        if story.caption and self.layout.caption_at == "middle" and len(body) > 1:
            body.insert(1, story.caption)
        blocks += body
        if story.byline_at in ("end", "bracket", "photo"):
            blocks.append(self._signature(story))
        if story.caption and (
            self.layout.caption_at == "after" or (self.layout.caption_at == "middle" and len(body) < 2)
        ):
            blocks.append(story.caption)
        return blocks

    def _head(self, story: Story) -> list[str]:
        blocks = []
        headline = story.headline
        if story.kicker:
            if self.layout.kicker == "same line" and self.random.random() < 0.5:
                story.kicker = write("amount_kicker", self.random)
                headline = f"{story.kicker} {headline}"
            else:
                blocks.append(story.kicker)
        if (
            len(story.headline) > 15
            and headline == story.headline
            and self.random.random() < self.layout.two_lines
        ):
            cut = self.random.randint(len(headline) // 2 - 2, len(headline) // 2 + 2)
            headline = f"{headline[:cut]}\n{headline[cut:]}"
        if self.layout.spaced_out:
            headline = "\n".join(
                "   ".join(" ".join(word) for word in part.split(" ")) for part in headline.split("\n")
            )
        blocks.append(headline)
        if story.deck:
            blocks.append(story.deck)
        return blocks

    def _byline_line(self, story: Story) -> str:
        names = _by(story, self.layout.name_gap)
        mark = self.layout.byline_mark
        if story.byline_at == "ornament":
            return f"{self.random.choice(('□', '□ ', '■ ', '◎'))}{names}"
        if mark == "本报" and not story.reporters[0].role.startswith("本报"):
            story.reporters = [
                replace(each, role="本报" + each.role) if each.role == story.reporters[0].role else each
                for each in story.reporters
            ]
            return _by(story, self.layout.name_gap)
        return f"{mark if mark not in ('本报', '文/') else ''}{names}"

    def _signature(self, story: Story) -> str:
        names = _by(story, self.layout.name_gap)
        if story.byline_at == "photo":
            return self.random.choice((f"{names} 摄", f"{names}摄", f"{names}  摄"))
        return f"（{names}）"

    def _body(self, story: Story) -> list[str]:
        paragraphs = list(story.paragraphs)
        if story.byline_at == "lead" and story.reporters:
            lead = self.layout.lead.format(
                by=_by(story, self.layout.name_gap),
                m=self.random.randint(1, 12),
                d=self.random.randint(1, 28),
            )
            story.paragraphs[0] = paragraphs[0] = lead + paragraphs[0]
        blocks: list[str] = []
        heads = {place: text for text, place in story.subheads}
        for order, paragraph in enumerate(paragraphs):
            if order in heads:
                set_in = self.layout.indent or ("　　" if self.layout.width else "")
                blocks.append(("" if self.layout.divides_articles else set_in) + heads[order])
            blocks += self._paragraph(paragraph)
        if story.jump_to_page:
            blocks = self._jump(story, blocks)
        return blocks

    def _paragraph(self, paragraph: str) -> list[str]:
        shown = (
            paragraph.replace("“", "&ldquo;").replace("”", "&rdquo;") if self.layout.entities else paragraph
        )
        if self.layout.width:
            return [self._wrapped(paragraph, self.layout.indent or "　　")]
        pieces = [shown]
        while self.random.random() < self.layout.column_breaks and not self.layout.entities:
            place = cut_place(pieces[-1], self.random)
            if place is None:
                break
            pieces[-1:] = [pieces[-1][:place], pieces[-1][place:]]
        return [self.layout.indent + pieces[0], *pieces[1:]]

    def _wrapped(self, shown: str, indent: str) -> str:
        lines, line, used = [], "", 0.0
        for char in indent + shown:
            wide = 0.5 if char < "\x7f" or char == "\xa0" else 1.0
            if used + wide > self.layout.width and char not in "，。、；：！？”）":
                lines.append(line)
                line, used = "", 0.0
            line, used = line + char, used + wide
        return "\n".join([*lines, line])

    def _jump(self, story: Story, blocks: list[str]) -> list[str]:
        assert story.jump_to_page is not None
        choices = [
            place for place, block in enumerate(blocks[1:], 1) if len(block) > 30 and "\n" not in block
        ]
        if not choices or self.layout.entities:
            story.jump_to_page = None
            return blocks
        at = self.random.choice(choices)
        place = cut_place(blocks[at], self.random)
        if place is None:
            story.jump_to_page = None
            return blocks
        mark = self.layout.jump_out.format(n=self._number(story.jump_to_page))
        rest = [blocks[at][place:], *blocks[at + 1 :]]
        if any(other.page == story.jump_to_page for other in self.paper.stories):
            self.rests.setdefault(story.jump_to_page, []).append((story, rest))
        else:
            self._cut_off(story, blocks[: at + 1], place)
        return [*blocks[:at], blocks[at][:place] + mark]

    def _cut_off(self, story: Story, kept: list[str], place: int) -> None:
        """The page jumped to is missing: the truth ends where the text does."""
        whole = re.sub(r"\s", "", "".join(kept[:-1]) + kept[-1][:place])
        heads = {text for text, _ in story.subheads}
        done, paragraphs = "", []
        for order, paragraph in enumerate(story.paragraphs):
            heads_here = "".join(re.sub(r"\s", "", text) for text, at in story.subheads if at == order)
            before = done + heads_here
            plain = re.sub(r"\s", "", paragraph)
            if len(before) >= len(whole):
                break
            paragraphs.append(
                paragraph if len(before + plain) <= len(whole) else plain[: len(whole) - len(before)]
            )
            done = before + plain
        story.paragraphs = paragraphs
        story.subheads = [(text, at) for text, at in story.subheads if at < len(paragraphs) and text in heads]
        if story.byline_at in ("end", "bracket"):
            pass

    def _resumed(self, story: Story, rest: list[str]) -> list[str]:
        mark = self.layout.jump_in.format(n=self._number(story.page))
        match self.layout.jump_head:
            case "full":
                return [story.headline, mark, *rest]
            case "before":
                return [mark, story.headline, *rest]
            case "short" if len(story.headline) > 8:
                return [story.headline[: max(6, len(story.headline) // 2)], mark, *rest]
            case _:
                return [mark, *rest]

    def _number(self, page: int) -> str:
        return _CHINESE[page] if self.layout.chinese_numbers else str(page)


def cut_place(text: str, random: Random) -> int | None:
    """Where a column may end inside a paragraph: anywhere but at a sentence's end, None where it is too short."""
    places = [
        at
        for at in range(6, len(text) - 5)
        if text.rfind("&", 0, at) <= text.rfind(";", 0, at) and text[at - 1] not in _SENTENCE_ENDS and not text[at - 1].isspace() and not text[at].isspace()
        and "（" not in text[max(0, at - 40) : at].rpartition("）")[2] and "(" not in text[max(0, at - 40) : at].rpartition(")")[2]
    ]  # fmt: skip
    return random.choice(places) if places else None


def _by(story: Story, gap: str) -> str:
    """Reporters as a byline: each role once, before its names."""
    out: list[str] = []
    role = None
    for person in story.reporters:
        if person.role != role and person.role:
            out.append((" " if out else "") + person.role + (" " if gap != "、" else ""))
            role = person.role
        elif out:
            out.append(gap)
        out.append(person.name)
    return "".join(out)


assert GRAMMAR
