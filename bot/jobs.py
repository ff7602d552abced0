"""What happens by the clock: looking through the inboxes, sending what is due, tidying up. A few fixed jobs.

Never one job per subscriber: who is due is a question to the database, asked by one tick.
"""

import asyncio
import logging

from bot.services import Services
from digests.errors import BaotongError
from digests.intake import Intake

log = logging.getLogger(__name__)

TICK_S = 15
# Two looks make an arrival; at start nobody wants to wait a whole scan_seconds for the second.
SECOND_LOOK_S = 1.0


class Jobs:
    def __init__(self, services: Services, intake: Intake) -> None:
        self.services = services
        self.intake = intake
        self.looked_twice = asyncio.Event()
        self.looks = 0

    async def scan(self) -> None:
        """One look at the inboxes and all that follows from it."""
        try:
            waiting, broken = await asyncio.to_thread(self.intake.look, self.services.now())
            for problem in broken:
                await self.report(problem)
            for one in waiting:
                await self.take_in(one)
        except BaotongError as error:
            log.error("%s", error)
        self.looks += 1
        if self.looks >= 2:
            self.looked_twice.set()
