"""How fast pushes may go. Holds state, but no clock and no I/O: every call takes `now`, in seconds.

`now` is a monotonic clock's, so that a change of the wall clock neither floods nor starves.
"""

from collections import deque
from dataclasses import dataclass, field

# Telegram's published figures (Bots FAQ): about 30 messages a second in all, one a second in a chat, 20 a
# minute in a group.
TOTAL_PER_SECOND = 30
CHAT_INTERVAL_S = 1.0
GROUP_PER_MINUTE = 20
MINUTE_S = 60.0

# Sends that leave evenly arrive unevenly: the second over which they are counted is taken this much longer.
GUARD_S = 0.02

# After a 429 the whole lane waits only if the next sends to this many other chats get one as well.
OTHERS_FLOODED = 3

# Without a connection every send would fail alike: wait a little, then try a single one.
FIRST_PAUSE_S = 1.0
LONGEST_PAUSE_S = 30.0


@dataclass(slots=True)
class Pace:
    """The lane of pushes. Answers to people never wait here; they are only counted (`note_answer`).

    `per_second` is the pace of pushes; `in_all` what pushes and answers may reach together; both are shared
    evenly by the `sharers`, the processes that push for the same bot.
    """

    per_second: float
    in_all: int = TOTAL_PER_SECOND
    sharers: int = 1
    _next_slot: float = 0.0
    _recent: deque[float] = field(default_factory=deque)
    _lane_until: float = 0.0
    _pause_s: float = 0.0
    _chat_until: dict[int, float] = field(default_factory=dict)
    _group_sends: dict[int, deque[float]] = field(default_factory=dict)
    _flooded: list[tuple[int, float]] = field(default_factory=list)

    def lane_ready(self, now: float) -> float:
        """From when the next push may leave; `now` or earlier: at once."""
        self._forget_before(now - 1 - GUARD_S)
        ours = max(1, self.in_all // self.sharers)
        window = self._recent[-ours] + 1 + GUARD_S if len(self._recent) >= ours else now
        return max(self._lane_until, self._next_slot, window)

    def chat_ready(self, chat_id: int, now: float) -> float:
        """From when this chat may have its next push."""
        ready = self._chat_until.get(chat_id, now)
        sends = self._group_sends.get(chat_id)
        if sends and len(sends) >= GROUP_PER_MINUTE:
            ready = max(ready, sends[-GROUP_PER_MINUTE] + MINUTE_S + GUARD_S)
        return ready

    def note_push(self, chat_id: int, now: float) -> None:
        """A push to this chat leaves now."""
        # A slot missed by less than one interval is made up for, so that late timers do not add up.
        interval = self.sharers / self.per_second
        self._next_slot = max(self._next_slot + interval, now)
        self._recent.append(now)
        self._note_chat(chat_id, now)

    def note_answer(self, chat_id: int | None, now: float) -> None:
        """An answer leaves now: pushes make room for it."""
        self._recent.append(now)
        if chat_id is not None:
            self._note_chat(chat_id, now)

    def note_success(self) -> None:
        self._flooded.clear()
        self._pause_s = 0.0

    def note_flood(self, chat_id: int, seconds: float, now: float) -> None:
        """A 429: its chat rests; once three other chats in a row got one too, everything does."""
        until = now + seconds
        self._chat_until[chat_id] = max(until, self._chat_until.get(chat_id, 0.0))
        if chat_id not in (chat for chat, _ in self._flooded):
            self._flooded.append((chat_id, until))
        if len(self._flooded) > OTHERS_FLOODED:
            self._lane_until = max(self._lane_until, *(until for _, until in self._flooded))

    def note_no_connection(self, now: float) -> None:
        """Telegram cannot be reached: the lane waits, longer each time, until a send succeeds."""
        if now < self._lane_until:
            return  # one of those that were under way when the first failed
        self._pause_s = min(self._pause_s * 2 or FIRST_PAUSE_S, LONGEST_PAUSE_S)
        self._lane_until = now + self._pause_s

    def _note_chat(self, chat_id: int, now: float) -> None:
        self._chat_until[chat_id] = max(self._chat_until.get(chat_id, 0.0), now + CHAT_INTERVAL_S)
        if chat_id < 0:
            sends = self._group_sends.setdefault(chat_id, deque(maxlen=GROUP_PER_MINUTE))
            sends.append(now)

    def _forget_before(self, moment: float) -> None:
        while self._recent and self._recent[0] < moment:
            self._recent.popleft()

    def forget_idle(self, now: float) -> None:
        """Drop what no longer holds anybody, so that a broadcast to 100,000 chats leaves nothing behind."""
        self._chat_until = {chat: until for chat, until in self._chat_until.items() if until > now}
        self._group_sends = {c: sends for c, sends in self._group_sends.items() if sends[-1] > now - MINUTE_S}
