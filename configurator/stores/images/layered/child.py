"""Reads one hostile layered file in a process of its own, and leaves in a folder what it found.

    python -m configurator.stores.images.layered.child FORMAT FILE TITLE FOLDER LIMITS

It tells its progress as numbers from 0 to 1, one a line, and at the end in an object why the file is refused, if it is.
"""

import json
import resource
import sys
from pathlib import Path

from PIL import Image

from configurator.stores.images.layered.drawing import draw
from configurator.stores.images.layered.folder import folder as opened_folder
from configurator.stores.images.layered.format import Format
from configurator.stores.images.layered.openraster import openraster
from configurator.stores.images.layered.result import write_result
from configurator.stores.images.layered.source import FileRefused, Limits, Refusal, Source

PROGRAM = 40 << 20
"""Bytes of the interpreter and its libraries, which the limit of what a process allocates does not count."""


def main() -> None:
    format, file, title, folder, limits = sys.argv[1:]
    try:
        _read(Format(format), Path(file), title, Path(folder), Limits(**json.loads(limits)))
        said = {}
    except FileRefused as refused:
        said = {"refused": refused.reason, "name": refused.name}
    except MemoryError:
        said = {"refused": Refusal.TOO_COSTLY}
    except ImportError:
        said = {"refused": Refusal.NO_READER}
    except Exception:  # On hostile bytes a codec raises whatever it likes.
        said = {"refused": Refusal.CORRUPT}
    print(json.dumps(said), flush=True)


def _read(format: Format, file: Path, title: str, folder: Path, limits: Limits) -> None:
    _confine(file, limits)
    source = _opened(format, file, title, limits)
    write_result(folder, draw(source, title, folder, limits.unpacked, _tell))


def _tell(share: float) -> None:
    print(f"{share:.3f}", flush=True)


def _confine(file: Path, limits: Limits) -> None:
    """It may allocate as much as its file has bytes, and what the limits allow beside that."""
    size = file.stat().st_size if file.is_file() else 0
    most = size + limits.memory - PROGRAM
    resource.setrlimit(resource.RLIMIT_DATA, (most, most))
    resource.setrlimit(resource.RLIMIT_CPU, (limits.seconds, limits.seconds + 1))  # a signal first, and then the end
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    Image.MAX_IMAGE_PIXELS = limits.pixels // 2  # Pillow refuses above twice this.


def _opened(format: Format, file: Path, title: str, limits: Limits) -> Source:
    match format:
        case Format.OPENRASTER:
            return openraster(file, limits)
        case Format.FOLDER:
            return opened_folder(file, title, limits)
        case Format.PHOTOSHOP:
            from configurator.stores.images.layered.photoshop.document import Document  # the extra `psd`

            return Document(file, limits)


if __name__ == "__main__":
    main()
