"""The rules of the house that a machine can read: who imports whom, where SQL lives, what stays pure."""

import ast
from collections.abc import Callable, Iterable
from functools import cache
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
MODULES = sorted([*ROOT.glob("digests/**/*.py"), *ROOT.glob("bot/**/*.py")])

# Text logic: values in, values out. No file, clock, network or database.
PURE = [
    "digests/archive/same_issue.py",
    "digests/archive/stored.py",
    "digests/dates.py",
    "digests/errors.py",
    "digests/inbox/arrivals.py",
    "digests/inbox/corrections.py",
    "digests/inbox/paper.py",
    "digests/issue.py",
    "digests/issue_errors.py",
    "digests/issue_json.py",
    "digests/issue_warnings.py",
    "digests/keywords",
    "digests/lead.py",
    "digests/lunar.py",
    "digests/parsing",
    "digests/people",
    "digests/search/bigrams.py",
    "digests/search/conditions.py",
    "digests/search/normal.py",
    "digests/search/places.py",
    "digests/search/plan.py",
    "digests/search/query.py",
    "digests/search/query_values.py",
    "digests/search/ranking.py",
    "digests/search/simplified.py",
    "digests/search/snippets.py",
    "digests/search/standing.py",
    "digests/selection.py",
    "digests/sentences.py",
    "digests/sources/captions.py",
    "digests/sources/columns.py",
    "digests/sources/decoding.py",
    "digests/sources/display.py",
    "digests/sources/epaper.py",
    "digests/sources/headings.py",
    "digests/sources/letters.py",
    "digests/sources/markup.py",
    "digests/sources/named_parts.py",
    "digests/sources/nameplate.py",
    "digests/sources/page_text.py",
    "digests/sources/printed_lines.py",
    "digests/sources/provenance.py",
    "digests/sources/quotations.py",
    "digests/sources/reading_order.py",
    "digests/sources/sites.py",
    "digests/trends/trends.py",
    "bot/delivery/grouping.py",
    "bot/delivery/packing.py",
    "bot/delivery/pushes.py",
    "bot/delivery/recipe.py",
    "bot/delivery/retries.py",
    "bot/delivery/set_aside_news.py",
    "bot/queries.py",
    "bot/readers/pauses.py",
    "bot/readers/schedule.py",
    "bot/readers/why.py",
    "bot/replies",
    "bot/screens",
]
IMPURE_IMPORTS = {
    "asyncio", "os", "socket", "sqlite3", "subprocess", "threading", "time", "urllib.request",
    "alembic", "apscheduler", "httpx", "psycopg", "sqlalchemy", "telegram", "tornado",
}  # fmt: skip
IMPURE_CALLS = {"open", "now", "today", "utcnow", "read_text", "read_bytes", "write_text", "write_bytes"}

# The rooms that may speak SQL.
SQL = [
    "digests/archive/archive.py",
    "digests/archive/backup.py",
    "digests/archive/browsing.py",
    "digests/archive/export.py",
    "digests/archive/lookups.py",
    "digests/archive/reindex.py",
    "digests/archive/removed_names.py",
    "digests/archive/schema.py",
    "digests/archive/storing.py",
    "digests/database.py",
    "digests/inbox/records.py",
    "digests/migrations",
    "digests/search/indexing.py",
    "digests/search/search.py",
    "digests/search/suggestions.py",
    "digests/search/vocabulary.py",
    "digests/trends/counts.py",
    "bot/asked.py",
    "bot/delivery/bodies.py",
    "bot/delivery/broadcasts.py",
    "bot/delivery/claims.py",
    "bot/delivery/due.py",
    "bot/delivery/had.py",
    "bot/delivery/inserting.py",
    "bot/delivery/ledger.py",
    "bot/delivery/muted.py",
    "bot/delivery/outbox.py",
    "bot/delivery/pushed.py",
    "bot/delivery/set_aside.py",
    "bot/editors/corrections.py",
    "bot/editors/figures.py",
    "bot/editors/menus_shown.py",
    "bot/editors/uploads.py",
    "bot/migrations",
    "bot/ownership.py",
    "bot/readers/kept.py",
    "bot/readers/reports.py",
    "bot/readers/subscribers.py",
    "bot/schema.py",
    "bot/troubles.py",
]


def name_of(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def is_in(path: Path, rooms: list[str]) -> bool:
    name = name_of(path)
    return any(name == room or name.startswith(f"{room}/") for room in rooms)


@cache
def tree_of(path: Path) -> ast.Module:
    return ast.parse(path.read_text("utf-8"))


@cache
def imports(path: Path) -> set[str]:
    found: set[str] = set()
    for node in ast.walk(tree_of(path)):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{name_of(path)}: import by the full name"
            found |= {node.module or ""} | {f"{node.module}.{alias.name}" for alias in node.names}
    return found


@cache
def called_names(path: Path) -> set[str]:
    calls = (node.func for node in ast.walk(tree_of(path)) if isinstance(node, ast.Call))
    return {call.attr if isinstance(call, ast.Attribute) else getattr(call, "id", "") for call in calls}


def starts_with_any(module: str, roots: set[str]) -> bool:
    return any(module == root or module.startswith(f"{root}.") for root in roots)


def found_in(paths: Iterable[Path], look: Callable[[Path], set[str]]) -> dict[str, set[str]]:
    """What `look` finds wrong, by the file it is in."""
    return {name_of(path): wrong for path in paths if (wrong := look(path))}


def imports_of(*roots: str) -> Callable[[Path], set[str]]:
    return lambda path: {module for module in imports(path) if starts_with_any(module, set(roots))}


def test_digests_never_imports_the_bot_or_telegram() -> None:
    inside = [path for path in MODULES if is_in(path, ["digests"])]
    assert not found_in(inside, imports_of("bot", "telegram"))


def test_what_handlers_stand_on_does_not_know_them() -> None:
    rooms = ["bot/delivery", "bot/editors", "bot/readers", "bot/screens", "bot/sandbox"]
    inside = [path for path in MODULES if is_in(path, rooms)]
    assert not found_in(inside, imports_of("bot.handlers", "bot.app", "bot.jobs"))


def module_of(path: Path) -> str:
    return name_of(path).removesuffix(".py").removesuffix("/__init__").replace("/", ".")


def imported_at_once(path: Path) -> set[str]:
    """What a module imports while it is imported itself, not later within a function."""
    names = {module_of(one) for one in MODULES}
    found: set[str] = set()
    for node in tree_of(path).body:
        if isinstance(node, ast.ImportFrom):
            found |= {node.module or ""} | {f"{node.module}.{alias.name}" for alias in node.names}
        elif isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
    return found & names


def test_no_modules_import_each_other_in_a_circle() -> None:
    graph = {module_of(path): imported_at_once(path) - {module_of(path)} for path in MODULES}
    # A package that offers its parts (from room import part) is no circle, as long as the parts do not ask it back.
    for module in graph:
        graph[module] = {other for other in graph[module] if not module.startswith(f"{other}.")}
    TopologicalSorter(graph).prepare()


@pytest.mark.parametrize("room", PURE)
def test_the_pure_rooms_touch_no_file_clock_network_or_database(room: str) -> None:
    inside = [path for path in MODULES if is_in(path, [room])]
    assert inside, f"{room} is not there any more"
    assert not found_in(inside, imports_of(*IMPURE_IMPORTS))
    assert not found_in(inside, lambda path: called_names(path) & IMPURE_CALLS)


def test_sql_is_spoken_in_its_own_rooms_only() -> None:
    outside = [path for path in MODULES if not is_in(path, SQL)]
    assert not found_in(outside, lambda path: called_names(path) & {"execute"})
    assert not found_in(outside, imports_of("sqlalchemy.select", "sqlalchemy.text", "sqlalchemy.insert"))


def test_jieba_is_imported_in_one_module() -> None:
    others = [path for path in MODULES if name_of(path) != "digests/words.py"]
    assert not found_in(others, imports_of("jieba", "rjieba"))


def test_every_module_says_what_it_owns() -> None:
    assert not [name_of(path) for path in MODULES if not ast.get_docstring(tree_of(path))]


def test_no_module_has_a_name_that_says_nothing() -> None:
    empty = {"utils", "util", "helpers", "common", "manager", "misc"}
    assert not [
        name_of(path)
        for path in MODULES
        if path.stem in empty or (path.stem.startswith("_") and path.stem not in {"__init__", "__main__"})
    ]
