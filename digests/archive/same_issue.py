"""Is this the same issue again, and which article keeps which id? Pure: old and new in, decisions out.

The rules are design.md's, "The same issue again", with two cases it leaves open decided so that no issue
is lost: a file name that is used anew every day (today.txt, another certain date, other headlines) does not
replace yesterday's issue; and the same bytes with another --date are the same issue, corrected.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from digests.issue import Article, DateSource, Issue
from digests.issue_warnings import LOOKS_LIKE, NAME_USED, SECOND_ISSUE
from digests.search.bigrams import letters_only
from digests.search.normal import normal_form

Outcome = Literal["new", "unchanged", "replaced", "second"]

# From trials on corrected pages: a headline with a typo mended stays above 0.6, two others stay below 0.4.
SIMILAR = 0.6
MOSTLY = 0.5


@dataclass(frozen=True, slots=True)
class KnownIssue:
    """An issue of the same paper with the same bytes, file name or date."""

    id: int
    file: str
    content_hash: str
    date: date | None
    date_source: DateSource | None
    headlines: tuple[str, ...]
    dropped: bool = False


@dataclass(frozen=True, slots=True)
class KnownArticle:
    """An article of the issue that is being replaced, also one that had vanished before."""

    id: int
    headline: str
    body: str


@dataclass(frozen=True, slots=True)
class Decision:
    """What to do with an arrival; `issue_id` is the issue that is unchanged or replaced."""

    outcome: Outcome
    issue_id: int | None = None
    warning: str | None = None


STAYS_AWAY = "taken out of the archive before, and stays out; ingest the file by its name to bring it back"
COMES_BACK = "taken out of the archive before, and brought back"


def decide(known: Sequence[KnownIssue], issue: Issue, content_hash: str, *, revive: bool = False) -> Decision:
    """`known`: the newest first. `revive`: a person named this very file, which brings an issue back that was dropped.

    Nothing else does: to drop an issue is an act of its own, which no scan of a folder takes back.
    """
    for one in sorted(known, key=lambda one: one.dropped):
        if one.content_hash == content_hash:
            if one.dropped:
                return Decision(
                    "replaced" if revive else "unchanged", one.id, COMES_BACK if revive else STAYS_AWAY
                )
            corrected = issue.date_source == "given" and one.date != issue.date
            return Decision("replaced" if corrected else "unchanged", one.id)
    headlines = [article.headline for article in issue.articles]
    named_alike = [one for one in known if one.file == issue.file]
    for one in sorted(named_alike, key=lambda one: one.date != issue.date):
        if not _other_day(one, issue) or mostly_same(one.headlines, headlines):
            return Decision("replaced", one.id)
    same_day = [one for one in known if issue.date is not None and one.date == issue.date]
    for one in same_day:
        if (
            _certain(one.date_source)
            and _certain(issue.date_source)
            and mostly_same(one.headlines, headlines)
        ):
            return Decision("replaced", one.id)
    return _beside_others(same_day, named_alike, issue, headlines)


def _beside_others(
    same_day: Sequence[KnownIssue], named_alike: Sequence[KnownIssue], issue: Issue, headlines: Sequence[str]
) -> Decision:
    for one in same_day:
        if _certain(one.date_source) and _certain(issue.date_source):
            return Decision("second", warning=SECOND_ISSUE.format(date=issue.date, file=one.file))
        if mostly_same(one.headlines, headlines):
            return Decision("second", warning=LOOKS_LIKE.format(file=one.file))
    if named_alike:
        one = named_alike[0]
        return Decision("new", warning=NAME_USED.format(date=one.date))
    return Decision("new")


def _certain(source: DateSource | None) -> bool:
    return source in ("given", "masthead", "filename")


def _other_day(one: KnownIssue, issue: Issue) -> bool:
    return one.date != issue.date and _certain(one.date_source) and _certain(issue.date_source)


def mostly_same(old: Sequence[str], new: Sequence[str]) -> bool:
    """Whether more than half of the headlines of the longer list have a similar one in the other.

    Of the longer one, so that a file with the front page alone never replaces all four pages.
    """
    rest = [_pairs_of(headline) for headline in new]
    if not old or not rest:
        return not old and not rest
    longer = max(len(old), len(rest))
    shared = 0
    for headline in old:
        pairs = _pairs_of(headline)
        best = max(rest, key=lambda other: _similarity(pairs, other), default=None)
        if best is not None and _similarity(pairs, best) >= SIMILAR:
            rest.remove(best)
            shared += 1
    return shared > longer * MOSTLY


def match_articles(known: Sequence[KnownArticle], articles: Sequence[Article]) -> tuple[int | None, ...]:
    """For each of `articles` the id that it keeps, or None where it is new. No id is given twice."""
    old = [(one.id, _pairs_of(one.headline), _pairs_of(one.body)) for one in known]
    candidates = []
    for index, article in enumerate(articles):
        headline, body = _pairs_of(article.headline), _pairs_of("".join(article.paragraphs))
        for order, (known_id, old_headline, old_body) in enumerate(old):
            by_headline, by_body = _similarity(headline, old_headline), _similarity(body, old_body)
            if max(by_headline, by_body) >= SIMILAR:
                # The sum first: 图片新闻 may stand above several; then the printed order.
                candidates.append((-(by_headline + by_body), abs(index - order), index, known_id))
    kept: dict[int, int] = {}
    for _, _, index, known_id in sorted(candidates):
        if index not in kept and known_id not in kept.values():
            kept[index] = known_id
    return tuple(kept.get(index) for index in range(len(articles)))


def _pairs_of(text: str) -> frozenset[str]:
    letters = letters_only(normal_form(text))
    return frozenset(letters[i : i + 2] for i in range(max(len(letters) - 1, min(len(letters), 1))))


def _similarity(one: frozenset[str], other: frozenset[str]) -> float:
    """Dice's coefficient: 1.0 for the same pairs of characters, 0.0 for none in common."""
    if not one or not other:
        return 0.0
    return 2 * len(one & other) / (len(one) + len(other))
