"""Whatever happens, in whatever order: the books balance and nobody is promised what is not there."""

from collections.abc import Callable
from datetime import date
from random import Random
from typing import Any

import pytest
from hypothesis import HealthCheck, settings

from settings import Filling, Settlement
from tests.ordering.balance import everything_was_handed_out_once
from tests.ordering.life import LINES, SKUS, TERMS, Shop

CHANCES: dict[Callable[..., None], tuple[int, Callable[[Random], tuple[Any, ...]]]] = {
    Shop.order_at_once: (20, lambda r: (r.choice(LINES), r.randint(1, 4), r.choice(["", "", *LINES]))),
    Shop.hold_a_cart: (7, lambda r: (r.choice(LINES), r.randint(1, 4))),
    Shop.change_a_cart: (6, lambda r: (r.randint(0, 1000), r.choice(LINES), r.randint(0, 4))),
    Shop.place_an_order: (6, lambda r: (r.randint(0, 1000), r.random() < 0.5, r.choice([True, True, False, 1, 3]))),
    Shop.let_a_hold_go: (2, lambda r: (r.randint(0, 1000),)),
    Shop.buy_what_is_offered: (15, lambda r: (r.randint(0, 1000), r.random() < 0.4, r.random() < 0.5)),
    Shop.cancel_as_the_customer: (4, lambda r: (r.randint(0, 1000), r.randint(1, 3))),
    Shop.change_the_way_to_pay: (
        3,
        lambda r: (r.choice([*Settlement, Settlement.WHEN_AVAILABLE]), r.choice([None, 5]), r.random() < 0.7),
    ),
    Shop.reschedule: (1, lambda r: (r.choice(SKUS), r.choice([None, date(2026, 3, 20)]), r.random() < 0.5)),
    Shop.let_time_pass: (9, lambda r: (r.choice([1, 6, 11, 31, 61, 61, 60 * 13]),)),
    Shop.receive: (16, lambda r: (r.choice(SKUS), r.randint(1, 5))),
    Shop.hand_out: (12, lambda r: (r.randint(1, 3),)),
    Shop.end_between_two_steps: (2, lambda _: ()),
    Shop.adjust: (3, lambda r: (r.choice(SKUS), r.choice([-3, -2, -1, 1, 2]), r.random() < 0.5)),
    Shop.count: (5, lambda r: (r.choice(SKUS), r.randint(0, 8), r.random() < 0.5)),
    Shop.cancel: (5, lambda r: (r.randint(0, 1000), r.randint(0, 3))),
    Shop.ship: (7, lambda r: (r.randint(0, 1000), r.randint(0, 3))),
    Shop.deliver_and_pay: (7, lambda r: (r.randint(0, 1000),)),
    Shop.set_terms: (2, lambda r: (r.choice(SKUS), r.choice(TERMS), r.choice([None, None, 9, 3, 0]))),
    Shop.release: (1, lambda r: (r.choice(SKUS),)),
    Shop.say_by_hand: (4, lambda r: (r.random() < 0.5,)),
    Shop.place_an_order_with_management_off: (1, lambda r: (r.choice(LINES), r.randint(1, 4))),
}
"""How often each thing happens in a long life, and with what."""
NEEDS = {
    **dict.fromkeys((Shop.change_a_cart, Shop.place_an_order, Shop.let_a_hold_go), "carts"),
    **dict.fromkeys(
        (Shop.buy_what_is_offered, Shop.cancel_as_the_customer, Shop.cancel, Shop.ship, Shop.deliver_and_pay), "orders"
    ),
}
STEPPING = (Shop.hand_out, Shop.end_between_two_steps)
STEPS = 250


@pytest.mark.parametrize("seed", range(40))
def test_a_long_life_keeps_the_books(seed: int) -> None:
    """Ten thousand steps in forty shops, in which things happen about as often as they do."""
    random, shop, history = Random(seed), Shop(), list[str]()
    acts, weights = list(CHANCES), [weight for weight, _ in CHANCES.values()]
    try:
        shop.open(
            random.choice(list(Filling)),
            Settlement.WHEN_AVAILABLE,
            random.random() < 0.7,
            random.choice([50, 0, 0, 1]),
            random.choice([50, 50, 1]),
        )
        for _ in range(STEPS):
            act = random.choices(acts, weights)[0]
            if (act in NEEDS and not getattr(shop, NEEDS[act])) or (act in STEPPING and not shop.unfinished):
                continue
            with_what = CHANCES[act][1](random)
            history.append(f"{act.__name__}{with_what}")
            act(shop, *with_what)
            shop.everything_holds()
        shop.desk.hand_out_everything()
        shop.everything_holds()
        everything_was_handed_out_once(shop.desk, SKUS)
    except Exception as error:
        error.add_note("\n".join(history))
        raise
    finally:
        shop.teardown()


TestShop = Shop.TestCase
TestShop.settings = settings(
    max_examples=60, stateful_step_count=50, deadline=None, suppress_health_check=list(HealthCheck)
)
