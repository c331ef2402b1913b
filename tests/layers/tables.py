"""Random products whose rules come from tables, each of which ties a few groups together."""

import random
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from layers.document.model import Configurator

TIED = (3, 6)
RULES_OF_ONE = 4


@dataclass(frozen=True, slots=True)
class TableProduct:
    """A product of so many groups and rules; `rows` is how many combinations a table allows for one first column."""

    groups: int
    rules: int
    seed: int
    options: tuple[int, int] = (3, 6)
    rows: int = 3

    @property
    def document(self) -> dict[str, Any]:
        """Its defaults are complete and keep every rule, so that something can always be bought."""
        chance = random.Random(self.seed)
        sizes = [chance.randint(*self.options) for _ in range(self.groups)]
        prices = [[chance.randrange(80) * 100 for _ in range(size)] for size in sizes]
        rules: list[dict[str, Any]] = []
        while len(rules) < self.rules:
            tied = chance.sample(range(self.groups), chance.randint(*TIED))
            rules += self._table(tied, sizes, chance, len(rules))
        return {
            "id": "tables",
            "title": "Tables",
            "views": [{"id": "front"}],
            "layers": [_group(group, prices[group]) for group in range(self.groups)],
            "rules": rules,
        }

    @property
    def configurator(self) -> Configurator:
        return Configurator.model_validate(self.document)

    def _table(self, tied: Sequence[int], sizes: Sequence[int], chance: random.Random, number: int) -> list[Any]:
        """For some options of the first group: which combinations of the others go with them."""
        first, *others = tied
        many = min(RULES_OF_ONE, self.rules - number)
        chosen = chance.sample(range(sizes[first]), min(many, sizes[first]))
        rules = []
        for place, option in enumerate(chosen):
            rows = [[chance.randrange(sizes[other]) for other in others] for _ in range(self.rows)]
            if option == 0:
                rows[0] = [0] * len(others)
            allowed = [{"all": [f"g{other}-{at}" for other, at in zip(others, row, strict=True)]} for row in rows]
            rule = {"id": f"r{number + place}", "if": f"g{first}-{option}", "then": {"any": allowed}}
            rules.append({**rule, "message": f"Table {number + place}"})
        return rules


def _group(group: int, prices: Sequence[int]) -> dict[str, Any]:
    layers = [
        {"kind": "image", "id": f"g{group}-{number}", "label": f"Option {number}", "price": price}
        | ({"default": True} if number == 0 else {})
        for number, price in enumerate(prices)
    ]
    return {"kind": "group", "id": f"g{group}", "label": f"Group {group}", "choose": "one", "required": True,
            "layers": layers}  # fmt: skip
