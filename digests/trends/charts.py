"""Draws trends as a line chart for a phone. Knows no archive; slow (some 0.3 s), so keep it off the event loop."""

from collections.abc import Sequence
from datetime import date
from io import BytesIO
from pathlib import Path
from threading import Lock

from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties
from matplotlib.ticker import MaxNLocator

from digests.trends.trends import Period, Trend

WIDTH_PX, HEIGHT_PX, DPI = 1080, 720, 120
MOST_LINES = 6
MOST_LABELS = 8
LARGEST_PICTURE = 200_000
"""Bytes; a phone on a slow line is the measure."""

# Told apart also by those who do not tell red from green (Okabe and Ito's colours, the yellow left out).
COLOURS = ("#0072b2", "#d55e00", "#009e73", "#cc79a7", "#56b4e9", "#444444")
MARKS = ("o", "s", "^", "D", "v", "P")
_PERIODS: dict[Period, str] = {"week": "每周", "month": "每月", "year": "每年"}

# matplotlib's text layout is not made for several threads at once.
ONE_AT_A_TIME = Lock()


def trend_chart(trends: Sequence[Trend], font: Path) -> bytes:
    """A PNG of at most MOST_LINES trends of one period, under 200 kB.

    Raises ValueError for none, or for trends whose periods differ.
    """
    drawn = [trend for trend in trends[:MOST_LINES] if trend.points]
    if not drawn:
        raise ValueError("nothing to draw: no trend has a point")
    if len({trend.period for trend in drawn}) > 1:
        raise ValueError("the trends of one chart must be counted by one period")
    with ONE_AT_A_TIME:
        return _png(_figure(drawn, font))


def _figure(trends: Sequence[Trend], font: Path) -> Figure:
    small, large = FontProperties(fname=str(font), size=12), FontProperties(fname=str(font), size=16)
    figure = Figure(
        figsize=(WIDTH_PX / DPI, HEIGHT_PX / DPI), dpi=DPI, facecolor="white", layout="constrained"
    )
    axes = figure.add_subplot()
    starts = sorted({point.start for trend in trends for point in trend.points})
    place = {start: number for number, start in enumerate(starts)}
    for number, trend in enumerate(trends):
        axes.plot(
            [place[point.start] for point in trend.points],
            [point.articles for point in trend.points],
            color=COLOURS[number],
            marker=MARKS[number] if len(starts) <= 60 else None,
            linewidth=2.5,
            markersize=6,
            clip_on=False,  # a point at nought would lose its lower half
            label=f"{_shortened(trend.term)}（{trend.articles} 篇）",
        )
    axes.set_title(f"{_PERIODS[trends[0].period]}提到的文章数", fontproperties=large, loc="left")
    every = max(1, -(-len(starts) // MOST_LABELS))
    axes.set_xticks(range(0, len(starts), every))
    axes.set_xticklabels(_labels(starts[::every], trends[0].period), fontproperties=small)
    axes.yaxis.set_major_locator(MaxNLocator(integer=True, nbins=6))
    for label in axes.get_yticklabels():
        label.set_fontproperties(small)
    axes.set_ylim(bottom=0)
    axes.margins(x=0.03)
    axes.grid(axis="y", color="#dddddd")
    axes.set_axisbelow(True)
    axes.spines[["top", "right"]].set_visible(False)
    figure.legend(prop=small, frameon=False, loc="outside lower center", ncols=min(3, len(trends)))
    return figure


def _shortened(term: str) -> str:
    return term if len(term) <= 12 else term[:11] + "…"


def _labels(starts: Sequence[date], period: Period) -> list[str]:
    """Weeks by their Monday; the year where it begins to be another one."""
    if period == "year":
        return [f"{start.year}年" for start in starts]
    if period == "month":
        return [f"{start.year % 100:02}年{start.month}月" for start in starts]
    years = [None, *(start.year for start in starts)]
    return [
        f"{start.month}月{start.day}日" + (f"\n{start.year}年" if start.year != before else "")
        for start, before in zip(starts, years, strict=False)
    ]


def _png(figure: Figure) -> bytes:
    buffer = BytesIO()
    FigureCanvasAgg(figure)  # without it savefig would ask for a screen
    figure.savefig(buffer, format="png", metadata={"Software": None})  # the same trends, the same bytes
    return buffer.getvalue()
