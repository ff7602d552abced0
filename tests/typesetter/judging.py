"""Compares what was parsed with what was printed: right or wrong for each article, F1 for each measure."""

import re
from collections import Counter
from dataclasses import dataclass, field

from digests.issue import Article, Issue
from tests.typesetter.stories import Paper, Story

MEASURES = ("headline", "page", "kicker", "deck", "reporters", "paragraphs", "placed", "subheads", "jumps")


def squeeze(text: str | None) -> str:
    """White space aside, as the contract's measures compare."""
    return re.sub(r"\s+", "", text or "")


@dataclass
class Tally:
    """Hits, found and wanted of each measure, added up over issues."""

    hits: Counter[str] = field(default_factory=Counter)
    found: Counter[str] = field(default_factory=Counter)
    wanted: Counter[str] = field(default_factory=Counter)

    def add(self, measure: str, got: Counter[str], want: Counter[str]) -> None:
        self.hits[measure] += sum((got & want).values())
        self.found[measure] += sum(got.values())
        self.wanted[measure] += sum(want.values())

    def f1(self, measure: str) -> float:
        total = self.found[measure] + self.wanted[measure]
        return 1.0 if total == 0 else 2 * self.hits[measure] / total


def features_of_story(story: Story) -> dict[str, list[str]]:
    head = squeeze(story.headline)
    return {
        "headline": [head],
        "page": [f"{head}|{story.page}"],
        "kicker": [f"{head}|{squeeze(story.kicker)}"] if story.kicker else [],
        "deck": [f"{head}|{squeeze(story.deck)}"] if story.deck else [],
        "reporters": [f"{head}|{person.role}|{person.name}" for person in story.reporters],
        "paragraphs": [squeeze(each) for each in story.paragraphs],
        "placed": [f"{head}|{squeeze(each)}" for each in story.paragraphs],
        "subheads": [f"{head}|{squeeze(text)}|{place}" for text, place in story.subheads],
        "jumps": [f"{head}|{story.jump_to_page}"] if story.jump_to_page else [],
    }


def features_of_article(article: Article) -> dict[str, list[str]]:
    head = squeeze(article.headline)
    return {
        "headline": [head],
        "page": [f"{head}|{article.page}"],
        "kicker": [f"{head}|{squeeze(article.kicker)}"] if article.kicker else [],
        "deck": [f"{head}|{squeeze(article.deck)}"] if article.deck else [],
        "reporters": [f"{head}|{person.role}|{person.name}" for person in article.reporters],
        "paragraphs": [squeeze(each) for each in article.paragraphs],
        "placed": [f"{head}|{squeeze(each)}" for each in article.paragraphs],
        "subheads": [f"{head}|{squeeze(each.text)}|{each.before}" for each in article.subheads],
        "jumps": [f"{head}|{article.jump_to_page}"] if article.jump_to_page else [],
    }


def tally_issue(tally: Tally, issue: Issue, paper: Paper) -> None:
    """Adds one issue to the tally."""
    got = [features_of_article(article) for article in issue.articles]
    want = [features_of_story(story) for story in paper.stories]
    for measure in MEASURES:
        tally.add(
            measure,
            Counter(each for one in got for each in one[measure]),
            Counter(each for one in want for each in one[measure]),
        )


def wrong_stories(issue: Issue, paper: Paper) -> list[str]:
    """What is not as printed, one line each; empty when parsed and printed issue are the same."""
    got = Counter(repr(_whole(features_of_article(article), article.page)) for article in issue.articles)
    want = Counter(repr(_whole(features_of_story(story), story.page)) for story in paper.stories)
    return [f"not found: {each}" for each in want - got] + [f"not printed: {each}" for each in got - want]


def right_articles(issue: Issue, paper: Paper) -> list[tuple[Article, bool]]:
    """Each parsed article and whether it is one of the printed ones, in every measure."""
    want = Counter(repr(_whole(features_of_story(story), story.page)) for story in paper.stories)
    out = []
    for article in issue.articles:
        key = repr(_whole(features_of_article(article), article.page))
        out.append((article, want[key] > 0))
        want[key] -= 1
    return out


def _whole(features: dict[str, list[str]], page: int) -> tuple[object, ...]:
    return (page, *(tuple(features[measure]) for measure in MEASURES if measure != "placed"))


def wrong_facts(issue: Issue, paper: Paper) -> list[str]:
    """Masthead facts that differ."""
    pairs = {
        "title": (issue.title, paper.title),
        "issue_number": (issue.issue_number, paper.number),
        "date": (issue.date, paper.day),
        "weekday": (issue.weekday, paper.weekday),
        "lunar": (squeeze(issue.lunar), squeeze(paper.lunar)),
        "pages": (issue.pages, paper.pages),
        "sponsor": (issue.sponsor, paper.sponsor),
        "publisher": (issue.publisher, paper.publisher),
        "hotline": (issue.hotline, paper.hotline),
    }
    return [f"{fact}: {got!r}, printed {want!r}" for fact, (got, want) in pairs.items() if got != want]
