"""Copying a catalogue into which a server may be writing, each configurator as it was at one moment."""

import shutil
from contextlib import closing, suppress
from pathlib import Path

from configurator.stores.catalogue.reading import CONFIGURATORS, DRAFT
from configurator.stores.folder import OpenFolder


def copy_catalogue(folder: Path, target: Path) -> None:
    """Everything but hidden files into `target`, which does not exist yet; raises OSError.

    Configurators come first: `retired.json` then knows of all earlier ones of the same ids.
    """
    target.mkdir()
    if (folder / CONFIGURATORS).is_dir():
        (target / CONFIGURATORS).mkdir()
    for each in sorted((folder / CONFIGURATORS).glob("[!.]*")):
        _copy_configurator(each, target / CONFIGURATORS / each.name)
    for path in _files(folder):
        if path.parts[0] != CONFIGURATORS:
            _copy(folder / path, target / path)


def _copy_configurator(folder: Path, target: Path) -> None:
    """All of it, or nothing where it has been deleted meanwhile."""
    while folder.is_dir():
        with suppress(FileNotFoundError):
            if _copied_at_once(folder, target):
                return
        shutil.rmtree(target, ignore_errors=True)


def _copied_at_once(folder: Path, target: Path) -> bool:
    """Whether all that was copied is of one configurator; versions come after the draft, which names the newest.

    So does its journal, which goes on from there: unless the draft was written anew meanwhile, it begins no later.
    """
    with closing(OpenFolder(folder)) as opened:
        before = _written(folder / DRAFT)
        begun = _copy(folder / DRAFT, target / DRAFT)
        for path in _files(folder):
            if path != Path(DRAFT) or not begun:
                _copy(folder / path, target / path)
        return opened.in_place() and before == _written(folder / DRAFT)


def _written(file: Path) -> tuple[int, int] | None:
    """Which file it is, as it is now; None where there is none."""
    try:
        status = file.stat()
    except FileNotFoundError:
        return None
    return status.st_ino, status.st_mtime_ns


def _files(folder: Path) -> list[Path]:
    """The files in a folder and in those below it, by their paths from there, but for hidden ones."""
    found = sorted(path.relative_to(folder) for path in folder.rglob("*") if path.is_file())
    return [path for path in found if not any(part.startswith(".") for part in path.parts)]


def _copy(file: Path, target: Path) -> bool:
    """Whether there is such a file; one that vanishes while it is copied raises FileNotFoundError."""
    if not file.is_file():
        return False
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copy2(file, target)
    return True
