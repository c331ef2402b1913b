"""Reading a package, which may come from anybody: looked at as a whole before anything of it is kept."""

import io
import re
import zipfile
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import BinaryIO

from pydantic import ValidationError

from configurator.products.packages.content import DOCUMENT, Package
from configurator.products.packages.errors import NoPackage, PackageBroken, PackageError
from layers.document.document import assets
from layers.document.tree import Tree

LARGEST_DOCUMENT = 8_000_000
MOST_ENTRIES = 20_000
DIRECTORY = 4_000_000
"""Bytes of the list of entries; that of 20,000 pictures has half as many."""
TAIL = 22 + 65_535
"""Where the end of a ZIP file may begin, which says how long the list is: 22 bytes and a comment."""
END, LARGE_END = b"PK\5\6", b"PK\6\7"
MOST_BYTES = 2_000_000_000
"""Of all entries unpacked; pictures hardly become smaller in a ZIP."""
ENCRYPTED = 0x1
PICTURE = re.compile(r"pictures/([0-9a-f]{32})\.webp", re.ASCII)


@dataclass(frozen=True, slots=True)
class Unpacked:
    """A package that was read, and the entries of its pictures by the ids that its document calls them."""

    package: Package
    pictures: dict[str, zipfile.ZipInfo]


def is_package(file: BinaryIO) -> bool:
    """Whether it is a ZIP file with a configurator, rather than with pictures; it is at its beginning afterwards."""
    try:
        with opened(file) as archive:
            return DOCUMENT in archive.namelist()
    except PackageError:
        return False
    finally:
        file.seek(0)


def unpack(archive: zipfile.ZipFile) -> Unpacked:
    """Raises NoPackage, PackageBroken."""
    entries = [entry for entry in archive.infolist() if not entry.is_dir()]
    names = Counter(entry.filename for entry in entries)
    if DOCUMENT not in names:
        raise NoPackage
    if len(entries) > MOST_ENTRIES:
        raise PackageBroken(DOCUMENT, f"is one of more than {MOST_ENTRIES:,}")
    pictures = {}
    for entry in entries:
        if names[entry.filename] > 1:
            raise PackageBroken(_shown(entry), "is there more than once")
        if entry.flag_bits & ENCRYPTED:
            raise PackageBroken(_shown(entry), "is encrypted")
        found = PICTURE.fullmatch(entry.filename)
        if found:
            pictures[found[1]] = entry
        elif entry.filename != DOCUMENT:
            raise PackageBroken(_shown(entry), "does not belong there")
    if sum(entry.file_size for entry in entries) > MOST_BYTES:
        raise PackageBroken(DOCUMENT, f"is one of entries of more than {MOST_BYTES:,} bytes")
    package = _package(archive)
    _refuse_foreign(package, pictures)
    return Unpacked(package, pictures)


def _refuse_foreign(package: Package, pictures: Mapping[str, zipfile.ZipInfo]) -> None:
    """What the configurator does not need is somebody else's."""
    named = set(assets(package.document))
    for asset, entry in pictures.items():
        if asset not in named:
            raise PackageBroken(_shown(entry), "is a picture of no layer")
    for sku in sorted(package.stock.keys() - Tree(package.document).skus):
        raise PackageBroken(DOCUMENT, f"has a stock item of no layer, {sku}")


def read_entry(archive: zipfile.ZipFile, entry: zipfile.ZipInfo | str, most: int) -> bytes:
    """Its bytes, of which there may be `most`, whatever the entry says of itself; raises PackageBroken."""
    name = entry if isinstance(entry, str) else _shown(entry)
    try:
        with archive.open(entry) as file:
            content = file.read(most + 1)
    except (zipfile.BadZipFile, NotImplementedError, OSError, RuntimeError, EOFError, ValueError) as error:
        raise PackageBroken(name, "cannot be read") from error
    except Exception as error:  # zlib, bz2 and lzma have errors of their own for broken streams
        raise PackageBroken(name, "cannot be unpacked") from error
    if len(content) > most:
        raise PackageBroken(name, f"is larger than {most:,} bytes")
    return content


def opened(file: BinaryIO) -> zipfile.ZipFile:
    """Raises NoPackage for what is no ZIP file, and PackageBroken for one of too many entries, before it reads them."""
    try:
        _refuse_long_directory(file)
        return zipfile.ZipFile(file)
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
        raise NoPackage from error


def _refuse_long_directory(file: BinaryIO) -> None:
    """Each entry is an object in memory, and half a gigabyte has room for ten million."""
    size = file.seek(0, io.SEEK_END)
    file.seek(max(0, size - TAIL - 20))
    tail = file.read(TAIL + 20)
    file.seek(0)
    at = tail.find(END)
    while at >= 0:
        large = tail[max(0, at - 20) : at].startswith(LARGE_END)
        if large or int.from_bytes(tail[at + 12 : at + 16], "little") > DIRECTORY:
            raise PackageBroken(DOCUMENT, f"is one of more than {MOST_ENTRIES:,}")
        at = tail.find(END, at + 1)


def _package(archive: zipfile.ZipFile) -> Package:
    content = read_entry(archive, DOCUMENT, LARGEST_DOCUMENT)
    try:
        return Package.model_validate_json(content)
    except ValidationError as error:
        first = error.errors()[0]
        place = "/".join(str(part) for part in first["loc"])
        raise PackageBroken(DOCUMENT, f"has a fault at /{place}: {first['msg']}") from error
    except RecursionError as error:
        raise PackageBroken(DOCUMENT, "is nested too deeply") from error


def _shown(entry: zipfile.ZipInfo) -> str:
    return entry.filename[:100]
