"""What a file of the catalogue says, as values; what cannot be read is reported with its place."""

import re
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, TypeVar

from pydantic import ValidationError

from configurator.stores.catalogue.storage import read_record
from configurator.stores.errors import Broken
from layers.document.model import Configurator
from settings import Settings

CONFIGURATORS = "configurators"
"""The folder that has one of each configurator."""
DRAFT = "draft.json"
VERSION = re.compile(r"[1-9][0-9]{0,8}\.json")
T = TypeVar("T", Settings, Configurator)


def required_record(path: Path) -> dict[str, Any]:
    record = read_record(path)
    if record is None:
        raise Broken(path, "it is missing")
    return record


def stored_document(path: Path, record: dict[str, Any]) -> Configurator:
    document = parsed(path, Configurator, record.get("document"))
    folder = path.parent if path.name == DRAFT else path.parent.parent
    if document.id != folder.name:
        raise Broken(path, f"its id {document.id} is not its folder's name")
    return document


def parsed(path: Path, model: type[T], record: Any) -> T:
    try:
        return model.model_validate(record)
    except ValidationError as error:
        first = error.errors()[0]
        place = "/".join(str(part) for part in first["loc"])
        raise Broken(path, f"at /{place}: {first['msg']}") from error
    except RecursionError as error:
        raise Broken(path, "it is nested too deeply") from error


def configurator_folders(folder: Path) -> list[Path]:
    """The folders of configurators; one that holds nothing yet is left by a creation that was interrupted."""
    found = _listed(folder)
    for each in found:
        if not each.is_dir():
            raise Broken(each, "a folder belongs there, and it is none")
    return [each for each in found if _listed(each)]


def known_version(path: Path, record: dict[str, Any]) -> int | None:
    """The number of the newest version, 0 for none; None in files of drafts from before it was written down."""
    if "version" not in record:
        return None
    version = record["version"]
    if type(version) is not int or version < 0:
        raise Broken(path, "at /version: it is no number of a version")
    return int(version)


def known_revision(path: Path, record: dict[str, Any]) -> int:
    """How many batches of edits are in the file; 0 in files from before there were any."""
    rev = record.get("rev", 0)
    if type(rev) is not int or rev < 0:
        raise Broken(path, "at /rev: it is no revision")
    return int(rev)


def published_versions(folder: Path, newest: int, retired: int) -> list[int]:
    """The numbers of the versions in a folder `published`; none up to `newest` or a later one may be missing.

    Those up to `retired` may: they were those of a deleted configurator of the same id.
    """
    files = _listed(folder)
    for file in files:
        if not VERSION.fullmatch(file.name) or not file.is_file():
            raise Broken(file, "it is no published version")
    versions = sorted(int(file.stem) for file in files)
    missing = set(range(retired + 1, max([newest, *versions]) + 1)) - set(versions)
    if missing:
        raise Broken(folder / f"{min(missing)}.json", "it is missing")
    return versions


def _listed(folder: Path) -> list[Path]:
    """What is in a folder, but for hidden files; nothing where it is missing; raises Broken where it is none."""
    try:
        return sorted(path for path in folder.iterdir() if not path.name.startswith("."))
    except FileNotFoundError:
        return []
    except OSError as error:
        raise Broken(folder, error.strerror or str(error)) from error


def retired_versions(path: Path, record: dict[str, Any] | None) -> dict[str, int]:
    """The last version of each deleted configurator."""
    for id, version in (record or {}).items():
        if type(version) is not int or version < 0:
            raise Broken(path, f"at /{id}: it is no number of a version")
    return dict(record or {})


def stored_time(path: Path, text: object) -> datetime:
    try:
        return datetime.fromisoformat(str(text)).astimezone(UTC)
    except ValueError as error:
        raise Broken(path, "at /updated_at: it is not a time") from error
