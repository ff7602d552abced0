"""How well the parser reads: F1 of every measure over seeds, golden files, pages by others, typeset issues and ../shared.

    python -m tests.accuracy [--typeset 3000] [--first 7000000]

Prints one table. Exit 1 where a set lies below its floor, so that the build can ask.
"""

import argparse
import json
import sys
from collections import Counter
from pathlib import Path
from random import Random

from digests.issue import Issue
from digests.parsing import parse_issue
from digests.sources.decoding import decode
from digests.sources.reading import read_source
from tests.typesetter.judging import (
    MEASURES,
    Tally,
    features_of_article,
    right_articles,
    squeeze,
    tally_issue,
    wrong_facts,
    wrong_stories,
)
from tests.typesetter.layout import draw_layout
from tests.typesetter.printing import print_paper
from tests.typesetter.stories import draw_paper

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"
GOLDEN = ROOT / "tests" / "golden"
BY_OTHERS = {
    "other hands": GOLDEN / "other_hands",
    "more hands": GOLDEN / "more_hands",
    "fresh hands": GOLDEN / "fresh_hands",
    "unseen hands": GOLDEN / "unseen_hands",
    "frames": GOLDEN / "frames",
    "generated": GOLDEN / "generated",
    "generated again": GOLDEN / "generated_again",
    "e-papers": GOLDEN / "epapers",
    "unseen e-papers": GOLDEN / "unseen_epapers",
    "PDF pages": GOLDEN / "pdf_pages",
    "unseen PDF pages": GOLDEN / "unseen_pdf_pages",
}
FACTS = (
    "title",
    "issue_number",
    "date",
    "date_source",
    "weekday",
    "lunar",
    "pages",
    "sponsor",
    "publisher",
    "hotline",
)
NOT_ALWAYS_TOLD = ("page", "subheads")
FLOORS = {
    "acceptance": 1.0,
    "seeds": 0.99,
    "golden": 1.0,
    "other hands": 0.85,
    "more hands": 0.85,
    "fresh hands": 0.55,
    "unseen hands": 0.45,
    "frames": 0.15,
    "generated": 0.9,
    "generated again": 0.7,
    "e-papers": 0.8,
    "unseen e-papers": 0.5,
    "PDF pages": 0.7,
    "unseen PDF pages": 0.45,
    "typeset": 0.98,
    "rmrb heads": 0.97,
}


def features_of_truth(article: dict[str, object]) -> dict[str, list[str]]:
    """The measures of an article in the form of `parse --json`; a subhead counts without its place."""
    head = squeeze(str(article["headline"]))
    people = article.get("reporters") or []
    paragraphs = [squeeze(each) for each in article.get("paragraphs") or []]
    return {
        "headline": [head],
        "page": [f"{head}|{article.get('page')}"],
        "kicker": [f"{head}|{squeeze(article['kicker'])}"] if article.get("kicker") else [],
        "deck": [f"{head}|{squeeze(article['deck'])}"] if article.get("deck") else [],
        "reporters": [f"{head}|{person['role']}|{person['name']}" for person in people],
        "paragraphs": paragraphs,
        "placed": [f"{head}|{each}" for each in paragraphs],
        "subheads": [f"{head}|{squeeze(each)}" for each in article.get("subheads") or []],
        "jumps": [f"{head}|{article['jump_to_page']}"] if article.get("jump_to_page") else [],
    }


def tally_truth(tally: Tally, issue: Issue, truth: dict[str, object]) -> list[str]:
    """Adds an issue with a truth in JSON; returns facts that differ."""
    got = [features_of_article(article) for article in issue.articles]
    for one in got:
        one["subheads"] = [each.rpartition("|")[0] for each in one["subheads"]]
    want = [features_of_truth(article) for article in truth["articles"]]
    for measure in MEASURES:
        if measure in NOT_ALWAYS_TOLD and not any(measure in article for article in truth["articles"]):
            continue
        tally.add(
            measure,
            Counter(x for one in got for x in one[measure]),
            Counter(x for one in want for x in one[measure]),
        )
    facts = {name: getattr(issue, name) for name in FACTS} | {
        "date": issue.date.isoformat() if issue.date else None
    }
    return [
        f"{truth['file']}: {name} {facts[name]!r}, true {truth[name]!r}"
        for name in FACTS
        if name in truth and squeeze(str(facts[name])) != squeeze(str(truth[name]))
    ]


def truths(golden: Path, texts: Path) -> tuple[Tally, list[str]]:
    """All golden files of a folder over the texts they name."""
    tally, wrong = Tally(), []
    for path in sorted(golden.glob("*.json")):
        truth = json.loads(path.read_text("utf-8"))
        source = read_source(texts / truth["file"])
        wrong += tally_truth(tally, parse_issue(source.text, file=source.name), truth)
    return tally, wrong


def typeset(first: int, count: int) -> tuple[Tally, dict[str, float]]:
    """`count` random issues from seed `first` on, in random layouts; with how well confidence holds."""
    tally, whole, sure = Tally(), 0, []
    for seed in range(first, first + count):
        random = Random(seed)
        paper = draw_paper(random)
        layout = draw_layout(random)
        text = print_paper(paper, layout, random)
        issue = parse_issue(text, file="typeset.txt")
        tally_issue(tally, issue, paper)
        facts = [] if layout.masthead == "none" else wrong_facts(issue, paper)
        whole += not facts and not wrong_stories(issue, paper)
        sure += [(article.confidence > 0.9, right) for article, right in right_articles(issue, paper)]
    above = [right for confident, right in sure if confident]
    rights = [confident for confident, right in sure if right]
    return tally, {
        "whole issues right": whole / count,
        "right among articles above 0.9": sum(above) / max(1, len(above)),
        "above 0.9 among right articles": sum(rights) / max(1, len(rights)),
    }


def heads_of_rmrb(corpus: Path) -> float:
    """F1 of head lines as printed, kicker, headline and deck in order."""
    issue = parse_issue(decode((corpus / "rmrb_20240511.txt").read_bytes(), name="rmrb"), file="rmrb.txt")
    truth = json.loads((corpus / "rmrb_20240511.heads.json").read_text("utf-8"))
    want = Counter("|".join(map(squeeze, item["heads"])) for item in truth)
    got = Counter(
        "|".join(squeeze(each) for each in (a.kicker, a.headline, a.deck) if each) for a in issue.articles
    )
    return 2 * sum((got & want).values()) / (sum(got.values()) + sum(want.values()))


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--typeset", type=int, default=1000, help="how many typeset issues")
    parser.add_argument("--first", type=int, default=100_000, help="the first seed")
    args = parser.parse_args(arguments)
    sets: dict[str, Tally] = {}
    remarks: list[str] = []
    for name, golden, texts in (
        ("acceptance", SHARED / "acceptance" / "gold", SHARED / "acceptance" / "issues"),
        ("seeds", GOLDEN / "seeds", ROOT / "seeds"),
        ("golden", GOLDEN / "pages", GOLDEN / "pages"),
    ):
        if golden.is_dir():
            sets[name], wrong = truths(golden, texts)
            remarks += wrong
    facts_of_others: list[str] = []
    for name, folder in BY_OTHERS.items():
        sets[name], wrong = truths(folder, folder)
        facts_of_others += [] if name.startswith("unseen") else wrong  # nobody is to look at those
    sets["typeset"], shares = typeset(args.first, args.typeset)
    short = _print_table(sets)
    print()
    for what, share in shares.items():
        print(f"{what}: {share:.3f}")
    if (SHARED / "corpus").is_dir():
        heads = heads_of_rmrb(SHARED / "corpus")
        print(f"rmrb heads: {heads:.3f}")
        short += ["rmrb heads"] if heads < FLOORS["rmrb heads"] else []
    for remark in remarks + facts_of_others:
        print("fact:", remark)
    for each in short:
        print("below its floor:", each)
    return 1 if short or remarks else 0


def _print_table(sets: dict[str, Tally]) -> list[str]:
    print("| measure | " + " | ".join(sets) + " |")
    print("|---|" + "---|" * len(sets))
    short = []
    for measure in MEASURES:
        values = {name: tally.f1(measure) for name, tally in sets.items()}
        print(f"| {measure} | " + " | ".join(f"{value:.3f}" for value in values.values()) + " |")
        short += [f"{name} {measure}" for name, value in values.items() if value < FLOORS[name]]
    return short


if __name__ == "__main__":
    sys.exit(main())
