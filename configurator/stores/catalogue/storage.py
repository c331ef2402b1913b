"""One small JSON file under TinyDB: written as a whole, fsynced, renamed; a broken one is reported and left alone."""

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from tinydb import TinyDB
from tinydb.storages import Storage

from configurator.stores.errors import Broken, NotDurable, Unwritable
from configurator.stores.file import ordinary, write

MOST_BYTES = 64_000_000
"""More than any document that the API takes."""


class AtomicStorage(Storage):
    """A TinyDB storage where a crash leaves the old file or the new one, never a mixture."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def read(self) -> dict[str, dict[str, Any]] | None:
        try:
            with ordinary(self.path) as file:
                read = file.read(MOST_BYTES + 1)
            if len(read) > MOST_BYTES:
                raise Broken(self.path, f"it is larger than {MOST_BYTES:,} bytes")
            text = read.decode()
        except FileNotFoundError:
            return None
        except OSError as error:
            raise Broken(self.path, error.strerror or str(error)) from error
        except UnicodeDecodeError as error:
            raise Broken(self.path, f"byte {error.start} is not UTF-8") from error
        try:
            content = json.loads(text)
        except json.JSONDecodeError as error:
            raise Broken(self.path, f"line {error.lineno}, column {error.colno}: {error.msg}") from error
        except ValueError as error:
            raise Broken(self.path, str(error)) from error
        except RecursionError as error:
            raise Broken(self.path, "it is nested too deeply") from error
        if not isinstance(content, dict):
            raise Broken(self.path, "line 1: it holds no JSON object")
        return content

    def write(self, data: dict[str, dict[str, Any]]) -> None:
        write(self.path, json.dumps(data, indent=1, ensure_ascii=False).encode())


def read_record(path: Path) -> dict[str, Any] | None:
    """The one record of a file, None where there is no file; raises Broken."""
    with TinyDB(path, storage=AtomicStorage) as db:
        try:
            record = db.get(doc_id=1)
        except (AttributeError, TypeError, ValueError) as error:
            raise Broken(path, "it is not a record of ours") from error
    if record is None and path.exists():
        raise Broken(path, "it holds no record")
    if record is not None and not isinstance(record, dict):
        raise Broken(path, "it holds more than one record")
    return None if record is None else dict(record)


def write_record(path: Path, record: dict[str, Any]) -> None:
    """Make `record` the one record of the file; raises Broken, and writes nothing, where the file is not ours.

    TinyDB itself would write a new file twice, at first without the record.
    """
    read_record(path)
    with TinyDB(path, storage=AtomicStorage) as db:
        db.storage.write({db.default_table_name: {"1": record}})


def unconfirmed(write: Callable[[], object]) -> NotDurable | None:
    """Write what makes a change, for memory to follow before it is `told`; raises Unwritable where nothing changed.

    Where the disk did not confirm the change, memory and files still say the same.
    """
    try:
        write()
    except NotDurable as lost:
        return lost
    return None


def told(lost: NotDurable | None) -> None:
    """Raise what was lost."""
    if lost:
        raise lost


@contextmanager
def prepared() -> Iterator[None]:
    """What alone changes nothing is written within; raises Unwritable, also where a power cut may undo it."""
    try:
        yield
    except NotDurable as error:
        raise Unwritable(error.path, error.reason) from error
