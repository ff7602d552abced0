"""Learns what each line of a group of heads is, and what a short line is, from pages and heads with a known truth.

    python -m tests.learning [--write]

Prints in how many groups of heads the headline is told rightly when their own set was left out, one set after the other,
and how right the whole parser is on each set of pages when nothing of that set was learnt. `--write` writes the tables.
"""

import argparse

from tests.accuracy import ROOT
from tests.learning import head_forms, left_out, line_roles

PARSING = ROOT / "digests/parsing"


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--write", action="store_true", help="write the tables")
    args = parser.parse_args()
    found = head_forms.all_examples()
    told = head_forms.told_when_left_out(found)
    for group, (right, every) in told.items():
        print(f"{group:16} {right:4} of {every}")
    print(
        f"{'all':16} {sum(right for right, _ in told.values()):4} of {sum(every for _, every in told.values())}"
    )
    examples = line_roles.all_examples()
    left_out.print_left_out(examples, found)
    if args.write:
        lines, steps = head_forms.written(head_forms.learn(found))
        (PARSING / "head_lines.tsv").write_text(lines, "utf-8")
        (PARSING / "head_steps.tsv").write_text(steps, "utf-8")
        (PARSING / "line_roles.tsv").write_text(line_roles.written(*line_roles.learn(examples)), "utf-8")


if __name__ == "__main__":
    main()
