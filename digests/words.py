"""Cuts Chinese text into words; the only module that knows which segmenter does it.

rjieba cuts as jieba does, some thirty times faster, and loads its dictionary at once; jieba itself steps in
where rjieba has no wheel. Neither is imported before the first cut. Their tags differ, so a tag is a hint only.
"""

import logging
import re
import warnings
from collections.abc import Callable
from functools import cache
from typing import NamedTuple

Tagged = tuple[str, str]
"""A word and its part of speech in jieba's letters (n, nr, ns, v, …; x for anything that is no word)."""

# The two segmenters differ in runs of digits, Latin letters and the marks between them ("76.4%", "3-5"), so
# such a run is cut here, once for both.
_RUN = re.compile(r"[0-9A-Za-z]+(?:[.\-+/:%_·][0-9A-Za-z]+)*[%+]?")


class Segmenter(NamedTuple):
    """What one library offers: words alone, words without guessing, and words with their tags."""

    cut: Callable[[str], list[str]]
    cut_known: Callable[[str], list[str]]
    tag: Callable[[str], list[Tagged]]


class Piece(NamedTuple):
    """A part of a text that a segmenter cuts, or a run that is one word already."""

    text: str
    is_run: bool


def cut(text: str) -> list[str]:
    """The words of `text` in order; joined they give `text` back, white space and punctuation included."""
    cut_piece = segmenter().cut
    return [word for piece, is_run in pieces(text) for word in ([piece] if is_run else cut_piece(piece))]


def cut_known(text: str) -> list[str]:
    """As `cut`, by the dictionary alone: nothing is guessed, so a word that comes out is a word. The parser asks."""
    return segmenter().cut_known(text)


def tag(text: str) -> list[Tagged]:
    """As `cut`, each word with its part of speech."""
    tag_piece = segmenter().tag
    words: list[Tagged] = []
    for piece, is_run in pieces(text):
        if is_run:
            words.append((piece, "m" if piece[0].isdigit() and piece[-1] in "0123456789%" else "eng"))
        else:
            words.extend(tag_piece(piece))
    return words


def pieces(text: str) -> list[Piece]:
    """`text` as runs of digits and Latin letters, and what lies between them."""
    found, end = [], 0
    for run in _RUN.finditer(text):
        if run.start() > end:
            found.append(Piece(text[end : run.start()], False))
        found.append(Piece(run.group(), True))
        end = run.end()
    if end < len(text):
        found.append(Piece(text[end:], False))
    return found


@cache
def segmenter() -> Segmenter:
    """rjieba where there is one, jieba where not."""
    try:
        return rjieba_segmenter()
    except ImportError:
        return jieba_segmenter()


def rjieba_segmenter() -> Segmenter:
    """rjieba's functions; ImportError where it has no wheel."""
    import rjieba

    return Segmenter(cut=rjieba.cut, cut_known=lambda text: rjieba.cut(text, False), tag=rjieba.tag)


def jieba_segmenter() -> Segmenter:
    """jieba's functions, its dictionary loaded (about 0.6 s) and its start-up chatter silenced."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # pkg_resources and old escapes in a library of 2020
        import jieba
        import jieba.posseg as posseg
    jieba.setLogLevel(logging.WARNING)
    return Segmenter(
        cut=jieba.lcut,
        cut_known=lambda text: jieba.lcut(text, HMM=False),
        tag=lambda text: [(pair.word, pair.flag) for pair in posseg.cut(text)],
    )
