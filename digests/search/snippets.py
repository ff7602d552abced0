"""A few words of an article around what was searched for, as the paper printed them. Pure."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from digests.search.normal import cluster_end, normal_form_with_places

WIDTH = 60
"""Characters of a snippet, about: two lines on a phone."""
_REACH = 20  # how far a snippet is shortened or lengthened to begin and end with a clause
_CLAUSE_END = re.compile(r"[。！？；，、：,;!?…]+[”’」』）)]*")


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text; `hit` says that it is what was searched for."""

    text: str
    hit: bool


Snippet = tuple[Piece, ...]


def cut_snippet(field: str, terms: Sequence[str], *, width: int = WIDTH) -> Snippet:
    """The densest window of `field` around `terms` (normal forms), about `width` characters, all hits in it marked.

    Cut at ends of clauses, with … where the field goes on. Without any hit the field's beginning.
    """
    hits = find_hits(field, terms)
    start, end = _window(field, hits, width)
    return _pieces(field, [hit for hit in hits if start <= hit[0] and hit[1] <= end], start, end)


def find_hits(text: str, terms: Sequence[str]) -> list[tuple[int, int]]:
    """Where `terms` stand in `text`, as ordered, disjoint spans; touching ones are joined."""
    normal, places = normal_form_with_places(text)
    found: list[tuple[int, int]] = []
    for term in terms:
        at = normal.find(term)
        while at >= 0:
            found.append((places[at], cluster_end(text, places[at + len(term) - 1])))
            at = normal.find(term, at + 1)
    joined: list[tuple[int, int]] = []
    for start, end in sorted(found):
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined


def plain(snippet: Snippet) -> str:
    """…打造【双招双引】升级版…"""
    return "".join(f"【{piece.text}】" if piece.hit else piece.text for piece in snippet)


def best_field(normals: Sequence[str], terms: Sequence[str]) -> int:
    """The index of the field with most different terms, then with most hits; of equals, and without any hit,
    the first that is not empty. `normals` are the fields in normal form, at least one.
    """
    if len(terms) == 1:
        counted = [normal.count(terms[0]) for normal in normals]
        if most := max(counted):
            return counted.index(most)
    best = next((index for index, normal in enumerate(normals) if normal), 0)
    best_score = (0, 0)
    for index, normal in enumerate(normals if len(terms) > 1 else ()):
        counts = [normal.count(term) for term in terms]
        score = (sum(count > 0 for count in counts), sum(counts))
        if score > best_score:
            best, best_score = index, score
    return best


def _window(text: str, hits: Sequence[tuple[int, int]], width: int) -> tuple[int, int]:
    if len(text) <= width:
        return 0, len(text)
    first, last = _densest(hits, width)
    spare = max(width - (last - first), 0)
    start = max(first - spare // 3, 0)
    end = min(max(start + width, last), len(text))
    start = max(min(start, end - width), 0) if end - first < width else start
    return _clause_start(text, start, first), _clause_stop(text, end, last)


def _densest(hits: Sequence[tuple[int, int]], width: int) -> tuple[int, int]:
    """From the first to the last hit of the window with the most hits; (0, 0) without any."""
    best, most = (0, 0), 0
    behind = 0  # index of the first hit that no longer fits
    for index, (start, _) in enumerate(hits):
        while behind < len(hits) and hits[behind][1] <= start + width:
            behind += 1
        if behind - index > most or not most:
            best, most = (start, hits[max(behind - 1, index)][1]), max(behind - index, 1)
    return best


def _clause_start(text: str, start: int, first_hit: int) -> int:
    if start == 0:
        return 0
    ends = [found.end() for found in _CLAUSE_END.finditer(text, max(start - _REACH, 0), first_hit)]
    near = [end for end in ends if end <= start + _REACH]
    return min(near, key=lambda end: abs(end - start), default=start)


def _clause_stop(text: str, end: int, last_hit: int) -> int:
    if end >= len(text):
        return len(text)
    ends = [found.end() for found in _CLAUSE_END.finditer(text, max(last_hit, end - _REACH), end + _REACH)]
    return min(ends, key=lambda stop: abs(stop - end), default=end)


def _pieces(text: str, hits: Sequence[tuple[int, int]], start: int, end: int) -> Snippet:
    pieces = [Piece("…", False)] if start > 0 else []
    at = start
    for hit_start, hit_end in hits:
        pieces += [Piece(text[at:hit_start], False), Piece(text[hit_start:hit_end], True)]
        at = hit_end
    pieces += [Piece(text[at:end], False), Piece("…" if end < len(text) else "", False)]
    return tuple(piece for piece in _joined(pieces) if piece.text)


def _joined(pieces: Sequence[Piece]) -> list[Piece]:
    joined: list[Piece] = []
    for piece in pieces:
        if joined and joined[-1].hit == piece.hit and not piece.hit:
            joined[-1] = Piece(joined[-1].text + piece.text, False)
        elif piece.text:
            joined.append(piece)
    return joined
