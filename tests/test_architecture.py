"""The rules of the house that a machine can read: who imports whom, where SQL lives, what stays pure."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
MODULES = sorted([*ROOT.glob("digests/**/*.py"), *ROOT.glob("bot/**/*.py")])

# Text logic: values in, values out. No file, clock, network or database.
PURE = [
    "digests/arrivals.py",
    "digests/bigrams.py",
    "digests/corrections.py",
    "digests/dates.py",
    "digests/decoding.py",
    "digests/errors.py",
    "digests/issue.py",
    "digests/issue_json.py",
    "digests/keywords",
    "digests/normal.py",
    "digests/paper.py",
    "digests/parsing",
    "digests/query.py",
    "digests/selection.py",
    "digests/snippets.py",
    "digests/stored.py",
    "bot/articles.py",
    "bot/buttons.py",
    "bot/channel_panel.py",
    "bot/chat_text.py",
    "bot/days.py",
    "bot/editing_buttons.py",
    "bot/issue_preview.py",
    "bot/operator_messages.py",
    "bot/packing.py",
    "bot/pauses.py",
    "bot/replies",
    "bot/results.py",
    "bot/review_message.py",
    "bot/schedule.py",
    "bot/settings_panel.py",
    "bot/subscription_list.py",
    "bot/topic_preview.py",
    "bot/why.py",
]
IMPURE_IMPORTS = {
    "asyncio", "os", "socket", "sqlite3", "subprocess", "threading", "time", "urllib.request",
    "alembic", "apscheduler", "httpx", "psycopg", "sqlalchemy", "telegram", "tornado",
}  # fmt: skip
IMPURE_CALLS = {"open", "now", "today", "utcnow", "read_text", "read_bytes", "write_text", "write_bytes"}

# The rooms that may speak SQL.
SQL = [
    "digests/archive.py",
    "digests/backup.py",
    "digests/browsing.py",
    "digests/database.py",
    "digests/export.py",
    "digests/inbox_records.py",
    "digests/indexing.py",
    "digests/lookups.py",
    "digests/migrations",
    "digests/reindex.py",
    "digests/removed_names.py",
    "digests/schema.py",
    "digests/search.py",
    "digests/storing.py",
    "digests/suggestions.py",
    "digests/trend_counts.py",
    "digests/vocabulary.py",
    "bot/asked.py",
    "bot/broadcasts.py",
    "bot/corrections.py",
    "bot/due.py",
    "bot/fanout.py",
    "bot/figures.py",
    "bot/kept.py",
    "bot/migrations",
    "bot/muted.py",
    "bot/outbox.py",
    "bot/ownership.py",
    "bot/pushed.py",
    "bot/reports.py",
    "bot/schema.py",
    "bot/troubles.py",
    "bot/uploads.py",
    "bot/subscribers.py",
]


def name_of(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def is_in(path: Path, rooms: list[str]) -> bool:
    name = name_of(path)
    return any(name == room or name.startswith(f"{room}/") for room in rooms)


def imports(path: Path) -> set[str]:
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{name_of(path)}: import by the full name"
            found |= {node.module or ""} | {f"{node.module}.{alias.name}" for alias in node.names}
    return found


def called_names(path: Path) -> set[str]:
    calls = (node.func for node in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(node, ast.Call))
    return {call.attr if isinstance(call, ast.Attribute) else getattr(call, "id", "") for call in calls}


def starts_with_any(module: str, roots: set[str]) -> bool:
    return any(module == root or module.startswith(f"{root}.") for root in roots)


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_digests_never_imports_the_bot_or_telegram(path: Path) -> None:
    if name_of(path).startswith("digests/"):
        wrong = {module for module in imports(path) if starts_with_any(module, {"bot", "telegram"})}
        assert not wrong


@pytest.mark.parametrize("room", PURE)
def test_the_pure_rooms_touch_no_file_clock_network_or_database(room: str) -> None:
    inside = [path for path in MODULES if is_in(path, [room])]
    assert inside, f"{room} is not there any more"
    for path in inside:
        wrong = {module for module in imports(path) if starts_with_any(module, IMPURE_IMPORTS)}
        assert not wrong, name_of(path)
        assert not called_names(path) & IMPURE_CALLS, name_of(path)


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_sql_is_spoken_in_its_own_rooms_only(path: Path) -> None:
    if not is_in(path, SQL):
        assert "execute" not in called_names(path)
        assert not {"sqlalchemy.select", "sqlalchemy.text", "sqlalchemy.insert"} & imports(path)


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_jieba_is_imported_in_one_module(path: Path) -> None:
    if name_of(path) != "digests/words.py":
        assert not {module for module in imports(path) if starts_with_any(module, {"jieba", "rjieba"})}


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_every_module_says_what_it_owns(path: Path) -> None:
    assert ast.get_docstring(ast.parse(path.read_text("utf-8")))


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_no_module_has_a_name_that_says_nothing(path: Path) -> None:
    assert path.stem not in {"utils", "util", "helpers", "common", "manager", "misc"}
    assert path.stem == "__init__" or path.stem == "__main__" or not path.stem.startswith("_")
