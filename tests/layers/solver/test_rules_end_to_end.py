"""What an evaluation says can be chosen, against every configuration there is and a stock counted by hand."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from layers.document.line_demand import LineDemand, Part
from layers.document.model import BackorderChoice, Configurator
from layers.evaluation.evaluation import Evaluation, Question, evaluate
from layers.evaluation.product import Product
from layers.stock.stock import StockItem, StockTerms
from layers.words.storefront import Storefront
from tests.layers.brute import Brute, Chosen
from tests.layers.models import SEEDS, SKUS, document
from tests.layers.shopping import TODAY, shop


@dataclass(frozen=True)
class Visit:
    """Somebody looks at a product as a line of a cart, in a shop with some stock."""

    document: Configurator
    question: Question
    items: dict[str, StockItem]
    shop: Storefront
    others: tuple[LineDemand, ...]
    place: int
    brute: Brute

    def answer(self) -> Evaluation:
        return evaluate(Product(self.document, 1), self.question, self.items, self.shop, self.others, self.place)

    def demands(self, brute: Brute, chosen: Chosen) -> list[LineDemand]:
        parts = tuple(Part(sku, sku, units) for sku, units in brute.used(chosen).items())
        own = LineDemand("own", self.question.quantity, self.document.backorder, parts)
        return [*self.others[: self.place], own, *self.others[self.place :]]

    def sold(self, brute: Brute) -> list[Chosen]:
        """The configurations for which the line gets all it needs, and no other line less than without it."""
        before = self.short(self.others)
        return [
            chosen
            for chosen in brute.unbounded
            if not (short := self.short(self.demands(brute, chosen)))["own"]
            and all(short[line] <= before[line] for line in short)
        ]

    def short(self, demands: Sequence[LineDemand]) -> Counter[str]:
        """Units that each line of a cart lacks."""
        short: Counter[str] = Counter()
        for sku, item in self.items.items():
            wanting = [demand for demand in demands if demand.units_of(sku)]
            now, later = self.left(item)
            for demand in sorted(wanting, key=lambda demand: self.may_be_late(item, demand.backorder)):
                units = demand.units_of(sku) * demand.quantity
                taken = min(units, now)
                late = min(units - taken, later) if self.may_be_late(item, demand.backorder) else 0
                now, later = now - taken, later - late
                short[demand.line] += int(units - taken - late)
        return short

    def left(self, item: StockItem) -> tuple[float, float]:
        """Units there now, and late units that may still be promised."""
        terms, unlimited = item.terms, float("inf")
        if not self.shop.policy.management or (not terms.tracked and terms.status == "in_stock"):
            return unlimited, 0
        if self.preordered(item):
            limit, taken = terms.preorder_limit, item.preordered + item.held_preorder
        else:
            released = 0 if terms.status == "preorder" else item.preordered
            limit, taken = terms.backorder_limit, item.backordered + released + item.held_backorder
        now = item.on_hand - item.allocated - item.held if terms.tracked and not self.preordered(item) else 0
        return max(now, 0), unlimited if limit is None else max(limit - taken, 0)

    def preordered(self, item: StockItem) -> bool:
        release = item.terms.preorder_release_on
        return item.terms.status == "preorder" and (release is None or release > TODAY)

    def may_be_late(self, item: StockItem, configurator: BackorderChoice) -> bool:
        if self.preordered(item):
            return True
        if item.terms.backorder != "inherit":
            return item.terms.backorder == "allow"
        if configurator != "inherit":
            return configurator == "on"
        return self.shop.policy.backorder


def visit(seed: int, size: int) -> Visit:
    random = Random(seed)
    backorder = random.choice(list(BackorderChoice))
    toy = document(random, size).model_copy(update={"backorder": backorder})
    brute = Brute(toy)
    chosen = random.choice([*brute.unbounded, frozenset[str]()])
    pinned = None if random.randrange(2) else tuple(sorted(name for name in chosen if random.randrange(2)))
    question = Question(tuple(sorted(chosen)), quantity=random.choice((1, 1, 2, 3)), pinned=pinned)
    others = tuple(_line(random, place) for place in range(random.choice((0, 0, 1, 2))))
    at = shop(management=random.randrange(8) > 0, backorder=random.randrange(2) > 0)
    items = {sku: _item(random, sku) for sku in SKUS}
    return Visit(toy, question, items, at, others, random.randint(0, len(others)), brute)


def _line(random: Random, place: int) -> LineDemand:
    skus = random.sample(SKUS, random.randint(1, 2))
    parts = tuple(Part(sku, sku, random.randint(1, 2)) for sku in skus)
    return LineDemand(f"line{place}", random.randint(1, 2), random.choice(list(BackorderChoice)), parts)


def _item(random: Random, sku: str) -> StockItem:
    limits = (None, 0, 1, 2, 4)
    terms = StockTerms(
        tracked=random.randrange(4) > 0,
        status=random.choice(("in_stock", "in_stock", "out_of_stock", "backorder", "preorder")),
        backorder=random.choice(("inherit", "allow", "deny")),
        backorder_limit=random.choice(limits),
        preorder_limit=random.choice(limits),
        preorder_release_on=random.choice((None, TODAY, TODAY.replace(year=TODAY.year + 1))),
    )
    taken = {name: random.choice((0, 0, 0, 1)) for name in ("allocated", "held", "backordered", "preordered")}
    late = {name: random.choice((0, 0, 0, 1)) for name in ("held_backorder", "held_preorder")}
    on_hand = random.choice((0, 0, 1, 2, 3, 6)) + taken["allocated"] + taken["held"]
    return StockItem(sku, terms, on_hand=on_hand, **taken, **late)


visits = st.builds(visit, SEEDS, st.sampled_from(range(1, 9)))


@settings(max_examples=2000, deadline=None)
@given(visits)
def test_an_evaluation_offers_exactly_what_can_be_sold(visit: Visit) -> None:
    answer, brute = visit.answer(), visit.brute
    selected, pinned, sold = frozenset(answer.selected), frozenset(answer.pinned), visit.sold(brute)
    selectable = brute.selectable(pinned, sold)
    assert {name for name, option in answer.options.items() if option.selectable} == selectable
    for name, option in answer.options.items():
        best = None if name in selectable else brute.instead(name, selected, pinned, sold)
        assert option.instead == tuple(other for other in brute.options if other in (best or ()))
        assert bool(option.why) == (name not in selectable)


@settings(max_examples=200, deadline=None)
@given(visits)
def test_what_is_allowed_is_complete_and_leaves_nobody_short(visit: Visit) -> None:
    answer, brute = visit.answer(), visit.brute
    chosen = frozenset(answer.selected)
    kept = not visit.short(visit.demands(brute, chosen)).total()
    assert answer.allowed == (chosen in brute.unbounded and kept)


@settings(max_examples=200, deadline=None)
@given(visits)
def test_no_promise_exceeds_what_is_left(visit: Visit) -> None:
    answer = visit.answer()
    now: Counter[str] = Counter()
    later: Counter[str] = Counter()
    for seat in visit.brute.seats:
        if seat.image.stock.managed and seat.image.id in answer.selected:
            sku = seat.image.stock.sku or f"toy.{seat.image.id}"
            now[sku] += answer.options[seat.image.id].now
            later[sku] += answer.options[seat.image.id].later
    for sku, item in visit.items.items():
        most_now, most_later = visit.left(item)
        assert now[sku] <= most_now
        assert later[sku] <= most_later
