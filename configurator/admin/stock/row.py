"""A stock item as a row of the list."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from configurator.admin.stock.index import Indexed
from configurator.products.uses import Use
from layers.document.model import BackorderChoice
from layers.stock.availability import Availability
from layers.stock.stock import Policy, StockItem, backorder_allowed, preorder_active


@dataclass(frozen=True, slots=True)
class ItemRow:
    """`values` are the terms as fields show them, `typed` what was just typed in their place and not taken yet.

    `errors` are sentences about that, by field; `ask` is how many orders wait for a day that was typed, where the
    shop keeper has to be asked what to tell them. `allowed`: whether backorder is, as far as no configurator says.
    """

    item: StockItem
    availability: Availability
    uses: tuple[Use, ...]
    policy: Policy
    allowed: bool
    preorder: bool
    values: Mapping[str, str]
    typed: Mapping[str, str] = field(default_factory=dict)
    errors: Mapping[str, str] = field(default_factory=dict)
    ask: int = 0

    @property
    def waiting(self) -> int:
        return self.item.late


def item_row(
    found: Indexed,
    policy: Policy,
    uses: Sequence[Use],
    typed: Mapping[str, str] | None = None,
    errors: Mapping[str, str] | None = None,
    ask: int = 0,
) -> ItemRow:
    item = found.item
    return ItemRow(
        item,
        found.availability,
        tuple(uses),
        policy,
        backorder_allowed(item.terms, BackorderChoice.INHERIT, policy).allowed,
        preorder_active(item.terms, policy.today),
        field_values(item),
        typed or {},
        errors or {},
        ask,
    )


def field_values(item: StockItem) -> dict[str, str]:
    """Each term as a form value; empty if it is not set."""
    terms = item.terms.model_dump(mode="json")
    return {**{name: _written(value) for name, value in terms.items()}, "on_hand": str(item.on_hand)}


def _written(value: Any) -> str:
    if value is None:
        return ""
    return str(value).lower() if isinstance(value, bool) else str(value)
