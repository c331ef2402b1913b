"""Why something is not allowed, as one value for page, API, cart and mail."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Problem:
    """One reason; `code` is one of docs/api.md, `message` is for the shopper.

    `line`, `group`, `layer`, `rule` and `sku` are ids where they apply; `available` is in configurations
    of that line, 0 if none, and always set for stock and limit problems; `pointer` is a JSON pointer. In a document
    `preset` is an id as well, and `suggestion` one that may be meant where there is no such thing.
    """

    code: str
    message: str
    line: str | None = None
    group: str | None = None
    layer: str | None = None
    rule: str | None = None
    sku: str | None = None
    available: int | None = None
    pointer: str | None = None
    preset: str | None = None
    suggestion: str | None = None
