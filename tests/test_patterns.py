"""No pattern of ours can be made to try a row of words in all the ways that it can be cut: 2^40 of them hang a bot."""

import importlib
import pkgutil
import re
import signal
from collections.abc import Iterator

import pytest

import bot
import digests

_WORDS = re.compile("[一-鿿]{1,8}|[a-z]{3,10}")
_MARKS = ("1", "一", " ", "中", "，", "版", "第1版", "1、", "（", "“", "·", "-", "/", "[", "<")
_TIMES, _MOST_WORDS, _SECONDS = 40, 120, 3.0
_NOTHING = "\x01"  # that any of them ends with


def _patterns() -> dict[str, re.Pattern[str]]:
    found = {}
    for package in (digests, bot):
        for module in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
            if module.name.endswith("__main__") or ".migrations." in module.name:
                continue
            for name, value in vars(importlib.import_module(module.name)).items():
                if isinstance(value, re.Pattern) and isinstance(value.pattern, str):
                    found[f"{module.name}.{name}"] = value
    return found


PATTERNS = _patterns()


def test_the_patterns_are_found() -> None:
    assert len(PATTERNS) > 200


@pytest.fixture
def deadline() -> Iterator[None]:
    """A thousand times the processor time that any of them needs; what goes wrong needs years."""

    def too_long(_signal: int, _frame: object) -> None:
        raise TimeoutError

    before = signal.signal(signal.SIGVTALRM, too_long)
    signal.setitimer(signal.ITIMER_VIRTUAL, _SECONDS)
    yield
    signal.setitimer(signal.ITIMER_VIRTUAL, 0)
    signal.signal(signal.SIGVTALRM, before)


@pytest.mark.usefixtures("deadline")
@pytest.mark.parametrize("name", PATTERNS)
def test_rows_of_its_own_words_are_looked_at_once(name: str) -> None:
    """`(?:…)++`, or one way only to cut a row, mends what fails here."""
    assert _endless(PATTERNS[name]) is None


def test_an_endless_pattern_is_told(deadline: None) -> None:
    assert _endless(re.compile("(?:综合|新闻|综合新闻)*")) == "综合新闻"


def _endless(pattern: re.Pattern[str]) -> str | None:
    """The word of a pattern, a row of which it does not come to an end with."""
    words = [*_MARKS, *dict.fromkeys(_WORDS.findall(pattern.pattern))][:_MOST_WORDS]
    for word in words:
        try:
            pattern.fullmatch(word * _TIMES + _NOTHING)
        except TimeoutError:
            return word
    return None
