"""The files that the demo shop is made of."""

import json
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
PRODUCTS = ("field-watch", "court-sneaker", "reading-lamp")


def document(product: str) -> dict[str, Any]:
    """As a designer writes it, with file names for pictures, and its texts in every language."""
    files = sorted((HERE / "translations").glob(f"{product}.*.json"))
    translations = {file.name.split(".")[1]: _read(f"translations/{file.name}") for file in files}
    return {**_read(f"{product}.json"), "translations": translations}


def stock(product: str) -> list[dict[str, Any]]:
    """The items it consumes, with those that several products share."""
    return [*_read("shared.stock.json"), *_read(f"{product}.stock.json")]


def picture(file: str) -> bytes:
    return (HERE / "art" / file).read_bytes()


def past() -> dict[str, Any]:
    """The customers of the weeks before, and what happened then."""
    found: dict[str, Any] = _read("past.json")
    return found


def _read(name: str) -> Any:
    return json.loads((HERE / name).read_text(encoding="utf-8"))
