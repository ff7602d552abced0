"""A few hundred steps of the fuzzer; `python -m tests.conversations.fuzzing --steps 5000` walks further."""

from contextlib import AsyncExitStack
from pathlib import Path

import pytest

from tests.conversations.fuzzing import fuzz

pytestmark = pytest.mark.unmeasured


@pytest.mark.parametrize("seed", [1, 2])
async def test_whatever_people_do_nothing_goes_wrong(
    stack: AsyncExitStack, tmp_path: Path, seed: int
) -> None:
    people = await fuzz(stack, tmp_path, steps=200, seed=seed)
    assert people.room.door.updates > 100
    assert people.room.door.requests > 100
