"""The verb `trend`: how often a term was in the paper, as numbers or as a picture."""

import json
from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer
from sqlalchemy import Engine

from bot.commands.options import Config, Debug, Json
from bot.commands.shelf import find_issue, open_shelf
from digests.errors import ArchiveError
from digests.search.query import parse_query
from digests.trends.counts import mentions, week_changes
from digests.trends.trends import Period, Trend, trend_of


def register(app: typer.Typer) -> None:
    app.command()(trend)


def trend(
    terms: Annotated[
        list[str] | None, typer.Argument(help="One or more terms; none: what rose and fell silent this week.")
    ] = None,
    as_json: Json = False,
    png: Annotated[Path | None, typer.Option("--png", help="Draw a chart into this file.")] = None,
    by: Annotated[str, typer.Option("--by", help="week, month or year.")] = "month",
    config: Config = None,
    debug: Debug = False,
) -> None:
    """Show how often terms were in the paper, by week, month or year."""
    periods: dict[str, Period] = {"week": "week", "month": "month", "year": "year"}
    if by not in periods:
        raise typer.BadParameter(f"{by!r} is neither week, month nor year", param_hint="--by")
    if not terms:
        if png:
            raise typer.BadParameter("a picture needs a term", param_hint="--png")
        week(config, as_json=as_json)
        return
    with open_shelf(config) as shelf:
        trends = counted(shelf.engine, terms, periods[by])
        if png:
            draw(trends, png, shelf.settings.optional_path(shelf.settings.pictures.font))
    if as_json:
        typer.echo(json.dumps([as_dict(one) for one in trends], ensure_ascii=False))
    elif png:
        typer.echo(f"{png}: {png.stat().st_size} bytes")
    else:
        typer.echo("\n".join(line for one in trends for line in as_lines(one)))


def week(config: Path | None, *, as_json: bool) -> None:
    """What rose and what fell silent in the seven days to the newest issue."""
    with open_shelf(config) as shelf:
        newest = find_issue(shelf, "latest")
        up, gone = week_changes(shelf.engine, newest.date or newest.arrived_at.date())
    if as_json:
        told = {"rising": [asdict(one) for one in up], "silent": [asdict(one) for one in gone]}
        typer.echo(json.dumps(told, ensure_ascii=False))
        return
    for name, changes in (("rising", up), ("silent", gone)):
        words = "、".join(f"{one.term} {one.articles} ({one.usual:.1f} a week)" for one in changes)
        typer.echo(f"{name}: {words or 'none'}")


def counted(engine: Engine, terms: list[str], period: Period) -> list[Trend]:
    """A trend for each term, all over the same days, so that they can be compared."""
    found = {term: mentions(engine, parse_query(term)) for term in dict.fromkeys(terms)}
    days = [one.day for mentioned in found.values() for one in mentioned]
    first, last = (min(days), max(days)) if days else (None, None)
    return [trend_of(term, mentioned, period, first=first, last=last) for term, mentioned in found.items()]


def draw(trends: list[Trend], file: Path, font: Path | None) -> None:
    # matplotlib takes longer to import than the archive takes to count.
    from digests.trends.charts import trend_chart
    from digests.trends.fonts import find_font

    if not any(one.points for one in trends):
        raise ArchiveError("、".join(one.term for one in trends), "nothing to draw: never in a dated issue")
    picture = trend_chart(trends, find_font(font))
    try:
        file.write_bytes(picture)
    except OSError as error:
        raise ArchiveError(str(file), f"cannot be written ({error.strerror})") from error


def as_dict(one: Trend) -> dict[str, object]:
    return {
        "term": one.term,
        "period": one.period,
        "articles": one.articles,
        "first": one.first.isoformat() if one.first else None,
        "points": [
            {"start": point.start.isoformat(), "articles": point.articles, "weight": point.weight}
            for point in one.points
        ],
    }


def as_lines(one: Trend) -> list[str]:
    first = f"first on {one.first}" if one.first else "never"
    lines = [f"{one.term}: {one.articles} articles, {first}"]
    return lines + [
        f"    {point.start}  {point.articles:4}  {'▇' * min(point.articles, 60)}" for point in one.points
    ]
