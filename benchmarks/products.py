"""Products to measure with: many options and no rules, and very many with rules and shared stock."""

import random
from dataclasses import dataclass
from typing import Any

from tests.api.shop import Json, Shop

SEED = 11


@dataclass(frozen=True, slots=True)
class Design:
    """So many groups of so many options each, and rules between them."""

    groups: int
    options: int
    rules: int

    @property
    def name(self) -> str:
        return f"product-{self.groups * self.options}"

    @property
    def title(self) -> str:
        return f"{self.groups * self.options} options, {self.rules or 'no'} rules"


SMALL = Design(groups=10, options=6, rules=0)
LARGE = Design(groups=40, options=8, rules=120)


def publish(shop: Shop, design: Design) -> str:
    """Publish it and stock its items: most have plenty, some few units, one in ten has none left."""
    chance = random.Random(SEED)
    groups = {f"g{group}": _group(design, group) for group in range(design.groups)}
    skus = {option["sku"] for group in groups.values() for option in group.values() if "sku" in option}
    for sku in sorted(skus):
        shop.stock(sku, chance.choice([0, 3, 40, *[100_000] * 7]))
    return shop.design(groups, rules=_rules(design, chance), id=design.name)


def walk(shop: Shop, name: str, steps: int) -> list[list[str]]:
    """Selections that a shopper comes by who picks one selectable option after the other."""
    chance = random.Random(SEED)
    found, now = [], shop.evaluate(name)
    for _ in range(steps):
        others = [id for id, state in now["options"].items() if state["selectable"] and not state["selected"]]
        now = shop.evaluate(name, now["selected"], pick=chance.choice(others))
        found.append(now["selected"])
    return found


def _group(design: Design, group: int) -> dict[str, Json]:
    """Every third option is counted; two neighbouring groups share their items."""
    return {_option(group, option): _layer(design, group, option) for option in range(design.options)}


def _option(group: int, option: int) -> str:
    return f"g{group}-o{option}"


def _layer(design: Design, group: int, option: int) -> Json:
    own: Json = {"price": 100 * option, "default": option == 0}
    if option and (group + option) % 3 == 0:
        own |= {"sku": f"{design.name}-{group // 2}-{option // 2}", "units": 1 + option % 2}
    return own


def _rules(design: Design, chance: random.Random) -> list[Json]:
    """Half exclude, half require one of three; the first option of every group satisfies them all."""
    return [_rule(design, number, chance) for number in range(design.rules)]


def _rule(design: Design, number: int, chance: random.Random) -> Json:
    one, other = chance.sample(range(design.groups), 2)
    cause = _option(one, chance.randrange(1, design.options))
    then: Any
    if number % 2:
        then = {"not": _option(other, chance.randrange(1, design.options))}
    else:
        then = {"any": [_option(other, option) for option in (0, *chance.sample(range(1, design.options), 2))]}
    return {"id": f"r{number}", "if": cause, "then": then, "message": f"Rule {number}"}
