"""How often one person may ask for what is costly: a sliding window, in memory. Reads no clock.

A restart forgets it; that is no harm, for it guards against haste, not against harm.
"""

from collections import deque
from dataclasses import dataclass, field
from threading import Lock

# Beyond this many people at once the longest idle are forgotten, which only gives them their due anew.
MOST_PEOPLE = 10_000
# Rounding must not make a nought of a wait: that would say that the turn is taken.
SHORTEST = 0.001


@dataclass(slots=True)
class Limit:
    """At most `most` times in any `seconds`, for each person by itself. Thread-safe."""

    most: int
    seconds: float
    _times: dict[int, deque[float]] = field(default_factory=dict)
    _lock: Lock = field(default_factory=Lock)

    def wait(self, who: int, now: float) -> float:
        """0.0 and the turn is taken; else the seconds until there is one, and nothing is taken.

        `now` is in seconds of any clock that never goes back, the same one each time.
        """
        with self._lock:
            times = self._times.pop(who, None) or deque()
            self._times[who] = times  # the idle come first
            while times and times[0] <= now - self.seconds:
                times.popleft()
            if len(times) >= self.most:
                return max(times[0] + self.seconds - now, SHORTEST)
            times.append(now)
            if len(self._times) > MOST_PEOPLE:
                self._times.pop(next(iter(self._times)))
            return 0.0
