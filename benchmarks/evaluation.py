"""CPU time of one uncached evaluation against writing and reading its answer as JSON.

.venv/bin/python -m benchmarks.evaluation

Reasons and ways out are worked out for all options that cannot be had, for one of them, or for none.
"""

import json
import random
import statistics
import time
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from typing import Any

from layers.document.model import Configurator
from layers.evaluation.evaluation import Question, evaluate
from layers.evaluation.product import Product
from layers.stock.stock import StockItem, StockTerms
from tests.layers.shopping import shop

SELECTIONS = 60
SHOP = shop()


@dataclass(frozen=True, slots=True)
class Design:
    """So many required groups of so many counted options each, and rules that exclude pairs of them."""

    groups: int
    options: int
    rules: int

    @property
    def title(self) -> str:
        return f"{self.groups * self.options} options, {self.groups} groups, {self.rules or 'no'} rules"


def main() -> None:
    for design in (Design(10, 6, 0), Design(40, 8, 120)):
        product = Product(configurator(design), 1)
        selections = list(walk(product))
        for name, items in (("plenty of everything", {}), ("one in ten sold out", sold_out(product, selections[-1]))):
            for explained in ("all", "one", "none"):
                measured = [measure(product, selection, items, explained) for selection in selections]
                spent, yardstick = (statistics.median(column) for column in zip(*measured, strict=True))
                times = f"{spent * 1e3:.2f} ms, {spent / yardstick:.1f} × its JSON"
                print(f"{design.title}, {name}, {explained} explained: {times}")


def configurator(design: Design) -> Configurator:
    chance = random.Random(1)

    def option(group: int) -> str:
        return f"o{group}-{chance.randrange(design.options)}"

    pairs = [chance.sample(range(design.groups), 2) for _ in range(design.rules)]
    rules = [{"id": f"r{n}", "if": option(a), "then": {"not": option(b)}} for n, (a, b) in enumerate(pairs)]
    layers = [_group(design, group, chance) for group in range(design.groups)]
    known = {"id": "p", "title": "Product", "base_price": 1000, "views": [{"id": "front"}]}
    return Configurator.model_validate({**known, "layers": layers, "rules": rules})


def walk(product: Product) -> Iterator[tuple[str, ...]]:
    """Complete selections a shopper comes to who picks what is selectable, group by group, and then changes a few."""
    chance = random.Random(2)
    seen = evaluate(product, Question(()), {}, SHOP)
    groups = list(product.tree.choices.values())
    for choice in [*groups, *chance.choices(groups, k=SELECTIONS)]:
        open_ = [name for name in choice.options if seen.options[name].selectable]
        seen = evaluate(product, Question(seen.selected, pick=chance.choice(open_)), {}, SHOP)
        if seen.complete:
            yield seen.selected


def sold_out(product: Product, last: tuple[str, ...]) -> dict[str, StockItem]:
    """Nothing left of one option in ten, the last selection's own apart, and plenty of the rest."""
    chance = random.Random(3)
    return {
        leaf.part.sku: StockItem(leaf.part.sku, StockTerms(), on_hand=0 if empty else 100)
        for leaf in product.tree.options.values()
        if leaf.part
        for empty in [leaf.id not in last and chance.random() < 0.1]
    }


def measure(
    product: Product, selection: tuple[str, ...], items: dict[str, StockItem], explained: str
) -> tuple[float, float]:
    asked = Question(selection, explain=_explained(product, selection, items, explained))
    product.possibilities.forget()
    answers: list[Any] = []
    spent = _cpu(lambda: answers.append(evaluate(product, asked, items, SHOP)))
    answer = asdict(answers[0])
    return spent, _cpu(lambda: json.loads(json.dumps(answer, default=str)))


def _explained(
    product: Product, selection: tuple[str, ...], items: dict[str, StockItem], explained: str
) -> frozenset[str] | None:
    if explained == "all":
        return None
    seen = evaluate(product, Question(selection, explain=frozenset()), items, SHOP)
    refused = [name for name, state in seen.options.items() if not state.selectable]
    return frozenset(refused[-1:] if explained == "one" else ())


def _cpu(work: Callable[[], object]) -> float:
    began = time.process_time()
    work()
    return time.process_time() - began


def _group(design: Design, group: int, chance: random.Random) -> dict[str, Any]:
    layers = [
        {
            "kind": "image",
            "id": f"o{group}-{number}",
            "price": chance.randrange(50) * 100,
            "stock": {"managed": True, "sku": f"S{group}-{number}"},
        }
        for number in range(design.options)
    ]
    return {"kind": "group", "id": f"g{group}", "choose": "one", "required": True, "layers": layers}


if __name__ == "__main__":
    main()
