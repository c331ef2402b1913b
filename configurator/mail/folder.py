"""Letters as files, where no mail server is configured: `data/outbox/20260302T120000Z-order_placed-17.eml`."""

from email import policy
from email.parser import BytesParser
from email.utils import getaddresses
from pathlib import Path

from starlette.concurrency import run_in_threadpool

from configurator.languages import gettext_noop
from configurator.mail.letter import Letter, Undeliverable, ascii_domain
from configurator.mail.transport import LetterRefused, Unreachable
from configurator.stores.errors import StorageError
from configurator.stores.file import PRIVATE, write


class FolderTransport:
    """A letter taken twice is one file: its name is its own."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    async def open(self) -> None:
        try:
            self.folder.mkdir(mode=0o700, exist_ok=True)
        except OSError as error:
            raise Unreachable(error.strerror or gettext_noop("The folder cannot be made.")) from error

    async def carry(self, letter: Letter) -> None:
        try:
            await run_in_threadpool(self._write, letter)
        except StorageError as error:
            raise LetterRefused(error.reason) from error

    async def forget(self, letter: Letter) -> None:
        self._path(letter).unlink(missing_ok=True)

    async def close(self) -> None:
        pass

    def _path(self, letter: Letter) -> Path:
        return self.folder / f"{letter.name}.eml"

    def _write(self, letter: Letter) -> None:
        """Whole or not at all, and readable by its owner only."""
        write(self._path(letter), letter.content, mode=PRIVATE)


def purge_folder(folder: Path, before: float) -> int:
    """Remove letters older than `before`, in seconds since 1970; answers how many."""
    old = [path for path in folder.glob("*.eml") if path.stat().st_mtime < before]
    for path in old:
        path.unlink(missing_ok=True)
    return len(old)


def erase_from_folder(folder: Path, address: str) -> int:
    """Remove every letter to an address; answers how many."""
    found = [path for path in folder.glob("*.eml") if is_to(path, address)]
    for path in found:
        path.unlink(missing_ok=True)
    return len(found)


def is_to(path: Path, address: str) -> bool:
    try:
        wanted = ascii_domain(address.lower())
    except Undeliverable:
        return False
    with path.open("rb") as file:
        headers = BytesParser(policy=policy.SMTPUTF8).parse(file, headersonly=True)
    return wanted in {each.lower() for _, each in getaddresses([str(headers["To"])])}
