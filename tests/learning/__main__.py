"""Learns what two heads over one text are, and what a short line is, from the pages with a known truth.

    python -m tests.learning [--write]

Prints how many pairs of heads are told rightly when their own set was left out, one set after the other, and how right
the whole parser is on each set of pages when no short line of that set was learnt from. `--write` writes both tables.
"""

import argparse

from tests.accuracy import ROOT
from tests.learning import left_out, line_roles, two_heads

PARSING = ROOT / "digests/parsing"


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--write", action="store_true", help="write the tables")
    args = parser.parse_args()
    found = two_heads.all_pairs()
    told = two_heads.told_when_left_out(found)
    for group, (right, every) in told.items():
        print(f"{group:16} {right:4} of {every}")
    print(f"{'all':16} {sum(right for right, _ in told.values()):4} of {len(found)}")
    examples = line_roles.all_examples()
    left_out.print_left_out(examples, found)
    if args.write:
        (PARSING / "two_heads.tsv").write_text(two_heads.written(*two_heads.learn(found)), "utf-8")
        (PARSING / "line_roles.tsv").write_text(line_roles.written(*line_roles.learn(examples)), "utf-8")


if __name__ == "__main__":
    main()
