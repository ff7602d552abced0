"""Withdrawing an article or a whole issue: the question before, the word after. Pure."""

from bot.language import Tongue
from bot.replies import withdrawing as say
from bot.replies.review import BACK
from bot.screens.editing_buttons import ReviewArticle, Withdraw
from bot.screens.issue_preview import issue_name
from bot.screens.results import Button, Reply, shortened
from digests.archive.stored import StoredArticle, StoredIssue

LONGEST_HEAD = 200


def withdrawal_question(article: StoredArticle, issue: StoredIssue, tongue: Tongue, *, whole: bool) -> Reply:
    if whole:
        asked = tongue(
            say.WITHDRAW_THIS_ISSUE,
            paper=issue.paper,
            when=issue_name(issue),
            count=len(issue.articles),
        )
    else:
        headline = shortened(article.article.headline, LONGEST_HEAD)
        asked = tongue(say.WITHDRAW_THIS_ARTICLE, headline=headline)
    yes = Button(tongue(say.WITHDRAW_IT), Withdraw(article.id, whole))
    return Reply(asked, ((yes, Button(tongue(BACK), ReviewArticle(article.id))),))


def article_withdrawn(article: StoredArticle, copies: int, tongue: Tongue) -> Reply:
    """`copies` counts the article as well: the same text may have been printed more than once."""
    headline = shortened(article.article.headline, LONGEST_HEAD)
    text = say.ARTICLE_WITHDRAWN if copies == 1 else say.ARTICLE_AND_COPIES_WITHDRAWN
    return Reply(tongue(text, headline=headline, count=copies))


def issue_withdrawn(issue: StoredIssue, tongue: Tongue) -> Reply:
    count = len(issue.articles)
    return Reply(tongue(say.ISSUE_WITHDRAWN, paper=issue.paper, when=issue_name(issue), count=count))
