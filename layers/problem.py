"""Why something is not allowed, as one value for page, API, cart and mail."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Problem:
    """One reason; `code` is one of docs/api.md, `message` is for the shopper.

    `line`, `group`, `layer`, `rule` and `sku` are ids where they apply; `available` is in configurations
    of that line, 0 if none, and always set for stock and limit problems; `pointer` is a JSON pointer.
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
