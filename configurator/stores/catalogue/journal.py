"""The batches of one draft in a file, one line of JSON each, which survive a power cut once they are appended."""

import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from configurator.stores.catalogue.storage import unconfirmed
from configurator.stores.errors import Broken, Displaced, NotDurable
from configurator.stores.file import ordinary, write, writing

JOURNAL = "edits.jsonl"
MOST_BYTES = 64_000_000
SPARE_LINES = 200
"""How many lines more than are needed there may be before the file is written anew without them."""
END = b"\n"


class Head(BaseModel):
    """The first line: the configurator, and behind which revision of its draft the lines begin."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    journal: str = Field(pattern=r"^[a-z0-9][a-z0-9-]{0,62}$")
    after: int = Field(ge=0)


@dataclass
class Journal:
    """What is known of the file: how it looked last, its `length` without an unfinished last line, and its lines."""

    path: Path
    seen: os.stat_result
    length: int
    lines: int

    def full(self, more: bytes) -> bool:
        """Whether it has to be written anew before `more` is appended."""
        return self.length + len(more) + 1 > MOST_BYTES

    def append(self, line: bytes) -> None:
        """Durable when it returns; raises Unwritable, Displaced and Broken, and then nothing was appended."""
        with _opened(self.path) as descriptor:
            self._require_ours(descriptor)
            with writing(self.path):
                try:
                    os.ftruncate(descriptor, self.length)
                    _write(descriptor, line + END, self.length)
                    os.fsync(descriptor)
                except OSError:
                    with suppress(OSError):
                        os.ftruncate(descriptor, self.length)
                    raise
                finally:
                    self.seen = os.fstat(descriptor)
        self.length += len(line) + 1
        self.lines += 1

    def _require_ours(self, descriptor: int) -> None:
        """A file that came in its place may have its number; hardly its time as well."""
        now, seen = os.fstat(descriptor), self.seen
        if not os.path.samestat(now, seen):
            raise Displaced(self.path)
        if (now.st_size, now.st_mtime_ns) != (seen.st_size, seen.st_mtime_ns):
            raise Broken(self.path, "somebody else has written to it while it was open")


@contextmanager
def _opened(path: Path) -> Iterator[int]:
    """The file, open to be written to; raises Displaced where it is gone, Unwritable."""
    with writing(path):
        try:
            descriptor = os.open(path, os.O_WRONLY | os.O_NONBLOCK)
        except FileNotFoundError as error:
            raise Displaced(path) from error
    try:
        yield descriptor
    finally:
        os.close(descriptor)


def begin_journal(
    path: Path, configurator: str, after: int, lines: Iterable[bytes] = ()
) -> tuple[Journal, NotDurable | None]:
    """Write it as a whole, in place of what is there; raises Unwritable where that has not changed.

    Answers what to tell, once memory has followed, where a power cut may undo it.
    """
    found = [Head(journal=configurator, after=after).model_dump_json().encode(), *lines]
    content = b"".join(line + END for line in found)
    lost = unconfirmed(lambda: write(path, content))
    with writing(path):
        status = path.stat()
    return Journal(path, status, len(content), len(found) - 1), lost


def read_journal(path: Path, configurator: str) -> tuple[Journal, int, list[bytes]]:
    """The journal, the revision behind which it begins, and its lines; an unfinished last one is none.

    Raises Broken, and FileNotFoundError where there is no file.
    """
    try:
        with ordinary(path) as file:
            status = os.fstat(file.fileno())
            content = file.read(2 * MOST_BYTES + 1)
    except FileNotFoundError:
        raise
    except OSError as error:
        raise Broken(path, error.strerror or str(error)) from error
    if len(content) > 2 * MOST_BYTES:
        raise Broken(path, f"it is larger than {2 * MOST_BYTES:,} bytes")
    head, *lines = content.split(END)[:-1] or [b""]
    try:
        said = Head.model_validate_json(head)
    except ValidationError as error:
        raise Broken(path, "line 1: it is no journal of a draft") from error
    if said.journal != configurator:
        raise Broken(path, f"line 1: its configurator {said.journal} is not its folder's name")
    return Journal(path, status, content.rfind(END) + 1, len(lines)), said.after, lines


def _write(descriptor: int, content: bytes, offset: int) -> None:
    while content:
        written = os.pwrite(descriptor, content, offset)
        content, offset = content[written:], offset + written
