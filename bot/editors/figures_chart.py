"""Draws two weeks of deliveries and use for a phone. Slow (some 0.3 s), so keep it off the event loop."""

from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties
from matplotlib.ticker import MaxNLocator

from bot.editors.figures import Day

# The lock is matplotlib's, whoever draws: its text layout is not made for several threads at once.
from digests.trends.charts import COLOURS, DPI, HEIGHT_PX, ONE_AT_A_TIME, WIDTH_PX


@dataclass(frozen=True, slots=True)
class Labels:
    """What the chart says, in the language of whoever looks at it."""

    messages: str
    sent: str
    failed: str
    use: str
    searches: str
    articles: str


def figures_chart(days: Sequence[Day], labels: Labels, font: Path) -> bytes:
    """A PNG: messages by day above, searches and articles opened below. Raises ValueError for no days."""
    if not days:
        raise ValueError("nothing to draw: no days")
    small, large = FontProperties(fname=str(font), size=11), FontProperties(fname=str(font), size=14)
    with ONE_AT_A_TIME:
        figure = Figure(
            figsize=(WIDTH_PX / DPI, HEIGHT_PX / DPI), dpi=DPI, facecolor="white", layout="constrained"
        )
        above, below = figure.subplots(2, 1, sharex=True)
        places = range(len(days))
        sent = [one.sent for one in days]
        above.bar(places, sent, color=COLOURS[0], label=labels.sent)
        above.bar(places, [one.failed for one in days], bottom=sent, color=COLOURS[1], label=labels.failed)
        below.plot(
            places, [one.searches for one in days], color=COLOURS[2], marker="o", label=labels.searches
        )
        below.plot(
            places, [one.articles for one in days], color=COLOURS[3], marker="s", label=labels.articles
        )
        dress(above, labels.messages, small, large)
        dress(below, labels.use, small, large)
        # Counted back from today, which is what is looked for first.
        named = list(places)[::-2]
        below.set_xticks(named)
        named_days = [days[place].day for place in named]
        below.set_xticklabels([f"{day.month}-{day.day}" for day in named_days], fontproperties=small)
        buffer = BytesIO()
        FigureCanvasAgg(figure)  # without it savefig would ask for a screen
        figure.savefig(buffer, format="png", metadata={"Software": None})
    return buffer.getvalue()


def dress(axes: Axes, title: str, small: FontProperties, large: FontProperties) -> None:
    axes.set_title(title, fontproperties=large, loc="left")
    axes.yaxis.set_major_locator(MaxNLocator(integer=True, nbins=5))
    for label in axes.get_yticklabels():
        label.set_fontproperties(small)
    axes.set_ylim(0, max(1.0, axes.get_ylim()[1] * 1.05))
    axes.grid(axis="y", color="#dddddd")
    axes.set_axisbelow(True)
    axes.spines[["top", "right"]].set_visible(False)
    # Beside the title: within the axes it would cover the highest bars.
    axes.legend(
        prop=small, frameon=False, loc="lower right", bbox_to_anchor=(1, 1), ncols=2, borderaxespad=0.2
    )
