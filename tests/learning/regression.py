"""Multinomial logistic regression over things seen or not: a well-kept optimiser does the work."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

import numpy as np
from scipy.optimize import minimize
from scipy.sparse import csr_array

ALWAYS = "always"
"""What is seen of everything: its weight costs next to nothing."""


def fit(
    seen: Sequence[Mapping[str, float]],
    ways: Sequence[int],
    classes: int,
    *,
    counts: Sequence[float],
    held_back: float,
    rare: int,
) -> tuple[list[str], np.ndarray]:
    """The names of what is weighed, and their weights: one row a name, one column a class.

    `counts` says how much each example counts, `held_back` how much a weight away from 0 costs; what was seen less
    often than `rare` times tells nothing.
    """
    matrix = Matrix(seen, rare)
    names, values = matrix.names, matrix.values
    true = np.eye(classes)[list(ways)]
    much = np.asarray(counts)[:, None]
    cost = matrix.cost(held_back)[:, None]

    def loss(flat: np.ndarray) -> tuple[float, np.ndarray]:
        weights = flat.reshape(len(names), classes)
        odds = values @ weights
        chances = odds - np.logaddexp.reduce(odds, axis=1, keepdims=True)
        slope = values.T @ (much * (np.exp(chances) - true)) + cost * weights
        return float(-(much * true * chances).sum() + (cost * weights**2).sum() / 2), slope.ravel()

    found = minimize(
        loss, np.zeros(len(names) * classes), jac=True, method="L-BFGS-B", options={"maxiter": 500}
    )
    return names, found.x.reshape(len(names), classes)


class Matrix:
    """What is seen, one row an example; one column a name, sorted, that was seen `rare` times or more often."""

    def __init__(self, seen: Sequence[Mapping[str, float]], rare: int) -> None:
        times = Counter(name for each in seen for name, value in each.items() if value)
        self.names = sorted(name for name, many in times.items() if many >= rare)
        column_of = {name: column for column, name in enumerate(self.names)}
        entries = [
            (row, column_of[name], value)
            for row, each in enumerate(seen)
            for name, value in each.items()
            if name in column_of
        ]
        rows, columns, values = zip(*entries, strict=True)
        self.values = csr_array((values, (rows, columns)), shape=(len(seen), len(self.names)))

    def cost(self, held_back: float) -> np.ndarray:
        """For each name how much a weight away from 0 costs."""
        return np.array([0.01 if name == ALWAYS else held_back for name in self.names])


def table(
    about: str,
    room: str,
    columns: Sequence[str],
    learnt: tuple[Iterable[str], np.ndarray],
    small: float,
) -> str:
    """A table as it is written: `about` what, `room` tells what is seen; rows that are smaller everywhere are left out."""
    rows = [
        f"# {about}",
        f"# Written by `python -m tests.learning --write`; no hand changes it. `digests/parsing/{room}` tells what is seen.",
        "\t".join(["seen", *columns]),
    ]
    rows += [
        "\t".join([name, *(f"{weight:.2f}" for weight in row)])
        for name, row in zip(*learnt, strict=True)
        if abs(row).max() >= small
    ]
    return "\n".join(rows) + "\n"
