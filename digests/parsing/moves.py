"""What it takes to put lines in the order of reading."""

from typing import NamedTuple


class Move(NamedTuple):
    """Lines from `first` to before `end` that are to be read right behind the line at `behind`."""

    behind: int
    first: int
    end: int
