"""How often one may try to sign in: limited by the address that is tried and by where it is tried from."""

import math
import time
from collections.abc import Iterable

from limits import RateLimitItem, RateLimitItemPerMinute
from limits.storage import MemoryStorage
from limits.strategies import MovingWindowRateLimiter

MINUTES = 15
OF_ADDRESS = RateLimitItemPerMinute(10, MINUTES, namespace="address")
OF_CLIENT = RateLimitItemPerMinute(40, MINUTES, namespace="client")
LONGEST = 254


class Attempts:
    """Kept in memory: whoever restarts the server may be asked for a password again."""

    def __init__(self) -> None:
        self._limiter = MovingWindowRateLimiter(MemoryStorage())

    def wait(self, client: str, address: str) -> int:
        """Count an attempt, before it is known how it ends; the seconds to wait first, 0 if it may be made."""
        refused = [item for item in _limits(client, address) if not self._limiter.hit(*item)]
        return max((self._seconds(*item) for item in refused), default=0)

    def succeeded(self, client: str, address: str) -> None:
        """Nobody was guessing."""
        for item in _limits(client, address):
            self._limiter.clear(*item)

    def _seconds(self, limit: RateLimitItem, name: str) -> int:
        return max(1, math.ceil(self._limiter.get_window_stats(limit, name).reset_time - time.time()))


def _limits(client: str, address: str) -> Iterable[tuple[RateLimitItem, str]]:
    return (OF_ADDRESS, address[:LONGEST]), (OF_CLIENT, client)
