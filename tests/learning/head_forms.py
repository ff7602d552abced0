"""What each line of a group of heads is: `head_lines.tsv` and `head_steps.tsv`, a conditional random field.

Learnt from the pages with a known truth and from the heads of `head_blocks`.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np
from scipy.optimize import minimize

from digests.parsing.broken_heads import HeadBreaks
from digests.parsing.head_forms import (
    ODDS_OF_POINTS,
    PARTS,
    STEPS,
    Weights,
    form_chances,
    forms,
    handbook_at,
    table_of,
    weigh,
)
from digests.parsing.head_groups import HeadGroup, Seen, head_groups, lines_seen, steps_seen
from digests.parsing.parser import read_page
from tests.learning.head_blocks import block_pages
from tests.learning.line_roles import true_classes
from tests.learning.pages import Known, folds, known_pages, typeset_pages
from tests.learning.regression import Matrix, table
from tests.typesetter.judging import squeeze

# Real pages and those made after them count more than one generator's many alike, and than heads without their page.
WEIGHTS = {
    "seeds": 5.0,
    "acceptance": 5.0,
    "pages": 2.0,
    "generated": 0.6,
    "generated_again": 0.6,
    "typeset": 0.5,
    "heads": 0.15,
}
RARE, HELD_BACK, HELD_BACK_STEPS = 4, 1.0, 1.0
TYPESET = 1000  # issues
FOLDS = 8
SMALL = 0.05
"""What is smaller in every column is not written."""
_ROUNDS = 300
_PARTS = list(PARTS)
_NAMES = {name: at for at, name in enumerate(PARTS)} | dict.fromkeys(
    ("paragraph", "continued"), _PARTS.index("text")
)


class Example(NamedTuple):
    """A group of heads: the set its page came with, the true form (its place among `forms`), what is seen, the handbook's points."""

    group: str
    form: int
    lines: list[Seen]
    steps: list[Seen]
    handbook: np.ndarray


def all_examples() -> list[Example]:
    pages = (*known_pages(), *typeset_pages(TYPESET), *block_pages())
    return [example for page in pages for example in examples_of(page)]


def examples_of(page: Known) -> Iterator[Example]:
    """The groups of a page whose form is told by the truth."""
    reading = read_page(page.text)
    breaks = HeadBreaks(reading.lines, page.text)
    names = true_classes([squeeze(line.text) for line in reading.lines], page.truth)
    for group in head_groups(reading.lines, reading.signs):
        form = true_form(names, group)
        if form is not None:
            _, handbook = handbook_at(reading.signs, group, breaks)
            seen = lines_seen(reading.lines, reading.signs, group)
            steps = steps_seen(reading.lines, seen, group, breaks)
            yield Example(page.group, form, seen, steps, handbook)


def true_form(names: Sequence[str], group: HeadGroup) -> int | None:
    """The place of a group's form among `forms`, by the classes of a page's lines; None where it is none of them."""
    parts: list[int] = []
    for name in names[group.first : group.first + group.size]:
        below = _NAMES["headline"] in parts
        if name == "none_of_these":
            name = "byline" if below else "label"
        parts.append(_NAMES.get(name, -1))
    known = forms(group.size).parts.tolist()
    return known.index(parts) if parts in known else None


def learn(found: Sequence[Example]) -> Weights:
    """The weights that make the true forms likeliest, small ones preferred."""
    lines = Matrix([seen for example in found for seen in example.lines], RARE)
    steps = Matrix([seen for example in found for seen in example.steps], RARE)
    cost = np.concatenate(
        [np.repeat(lines.cost(HELD_BACK), len(PARTS)), np.repeat(steps.cost(HELD_BACK_STEPS), len(STEPS))]
    )
    plans = list(_plans(found))
    split = len(lines.names) * len(PARTS)

    def loss(flat: np.ndarray) -> tuple[float, np.ndarray]:
        of_lines = lines.values @ flat[:split].reshape(-1, len(PARTS))
        of_steps = steps.values @ flat[split:].reshape(-1, len(STEPS))
        slopes = np.zeros_like(of_lines), np.zeros_like(of_steps)
        total = sum(plan.loss(of_lines, of_steps, *slopes) for plan in plans)
        slope = np.concatenate([(lines.values.T @ slopes[0]).ravel(), (steps.values.T @ slopes[1]).ravel()])
        return total + float((cost * flat**2).sum()) / 2, slope + cost * flat

    flat = minimize(loss, np.zeros(len(cost)), jac=True, method="L-BFGS-B", options={"maxiter": _ROUNDS}).x
    return Weights(
        table_of(lines.names, flat[:split].reshape(-1, len(PARTS))),
        table_of(steps.names, flat[split:].reshape(-1, len(STEPS))),
    )


class _Plan(NamedTuple):
    """The groups of one count: the rows of their lines and steps, the true forms, how much each group counts."""

    forms: np.ndarray
    steps: np.ndarray
    line_rows: np.ndarray
    step_rows: np.ndarray
    handbook: np.ndarray
    true: np.ndarray
    counts: np.ndarray

    def loss(
        self, lines: np.ndarray, steps: np.ndarray, slope_of_lines: np.ndarray, slope_of_steps: np.ndarray
    ) -> float:
        """Less the logarithm of the chances of the true forms; adds to the slopes."""
        sums = sum(lines[rows][:, parts] for rows, parts in zip(self.line_rows.T, self.forms.T, strict=True))
        sums = sums + sum(steps[rows][:, at] for rows, at in zip(self.step_rows.T, self.steps.T, strict=True))
        sums = sums + self.handbook
        told = sums - np.logaddexp.reduce(sums, axis=1, keepdims=True)
        every = np.arange(len(self.true))
        wrong = np.exp(told)
        wrong[every, self.true] -= 1
        wrong *= self.counts[:, None]
        for slope, rows, parts in (
            (slope_of_lines, self.line_rows, self.forms),
            (slope_of_steps, self.step_rows, self.steps),
        ):
            for at in range(parts.shape[1]):
                for column in np.unique(parts[:, at]):
                    slope[rows[:, at], column] += wrong[:, parts[:, at] == column].sum(axis=1)
        return -float((self.counts * told[every, self.true]).sum())


def _plans(found: Sequence[Example]) -> Iterator[_Plan]:
    rows: dict[int, list[tuple[int, int, Example]]] = defaultdict(list)
    line = step = 0
    for example in found:
        rows[len(example.lines)].append((line, step, example))
        line, step = line + len(example.lines), step + len(example.steps)
    for count, of_count in rows.items():
        lines, steps, examples = zip(*of_count, strict=True)
        yield _Plan(
            forms(count).parts,
            forms(count).steps,
            np.add.outer(lines, range(count)),
            np.add.outer(steps, range(count - 1)),
            ODDS_OF_POINTS * np.array([example.handbook for example in examples]),
            np.array([example.form for example in examples]),
            np.array([WEIGHTS.get(example.group, 1.0) for example in examples]),
        )


def told_when_left_out(found: Sequence[Example]) -> dict[str, tuple[int, int]]:
    """For each set: in how many groups the headline is told rightly by the weights of other folds of sets, of how many."""
    right = {}
    for fold in folds({example.group for example in found} - {"heads", "typeset"}, FOLDS):
        weights = learn([example for example in found if example.group not in fold])
        for group in fold:
            own = [example for example in found if example.group == group]
            right[group] = sum(_is_headline_told(example, weights) for example in own), len(own)
    return right


def _is_headline_told(example: Example, weights: Weights) -> bool:
    known = forms(len(example.lines)).parts.tolist()
    of_lines = weigh(example.lines, weights.lines)
    of_steps = weigh(example.steps, weights.steps)
    told = known[int(form_chances(of_lines, of_steps, example.handbook).argmax())]
    return all(
        [part == _NAMES[name] for part in told] == [part == _NAMES[name] for part in known[example.form]]
        for name in ("headline", "headline_more")
    )


def written(weights: Weights) -> tuple[str, str]:
    """`head_lines.tsv` and `head_steps.tsv` as they are written."""
    about = "What each line of a group of heads is, learnt from pages and heads with a known truth: weights of a conditional random field"
    steps = [f"{_PARTS[above]}, {_PARTS[below]}" for above, below in STEPS]
    return (
        table(f"{about}.", "head_groups.py", _PARTS, weights.lines, SMALL),
        table(f"{about}, for two lines.", "head_groups.py", steps, weights.steps, SMALL),
    )
