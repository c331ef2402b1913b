"""Writing a backup while the shop runs."""

import errno
import os
import tempfile
import zipfile
from contextlib import closing, suppress
from pathlib import Path

from configurator.runtime.archive.entries import MARK
from configurator.runtime.archive.errors import ArchiveRefused
from configurator.runtime.archive.swap import finish_beside
from configurator.runtime.data_folder import ASSETS, CATALOGUE, KEY, LEDGER
from configurator.runtime.existing import require_whole
from configurator.runtime.ledger import open_beside, require_shared
from configurator.stores.catalogue.copying import copy_catalogue
from configurator.stores.catalogue.tiny import TinyCatalogue
from configurator.stores.errors import Broken
from configurator.stores.file import sync, sync_folder
from layers.document.document import assets

NO_LINKS = {errno.EPERM, errno.ENOTSUP, errno.ENOSYS, errno.EMLINK}
"""What disks say that have no hard links, such as exFAT and some network shares."""


def back_up(data: Path, file: Path, *, key_needed: bool = True) -> list[str]:
    """Write `file`, whole or not at all; answers the pictures that products name and that are not there, by id.

    Raises ArchiveRefused, also for a catalogue that could not be restored, Incomplete, Apart.
    Catalogue first, ledger second, images last: whatever is named in an earlier part is in a later one.
    """
    if file.exists():
        raise ArchiveRefused(f"{file} exists already")
    finish_beside(data)
    require_shared(data)
    require_whole(data, key_given=not key_needed)
    if not (data / LEDGER).exists():
        raise ArchiveRefused(f"there is no shop in {data}")
    if not file.absolute().parent.is_dir():
        raise ArchiveRefused(f"there is no folder {file.absolute().parent}")
    unfinished = file.with_name(f".{file.name}.{os.getpid()}")
    try:
        with zipfile.ZipFile(unfinished, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
            archive.writestr(MARK, "1")
            pictures = _add_catalogue(archive, data)
            _add_ledger(archive, data)
            _add_folder(archive, data, ASSETS)
            if (data / KEY).exists():
                archive.write(data / KEY, KEY)
        unfinished.chmod(0o600)
        sync(unfinished)
        _appear(unfinished, file)
        sync_folder(file.absolute().parent)
    except OSError as error:
        if error.filename and error.filename != str(unfinished):
            raise
        raise ArchiveRefused(f"{file} cannot be written: {error.strerror}") from error
    finally:
        unfinished.unlink(missing_ok=True)
    return sorted(picture for picture in pictures if not (data / ASSETS / f"{picture}.webp").is_file())


def _appear(unfinished: Path, file: Path) -> None:
    """Under its own name, where nothing else has got it meanwhile."""
    try:
        os.link(unfinished, file)
    except FileExistsError as error:
        raise ArchiveRefused(f"{file} exists already") from error
    except OSError as error:
        if error.errno not in NO_LINKS:
            raise
        unfinished.rename(file)


def _add_catalogue(archive: zipfile.ZipFile, data: Path) -> set[str]:
    """Answers the pictures that published products name, by id."""
    with tempfile.TemporaryDirectory() as copy:
        copy_catalogue(data / CATALOGUE, Path(copy) / CATALOGUE)
        _add_folder(archive, Path(copy), CATALOGUE)
        try:
            with closing(TinyCatalogue(Path(copy) / CATALOGUE)) as catalogue:
                return {asset for product in catalogue.products() for asset in assets(product.configurator)}
        except Broken as error:
            raise ArchiveRefused(f"the catalogue is not sound: {error.place.replace(copy, str(data))}") from error


def _add_folder(archive: zipfile.ZipFile, data: Path, folder: str) -> None:
    for path in sorted((data / folder).rglob("*")):
        inside = path.relative_to(data)
        hidden = any(part.startswith(".") for part in inside.parts)
        if path.is_file() and not hidden and "scaled" not in inside.parts:
            with suppress(FileNotFoundError):
                archive.write(path, str(inside))


def _add_ledger(archive: zipfile.ZipFile, data: Path) -> None:
    with tempfile.TemporaryDirectory() as name:
        copy = Path(name) / LEDGER
        ledger = open_beside(data)
        try:
            ledger.backup_to(copy)
        finally:
            ledger.close()
        archive.write(copy, LEDGER)
