"""How fast a page is read, beside jieba cutting the same text into words in the same run.

    python -m tests.benchmarks.parsing [--rounds 7] [FILE…]

Without files: the seeds, ../shared's real issues where they are there, and a typeset issue. Tells the ratio of
processor time (the promise: at most 0.25), and how much longer a hundred times the text takes (at most 120).
"""

import argparse
import logging
import time
from collections.abc import Callable
from pathlib import Path
from random import Random

import jieba

from digests.parsing import parse_issue
from digests.parsing.masthead import fields
from digests.sources.reading import read_source
from tests.typesetter.layout import Layout
from tests.typesetter.printing import print_paper
from tests.typesetter.stories import draw_paper

ROOT = Path(__file__).resolve().parents[2]
TIMES = 100


def best_of(rounds: int, work: Callable[[], object]) -> float:
    """Least processor seconds of a few rounds."""
    found = []
    for _ in range(rounds):
        start = time.process_time()
        work()
        found.append(time.process_time() - start)
    return min(found)


def parsed_anew(text: str, name: str) -> None:
    """What is remembered of a line must not serve the next round."""
    fields.cache_clear()
    parse_issue(text, file=name)


def texts(files: list[Path]) -> dict[str, str]:
    """What is measured: name to text."""
    if files:
        return {path.name: read_source(path).text for path in files}
    shared = ROOT.parent / "shared"
    paths = [
        *sorted((ROOT / "seeds").glob("*.txt")),
        *sorted(shared.glob("acceptance/issues/*.txt")),
        *sorted(shared.glob("corpus/rmrb*.txt")),
    ]
    random = Random(1)
    return {path.name: read_source(path).text for path in paths} | {
        "typeset": print_paper(draw_paper(random), Layout(), random)
    }


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("files", nargs="*", type=Path)
    args = parser.parse_args()
    jieba.setLogLevel(logging.WARNING)
    jieba.initialize()
    measured = texts(args.files)
    ours = theirs = 0.0
    print("| text | characters | parse ms | jieba.lcut ms | ratio |\n|---|---|---|---|---|")
    for name, text in measured.items():
        parse_issue(text, file=name)
        mine = best_of(args.rounds, lambda text=text, name=name: parsed_anew(text, name))
        cut = best_of(args.rounds, lambda text=text: jieba.lcut(text))
        ours, theirs = ours + mine, theirs + cut
        print(f"| {name} | {len(text)} | {mine * 1000:.2f} | {cut * 1000:.2f} | {mine / cut:.2f} |")
    print(
        f"| all | {sum(map(len, measured.values()))} | {ours * 1000:.2f} | {theirs * 1000:.2f} | {ours / theirs:.2f} |"
    )
    page = max((text for text in measured.values() if len(text) < 6000), key=len, default="")
    if page:
        once = best_of(args.rounds, lambda: parsed_anew(page, "page"))
        many = best_of(1, lambda: parsed_anew((page + "\n\n") * TIMES, "page"))
        print(f"\n{TIMES} times the text takes {many / once:.0f} times as long")


if __name__ == "__main__":
    main()
