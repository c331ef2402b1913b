"""How often one client or one address may do what costs others something: mails, guesses at passwords."""

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
    """What was done lately, in this process's memory: whoever restarts the server may begin anew."""

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
        """Begin anew with somebody who proved who they are."""
        with self._lock:
            self._done.pop((limit.name, who), None)
