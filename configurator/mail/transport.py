"""The transport of letters, and its errors."""

from typing import Protocol

from configurator.mail.letter import Letter


class Unreachable(Exception):
    """The transport is unavailable; the letter is not the cause."""


class LetterRefused(Exception):
    """This letter was refused, or its fate is unknown; `final`: trying again is of no use.

    `code` is the mail server's, 0 where it said none. The message may name an address and is not for logs.
    """

    def __init__(self, error: str, *, code: int = 0, final: bool = False) -> None:
        self.code = code
        self.final = final
        super().__init__(error)


class Transport(Protocol):
    async def open(self) -> None:
        """Connect, unless connected already. Raises Unreachable."""
        ...

    async def carry(self, letter: Letter) -> None:
        """Hand over one letter; the transport is responsible for it once this returns. Raises LetterRefused."""
        ...

    async def forget(self, letter: Letter) -> None:
        """Delete any copy of a letter whose addressee was erased while it was sent."""
        ...

    async def close(self) -> None: ...
