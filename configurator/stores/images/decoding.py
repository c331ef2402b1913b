"""Having a picture decoded: by a fresh process, or by a fork of one that has loaded the codecs already."""

import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import ExitStack, suppress
from dataclasses import asdict, dataclass
from threading import Lock

from configurator.stores.images import decoder
from configurator.stores.images.decoder import WARM, Bounds
from configurator.stores.images.errors import TooCostly

FORKS = hasattr(os, "fork") and hasattr(socket, "send_fds")
COMMAND = [sys.executable, "-I", "-W", "ignore", decoder.__file__]
PIECE = 1 << 18
STUCK = 5.0
"""Seconds after which a process that takes no more questions is given up."""


@dataclass(frozen=True, slots=True)
class Ended:
    """How a decoder ended: its exit code, negative for a signal as in `subprocess`, and what it answered."""

    code: int
    answer: bytes = b""


Decode = Callable[[bytes, str, Bounds], Ended]
"""Have a picture of a format decoded within bounds; raises TooCostly for one that takes too long."""


def decode_afresh(data: bytes, format: str, bounds: Bounds) -> Ended:
    """By a process of its own, which takes 0.2 s to start."""
    try:
        done = subprocess.run(
            COMMAND, input=_question(format, bounds) + data, capture_output=True, timeout=_patience(bounds)
        )
    except subprocess.TimeoutExpired as error:
        raise TooCostly from error
    return Ended(done.returncode, done.stdout)


class WarmDecoder:
    """A process that forks a confined child for each picture; it sees no picture itself. For many threads.

    It is started when first needed, and again when it is gone. After a child that crashed too: all children have
    the same layout of memory, and no second file should be able to build on what a first one found out.
    """

    def __init__(self) -> None:
        self._lock = Lock()
        self._running: _Running | None = None
        self._closed = False

    def decode(self, data: bytes, format: str, bounds: Bounds) -> Ended:
        """Afresh where nothing can be forked, or the process was killed before the child ended."""
        running = self._started()
        if running is None:
            return decode_afresh(data, format, bounds)
        try:
            ended = running.decoded(data, format, bounds)
        except _Lost:
            self._end(running)
            return decode_afresh(data, format, bounds)
        except TimeoutError as error:
            self._end(running)
            raise TooCostly from error
        if ended.code < 0 and ended.code != -signal.SIGXCPU:
            self._end(running)
        return ended

    def close(self) -> None:
        """Children that are at work finish it."""
        with self._lock:
            self._closed = True
            running = self._running
        if running:
            self._end(running)

    def _started(self) -> "_Running | None":
        with self._lock:
            if self._running is None and FORKS and not self._closed:
                self._running = _Running()
            return self._running

    def _end(self, running: "_Running") -> None:
        with self._lock:
            if self._running is running:
                self._running = None
                running.end()


class _Lost(Exception):
    """The process that forks, or the one that watches the child, is gone."""


class _Running:
    """The process, and the socket on which it is asked for a child."""

    def __init__(self) -> None:
        self._asking = Lock()
        self._control, theirs = socket.socketpair()
        self._control.settimeout(STUCK)
        with theirs, ExitStack() as failing:
            failing.enter_context(self._control)
            self._process = subprocess.Popen(
                [*COMMAND, WARM],
                stdin=theirs.fileno(),
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                start_new_session=True,  # Ctrl-C is for the server, which finishes what it has begun.
            )
            failing.pop_all()

    def end(self) -> None:
        with self._asking:
            self._control.close()
        self._process.kill()
        self._process.wait()

    def decoded(self, data: bytes, format: str, bounds: Bounds) -> Ended:
        """Raises _Lost, and TimeoutError, after which the child is killed since `status` closes."""
        until = time.monotonic() + _patience(bounds)
        (ours, childs), (status, watchers) = socket.socketpair(), socket.socketpair()
        with ours, status:
            with childs, watchers:
                self._ask(childs, watchers)
            with suppress(ConnectionError):  # One that ends before it has read everything says why.
                _send(ours, _question(format, bounds), until)
                _send(ours, data, until)
                ours.shutdown(socket.SHUT_WR)
            answer = _received(ours, _most(bounds), until)
            code = _received(status, 16, until)
        if not code:
            raise _Lost
        return Ended(int(code), answer)

    def _ask(self, *sockets: socket.socket) -> None:
        try:
            with self._asking:
                socket.send_fds(self._control, [b"?"], [each.fileno() for each in sockets])
        except OSError as error:
            raise _Lost from error


def _question(format: str, bounds: Bounds) -> bytes:
    return json.dumps([format, asdict(bounds)]).encode() + b"\n"


def _patience(bounds: Bounds) -> int:
    """Seconds: twice the time, since the machine may be busy with other things."""
    return 2 * bounds.seconds


def _most(bounds: Bounds) -> int:
    """More bytes than the largest picture takes as WebP."""
    return 5 * bounds.pixels + PIECE


def _send(to: socket.socket, data: bytes, until: float) -> None:
    to.settimeout(_left(until))
    to.sendall(data)


def _received(source: socket.socket, most: int, until: float) -> bytes:
    """All that comes, or as much of it as may come."""
    received = bytearray()
    with suppress(ConnectionError):
        while len(received) < most:
            source.settimeout(_left(until))
            piece = source.recv(PIECE)
            if not piece:
                break
            received += piece
    return bytes(received)


def _left(until: float) -> float:
    """Raises TimeoutError."""
    left = until - time.monotonic()
    if left <= 0:
        raise TimeoutError
    return left
