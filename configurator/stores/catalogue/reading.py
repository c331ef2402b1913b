"""What a file of the catalogue says, as values; what cannot be read is reported with its place."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Any, TypeVar

from pydantic import ValidationError

from configurator.stores.catalogue.errors import Broken
from configurator.stores.catalogue.storage import read_record
from layers.document.model import Configurator
from settings import Settings

T = TypeVar("T", Settings, Configurator)


def required_record(path: Path) -> dict[str, Any]:
    record = read_record(path)
    if record is None:
        raise Broken(path, "it is missing")
    return record


def stored_document(path: Path, record: dict[str, Any]) -> Configurator:
    document = parsed(path, Configurator, record.get("document"))
    folder = path.parent if path.name == "draft.json" else path.parent.parent
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


def stored_time(path: Path, text: object) -> datetime:
    try:
        return datetime.fromisoformat(str(text)).astimezone(UTC)
    except ValueError as error:
        raise Broken(path, "at /updated_at: it is not a time") from error
