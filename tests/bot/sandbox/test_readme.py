"""The sandbox's README names everything that there is to use."""

from __future__ import annotations

import re
from dataclasses import fields
from pathlib import Path

import bot.sandbox
from bot.sandbox.control import _HALL_ACTS, _WORLD_ACTS
from bot.sandbox.faults import KINDS, Fault

README = (Path(bot.sandbox.__file__).parent / "README.md").read_text("utf-8")


def test_every_act_has_its_line_and_every_line_its_act() -> None:
    rows = [line.split("|")[1] for line in README.splitlines() if re.match(r"\| `[a-z_]+`", line)]
    named = {name for row in rows for name in re.findall(r"`([a-z_]+)`", row)}
    assert named == {*_HALL_ACTS, *_WORLD_ACTS}


def test_every_kind_and_field_of_a_fault_is_told() -> None:
    for kind in KINDS:
        assert f"`{kind}`" in README
    line = next(line for line in README.splitlines() if line.startswith("| `fault`"))
    assert set(re.findall(r"[a-z_]+", line.split("|")[2])) == {one.name for one in fields(Fault)} - {
        "struck",
        "id",
    }
