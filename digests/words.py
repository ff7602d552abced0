"""Cuts Chinese text into words; the only module that knows which segmenter does it.

rjieba cuts as jieba does, some thirty times faster, and loads its dictionary at once; jieba itself steps in
where rjieba has no wheel. Neither is imported before the first cut. A word has one part of speech, whatever
stands beside it: the dictionary's, or that of its end.
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
# such a run stands aside while they cut, behind a character that no dictionary has. (A pattern that begins with one
# class of characters is looked for three times as fast as one that begins with a choice.)
_ASIDE = "\ue000"
_RUN = re.compile(rf"([0-9A-Za-z{_ASIDE}](?:(?<!{_ASIDE})[0-9A-Za-z]*(?:[.\-+/:%_·][0-9A-Za-z]+)*[%+]?)?)")

MOST_KNOWN = 300_000
"""Words whose part of speech is remembered; then from the beginning (guessed words have no end)."""


class Segmenter(NamedTuple):
    """What one library offers: words alone, words without guessing, and words with their tags."""

    cut: Callable[[str], list[str]]
    cut_known: Callable[[str], list[str]]
    tag: Callable[[str], list[Tagged]]


def cut(text: str) -> list[str]:
    """The words of `text` in order; joined they give `text` back, white space and punctuation included."""
    between, runs = _runs_aside(text)
    words = segmenter().cut(between)
    place = -1
    for run in runs:
        place = words.index(_ASIDE, place + 1)
        words[place] = run
    return words


def _runs_aside(text: str) -> tuple[str, list[str]]:
    pieces = _RUN.split(text)
    return _ASIDE.join(pieces[::2]), pieces[1::2]


def cut_known(text: str) -> list[str]:
    """As `cut`, by the dictionary alone: nothing is guessed, so a word that comes out is a word. The parser asks."""
    return segmenter().cut_known(text)


def tag(text: str) -> list[Tagged]:
    """As `cut`, each word with its part of speech."""
    words = cut(text)
    if not all(map(_parts.__contains__, words)):
        learn_parts(text)
    return [(word, part_of(word)) for word in words]


def learn_parts(text: str) -> None:
    """From now on `part_of` knows the words of `text`."""
    if len(_parts) > MOST_KNOWN:
        _parts.clear()
    between, runs = _runs_aside(text)
    _parts.update(segmenter().tag(between))
    _parts.update((run, _part_of_run(run)) for run in runs)


def part_of(word: str) -> str:
    """The part of speech of a word of a text that was learnt; of any other that of its end."""
    part = _parts.get(word)
    if part is None:
        part = _part_of_run(word) if _RUN.fullmatch(word) else segmenter().tag(word)[-1][1]
    return part


_parts: dict[str, str] = {}


def _part_of_run(run: str) -> str:
    if run == _ASIDE:
        return "x"
    return "m" if run[0].isdigit() and run[-1] in "0123456789%" else "eng"


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
    """jieba's functions, its dictionary loaded (about 0.6 s) and its start-up chatter silenced.

    Its own tagger goes by the words around; here a word has the tag of the dictionary, a guessed one that of its end.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # pkg_resources and old escapes in a library of 2020
        import jieba
        from jieba import posseg
    jieba.setLogLevel(logging.WARNING)
    tags = posseg.dt.word_tag_tab
    return Segmenter(
        cut=jieba.lcut,
        cut_known=lambda text: jieba.lcut(text, HMM=False),
        tag=lambda text: [(word, tags.get(word) or posseg.lcut(word)[-1].flag) for word in jieba.lcut(text)],
    )
