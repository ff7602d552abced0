"""The keywords of an issue of the archive, from those that its articles were stored with. Pure."""

from digests.archive.stored import StoredIssue
from digests.issue import Keyword
from digests.keywords import issue_keywords


def words_of_issue(issue: StoredIssue, most: int) -> tuple[Keyword, ...]:
    """At most `most` terms, best first."""
    return issue_keywords([(stored.article, stored.keywords) for stored in issue.articles], most)
