"""The review desk's messages: a report, an article as it was cut, and what can be put right in it. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.language import Tongue
from bot.readers.reports import WRONG_BYLINE, WRONG_CUT, Report
from bot.replies import review as say
from bot.replies.editing import LATER
from bot.replies.withdrawing import WITHDRAW_ARTICLE, WITHDRAW_ISSUE
from bot.screens.articles import citation
from bot.screens.chat_text import escape
from bot.screens.editing_buttons import (
    ApproveArticle,
    AskFor,
    AskWithdrawal,
    CutAt,
    MergeNext,
    ReviewArticle,
    SettleReport,
    ShowAfter,
    ShowCuts,
    TakeBack,
)
from bot.screens.issue_preview import UNSURE_BELOW, percent
from bot.screens.results import Button, Reply, shortened
from digests.archive.stored import StoredArticle
from digests.inbox.corrections import printed_byline

# An article's paragraphs by their starts and ends: that is where a wrong cut shows.
MOST_PARAGRAPHS = 12
PARAGRAPH_START, PARAGRAPH_END = 40, 20
LONGEST_HEAD = 120
LONGEST_LETTER = 600
CUTS_A_PAGE = 8
CUT_LABEL = 24

Row = tuple[Button, ...]


@dataclass(frozen=True, slots=True)
class Task:
    """One thing to look at: a report (of a reader), or an article that the parser is unsure of."""

    report: Report | None
    article_id: int

    @property
    def after(self) -> ShowAfter:
        return ShowAfter(self.report.id if self.report else 0, self.article_id)


def queue_of(reports: Sequence[Report], unsure: Sequence[int]) -> list[Task]:
    """Readers first, in the order in which they wrote; then the unsure articles that nobody has reported."""
    reported = {report.article_id for report in reports}
    tasks = [Task(report, report.article_id or 0) for report in reports]
    return tasks + [Task(None, article_id) for article_id in unsure if article_id not in reported]


def place_after(queue: Sequence[Task], wish: ShowAfter) -> int:
    """The place of the task that follows; len(queue) at the end. What was settled is left out of the queue."""
    if wish.report_id == wish.article_id == 0:
        return 0
    for place, task in enumerate(queue):
        if task.after == wish:
            return place + 1
        if wish.report_id and (task.report is None or task.report.id > wish.report_id):
            return place
    return len(queue) if wish.report_id else 0


def task_reply(queue: Sequence[Task], place: int, article: StoredArticle | None, tongue: Tongue) -> Reply:
    """The task at `place`, with what can be done about it."""
    task = queue[place]
    lines = [tongue(say.QUEUE_PLACE, place=place + 1, total=len(queue))]
    rows: list[Row] = []
    if task.report is not None:
        lines.append(report_line(task.report, tongue))
        if task.report.text:
            lines.append(f"<blockquote>{escape(shortened(task.report.text, LONGEST_LETTER))}</blockquote>")
            rows.append((Button(tongue(say.ANSWER_READER), AskFor("answer", task.report.id)),))
    if article is not None:
        lines += ["", article_text(article, tongue)]
        rows += editing_rows(article, tongue)
    elif task.article_id:
        lines += ["", tongue(say.ARTICLE_GONE)]
    done = (
        Button(tongue(say.DEALT_WITH), SettleReport(task.report.id))
        if task.report is not None
        else Button(tongue(say.ALL_RIGHT), ApproveArticle(task.article_id))
    )
    rows.append((done, Button(tongue(say.SKIP), task.after)))
    return Reply("\n".join(lines), tuple(rows))


def report_line(report: Report, tongue: Tongue) -> str:
    known = {WRONG_CUT: say.REPORTED_CUT, WRONG_BYLINE: say.REPORTED_BYLINE}
    if report.kind in known:
        return tongue(say.REPORTED, what=tongue(known[report.kind]))
    return tongue(say.FEEDBACK)


def end_reply(left: int, tongue: Tongue) -> Reply:
    if not left:
        return Reply(tongue(say.NOTHING_TO_REVIEW))
    return Reply(tongue(say.END_OF_QUEUE, left=left), ((Button(tongue(say.FROM_THE_START), ShowAfter()),),))


def article_reply(article: StoredArticle, tongue: Tongue, head: str = "", correction: int = 0) -> Reply:
    """An article at the desk, beneath what was just done with it; `correction` can be taken back."""
    rows = editing_rows(article, tongue)
    if correction:
        rows.append((Button(tongue(say.TAKE_BACK), TakeBack(correction, article.id)),))
    rows.append((Button(tongue(say.SKIP), ShowAfter(0, article.id)),))
    text = article_text(article, tongue)
    return Reply(f"{head}\n\n{text}" if head else text, tuple(rows))


def article_text(article: StoredArticle, tongue: Tongue) -> str:
    one = article.article
    heads = [f"{escape(shortened(part, LONGEST_HEAD))}\n" if part else "" for part in (one.kicker, one.deck)]
    head = f"{heads[0]}<b>{escape(shortened(one.headline, LONGEST_HEAD))}</b>\n{heads[1]}"
    byline = shortened(printed_byline(one.reporters), LONGEST_HEAD) or tongue(say.NO_BYLINE)
    # The citation is HTML already; the tongue would escape it.
    facts = tongue(say.REVIEW_FACTS, citation="\0", byline=byline).replace("\0", citation(article, tongue))
    if one.confidence < UNSURE_BELOW:
        facts += f"\n{tongue(say.UNSURE, sure=percent(one.confidence))}"
    body = [f"{place}. {escape(paragraph_glance(text))}" for place, text in enumerate(one.paragraphs, 1)]
    if len(body) > MOST_PARAGRAPHS:
        body[MOST_PARAGRAPHS:] = [tongue(say.MORE_PARAGRAPHS, count=len(body) - MOST_PARAGRAPHS)]
    return "\n".join([head + facts, "", *body]).strip()


def paragraph_glance(text: str) -> str:
    if len(text) <= PARAGRAPH_START + PARAGRAPH_END + 1:
        return text
    return f"{text[:PARAGRAPH_START]}……{text[-PARAGRAPH_END:]}"


def editing_rows(article: StoredArticle, tongue: Tongue) -> list[Row]:
    return [
        (
            Button(tongue(say.EDIT_HEADLINE), AskFor("headline", article.id)),
            Button(tongue(say.EDIT_BYLINE), AskFor("byline", article.id)),
        ),
        (
            Button(tongue(say.MERGE_NEXT), MergeNext(article.id)),
            Button(tongue(say.SPLIT), ShowCuts(article.id)),
        ),
        (Button(tongue(say.EDIT_DATE), AskFor("date", article.id)),),
        (
            Button(tongue(WITHDRAW_ARTICLE), AskWithdrawal(article.id, False)),
            Button(tongue(WITHDRAW_ISSUE), AskWithdrawal(article.id, True)),
        ),
    ]


def merge_reply(first: StoredArticle, second: StoredArticle, tongue: Tongue) -> Reply:
    heads = [shortened(one.article.headline, LONGEST_HEAD) for one in (first, second)]
    rows = (
        (Button(tongue(say.MERGE_YES), MergeNext(first.id, second.id)),),
        (Button(tongue(say.BACK), ReviewArticle(first.id)),),
    )
    return Reply(tongue(say.MERGE_WITH, first=heads[0], second=heads[1]), rows)


def cuts_reply(article: StoredArticle, page: int, tongue: Tongue) -> Reply:
    """The paragraphs that a new article could begin with: all but the first."""
    paragraphs = list(enumerate(article.article.paragraphs))[1:]
    back: Row = (Button(tongue(say.BACK), ReviewArticle(article.id)),)
    if not paragraphs:
        return Reply(tongue(say.NOTHING_TO_CUT), (back,))
    start = max(page, 0) * CUTS_A_PAGE
    shown = paragraphs[start : start + CUTS_A_PAGE]
    rows = [
        (Button(f"{place + 1}. {shortened(text, CUT_LABEL)}", CutAt(article.id, place)),)
        for place, text in shown
    ]
    if start + CUTS_A_PAGE < len(paragraphs):
        back = (*back, Button(tongue(LATER), ShowCuts(article.id, max(page, 0) + 1)))
    return Reply(tongue(say.WHERE_TO_CUT), (*rows, back))
