"""One connection: uvicorn's protocol over httptools, with bounds on what a client sends and how slow it is.

httptools keeps a head until it is whole, and uvicorn has no limit for it and no time, so bytes are counted here.
"""

import asyncio
import fcntl
import struct
import termios
from collections import deque
from http import HTTPStatus
from typing import Any

import httptools
from uvicorn.config import Config
from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol, RequestResponseCycle
from uvicorn.server import ServerState

from configurator.web.connections.answering import AnswerTransport
from configurator.web.connections.client import network_of
from configurator.web.connections.crowd import Crowd
from configurator.web.connections.patience import Patience
from configurator.web.refusal import Refused, refusal

HEAD = 64 * 1024
ADDRESS = 8 * 1024
FIELDS = 200
FRAMING = 64 * 1024
"""How much of a body may be chunk extensions and trailers, beyond what the smallest chunks need."""
PER_BYTE = 8
"""A chunk of one byte takes six."""
PIECE = 4 * 1024
"""As much as is parsed at a time where it has to be counted what of it is no body."""
BLANKS = b" \t"
"""Around the value of a field; they are no part of it (RFC 9110, section 5.5)."""
PIPELINED = 20

TOO_LONG = Refused(414, f"The address is longer than {ADDRESS:,} bytes.")
TOO_LARGE = Refused(431, f"The head is larger than {HEAD:,} bytes or has more than {FIELDS} fields.")
TOO_FRAMED = Refused(400, "The body consists of chunk extensions and trailers.")
NOT_HTTP = Refused(400, "This is not HTTP.")
TOO_SLOW = Refused(408, "The request did not come in time.")


class BoundedProtocol(HttpToolsProtocol):
    """`since` is when the client last began or went on to act, by the loop's clock."""

    def __init__(
        self,
        crowd: Crowd,
        proxies: frozenset[str],
        patience: Patience,
        config: Config,
        server_state: ServerState,
        app_state: dict[str, Any],
        _loop: asyncio.AbstractEventLoop | None = None,
    ) -> None:
        super().__init__(config, server_state, app_state, _loop)
        self.network: str | None = None
        self.since = 0.0
        self._crowd, self._proxies, self._patience = crowd, proxies, patience
        self._begun = 0
        self._in_head = self._in_body = self._chunked = self._lingering = False
        self._fed = self._named = self._fields = 0
        self._framing = self._body_now = 0
        self._fault: Refused | None = None
        self._unread: tuple[int, float] | None = None
        self._unanswered: deque[RequestResponseCycle] = deque()

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        super().connection_made(transport)
        self.since = self.loop.time()
        host = self.client[0] if self.client else ""
        self.network = None if host in self._proxies else network_of(host)
        self._crowd.join(self)

    def connection_lost(self, exc: Exception | None) -> None:
        self._crowd.leave(self)
        for cycle in self._unanswered:  # uvicorn tells only the newest that its client is gone
            cycle.disconnected = True
            cycle.message_event.set()
        super().connection_lost(exc)

    def data_received(self, data: bytes) -> None:
        if self._lingering or self.transport.is_closing():
            return
        if self.timeout_keep_alive_task is not None:
            self.since = self.loop.time()
            self._unset_keepalive_if_required()
        start = 0
        while start < len(data) and not (self._lingering or self.transport.is_closing()):
            end = len(data) if self._in_body and not self._chunked else start + PIECE
            self._feed(data[start:end])
            start = end

    def _feed(self, data: bytes) -> None:
        begun, in_head, in_body = self._begun, self._in_head, self._in_body
        self._body_now = 0
        try:
            self.parser.feed_data(data)
        except httptools.HttpParserUpgrade:
            pass  # The request is answered as if it had not asked for another protocol.
        except httptools.HttpParserError:
            self._refuse(self._fault or NOT_HTTP)
            return
        if self._in_head:
            self._count_head(len(data), alone=self._begun == begun + (not in_head and not in_body), goes_on=in_head)
        elif self._in_body:
            if self._body_now and not self.cycle.response_complete:
                self.since = self.loop.time()
                self._crowd.wait(self)
            if in_body and self._begun == begun:
                self._count_framing(len(data))

    def on_message_begin(self) -> None:
        super().on_message_begin()
        if self._begun:
            self.since = self.loop.time()
        self._begun += 1
        self._in_head = True
        self._fed = self._named = self._fields = self._framing = 0

    def on_url(self, url: bytes) -> None:
        super().on_url(url)
        self._named += len(url)
        if len(self.url) > ADDRESS:
            self._stop(TOO_LONG)

    def on_header(self, name: bytes, value: bytes) -> None:
        """As uvicorn's, which is not called: this is the busiest place.

        Trailers come here too, when the head has long been read; nothing here wants them.
        Of the blanks around a value httptools leaves those behind it.
        """
        if not self._in_head:
            return
        self._named += len(name) + len(value) + 4
        self._fields += 1
        if self._named > HEAD or self._fields > FIELDS:
            self._stop(TOO_LARGE)
        name, value = name.lower(), value.strip(BLANKS)
        if name == b"expect" and value.lower() == b"100-continue":
            self.expect_100_continue = True
        self.headers.append((name, value))

    def on_headers_complete(self) -> None:
        self._in_head, self._in_body = False, True
        self._chunked = any(name == b"transfer-encoding" for name, _ in self.headers)
        super().on_headers_complete()
        self._unanswered.append(self.cycle)
        self.cycle.transport = AnswerTransport(self.transport, self._end_answered)
        if len(self.pipeline) > PIPELINED:
            self.drop()

    def on_body(self, body: bytes) -> None:
        self._body_now += len(body)
        super().on_body(body)

    def on_message_complete(self) -> None:
        self._in_body = False
        if self.cycle.response_complete:
            self.since = self.loop.time()
        else:
            self._crowd.act(self)
        super().on_message_complete()

    def on_response_complete(self) -> None:
        self._unanswered.popleft()
        super().on_response_complete()
        if self.pipeline:
            self.flow.pause_reading()  # What waits is answered before more is read.
        elif self.cycle.response_complete:
            self.since = self.loop.time()
            self._crowd.wait(self)

    def pause_writing(self) -> None:
        self._crowd.wait(self)
        super().pause_writing()

    def resume_writing(self) -> None:
        if self.cycle and not self.cycle.response_complete and not self._in_body:
            self._crowd.act(self)
        super().resume_writing()

    def drop(self) -> None:
        if not self.transport.is_closing() or self.transport.get_write_buffer_size():
            self.transport.abort()

    def check(self, now: float) -> None:
        waited = now - self.since
        if self._is_not_read(now) or (self._lingering and waited > self._patience.linger):
            self.drop()
        elif self._in_body:
            self._check_body(now, waited)
        elif not self._is_answering and self.timeout_keep_alive_task is None and waited > self._patience.head:
            self._end()

    @property
    def _is_answering(self) -> bool:
        return self.cycle is not None and not self.cycle.response_complete

    def _check_body(self, now: float, waited: float) -> None:
        if not self._is_answering:
            if waited > self._patience.linger:
                self.drop()
        elif self.flow.read_paused or self.cycle.waiting_for_100_continue:
            self.since = now  # It is the server that waits with reading.
        elif waited > self._patience.pause:
            self._refuse(TOO_SLOW)

    def _end(self) -> None:
        """A client that has sent nothing of a request is owed no answer."""
        if self._in_head and not self._lingering:
            self._refuse(TOO_SLOW)
        elif not self._lingering:
            self.transport.close()

    def _is_not_read(self, now: float) -> bool:
        """Whether an answer has lain here and in the system's buffer for too long."""
        buffered = self.transport.get_write_buffer_size()
        if not buffered:
            self._unread = None
            return False
        unread = buffered + _unsent(self.transport)
        if self._unread is None or unread > self._unread[0]:
            self._unread = unread, now
        before, then = self._unread
        if now - then <= self._patience.reading:
            return False
        self._unread = unread, now
        return before - unread < self._patience.reading_bytes

    def _count_head(self, size: int, *, alone: bool, goes_on: bool) -> None:
        """Of a head that is not whole httptools tells nothing; bytes before it in the same block are not counted."""
        if alone:
            self._fed = size + (self._fed if goes_on else 0)
        if self._fed > HEAD:
            self._refuse(TOO_LARGE)

    def _count_framing(self, size: int) -> None:
        self._framing = max(0, self._framing + size - (1 + PER_BYTE) * self._body_now)
        if self._framing > FRAMING:
            self._refuse(TOO_FRAMED)

    def _stop(self, fault: Refused) -> None:
        """Raises HttpParserError, from what httptools calls through it."""
        self._fault = fault
        raise httptools.HttpParserCallbackError(fault.detail)

    def _refuse(self, fault: Refused) -> None:
        """Answer and go; a connection that owes an answer to an earlier request just ends."""
        if self.transport.is_closing():
            return
        cycle = self.cycle if self._is_answering else None
        if self.pipeline or (cycle and (self._in_head or cycle.response_started)):
            self.drop()
            return
        self.transport.write(self._answer(fault))
        self._linger()
        if cycle:
            cycle.disconnected = True
            cycle.message_event.set()

    def _end_answered(self) -> None:
        """After the last answer: at once, unless the client still sends the body of what was answered."""
        if self._in_body and not self.transport.is_closing():
            self._linger()
        else:
            self.transport.close()

    def _linger(self) -> None:
        """Throw away what still comes: closed before it is read, a connection is reset, and the answer with it."""
        self.transport.write_eof()
        self.flow.resume_reading()
        self._lingering, self.since = True, self.loop.time()
        self._crowd.wait(self)

    def _answer(self, fault: Refused) -> bytes:
        response = refusal(fault)
        headers = [*self.server_state.default_headers, *response.raw_headers, (b"connection", b"close")]
        lines = [f"HTTP/1.1 {fault.status} {HTTPStatus(fault.status).phrase}".encode()]
        lines += [name + b": " + value for name, value in headers]
        return b"\r\n".join([*lines, b"", bytes(response.body)])


def _unsent(transport: asyncio.Transport) -> int:
    """Bytes that the system has taken and the client has not."""
    descriptor = transport.get_extra_info("socket").fileno()
    (size,) = struct.unpack("i", fcntl.ioctl(descriptor, termios.TIOCOUTQ, b"\0" * 4))
    return int(size)
