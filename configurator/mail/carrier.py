"""Who takes letters away, and how that can fail."""

from typing import Protocol

from configurator.mail.letter import Letter


class Unreachable(Exception):
    """Nobody takes letters just now; no letter is to blame."""


class LetterRefused(Exception):
    """This letter was not taken, or not for certain; `final` says that trying again is of no use.

    `code` is the mail server's, 0 where it said none. The message may name an address and is not for logs.
    """

    def __init__(self, error: str, *, code: int = 0, final: bool = False) -> None:
        self.code = code
        self.final = final
        super().__init__(error)


class Carrier(Protocol):
    async def open(self) -> None:
        """Get ready to take letters; does nothing where it is. Raises Unreachable."""
        ...

    async def carry(self, letter: Letter) -> None:
        """Take one letter; it is somebody else's once this returns. Raises LetterRefused."""
        ...

    async def forget(self, letter: Letter) -> None:
        """Its addressee was erased while it was being carried: keep nothing of it here."""
        ...

    async def close(self) -> None: ...
