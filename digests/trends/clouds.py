"""Draws the terms of an issue or a month as a word cloud. Knows no archive; slow, so keep it off the event loop."""

from collections.abc import Mapping
from io import BytesIO
from pathlib import Path
from random import Random
from threading import Lock
from typing import Any

from wordcloud import WordCloud

from digests.trends.charts import COLOURS

WIDTH_PX, HEIGHT_PX = 1080, 810
MOST_TERMS = 60
_ONE_AT_A_TIME = Lock()


def word_cloud(weights: Mapping[str, float], font: Path) -> bytes:
    """A PNG of the heaviest terms, under 200 kB; the same weights give the same picture.

    Raises ValueError where there is no term.
    """
    heaviest = sorted(weights.items(), key=lambda pair: (-pair[1], pair[0]))[:MOST_TERMS]
    shown = {term: weight for term, weight in heaviest if weight > 0}
    if not shown:
        raise ValueError("nothing to draw: no terms")
    cloud = WordCloud(
        font_path=str(font),
        width=WIDTH_PX,
        height=HEIGHT_PX,
        background_color="white",
        max_words=MOST_TERMS,
        min_font_size=20,  # legible when a phone shows the picture a third as wide
        max_font_size=150,
        relative_scaling=0.5,
        prefer_horizontal=1.0,
        margin=12,
        color_func=_colour,
        random_state=Random(1),  # noqa: S311  (a layout, not a secret)
    )
    with _ONE_AT_A_TIME:
        image = cloud.generate_from_frequencies(shown).to_image()
    buffer = BytesIO()
    image.quantize(64).save(buffer, "PNG", optimize=True)
    return buffer.getvalue()


def _colour(
    word: str, font_size: int, position: Any, orientation: Any, random_state: Any = None, **rest: Any
) -> str:
    """One colour for a term, wherever it comes to stand."""
    return COLOURS[sum(map(ord, word)) % len(COLOURS)]
