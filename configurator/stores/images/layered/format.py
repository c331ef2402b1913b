"""Which kind of layered file it is, by its first bytes."""

from enum import StrEnum
from pathlib import Path

from configurator.stores.images.layered.source import FileRefused, Refusal

HEAD = 128
_ORA = b"mimetypeimage/openraster"


class Format(StrEnum):
    PHOTOSHOP = "photoshop"
    OPENRASTER = "openraster"
    FOLDER = "folder"


def recognised(head: bytes) -> Format:
    """The format of a file that begins so; raises FileRefused for any other."""
    if head.startswith(b"8BPS"):
        return Format.PHOTOSHOP
    if head.startswith((b"PK\3\4", b"PK\5\6")):
        return Format.OPENRASTER if head[30:].startswith(_ORA) else Format.FOLDER
    raise FileRefused(Refusal.UNKNOWN_FORMAT)


def format_of(path: Path) -> Format:
    """The format of a file or folder; raises FileRefused, OSError."""
    if path.is_dir():
        return Format.FOLDER
    with path.open("rb") as file:
        return recognised(file.read(HEAD))
