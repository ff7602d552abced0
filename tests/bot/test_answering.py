"""Answers to people: a 429 holds them as long as it says, and nothing else does."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

import pytest
from telegram.error import BadRequest, RetryAfter

from bot.delivery.answering import PATIENCE_S, TRIES, Answering
from bot.delivery.pacing import Pace


class Telegram:
    """Answers with these, one after the other."""

    def __init__(self, answers: Sequence[Exception | bool]) -> None:
        self.answers = list(answers)
        self.asked = 0

    async def __call__(self) -> bool:
        self.asked += 1
        answer = self.answers.pop(0)
        if isinstance(answer, Exception):
            raise answer
        return answer


async def asked(telegram: Telegram, pace: Pace) -> Any:
    return await Answering(pace).process_request(telegram, (), {}, "sendMessage", {"chat_id": 7}, None)


def flood(seconds: float) -> RetryAfter:
    return RetryAfter(timedelta(seconds=seconds))


async def test_an_answer_that_telegram_held_up_is_sent_after_the_wait() -> None:
    telegram, pace = Telegram([flood(0), True]), Pace(25)
    assert await asked(telegram, pace) is True
    assert telegram.asked == 2
    assert len(pace._recent) == 2


@pytest.mark.parametrize(
    ("answers", "times"),
    [
        ([flood(PATIENCE_S + 1)], 1),
        ([flood(0)] * TRIES, TRIES),
    ],
    ids=["too long", "too often"],
)
async def test_a_wait_too_long_and_a_429_too_often_are_raised(
    answers: list[Exception | bool], times: int
) -> None:
    telegram = Telegram(answers)
    with pytest.raises(RetryAfter):
        await asked(telegram, Pace(25))
    assert telegram.asked == times


async def test_another_refusal_is_raised_at_once() -> None:
    telegram = Telegram([BadRequest("chat not found")])
    with pytest.raises(BadRequest):
        await asked(telegram, Pace(25))
    assert telegram.asked == 1
