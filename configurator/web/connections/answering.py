"""What an answer is written to."""

import asyncio
from collections.abc import Callable


class AnswerTransport(asyncio.Transport):
    """A connection as one answer sees it: it may be gone meanwhile, and `end` is how it is closed.

    uvloop raises RuntimeError for what is written to a connection that the client has dropped; that is no fault.
    """

    def __init__(self, transport: asyncio.Transport, end: Callable[[], None]) -> None:
        super().__init__()
        self._transport = transport
        self._end = end

    def write(self, data: bytes | bytearray | memoryview) -> None:
        if not self._transport.is_closing():
            self._transport.write(data)

    def is_closing(self) -> bool:
        return self._transport.is_closing()

    def close(self) -> None:
        self._end()
