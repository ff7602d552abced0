"""The worker between outbox and Telegram: claims rows, sends at the pace, writes down every outcome.

Answers to people do not come by here. What is promised stands in docs/reliability.md: nothing is lost, and a
message can come twice only if its outcome was uncertain or it was in flight when the process was killed.

Three things go on side by side, so that none waits for another: sends, the claim of the rows to be sent next, and
the writing down of what has landed. The database is asked in batches and in threads; a transaction costs as much as
a send.
"""

import asyncio
import logging
from collections import Counter
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from bot.delivery.claims import LEASE_S
from bot.delivery.outbox import Outbox
from bot.delivery.outcomes import Flooded, Outcome, Rejected, Sent, Uncertain, Unsent, outcome_of
from bot.delivery.pacing import CHAT_INTERVAL_S, Pace
from bot.delivery.pushes import Again, Claimed, Done, Note
from bot.delivery.retries import FLOOD_MARGIN_S, OnUncertain, next_step
from bot.delivery.sender import Sender
from bot.delivery.set_aside import SET_ASIDE
from digests.errors import ArchiveError

log = logging.getLogger(__name__)

# A chat that must rest longer than this gives its rows back, to leave the hands free for others.
PATIENCE_S = 1.5
# Between looks at an outbox that had nothing; whoever writes a row in this process wakes the worker at once.
IDLE_S = 1.0
# What has landed waits no longer than this for others to be written down with it, and not at all when nothing else
# is under way.
LINGER_S = 0.02
# Between two counts of the processes that share the pace: so long may too much leave when one more starts.
SHARERS_S = 5.0
# The database did not take an outcome: it stays in memory, and its place among those in flight stays taken.
DATABASE_AGAIN_S = 1.0
# What is in flight at a stop has this long to land; systemd and Docker kill after ten seconds.
STOP_S = 4.0


@dataclass(frozen=True, slots=True)
class Policy:
    """`concurrency` sends at most are on their way, and as many more may wait to be written down; `claim` rows
    are taken in one go.
    """

    concurrency: int = 32
    claim: int = 64
    on_uncertain: OnUncertain = "retry"


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
        self._claiming: asyncio.Task[None] | None = None
        self._look_at = 0.0
        self._stuck_at = 0.0
        self._sharers_at = 0.0
        self._changed = asyncio.Event()
        self._has_landed = asyncio.Event()
        self._database = asyncio.Lock()
        self._worker: asyncio.Task[None] | None = None
        self._loop: asyncio.AbstractEventLoop | None = None

    # --- life

    async def start(self) -> None:
        """Take back what a dead predecessor had claimed, then deliver until `stop`."""
        await asyncio.to_thread(self.outbox.sign_in)
        took = await self._take_back(all_others=self.alone, starting=True)
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
            wait = await self._turn()
            while self._waiting or self._flights or self._claiming:
                await self._rest(wait)
                wait = await self._turn()

    async def _run(self) -> None:
        async with self._recording():
            while True:
                try:
                    wait = await self._turn()
                except ArchiveError as error:
                    log.error("delivery waits for the database: %s", error)
                    wait = DATABASE_AGAIN_S
                except Exception:
                    log.exception("delivery goes on after a bug")
                    wait = DATABASE_AGAIN_S
                await self._rest(wait)

    async def _rest(self, seconds: float) -> None:
        # A timer that sets the event: once a send, this is a third of what a timeout around the wait would cost.
        timer = asyncio.get_running_loop().call_later(seconds, self._changed.set)
        try:
            await self._changed.wait()
        finally:
            timer.cancel()

    # --- sending

    async def _turn(self) -> float:
        """Begin all sends that may begin now; the seconds until, unless something changes, another can."""
        self._changed.clear()
        self._claim_ahead()
        while self._has_a_free_hand():
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
            self._begin(row, now)
        return IDLE_S

    def _has_a_free_hand(self) -> bool:
        flying = len(self._flights) - len(self._landed) - self._writing
        return flying < self.policy.concurrency and len(self._flights) < 2 * self.policy.concurrency

    def _begin(self, row: Claimed, now: float) -> None:
        self._waiting.remove(row)
        self.pace.note_push(row.chat_id, now)
        self._served.add(row.chat_id)
        self._flights[row.id] = asyncio.create_task(self._fly(row))

    def _next_row(self, now: float) -> tuple[Claimed | None, float]:
        """The first row whose chat may have it now, else None and the seconds until there may be one."""
        soonest = self._look_at if self._may_claim() else now + IDLE_S
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
        if len(self._landed) == 1 or self._enough_landed():
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

    # --- claiming

    def _may_claim(self) -> bool:
        return self._claiming is None and len(self._waiting) < self.policy.claim // 2

    def _claim_ahead(self) -> None:
        """Rows are claimed while the last of those before are still being sent. Raises ArchiveError."""
        if self._may_claim() and self._time() >= self._look_at:
            self._claiming = asyncio.create_task(self._claim(), name="delivery claims")
            self._claiming.add_done_callback(lambda claiming: self._changed.set())
        if self._claiming is not None and self._claiming.done():
            claimed, self._claiming = self._claiming, None
            claimed.result()

    async def _claim(self) -> None:
        self._look_at = self._time() + IDLE_S  # before the claim, so that a wake during it counts
        async with self._database:
            await self._look_around()
            rows = await asyncio.to_thread(self.outbox.claim, self.clock(), self.policy.claim)
        if len(rows) == self.policy.claim:
            self._look_at = 0.0
        self._waiting = sorted([*self._waiting, *rows], key=lambda row: row.priority)
        self.pace.forget_idle(self._time())
        await self._give_back_resting()

    async def _look_around(self) -> None:
        """Free what others have held for too long, and learn how many share the pace with us."""
        if self._time() >= self._stuck_at:
            await self._take_back(all_others=False, starting=False)
            self._stuck_at = self._time() + LEASE_S / 2
        if not self.alone and self._time() >= self._sharers_at:
            self.pace.sharers = await asyncio.to_thread(self.outbox.sharers)
            self._sharers_at = self._time() + SHARERS_S

    async def _take_back(self, *, all_others: bool, starting: bool) -> int:
        hold = self.policy.on_uncertain == "hold"
        return await asyncio.to_thread(
            self.outbox.take_back, self.clock(), all_others=all_others, starting=starting, hold=hold
        )

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

    async def _give_back(self) -> None:
        rows, self._waiting = self._waiting, []
        try:
            async with self._database:
                await asyncio.to_thread(self.outbox.give_back, rows)
        except ArchiveError as error:
            log.error("%d messages stay claimed until the next start: %s", len(rows), error)

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
            # A claim that the database does not let end either is taken back by the next process.
            loose = [recorder, *self._flights.values(), *([self._claiming] if self._claiming else [])]
            for task in loose:
                task.cancel()
            await asyncio.gather(*loose, return_exceptions=True)
            self._claiming = None
            await self._give_back()

    async def _all_landed(self) -> None:
        while self._flights or (self._claiming is not None and not self._claiming.done()):
            self._changed.clear()
            await self._changed.wait()

    async def _record(self) -> None:
        """Write outcomes down as they come, many in one transaction."""
        while True:
            await self._linger()
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

    async def _linger(self) -> None:
        """Until something has landed, and LINGER_S longer, or until half of the hands or all that fly have."""
        if not self._landed:
            self._has_landed.clear()
            await self._has_landed.wait()
        self._has_landed.clear()
        if not self._enough_landed():
            with suppress(TimeoutError):
                async with asyncio.timeout(LINGER_S):
                    await self._has_landed.wait()

    def _enough_landed(self) -> bool:
        return len(self._landed) >= min(self.policy.concurrency // 2, len(self._flights))

    async def _write(self, notes: Sequence[Note], now: datetime) -> list[Claimed]:
        while True:
            try:
                async with self._database:
                    return await asyncio.to_thread(self.outbox.note, notes, now)
            except ArchiveError as error:
                log.error("%d outcomes wait for the database: %s", len(notes), error)
                await asyncio.sleep(DATABASE_AGAIN_S)
            except Exception:
                if len(notes) == 1:
                    log.exception("what became of message %d cannot be written down", notes[0].row.id)
                    return []
                # A bug shows in one of them, and must not keep the others.
                return [row for note in notes for row in await self._write([note], now)]

    @staticmethod
    def _time() -> float:
        return asyncio.get_running_loop().time()
