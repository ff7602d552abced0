"""The lines that weigh more are where they stand in the text."""

import pytest

from digests.issue import Article, Subhead
from digests.keywords.sections import parts_of

LEAD, BODY = "古樟镇茶园开采。", "茶农赶早上山。"


@pytest.mark.parametrize("headline", ["", "春茶开采"])
@pytest.mark.parametrize("kicker", [None, "古樟镇"])
@pytest.mark.parametrize("deck", [None, "——早茶上市"])
def test_every_line_is_where_it_says(headline: str, kicker: str | None, deck: str | None) -> None:
    parts = parts_of(
        Article(headline, kicker=kicker, deck=deck, paragraphs=(LEAD, BODY), subheads=(Subhead("一", 1),))
    )
    lines = {line.kind: parts.text[line.start : line.end] for line in parts.sections}
    known = {"kicker": kicker, "headline": headline, "deck": deck, "subhead": "一", "lead": LEAD}
    assert lines == {kind: text for kind, text in known.items() if text}
