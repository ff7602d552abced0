"""The texts above and below a short line: how long each is, and what of the one is said in the other.

A subhead goes on about what the text above it tells, a headline begins something else. `odds` weighs what is seen here.
"""

import re
from collections.abc import Sequence

from digests.parsing.lines import Line

_LINE, _SENTENCE = 30, 12  # characters: a line of text, and a whole sentence
_ENDS, _GO_ON = "。！？”", "，、；。"
_FAR, _NEAR = 400, 100  # characters above and below that are compared
_LONGEST = 2000  # characters of a line above: a made-up text may be a single one
_MOST, _MOST_OF_BOTH = 4, 3  # lines of text that are told apart
_SHORTEST, _MOST_SIZES = 40, 6  # characters of the smallest text; sizes that double each time
_MOST_SAID, _FEWEST, _PARTS, _MOST_PARTS, _OWN_PARTS = 9, 10, 20, 8, 5
# Characters that say how a sentence is made and not what it tells.
_FUNCTION = "的了在是和与及为对中上下到从将把被也都就不有这那其以于等并而个一年月日人们"
_TOLD = re.compile(f"[^{_FUNCTION}\\x00-\u4dff\ua000-\U0010ffff]{{2,}}")


class Sections:
    """What is seen of the texts around each short line of a page."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self._texts = [line.plain for line in lines]
        self._is_text = [_is_text(text) for text in self._texts]
        self._above = self._measured(range(len(lines)))
        self._below = self._measured(range(len(lines) - 1, -1, -1))

    def _measured(self, places: Sequence[int]) -> list[tuple[int, int]]:
        """For each place how many lines of text, and characters, come right before it in the order of `places`."""
        found = [(0, 0)] * len(places)
        count = size = 0
        for place in places:
            found[place] = count, size
            count, size = (count + 1, size + len(self._texts[place])) if self._is_text[place] else (0, 0)
        return found

    def around(self, place: int) -> list[str]:
        """How long the texts around a line are, and what they have in common."""
        (above, size_above), (below, size_below) = self._above[place], self._below[place]
        return [
            f"texts above: {min(_MOST, above)}",
            f"texts below: {min(_MOST, below)}",
            f"texts: {min(_MOST_OF_BOTH, above)}, {min(_MOST_OF_BOTH, below)}",
            f"size of the text above: {_size(size_above)}",
            f"size of the text below: {_size(size_below)}",
            *([] if self._goes_on(place) else self._said(place)),
        ]

    def _goes_on(self, place: int) -> bool:
        """Whether a line is text itself: what it has in common with the text around it tells nothing, and takes time."""
        return self._is_text[place] or self._texts[place][-1:] in _GO_ON

    def _said(self, place: int) -> list[str]:
        below = self._text_below(place)
        told = telling_pairs(below)
        if not told:
            return ["nothing is told below"]
        above, own = self._text_above(place), telling_pairs(self._texts[place])
        again = sum(map(above.__contains__, told))
        seen = [
            f"told above too: {min(_MOST_SAID, again)}",
            f"told above too, part: {min(_MOST_PARTS, _PARTS * again // max(_FEWEST, len(told)))}",
        ]
        if own:
            seen.append(f"said above itself: {_OWN_PARTS * sum(map(above.__contains__, own)) // len(own)}")
            seen.append(f"said below itself: {_OWN_PARTS * sum(map(below.__contains__, own)) // len(own)}")
        return seen

    def _text_above(self, place: int) -> str:
        parts: list[str] = []
        size, at = 0, place - 1
        while at >= 0 and size < _FAR:
            parts.append(self._texts[at][-_LONGEST:])
            size += len(parts[-1])
            at -= 1
        return "\n".join(parts)

    def _text_below(self, place: int) -> str:
        text, at = "", place + 1
        while at < len(self._texts) and len(text) < _NEAR and (self._is_text[at] or at == place + 1):
            text += self._texts[at][:_NEAR]
            at += 1
        return text[:_NEAR]


def _is_text(text: str) -> bool:
    return len(text) > _LINE or (text[-1:] in _ENDS and len(text) > _SENTENCE)


def _size(characters: int) -> int:
    return min(_MOST_SIZES, (characters // _SHORTEST).bit_length() + 1) if characters else 0


def telling_pairs(text: str) -> set[str]:
    """Pairs of Chinese characters that tell something."""
    return {run[at : at + 2] for run in _TOLD.findall(text) for at in range(len(run) - 1)}
