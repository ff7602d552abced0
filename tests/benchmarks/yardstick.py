"""How fast this machine is just now: what figures are compared by, on another machine or at another hour."""

import hashlib
import time


def yardstick_s() -> float:
    """The seconds that SHA-256 over 64 MB takes."""
    data = bytes(2**20)
    begun = time.perf_counter()
    for _ in range(64):
        hashlib.sha256(data).digest()
    return time.perf_counter() - begun
