"""The text of a page out of its printed lines: paragraphs put together, heads told by their type written out.

A PDF knows where each line was printed and how large; text alone does not. Pure: values in, values out.
"""

from collections.abc import Sequence
from itertools import groupby

from digests.sources.captions import Picture, captions_apart
from digests.sources.columns import MOST_BLOCKS, Block, blocks_of, joined, width_of
from digests.sources.display import named_parts
from digests.sources.headings import ADVERTISEMENT, SET_IN, SLOGAN, written_out
from digests.sources.nameplate import nameplate
from digests.sources.printed_lines import PrintedLine
from digests.sources.quotations import quotations_apart
from digests.sources.reading_order import in_reading_order

_SMALL = 0.96  # to the body's size
_APART, _GUTTER, _BELOW = 3.5, 4.0, 8.0  # ems


def page_text(lines: Sequence[PrintedLine], pictures: Sequence[Picture] = ()) -> str:
    """A paragraph a line, paragraphs that are set in begun with two ideographic spaces; between empty lines what is named.

    A page in one size of type, which tells nothing of its heads, keeps the order and the lines that its file has.
    """
    blocks, captions = captions_apart(blocks_of([line for line in lines if line.is_placed]), pictures)
    blocks, quotations = quotations_apart(blocks)
    if any(block.is_display for block in blocks):
        out = _told_by_type(blocks)
    else:
        out = _wrapped_lines_together(blocks)
    # Below all else: where they stand, they would part a text, or the columns of an article.
    out += [line for text in captions for line in ("", written_out("caption", text))]
    out += [line for text in quotations for line in ("", written_out(SLOGAN, text))]
    out += [line.text for line in lines if not line.is_placed]
    return "\n".join(out).strip("\n")


def _wrapped_lines_together(blocks: Sequence[Block]) -> list[str]:
    out: list[str] = []
    above: Block | None = None
    for block in blocks:
        goes_on = above is not None and block.is_led and block.goes_on_from(above)
        _append(out, block.paragraphs(as_printed=True), goes_on=goes_on)
        above = block
    return out


def _append(out: list[str], paragraphs: Sequence[str], *, goes_on: bool) -> None:
    """Where it goes on, the first is put to the end of what stands before."""
    if goes_on:
        out[-1] = joined(out[-1], paragraphs[0].removeprefix(SET_IN))
    out += paragraphs[1:] if goes_on else paragraphs


def _told_by_type(blocks: Sequence[Block]) -> list[str]:
    plate = nameplate(blocks)
    out = [written_out("masthead", "".join(block.text for block in plate)), ""] if plate else []
    others = in_reading_order([block for block in blocks if block not in plate])
    runs = [
        (part, [block for _, block in run])
        for part, run in groupby(named_parts(others), key=lambda each: each[0])
    ]
    for place, (part, run) in enumerate(runs):
        texts = next((runs[at][1] for at in range(place, len(runs)) if not runs[at][0]), run)
        if part == ADVERTISEMENT:
            out += ["", *(written_out(part, block.text) for block in run), ""]
        else:
            out += ["", *_head(part, run, _width_below(run, texts)), ""] if part else _paragraphs(run)
    return out


def _width_below(head: Sequence[Block], texts: Sequence[Block]) -> float:
    """Of the columns that stand right below a head, of all of its text if none does."""
    last = head[-1]
    below = [
        text
        for text in texts[:MOST_BLOCKS]
        if text.is_in_line_with(last) and text.is_right_below(last, _BELOW)
    ]
    return width_of(below or texts)


def _head(part: str, blocks: Sequence[Block], width: float) -> list[str]:
    """Its lines, those put together that were wrapped at the width of the text below; the parser judges the others."""
    out: list[str] = []
    wrapped = False
    for line in (line for block in blocks for line in block.lines):
        if wrapped:
            out[-1] = joined(out[-1], line.text)
        else:
            out.append(line.text)
        wrapped = line.right - line.left + line.size > width
    return [written_out(part, out[0]), *out[1:]]


def _paragraphs(blocks: Sequence[Block]) -> list[str]:
    """What is set in small type below a text, a picture's caption mostly, does not interrupt it: it comes last."""
    out: list[str] = []
    asides: list[str] = []
    above: Block | None = None
    for block in blocks:
        after_text = above is not None and (above.is_text or len(above.lines) > 2)
        led = above is not None and (above.is_led or block.is_led)
        if after_text and block.size < _SMALL * block.body:
            asides += ["", *block.paragraphs()]
            continue
        near = above is not None and _goes_on_beside(above, block)
        goes_on = above is not None and block.goes_on_from(above)
        if above and not near and not goes_on:
            out.append("")
        _append(out, block.paragraphs(below_text=after_text and near and led), goes_on=goes_on)
        above = block
    return out + asides


def _goes_on_beside(above: Block, block: Block) -> bool:
    """Whether a block stands right below another, or in the next column on its height."""
    if block.is_in_line_with(above):
        return block.is_right_below(above, _APART)
    return 0 <= block.left - above.rightmost <= _GUTTER * block.body and block.top > above.bottom
