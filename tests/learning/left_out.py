"""How right the parser is on sets of pages when what is learnt was learnt from the others alone."""

from collections.abc import Iterator, Sequence
from unittest.mock import patch

from digests.parsing import head_forms, odds, parse_issue
from tests.accuracy import tally_truth
from tests.learning import head_forms as learnt_forms
from tests.learning import line_roles
from tests.learning.line_roles import Example
from tests.learning.pages import Known, folds, known_pages
from tests.typesetter.judging import Tally

FOLDS = 6
SHOWN = ("headline", "kicker", "deck", "paragraphs", "placed", "subheads")
_NEVER_JUDGED = ("acceptance", "seeds", "pages", "typeset")  # learnt from in any case


def print_left_out(examples: Sequence[Example], heads: Sequence[learnt_forms.Example]) -> None:
    """One row a set, F1 of every measure; the handbook's points were set on most of these pages all the same."""
    print("| set | " + " | ".join(SHOWN) + " |")
    for group, tally in tallies_left_out(examples, heads, list(known_pages())):
        print(f"| {group} | " + " | ".join(f"{tally.f1(measure):.3f}" for measure in SHOWN) + " |")


def tallies_left_out(
    examples: Sequence[Example], heads: Sequence[learnt_forms.Example], pages: Sequence[Known]
) -> Iterator[tuple[str, Tally]]:
    """For each set its measures, read with weights that were learnt without it and the other sets of its fold."""
    for fold in folds({page.group for page in pages} - set(_NEVER_JUDGED), FOLDS):
        names, weights = line_roles.learn([each for each in examples if each.group not in fold])
        table = odds.table_of(names, weights)
        of_heads = learnt_forms.learn([each for each in heads if each.group not in fold])
        with (
            patch.object(odds, "learnt_table", lambda table=table: table),
            patch.object(head_forms, "learnt_weights", lambda of_heads=of_heads: of_heads),
        ):
            for group in fold:
                yield group, _tally(page for page in pages if page.group == group)


def _tally(pages: Iterator[Known]) -> Tally:
    tally = Tally()
    for page in pages:
        tally_truth(tally, parse_issue(page.text, file=page.path.name), page.truth)
    return tally
