"""Rate limits per client and per e-mail address, for mails and passwords."""

from collections import OrderedDict
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import blake2b
from threading import Lock

from configurator.languages import TranslatableError

MOST = 20_000
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
    """Recent actions, in the memory of this process: a restart resets all limits.

    Keys are digests and times are numbers, so that an entry is small however long somebody's name is.
    """

    def __init__(self, most: int = MOST) -> None:
        self._most = most
        self._done: OrderedDict[bytes, tuple[float, ...]] = OrderedDict()
        self._lock = Lock()

    def count(self, limit: Limit, who: str, now: datetime) -> None:
        """One more by `who`; raises TooOften, and then it does not count."""
        key, at, within = _key(limit, who), now.timestamp(), limit.within.total_seconds()
        with self._lock:
            done = tuple(time for time in self._done.get(key, ()) if time > at - within)
            over = len(done) >= limit.times
            self._done[key] = done if over else (*done, at)
            self._done.move_to_end(key)
            if len(self._done) > self._most:
                self._done.popitem(last=False)
        if over:
            raise TooOften(timedelta(seconds=done[0] + within - at))

    def forgive(self, limit: Limit, who: str) -> None:
        """Reset the count of a client who has authenticated."""
        with self._lock:
            self._done.pop(_key(limit, who), None)


def _key(limit: Limit, who: str) -> bytes:
    return blake2b(f"{limit.name}\0{who}".encode(errors="replace"), digest_size=16).digest()
