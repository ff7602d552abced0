"""The worker between outbox and Telegram: claims rows, sends at the pace, writes down every outcome.

Answers to people do not come by here. What is promised stands in docs/reliability.md: nothing is lost, and a
message can come twice only if its outcome was uncertain or it was in flight when the process was killed.
"""

import asyncio
import logging
from collections import Counter
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Literal

from bot.delivery.outbox import LEASE_S, SET_ASIDE, Outbox
from bot.delivery.outcomes import (
    Flooded,
    Gone,
    Moved,
    Outcome,
    Pointless,
    Rejected,
    Sent,
    Uncertain,
    Unsent,
    outcome_of,
)
from bot.delivery.pacing import CHAT_INTERVAL_S, Pace
from bot.delivery.pushes import Again, ChatGone, ChatMoved, Claimed, Done, Note
from bot.delivery.sender import Sender
from digests.errors import ArchiveError

log = logging.getLogger(__name__)

# An uncertain send: soon at first, for mostly it was not delivered; later slowly, for the server is ill.
UNCERTAIN_AGAIN_S = (2.0, 15.0, 60.0, 300.0, 900.0, 1800.0)
# Nothing was sent and nothing is wrong with the message; the lane as a whole waits by its own measure.
UNSENT_AGAIN_S = 1.0
# A 429 speaks in whole seconds; asked a hair too early Telegram says it again.
FLOOD_MARGIN_S = 0.2
# A chat that must rest longer than this gives its rows back, to leave the hands free for others.
PATIENCE_S = 1.5
# Between looks at an outbox that had nothing; whoever writes a row in this process wakes the worker at once.
IDLE_S = 1.0
# The database did not take an outcome: it stays in memory, and its place among those in flight stays taken.
DATABASE_AGAIN_S = 1.0
# What is in flight at a stop has this long to land; systemd and Docker kill after ten seconds.
STOP_S = 4.0

OnUncertain = Literal["retry", "hold"]


@dataclass(frozen=True, slots=True)
class Policy:
    """`concurrency` sends at most are on their way, and as many more may wait to be written down; `claim` rows
    are taken in one go.
    """

    concurrency: int = 32
    claim: int = 64
    on_uncertain: OnUncertain = "retry"


def next_step(row: Claimed, outcome: Outcome, now: datetime, on_uncertain: OnUncertain) -> Note:
    """What the outbox is told after an outcome. Pure."""
    match outcome:
        case Sent(message_id):
            return Done(row, "sent", message_id)
        case Flooded(seconds):
            at = now + timedelta(seconds=seconds + FLOOD_MARGIN_S)
            return Again(row, at, f"429: rest {seconds:g} s", counts=False, whole_chat=True)
        case Unsent(reason):
            return Again(row, now + timedelta(seconds=UNSENT_AGAIN_S), reason, counts=False)
        case Uncertain(reason):
            return after_uncertain(row, reason, now, on_uncertain)
        case Moved(chat_id):
            return ChatMoved(row, chat_id)
        case Gone(reason, only_topic):
            return ChatGone(row, reason, only_topic)
        case Rejected(reason):
            return Done(row, "rejected", problem=reason)
        case Pointless(reason):
            return Done(row, "dropped", problem=reason)


def after_uncertain(row: Claimed, reason: str, now: datetime, on_uncertain: OnUncertain) -> Note:
    if on_uncertain == "hold":
        return Done(row, "held", problem=f"may have been delivered: {reason}")
    if row.uncertain >= len(UNCERTAIN_AGAIN_S):
        return Done(row, "held", problem=f"tried {row.tries + 1} times: {reason}")
    at = now + timedelta(seconds=UNCERTAIN_AGAIN_S[row.uncertain])
    return Again(row, at, reason, uncertain=True)


class Deliverer:
    """The worker. `start` and `stop` run it as a task; a test calls `drain`."""

    def __init__(
        self,
        outbox: Outbox,
        sender: Sender,
        pace: Pace,
        policy: Policy | None = None,
        *,
        alone: bool = True,
        clock: Callable[[], datetime] = lambda: datetime.now(UTC),
        set_aside: Callable[[Done], None] = lambda note: None,
    ) -> None:
        """`alone`: no other process delivers from this database, so older claims are those of the dead.

        `set_aside` hears of each message that was rejected or tried too often; it must return at once.
        """
        self.outbox, self.sender, self.pace = outbox, sender, pace
        self.policy = policy or Policy()
        self.alone = alone
        self.clock = clock
        self.set_aside = set_aside
        self.outcomes: Counter[str] = Counter()
        self._waiting: list[Claimed] = []
        self._flights: dict[int, asyncio.Task[None]] = {}
        self._served: set[int] = set()
        self._landed: list[tuple[Claimed, Outcome]] = []
        self._writing = 0
        self._look_at = 0.0
        self._stuck_at = 0.0
        self._changed = asyncio.Event()
        self._has_landed = asyncio.Event()
        self._database = asyncio.Lock()
        self._worker: asyncio.Task[None] | None = None
        self._loop: asyncio.AbstractEventLoop | None = None

    # --- life

    async def start(self) -> None:
        """Take back what a dead predecessor had claimed, then deliver until `stop`."""
        hold = self.policy.on_uncertain == "hold"
        await asyncio.to_thread(self.outbox.sign_in)
        took = await asyncio.to_thread(self.outbox.take_back, self.clock(), all_others=self.alone, hold=hold)
        if took:
            log.info("took back %d messages that a predecessor had claimed", took)
        self._loop = asyncio.get_running_loop()
        self._worker = asyncio.create_task(self._run(), name="delivery")

    async def stop(self) -> None:
        """Begin nothing more, let what is in flight land, give back the rest."""
        if self._worker is None:
            return
        self._worker.cancel()
        with suppress(asyncio.CancelledError):
            await self._worker
        self._worker = None
        await asyncio.to_thread(self.outbox.sign_out)

    def wake(self) -> None:
        """Rows were written: look now. May be called from any thread."""
        if self._loop is not None and not self._loop.is_closed():
            self._loop.call_soon_threadsafe(self._look_now)

    def _look_now(self) -> None:
        self._look_at = 0.0
        self._changed.set()

    async def drain(self) -> None:
        """Send all that may go now or within PATIENCE_S, and write down what became of it."""
        async with self._recording():
            while (wait := await self._turn()) == 0 or self._waiting or self._flights:
                await self._rest(wait)

    async def _run(self) -> None:
        async with self._recording():
            while True:
                try:
                    wait = await self._turn()
                except ArchiveError as error:
                    log.error("delivery waits for the database: %s", error)
                    wait = DATABASE_AGAIN_S
                await self._rest(wait)

    async def _rest(self, seconds: float) -> None:
        if seconds == 0:
            await asyncio.sleep(0)
            return
        # Not wait_for: before Python 3.12 it can swallow the cancellation that stops us.
        with suppress(TimeoutError):
            async with asyncio.timeout(seconds):
                await self._changed.wait()

    # --- sending

    async def _turn(self) -> float:
        """Begin one send, if one may begin. The seconds until the next turn can do anything; 0: at once."""
        self._changed.clear()
        if len(self._waiting) < self.policy.claim // 2 and self._time() >= self._look_at:
            await self._claim()
        flying = len(self._flights) - len(self._landed) - self._writing
        if flying >= self.policy.concurrency or len(self._flights) >= 2 * self.policy.concurrency:
            return IDLE_S
        now = self._time()
        row, wait = self._next_row(now)
        if row is None:
            return wait
        lane = self.pace.lane_ready(now) - now
        if lane > PATIENCE_S:
            await self._give_back()  # a lease must not end in our hands
            self._look_at = now + lane
        if lane > 0:
            return lane
        self._waiting.remove(row)
        self.pace.note_push(row.chat_id, now)
        self._served.add(row.chat_id)
        self._flights[row.id] = asyncio.create_task(self._fly(row))
        return 0

    async def _claim(self) -> None:
        async with self._database:
            if self._time() >= self._stuck_at:
                await asyncio.to_thread(self.outbox.take_back, self.clock(), all_others=False, starting=False)
                self._stuck_at = self._time() + LEASE_S / 2
            rows = await asyncio.to_thread(self.outbox.claim, self.clock(), self.policy.claim)
        if len(rows) < self.policy.claim:
            self._look_at = self._time() + IDLE_S
        self._waiting += rows
        self._waiting.sort(key=lambda row: row.priority)
        self.pace.forget_idle(self._time())
        await self._give_back_resting()

    async def _give_back_resting(self) -> None:
        """Rows of chats that must rest go back until then: the hands are for those that can be served."""
        now, ahead = self._time(), Counter[int]()
        resting: list[Note] = []
        for row in list(self._waiting):
            wait = self.pace.chat_ready(row.chat_id, now) - now + ahead[row.chat_id] * CHAT_INTERVAL_S
            ahead[row.chat_id] += 1
            if wait > PATIENCE_S:
                self._waiting.remove(row)
                resting.append(Again(row, self.clock() + timedelta(seconds=wait), counts=False))
        if resting:
            async with self._database:
                await asyncio.to_thread(self.outbox.note, resting, self.clock())

    def _next_row(self, now: float) -> tuple[Claimed | None, float]:
        """The first row whose chat may have it now, else None and the seconds until there may be one."""
        soonest = self._look_at
        for row in self._waiting:
            if row.chat_id in self._served:
                continue
            ready = self.pace.chat_ready(row.chat_id, now)
            if ready <= now:
                return row, 0.0
            soonest = min(soonest, ready)
        return None, max(soonest - now, 0.001)

    async def _fly(self, row: Claimed) -> None:
        outcome: Outcome
        try:
            outcome = Sent(await self.sender.send(row))
        except Exception as error:
            try:
                outcome = outcome_of(error)
            except Exception:
                # A bug of ours. Sent or not, doing it again would only show the bug again.
                log.exception("message %d to chat %d cannot be sent", row.id, row.chat_id)
                outcome = Rejected(type(error).__name__)
        self._note_pace(row, outcome)
        self._landed.append((row, outcome))
        self._has_landed.set()
        self._changed.set()

    def _note_pace(self, row: Claimed, outcome: Outcome) -> None:
        self.outcomes[type(outcome).__name__] += 1
        match outcome:
            case Flooded(seconds):
                self.pace.note_flood(row.chat_id, seconds + FLOOD_MARGIN_S, self._time())
            case Unsent(reason):
                log.warning("nothing can be sent: %s", reason)
                self.pace.note_no_connection(self._time())
            case Uncertain():
                pass
            case _:
                self.pace.note_success()

    # --- writing down

    @asynccontextmanager
    async def _recording(self) -> AsyncIterator[None]:
        recorder = asyncio.create_task(self._record(), name="delivery outcomes")
        try:
            yield
        finally:
            with suppress(TimeoutError):
                async with asyncio.timeout(STOP_S):
                    await self._all_landed()
            for flight in self._flights.values():
                flight.cancel()
            recorder.cancel()
            await asyncio.gather(recorder, *self._flights.values(), return_exceptions=True)
            await self._give_back()

    async def _all_landed(self) -> None:
        while self._flights:
            self._changed.clear()
            await self._changed.wait()

    async def _record(self) -> None:
        """Write outcomes down as they come, as many in one transaction as came during the last."""
        while True:
            await self._has_landed.wait()
            self._has_landed.clear()
            landed, self._landed = self._landed, []
            self._writing = len(landed)
            now = self.clock()
            notes = [next_step(row, outcome, now, self.policy.on_uncertain) for row, outcome in landed]
            moved = await self._write(notes, now)
            for row, _ in landed:
                self._flights.pop(row.id, None)
                self._served.discard(row.chat_id)
            self._writing = 0
            self._waiting[:0] = moved
            for note in notes:
                if isinstance(note, Done) and note.state in SET_ASIDE:
                    self.set_aside(note)
                elif isinstance(note, Again):
                    self._look_at = min(self._look_at, self._time() + (note.at - now).total_seconds())
            self._changed.set()

    async def _write(self, notes: list[Note], now: datetime) -> list[Claimed]:
        while True:
            try:
                async with self._database:
                    return await asyncio.to_thread(self.outbox.note, notes, now)
            except ArchiveError as error:
                log.error("%d outcomes wait for the database: %s", len(notes), error)
                await asyncio.sleep(DATABASE_AGAIN_S)

    async def _give_back(self) -> None:
        rows, self._waiting = self._waiting, []
        try:
            await asyncio.to_thread(self.outbox.give_back, rows)
        except ArchiveError as error:
            log.error("%d messages stay claimed until the next start: %s", len(rows), error)

    @staticmethod
    def _time() -> float:
        return asyncio.get_running_loop().time()
