"""A reason why an option cannot be chosen."""

from dataclasses import dataclass
from enum import StrEnum


class Code(StrEnum):
    """The kind of reason; the values are the codes of docs/api.md.

    `out_of_stock` says that the sku has no room left; whether a limit of backorders or preorders is
    the cause is for those who know the item.
    """

    RULE = "rule"
    OUT_OF_STOCK = "out_of_stock"
    REQUIRED = "required"
    TOO_FEW = "too_few"
    TOO_MANY = "too_many"
    NOT_SHOWN = "not_shown"


@dataclass(frozen=True, slots=True)
class Why:
    """One of the reasons that together block an option: a rule, a group or a sku, by its id.

    `option` is a pinned option that takes part in it, where one does.
    """

    code: Code
    option: str | None = None
    group: str | None = None
    rule: str | None = None
    sku: str | None = None
