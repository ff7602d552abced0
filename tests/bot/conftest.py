"""What the bot's tests ask for beside a database."""

import pytest
from sqlalchemy import Engine

from bot.readers.subscribers import Subscribers


@pytest.fixture
def subscribers(engine: Engine) -> Subscribers:
    return Subscribers(engine)
