"""Pinyin of terms, for readers who type it. The only module that imports pypinyin, and lazily: it is big."""


def pinyin_of(term: str) -> str:
    """双招双引 -> shuangzhaoshuangyin; other characters stay as they are.

    >>> pinyin_of("双招双引")
    'shuangzhaoshuangyin'
    """
    from pypinyin import lazy_pinyin

    return "".join(lazy_pinyin(term, v_to_u=False))


def initials_of(term: str) -> str:
    """双招双引 -> szsy: the first letter of every syllable.

    >>> initials_of("双招双引")
    'szsy'
    """
    from pypinyin import Style, lazy_pinyin

    return "".join(lazy_pinyin(term, style=Style.FIRST_LETTER))
