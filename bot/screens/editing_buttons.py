"""What the buttons of editors and operators carry. Pure. See bot/screens/buttons.py; codes A to Z are theirs.

`push` says whether readers are to hear of it at once; a paper is named by its place in the settings.
"""

from dataclasses import dataclass

from bot.screens.buttons import Press


@dataclass(frozen=True, slots=True)
class ShowUpload(Press, code="A"):
    upload_id: int
    page: int = 0


@dataclass(frozen=True, slots=True)
class PublishUpload(Press, code="B"):
    """`paper` -1: the masthead says which."""

    upload_id: int
    paper: int
    push: bool


@dataclass(frozen=True, slots=True)
class ReplaceByUpload(Press, code="C"):
    upload_id: int
    issue_id: int


@dataclass(frozen=True, slots=True)
class DropUpload(Press, code="D"):
    upload_id: int


@dataclass(frozen=True, slots=True)
class ShowHeld(Press, code="E"):
    issue_id: int
    page: int = 0


@dataclass(frozen=True, slots=True)
class ReleaseIssue(Press, code="F"):
    issue_id: int
    push: bool


@dataclass(frozen=True, slots=True)
class DropIssue(Press, code="G"):
    issue_id: int


@dataclass(frozen=True, slots=True)
class ShowAfter(Press, code="H"):
    """The next thing to review after a report and an article (0: the first)."""

    report_id: int = 0
    article_id: int = 0


@dataclass(frozen=True, slots=True)
class SettleReport(Press, code="I"):
    report_id: int


@dataclass(frozen=True, slots=True)
class ApproveArticle(Press, code="J"):
    article_id: int


@dataclass(frozen=True, slots=True)
class AskFor(Press, code="K"):
    """Ask the editor to write something: `what` is headline or byline (of an article) or date (of its issue)."""

    what: str
    article_id: int


@dataclass(frozen=True, slots=True)
class MergeNext(Press, code="M"):
    """Join the next article on; `next_id` 0 asks first."""

    article_id: int
    next_id: int = 0


@dataclass(frozen=True, slots=True)
class ShowCuts(Press, code="N"):
    article_id: int
    page: int = 0


@dataclass(frozen=True, slots=True)
class CutAt(Press, code="O"):
    article_id: int
    paragraph: int


@dataclass(frozen=True, slots=True)
class TakeBack(Press, code="Q"):
    """Take a correction back; `article_id` is what to show then."""

    correction_id: int
    article_id: int


@dataclass(frozen=True, slots=True)
class ReviewArticle(Press, code="V"):
    article_id: int


@dataclass(frozen=True, slots=True)
class AskWithdrawal(Press, code="Y"):
    """Ask whether to withdraw an article, or the whole issue that it is in."""

    article_id: int
    whole_issue: bool


@dataclass(frozen=True, slots=True)
class Withdraw(Press, code="Z"):
    """Withdraw it: what the editor was asked about before."""

    article_id: int
    whole_issue: bool


@dataclass(frozen=True, slots=True)
class SendBroadcast(Press, code="R"):
    broadcast_id: int


@dataclass(frozen=True, slots=True)
class DropBroadcast(Press, code="S"):
    """Throw a draft away, or stop one that is being sent."""

    broadcast_id: int


@dataclass(frozen=True, slots=True)
class MutePaper(Press, code="U"):
    paper: int
    muted: bool


@dataclass(frozen=True, slots=True)
class ShowUndelivered(Press, code="W"):
    """The messages that were set aside."""


@dataclass(frozen=True, slots=True)
class SettleUndelivered(Press, code="X"):
    """Send a set-aside row and all that were set aside for the same reason once more, or let them go."""

    row_id: int
    again: bool
