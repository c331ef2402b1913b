"""Waits: requests for back-in-stock notifications."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Wait:
    """One address waiting for one stock item, met as `layer` of `configurator`; told once, after it was confirmed.

    `digest` is the SHA-256 of the secret in its newest links. `ended_at` is when they said that they no longer want to.
    """

    id: int
    digest: str
    email: str
    sku: str
    configurator: str
    layer: str
    locale: str
    asked_at: datetime
    confirmed_at: datetime | None = None
    told_at: datetime | None = None
    ended_at: datetime | None = None

    @property
    def over(self) -> bool:
        return self.told_at is not None or self.ended_at is not None

    @property
    def open(self) -> bool:
        """Whether there is somebody to be told."""
        return self.confirmed_at is not None and not self.over


class WaitBook(Protocol):
    """E-mail addresses are compared in lower case throughout."""

    def add(
        self, digest: str, email: str, sku: str, configurator: str, layer: str, locale: str, at: datetime
    ) -> Wait: ...

    def save(self, waits: Iterable[Wait]) -> None:
        """Write the digest and the times; whose wait it is and for what stays."""
        ...

    def get(self, id: int) -> Wait | None: ...

    def by_digest(self, digest: str) -> Wait | None: ...

    def of_email(self, email: str) -> Sequence[Wait]:
        """Every wait of an address, oldest first, those that are over too."""
        ...

    def look_for(self, skus: Iterable[str]) -> bool:
        """Note that more of these items may be had; whether anybody is to be told of them."""
        ...

    def next_open(self, limit: int) -> Sequence[Wait]:
        """The next who are to be told of an item that was noted, first come first; each is answered once."""
        ...

    def wanted(self) -> Sequence[str]:
        """The items that anybody is to be told of."""
        ...

    def forget_unconfirmed(self, before: datetime) -> int:
        """Remove waits asked for before then and never confirmed; answers how many."""
        ...

    def forget_email(self, email: str) -> int:
        """Remove every wait of an address; answers how many."""
        ...
