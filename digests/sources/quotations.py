"""Sentences of a text that are set again in large type into its column. Pure: values in, values out."""

import re
from collections.abc import Sequence

from digests.sources.columns import Block

_LEAST, _MOST = 1.2, 2.0  # to the body's size: a headline may be as large, and larger
_TWO_CLAUSES = "，"  # a headline with a comma is rarely said again word by word
_MARKS = re.compile(r"[^\w]+")


def quotations_apart(blocks: Sequence[Block]) -> tuple[list[Block], list[str]]:
    """The blocks without the quotations, and these: of two clauses, larger than the text, which says the same words."""
    told = _bare("".join(block.text for block in blocks if block.is_text))
    quoted = [block for block in blocks if _may_be_one(block) and _bare(block.text) in told]
    return [block for block in blocks if block not in quoted], [block.text for block in quoted]


def _may_be_one(block: Block) -> bool:
    return (
        not block.is_text
        and _LEAST * block.body <= block.size <= _MOST * block.body
        and _TWO_CLAUSES in block.text.strip("“”，。")
    )


def _bare(text: str) -> str:
    return _MARKS.sub("", text)
