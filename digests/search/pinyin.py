"""Pinyin of terms, for readers who type it. The only module that imports pypinyin, and lazily: it is big."""


def pinyin_of(term: str) -> str:
    """The whole of it; other characters stay as they are.

    >>> pinyin_of("双招双引")
    'shuangzhaoshuangyin'
    """
    return spell(term)[0]


def spell(term: str) -> tuple[str, str]:
    """Pinyin without tones, and the first letter of every syllable.

    >>> spell("双招双引")
    ('shuangzhaoshuangyin', 'szsy')
    """
    from pypinyin import lazy_pinyin

    # Keeping what is no Chinese character apart, letter by letter, makes initials of 5G基站 5gjz.
    syllables = lazy_pinyin(term, v_to_u=False, errors=list)  # type: ignore[arg-type]
    return "".join(syllables), "".join(syllable[:1] for syllable in syllables)
