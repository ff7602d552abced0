"""Opens the word lists that ship with the program, each once. Knows their form, not their use."""

from collections.abc import Mapping
from functools import cache
from importlib.resources import files


def _lines(package: str, name: str) -> list[str]:
    text = files(package).joinpath(name).read_text("utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("#")]


@cache
def stop_words() -> frozenset[str]:
    """Words that are no keyword and never begin or end one."""
    return frozenset(word for line in _lines("digests.keywords", "stop_words.txt") for word in line.split())


@cache
def generic_words() -> frozenset[str]:
    """Words too general to be a keyword alone."""
    return frozenset(
        word for line in _lines("digests.keywords", "generic_words.txt") for word in line.split()
    )


@cache
def plain_words() -> frozenset[str]:
    """Both: words that are no name of anything."""
    return stop_words() | generic_words()


@cache
def set_phrases() -> frozenset[str]:
    """Phrases that are one term although they are several words."""
    return frozenset(word for line in _lines("digests.keywords", "set_phrases.txt") for word in line.split())


@cache
def word_counts() -> Mapping[str, int]:
    """How often a word is met in 60 million words of general Chinese; rare words are not in it."""
    rows = (line.split("\t") for line in _lines("digests.keywords", "background.tsv"))
    return {word: int(count) for word, count in rows}


@cache
def role_weights() -> Mapping[str, tuple[float, ...]]:
    """What is seen of a printed line: its weight for each class of roles, in the order of `parsing.odds`."""
    return _weights("line_roles.tsv")


@cache
def head_line_weights() -> Mapping[str, tuple[float, ...]]:
    """What is seen of a line of a group of heads: its weight for each part, in the order of `parsing.head_forms`."""
    return _weights("head_lines.tsv")


@cache
def head_step_weights() -> Mapping[str, tuple[float, ...]]:
    """What is seen from one line of a group of heads to the next: its weight for each step from part to part."""
    return _weights("head_steps.tsv")


@cache
def printed_forms(name: str, of: str = "digests.parsing") -> Mapping[str, str]:
    """The forms of a table of printed lines by the name of their section, as alternatives of a pattern; `of` is its package.

    A form has a line or shares one, with | between; a line that is set in goes on the one above.
    """
    sections: dict[str, list[str]] = {}
    for line in _lines(of, name):
        if line.startswith("== "):
            rows = sections.setdefault(line.removeprefix("== "), [])
        elif line.startswith("  "):
            rows[-1] += line[2:]
        else:
            rows.append(line)
    return {section: "|".join(rows) for section, rows in sections.items()}


def _weights(name: str) -> Mapping[str, tuple[float, ...]]:
    _, *rows = (line.split("\t") for line in _lines("digests.parsing", name))
    return {seen: tuple(map(float, weights)) for seen, *weights in rows}


@cache
def surnames() -> frozenset[str]:
    """Surnames of one and of two characters."""
    single, double = _lines("digests.people", "surnames.txt")
    return frozenset(single) | frozenset(double.split())


@cache
def titles() -> Mapping[str, bool]:
    """What stands before a name, and whether its bearer is a public person."""
    known: dict[str, bool] = {}
    public = False
    for line in _lines("digests.people", "titles.txt"):
        if line in ("public", "private"):
            public = line == "public"
        else:
            known.update(dict.fromkeys(line.split(), public))
    return known


@cache
def offices() -> Mapping[str, bool]:
    """Names of offices, and whether one needs its seat before it."""
    return {word: head == "seated" for head, words in _listed("offices.txt").items() for word in words}


@cache
def endings() -> Mapping[str, frozenset[str]]:
    """How names of organisations and places end, and what before an ending is no name, by the heads of the list."""
    return _listed("endings.txt")


def _listed(name: str) -> dict[str, frozenset[str]]:
    lists: dict[str, list[str]] = {}
    head = ""
    for line in _lines("digests.entities", name):
        if line.isascii():
            head = line
        else:
            lists.setdefault(head, []).extend(line.split())
    return {head: frozenset(words) for head, words in lists.items()}
