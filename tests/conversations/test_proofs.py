"""No command and no button is without a conversation of its own; see proofs.py for which."""

import ast
from pathlib import Path

from bot.menus import COMMANDS, EDITORS_COMMANDS
from bot.screens.buttons import Press
from tests.conversations.door import Use
from tests.conversations.proofs import SCRIPTS, left_out

HERE = Path(__file__).parent


def test_every_command_and_every_button_has_a_script() -> None:
    commands = {f"/{command.name}" for command in (*COMMANDS, *EDITORS_COMMANDS)}
    assert set(SCRIPTS) == commands | {kind.__name__ for kind in Press.kinds.values()}


def test_every_script_is_there() -> None:
    there = {
        f"{path.name}::{node.name}"
        for path in HERE.glob("test_*.py")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.AsyncFunctionDef)
    }
    assert set(SCRIPTS.values()) - there == set()


def test_a_script_that_leaves_out_what_it_stands_for_fails() -> None:
    where = f"tests/conversations/{SCRIPTS['/help']} (teardown)"
    assert "/help" in left_out(set(), where)
    assert "/help" not in left_out({Use("/help", "private", "en")}, where)
    assert "/help" in left_out({Use("/help", "private", "en", genuine=False)}, where)
    assert left_out(set(), "tests/conversations/test_elsewhere.py::test_nothing (call)") == set()
