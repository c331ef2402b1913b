"""Reading a package, which may come from anybody: looked at as a whole before anything of it is kept."""

import re
import zipfile
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from pydantic import ValidationError

from configurator.products.packages.content import DOCUMENT, Package
from configurator.products.packages.errors import NoPackage, PackageBroken

LARGEST_DOCUMENT = 8_000_000
MOST_ENTRIES = 20_000
MOST_BYTES = 2_000_000_000
"""Of all entries unpacked; pictures hardly become smaller in a ZIP."""
ENCRYPTED = 0x1
PICTURE = re.compile(r"pictures/([0-9a-f]{32})\.webp", re.ASCII)


@dataclass(frozen=True, slots=True)
class Unpacked:
    """A package that was read, and the entries of its pictures by the ids that its document calls them."""

    package: Package
    pictures: dict[str, zipfile.ZipInfo]


def is_package(path: Path) -> bool:
    """Whether it is a ZIP file with a configurator, rather than with pictures; raises OSError."""
    if not path.is_file():
        return False
    with path.open("rb") as file:
        try:
            with opened(file) as archive:
                return DOCUMENT in archive.namelist()
        except NoPackage:
            return False


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
    return Unpacked(_package(archive), pictures)


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
    """Raises NoPackage for what is no ZIP file."""
    try:
        return zipfile.ZipFile(file)
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
        raise NoPackage from error


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
