"""The lead: the one sentence of an article that stands beneath its headline in a digest. Pure."""

import re
from collections.abc import Sequence

# 本报讯（记者 叶知微） / 本报北京7月1日电（记者 …） / 新华社北京7月1日电: who says it, not what happened.
DATELINE = re.compile(
    r"^\s*(?:(?:本报|本刊|新华社|中新社|人民网|央视网)[^（(，。！？]{0,16}?(?:讯|电)|[^（(，。！？\s]{1,6}讯(?=\s*[（(]))"
    r"\s*(?:[（(][^）)]{0,60}[）)])?[：:\s]*"
    r"|^\s*[（(](?:本报|见习|通讯员|记者)[^）)]{0,60}[）)]\s*"
)
# Closing marks belong to the sentence that they end.
SENTENCE = re.compile(r"[^。！？!?；;]*[。！？!?；;]+[”’」』）)》]*|[^。！？!?；;]+$")
CLAUSE_ENDS = "，、：,:—）)”"
# A shorter first sentence is a cheer (说干就干！) and does not say what happened.
TOO_SHORT = 14
SHORTEST_CUT = 0.5


def lead_of(paragraphs: Sequence[str], most: int = 70) -> str:
    """The first sentence that says something, without the dateline, at most `most` characters; "" if none.

    >>> lead_of(["本报讯（记者 叶知微）春茶开市！4月8日上午，云溪县举行春茶开市仪式。会上，…"])
    '春茶开市！4月8日上午，云溪县举行春茶开市仪式。'
    """
    for paragraph in paragraphs:
        text = DATELINE.sub("", paragraph, count=1).strip()
        if text:
            return cut_short(first_sentence(text), most)
    return ""


def first_sentence(text: str) -> str:
    taken = ""
    for found in SENTENCE.finditer(text):
        taken += found[0]
        if len(taken) >= TOO_SHORT:
            break
    return taken.strip()


def cut_short(text: str, most: int) -> str:
    """At most `most` characters: cut after a clause if that keeps half of it, and marked with an ellipsis."""
    if len(text) <= most:
        return text
    kept = text[: most - 1]
    ends = [kept.rfind(mark) for mark in CLAUSE_ENDS]
    end = max(ends)
    if end >= most * SHORTEST_CUT:
        kept = kept[:end]
    return kept.rstrip("，、：,:—") + "…"
