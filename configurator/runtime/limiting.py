"""Rate limits per client and per e-mail address, for mails and passwords."""

from collections import OrderedDict, deque
from dataclasses import dataclass
from datetime import datetime, timedelta
from threading import Lock

from configurator.languages import TranslatableError

MOST = 50_000
"""So many are remembered; of more, those that were last seen longest ago are forgotten."""


@dataclass(frozen=True, slots=True)
class Limit:
    """At most `times` in any stretch as long as `within`; `name` keeps it apart from others."""

    name: str
    times: int
    within: timedelta


class TooOften(TranslatableError):
    """`wait` is how long until it may be done again."""

    sentence = "Too many requests. Please try again later."

    def __init__(self, wait: timedelta) -> None:
        self.wait = wait


class Limiter:
    """Recent actions, in the memory of this process: a restart resets all limits."""

    def __init__(self, most: int = MOST) -> None:
        self._most = most
        self._done: OrderedDict[tuple[str, str], deque[datetime]] = OrderedDict()
        self._lock = Lock()

    def count(self, limit: Limit, who: str, now: datetime) -> None:
        """One more by `who`; raises TooOften, and then it does not count."""
        key = (limit.name, who)
        with self._lock:
            done = self._done.setdefault(key, deque())
            self._done.move_to_end(key)
            if len(self._done) > self._most:
                self._done.popitem(last=False)
            while done and done[0] <= now - limit.within:
                done.popleft()
            if len(done) >= limit.times:
                raise TooOften(done[0] + limit.within - now)
            done.append(now)

    def forgive(self, limit: Limit, who: str) -> None:
        """Reset the count of a client who has authenticated."""
        with self._lock:
            self._done.pop((limit.name, who), None)
