"""The log: one JSON object per line, in which no customer is named, whatever goes wrong."""

import logging
import sqlite3
import sys
import traceback
from collections.abc import Iterator
from time import monotonic
from typing import Any, TextIO, cast

import structlog
from structlog.typing import EventDict, ExcInfo, Processor, WrappedLogger

from configurator.stores.errors import StorageError

LEVELS = {"debug": 10, "info": 20, "warning": 30, "error": 40}
INTERRUPTED = '{"event": "log interrupted", "level": "warning", "lines": %d}\n'
AGAIN = 60.0
"""Seconds after which a failure that goes on is told again."""
CALM = logging.WARNING
"""The level for libraries: below it they log submitted forms."""


def start_logging(level: str, stream: TextIO | None = None) -> None:
    """Whatever is logged from now on goes to `stream`, standard error unless said otherwise; ours from `level` on."""
    out = cast(TextIO, Lines(stream or sys.stderr))
    shared: list[Processor] = [
        structlog.processors.add_log_level,
        structlog.processors.TimeStamper(fmt="iso"),
        structlog.processors.ExceptionRenderer(discreet_traceback),
    ]
    structlog.configure(
        processors=[*shared, structlog.processors.JSONRenderer()],
        wrapper_class=structlog.make_filtering_bound_logger(LEVELS[level]),
        logger_factory=structlog.WriteLoggerFactory(out),
    )
    logging.basicConfig(handlers=[_of_libraries(out, shared)], level=CALM, force=True)


class Lines:
    """A stream for lines, one at a time, that may be lost: no work fails because its log cannot be written.

    The disk may be full or whoever reads it gone. How many could not be written is told once writing works again; the
    stream may have kept some of them until then.
    """

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        self._unwritten = 0

    def write(self, text: str) -> int:
        told = INTERRUPTED % self._unwritten if self._unwritten else ""
        try:
            self._stream.write(told + text)
            self._stream.flush()
        except (OSError, ValueError):
            self._unwritten += text.count("\n")
        else:
            self._unwritten = 0
        return len(text)

    def flush(self) -> None:
        """Each line is flushed as it is written."""


class Recurring:
    """A failure that may come many times a second for hours: told when it begins or changes, then once a minute."""

    def __init__(self, log: Any, event: str) -> None:
        self._log = log
        self._event = event
        self._told: tuple[str, float] | None = None

    def failed(self, error: Exception, **about: object) -> None:
        reason, now = kind(error), monotonic()
        if self._told and self._told[0] == reason and now - self._told[1] < AGAIN:
            return
        self._told = reason, now
        of_the_machine = isinstance(error, OSError | StorageError)
        self._log.error(self._event, reason=reason, **about, **({} if of_the_machine else {"exc_info": error}))

    def well(self) -> None:
        self._told = None


def discreet_traceback(exc_info: ExcInfo) -> str:
    """A traceback without messages: places and error types, causes first."""
    return "\n".join(_described(exc_info[1], set()))


def kind(error: BaseException) -> str:
    """An error for the log: its message only if it is about the machine, since others may contain personal data."""
    name = type(error).__name__
    if isinstance(error, sqlite3.Error):
        return f"{name}: {error}"
    if isinstance(error, OSError) and error.strerror:
        return f"{name}: {error.strerror}"
    return name


def _described(error: BaseException, seen: set[int]) -> Iterator[str]:
    seen.add(id(error))
    cause = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    if cause and id(cause) not in seen:
        yield from _described(cause, seen)
        yield "and then"
    yield f"{''.join(traceback.format_tb(error.__traceback__))}{kind(error)}"
    if isinstance(error, BaseExceptionGroup):
        for each in error.exceptions:
            yield from _described(each, seen)


def _of_libraries(out: TextIO, shared: list[Processor]) -> logging.Handler:
    """What they tell by the standard library's logging, as lines like ours."""
    handler = logging.StreamHandler(out)
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            processors=[
                structlog.stdlib.ProcessorFormatter.remove_processors_meta,
                structlog.processors.JSONRenderer(),
            ],
            foreign_pre_chain=[structlog.stdlib.add_logger_name, _first_line, *shared],
        )
    )
    return handler


def _first_line(_: WrappedLogger, __: str, event: EventDict) -> EventDict:
    """What asyncio says of a failed task goes on with the error and what it was called with."""
    event["event"] = str(event["event"]).partition("\n")[0]
    return event
