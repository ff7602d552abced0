"""Tries the operator's templates on a sample issue, in a child process: a file may loop, swell, or be no HTML.

`python -m bot.template_trial FOLDER NAME` is the child. A template that fails is named with its fault, and the
built-in one takes its place; it must never cost a reader a digest.
"""

import os
import resource
import subprocess
import sys
from datetime import UTC, date, datetime
from pathlib import Path

from bot.delivery.packing import pack
from bot.sandbox.html import HtmlError, parse_html
from digests.archive.stored import StoredArticle, StoredIssue
from digests.errors import SettingsError
from digests.issue import Article, Keyword
from digests.rendering import CUT, FOLD, UNFOLD, Renderer, into_blocks
from digests.selection import Digest, Kind, choose_digest

SECONDS = 5
MEGABYTES = 512
# Beside the processor time, which the kernel watches: a child may also sleep, or wait for the machine.
GRACE_S = 20.0
# Far more than a message holds; a template that writes this much would only be thrown away by the packer.
MOST_CHARACTERS = 200_000

KINDS: dict[str, tuple[Kind, ...]] = {
    "week.html": ("week",),
    "alert.html": ("alert",),
}
EVERY_DAY: tuple[Kind, ...] = ("issue", "day", "catch-up")


def try_template(folder: Path, name: str, *, seconds: float = SECONDS) -> str | None:
    """What is wrong with the template `name` in `folder`, in one line; None if it works on the sample."""
    command = [sys.executable, "-m", "bot.template_trial", str(folder), name]
    try:
        done = subprocess.run(  # noqa: S603 - our own module, with a path and a name
            command,
            capture_output=True,
            text=True,
            timeout=seconds + GRACE_S,
            env=quiet_environment(),
            check=False,
        )
    except subprocess.TimeoutExpired:
        return f"takes more than {seconds:g} seconds"
    if done.returncode == 0:
        return None
    if done.returncode < 0:
        return f"takes more than {seconds:g} seconds or {MEGABYTES} MB"
    lines = done.stderr.strip().splitlines()
    return lines[-1] if lines else "fails without a word"


def tried_renderer(folder: Path | None) -> tuple[Renderer, dict[str, str]]:
    """A renderer with those of the operator's templates that work, and what is wrong with the others, by name."""
    if folder is None:
        return Renderer(), {}
    tried = {name: try_template(folder, name) for name in own_templates(folder)}
    problems = {name: problem for name, problem in tried.items() if problem is not None}
    return Renderer(folder, without=problems), problems


def own_templates(folder: Path) -> list[str]:
    """The names of the operator's templates, sorted. Raises SettingsError for a folder that cannot be read."""
    try:
        return sorted(path.name for path in folder.iterdir() if path.suffix in (".html", ".txt"))
    except OSError as error:
        raise SettingsError(
            "digest.template_folder", f"{folder} cannot be read ({error.strerror})"
        ) from error


def quiet_environment() -> dict[str, str]:
    """The child needs to find Python and this package, and no secrets."""
    kept = {
        key: os.environ[key] for key in ("PATH", "PYTHONPATH", "VIRTUAL_ENV", "LANG") if key in os.environ
    }
    return {**kept, "PYTHONIOENCODING": "utf-8", "PYTHONPATH": str(Path(__file__).parents[1])}


def sample_digest(kind: Kind = "issue") -> Digest:
    """A digest that has everything a template may show."""
    words = (Keyword("双招双引", 1.0), Keyword("气象站", 0.6))
    texts = ("本报讯（记者 林小满）昨日上午，云溪县召开双招双引推进会。会上，三个项目签约。",)
    articles = [
        Article("云溪县召开双招双引推进会", 1, 0, "总签约额30亿元", "县长讲话", (), texts),
        Article("小学生走进气象站 <看云识天气>", 2, 0, None, None, (), texts),
        Article("停水通知", 4, 1, None, None, (), ()),
    ]
    day = date(2026, 11, 21)
    stored = tuple(
        StoredArticle(number, 1, "今日云溪", day, "masthead", False, article, words)
        for number, article in enumerate(articles, start=1)
    )
    issue = StoredIssue(
        id=1,
        paper="今日云溪",
        file="2026-11-21.txt",
        title="今日云溪",
        issue_number=1753,
        date=day,
        date_source="masthead",
        weekday="星期六",
        lunar="农历丙午年十月十三",
        arrived_at=datetime(2026, 11, 21, tzinfo=UTC),
        held=False,
        warnings=(),
        articles=stored,
    )
    topics = [(stored[0], ("双招双引", "推进会"))]
    return choose_digest(
        [] if kind == "alert" else [issue],
        kind=kind,
        topics=topics,
        headlines=2,
        words=("双招双引",),
        rising=("养老",),
        older=int(kind == "catch-up"),
    )


def run_limited(folder: Path, name: str) -> None:
    """The child's work. Raises SettingsError for a template that fails; the kernel ends one that runs away."""
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_AS, (MEGABYTES * 2**20, MEGABYTES * 2**20))
    renderer = Renderer(folder)
    for kind in KINDS.get(name, EVERY_DAY):
        written = renderer.render(
            name, sample_digest(kind), lambda article_id: f"https://t.me/bot?start=a{article_id}"
        )
        if len(written) > MOST_CHARACTERS:
            raise SettingsError(f"template {name}", f"writes more than {MOST_CHARACTERS} characters")
        if not written.strip(f" \n{CUT}{FOLD}{UNFOLD}"):
            raise SettingsError(f"template {name}", "writes nothing")
        if name.endswith(".html"):
            check_html(name, written)


def check_html(name: str, written: str) -> None:
    """Telegram refuses a whole message for one tag that it does not know."""
    try:
        parse_html(pack(into_blocks(written)).html)
    except HtmlError as error:
        raise SettingsError(
            f"template {name}", f"Telegram would say: can't parse entities: {error}"
        ) from error


def main(arguments: list[str]) -> int:
    folder, name = arguments
    try:
        run_limited(Path(folder), name)
    except SettingsError as error:
        print(error, file=sys.stderr)  # noqa: T201 - the parent reads it
        return 1
    except MemoryError:
        print(f"template {name}: takes more than {MEGABYTES} MB", file=sys.stderr)  # noqa: T201
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
