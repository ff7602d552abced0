"""An article as it is read in the chat: its head on top, then page after page of paragraphs. Pure."""

from bot.language import Tongue
from bot.replies.digests import UNDATED, WHERE_PRINTED
from bot.replies.reading import JUMP_IS_OPEN
from bot.screens.chat_text import escape, utf16_length
from bot.screens.days import issue_day
from digests.archive.stored import StoredArticle
from digests.lead import lead_of

# A comfortable screenful or three on a phone, and far below Telegram's limit even with the head on top.
PAGE_UTF16 = 1800
MAX_HEAD_LINE = 240
# Where a paragraph longer than a page may be cut, best first.
CLAUSE_ENDS = ("。", "！", "？", "；", "，", "、")
ROLE_GAP = "\u3000"
# Telegram copies at most 256 characters with one tap.
MAX_REFERENCE = 256
MAX_NAMES = 60


def article_pages(stored: StoredArticle, tongue: Tongue) -> list[str]:
    """The article as HTML messages, at least one. The head stands on the first, the citation on the last."""
    head = article_head(stored)
    pages = [head]
    empty = True
    for block in body_blocks(stored):
        if not empty and utf16_length(pages[-1]) + utf16_length(block) > PAGE_UTF16:
            pages.append(f"<b>{escape(cut(stored.article.headline, MAX_HEAD_LINE))}</b>")
        pages[-1] += f"\n\n{block}"
        empty = False
    if stored.article.jump_to_page:
        pages[-1] += f"\n\n<i>{tongue(JUMP_IS_OPEN, page=stored.article.jump_to_page)}</i>"
    pages[-1] += f"\n\n{citation(stored, tongue)}"
    return pages


def lead_only(stored: StoredArticle, tongue: Tongue) -> str:
    """What may be shown where the paper has not allowed its texts to be passed on: head, first sentence, source."""
    lead = lead_of(stored.article.paragraphs)
    return "\n\n".join(filter(None, (article_head(stored), escape(lead), citation(stored, tongue))))


def article_head(stored: StoredArticle) -> str:
    """Kicker, headline, deck and reporters as printed. What a parser took for a headline may be a whole column:
    then it is cut, so that head and one block always fit a message.
    """
    article = stored.article
    lines = [escape(cut(article.kicker, MAX_HEAD_LINE))] if article.kicker else []
    lines.append(f"<b>{escape(cut(article.headline, MAX_HEAD_LINE))}</b>")
    if article.deck:
        lines.append(escape(cut(article.deck, MAX_HEAD_LINE)))
    if article.reporters:
        names = ROLE_GAP.join(" ".join(filter(None, (one.role, one.name))) for one in article.reporters)
        lines.append(f"<i>{escape(cut(names, MAX_HEAD_LINE))}</i>")
    return "\n".join(lines)


def body_blocks(stored: StoredArticle) -> list[str]:
    """Subheads in bold and paragraphs, in reading order, none longer than a page."""
    article = stored.article
    blocks: list[str] = []
    for place in range(len(article.paragraphs) + 1):
        blocks += [
            f"<b>{escape(subhead.text)}</b>" for subhead in article.subheads if subhead.before == place
        ]
        if place < len(article.paragraphs):
            blocks += [escape(piece) for piece in pieces(article.paragraphs[place], PAGE_UTF16)]
    return blocks


def pieces(paragraph: str, limit: int) -> list[str]:
    """Cut a long paragraph after a sentence, else after a clause, else anywhere between two characters.

    >>> pieces("甲乙。丙丁。戊", 4)
    ['甲乙。', '丙丁。戊']
    """
    found: list[str] = []
    while utf16_length(paragraph) > limit:
        fitting = longest_prefix(paragraph, limit)
        ends = (fitting.rfind(mark) + 1 for mark in CLAUSE_ENDS)
        cut = next((end for end in ends if end > len(fitting) // 2), len(fitting))
        found.append(paragraph[:cut])
        paragraph = paragraph[cut:]
    return [*found, paragraph]


def longest_prefix(text: str, limit: int) -> str:
    """The longest start of `text` of at most `limit` UTF-16 units, never half a character."""
    units = text.encode("utf-16-le", "surrogatepass")[: limit * 2]
    return units.decode("utf-16-le", "ignore") or text[:1]


def citation(stored: StoredArticle, tongue: Tongue) -> str:
    return f"—— {escape(place_printed(stored, tongue))}"


def place_printed(stored: StoredArticle, tongue: Tongue) -> str:
    """Paper, date and page in one line; no HTML."""
    when = issue_day(stored.date, stored.date_source, tongue)
    return tongue.plain(WHERE_PRINTED, paper=stored.paper, when=when, page=stored.article.page)


def reference(stored: StoredArticle, tongue: Tongue) -> str:
    """The article as one quotes it in Chinese papers (GB/T 7714-2015, newspapers), at most 256 characters:
    叶知微,吴海燕. 标题[N]. 今日云溪,2026-04-10(01). An inferred date stands in square brackets.
    """
    names = cut(",".join(one.name for one in stored.article.reporters), MAX_NAMES)
    where = f"[N]. {cut(stored.paper, MAX_NAMES)},{reference_date(stored, tongue)}({stored.article.page:02})."
    author = f"{names}. " if names else ""
    return f"{author}{cut(stored.article.headline, MAX_REFERENCE - len(author) - len(where))}{where}"


def reference_date(stored: StoredArticle, tongue: Tongue) -> str:
    if stored.date is None:
        return f"[{tongue.plain(UNDATED)}]"
    day = stored.date.isoformat()
    return f"[{day}]" if stored.date_source == "inferred" else day


def cut(text: str, most: int) -> str:
    return text if len(text) <= most else text[: most - 1] + "…"
