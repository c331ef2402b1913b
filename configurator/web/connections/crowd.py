"""All open connections of a server, and those that are closed when there are too many."""

import resource
from collections import Counter
from typing import Protocol

import structlog

MOST = 2_000
"""More connections than a proxy needs; each may hold a head of 64 KiB and as much of a body."""
RESERVED = 256
"""Descriptors that stay free for the database, files and the processes that decode pictures."""
SAY_AGAIN = 60.0
log = structlog.get_logger("connections")


class Connection(Protocol):
    """One of the crowd; `network` is its client's, None for a proxy, whose clients are many."""

    @property
    def network(self) -> str | None: ...

    def drop(self) -> None:
        """Close at once."""

    def check(self, now: float) -> None:
        """Close if the client is too slow."""


class Crowd:
    """Connections are `waiting` while their client has to act: send a head or a body, or read an answer.

    These are the ones to close, the longest waiting first, when there are more than `most`; a network has half of
    them at most. Where all are being answered it is the newcomer that is closed.
    """

    def __init__(self, most: int) -> None:
        self.most = most
        self._open: dict[Connection, None] = {}
        self._waiting: dict[Connection, None] = {}
        self._of_network: Counter[str] = Counter()
        self._dropped = 0
        self._said = -SAY_AGAIN

    def join(self, connection: Connection) -> None:
        self._open[connection] = self._waiting[connection] = None
        if connection.network is not None:
            self._of_network[connection.network] += 1
        if victim := self._one_too_many(connection):
            self.leave(victim)
            victim.drop()
            self._dropped += 1

    def leave(self, connection: Connection) -> None:
        self._waiting.pop(connection, None)
        if connection not in self._open:
            return
        del self._open[connection]
        if connection.network is not None:
            self._of_network[connection.network] -= 1
            if not self._of_network[connection.network]:
                del self._of_network[connection.network]

    def wait(self, connection: Connection) -> None:
        """From now on the client has to act; it was the server before, or the client acted a little."""
        if connection in self._open:
            self._waiting.pop(connection, None)
            self._waiting[connection] = None

    def act(self, connection: Connection) -> None:
        """From now on the server has to act."""
        self._waiting.pop(connection, None)

    def check(self, now: float) -> None:
        """Let every connection look at the clock, and say once a minute what was closed for want of room."""
        for connection in list(self._open):
            connection.check(now)
        if self._dropped and now - self._said >= SAY_AGAIN:
            log.warning("too many connections", closed=self._dropped, open=len(self._open), most=self.most)
            self._dropped, self._said = 0, now

    def __len__(self) -> int:
        return len(self._open)

    def _one_too_many(self, newcomer: Connection) -> Connection | None:
        network = newcomer.network
        if network is not None and self._of_network[network] > self.most // 2:
            return next(each for each in self._waiting if each.network == network)
        return next(iter(self._waiting)) if len(self._open) > self.most else None


def most_connections() -> int:
    """As many as the limit of open files allows."""
    files, _ = resource.getrlimit(resource.RLIMIT_NOFILE)
    if files == resource.RLIM_INFINITY:
        return MOST
    return min(MOST, max(files - RESERVED, files // 2))
