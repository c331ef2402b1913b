"""What a change of a cart is refused for: nothing that was so before, and everything it makes worse."""

from dataclasses import replace
from typing import Any

from layers.carts.cart import read_cart
from layers.carts.change import added_problems
from layers.carts.reading import Agreed, CartReading, LineAsk
from layers.problem import Problem
from layers.stock.stock import StockItem
from tests.layers.shopping import Foreign, group, item, line, option, product, shop, stock
from tests.layers.sold import part, sold

PAIR = product(
    option("case", "CASE"),
    group("left", option("l1", "KNOB"), option("l2")),
    group("right", option("r1", "KNOB", units=2), option("r2"), required=True),
    rules=[{"id": "same", "if": "l1", "then": {"not": "r1"}, "message": "Not both"}],
)
FREE = product(group("left", option("l1", "KNOB")), group("right", option("r1", "KNOB", units=2)), id="free")


def read(*lines: LineAsk, items: tuple[StockItem, ...] = ()) -> CartReading:
    return read_cart(lines, stock(*items), shop())


def knobs(count: int, **fields: Any) -> tuple[StockItem, ...]:
    return (item("KNOB", on_hand=count, **fields),)


def keys(problems: tuple[Problem, ...]) -> list[tuple[Any, ...]]:
    return [(one.code, one.line, one.layer, one.available) for one in problems]


def agreed(quantity: int, covered: int, sku: str = "KNOB", id: str = "a") -> LineAsk:
    return replace(line(None, quantity=quantity, id=id), agreed=Agreed(sold(9, part(sku, backordered=9)), covered))


def test_a_cart_that_stays_as_it_is_adds_nothing() -> None:
    same = read(line(PAIR, "l1", "r1", quantity=9), items=knobs(1))
    assert not same.allowed
    assert added_problems(same, same) == ()


def test_a_rule_that_a_change_breaks_is_named_and_one_that_was_broken_is_not() -> None:
    broken = read(line(PAIR, "l1", "r1"))
    assert [(one.code, one.rule) for one in added_problems(read(line(PAIR, "l2", "r1")), broken)] == [("rule", "same")]
    assert added_problems(broken, read(line(PAIR, "l1", "r1", quantity=2))) == ()


def test_the_same_rule_on_another_line_is_another_problem() -> None:
    before = read(line(PAIR, "l1", "r1", id="1"))
    after = read(line(PAIR, "l1", "r1", id="1"), line(PAIR, "l1", "r1", id="2"))
    assert [(one.line, one.rule) for one in added_problems(before, after)] == [("2", "same")]


def test_of_two_layers_of_one_item_the_one_that_falls_short_is_named() -> None:
    both = line(FREE, "l1", "r1")
    assert keys(added_problems(read(), read(both, items=knobs(2)))) == [("out_of_stock", "1", "r1", 0)]
    assert keys(added_problems(read(), read(both, items=knobs(0)))) == [
        ("out_of_stock", "1", "l1", 0),
        ("out_of_stock", "1", "r1", 0),
    ]


def test_a_line_that_makes_another_fall_short_is_named_by_its_first_layer_of_the_item() -> None:
    behind = line(FREE, "l1", id="2")
    before = read(line(FREE, "r1", id="1"), behind, items=knobs(3))
    assert before.allowed
    after = read(line(FREE, "l1", "r1", id="1"), behind, items=knobs(3))
    assert [problem.line for problem in after.problems] == ["2"]
    assert keys(added_problems(before, after)) == [("out_of_stock", "1", "l1", 0)]


def test_a_line_that_asks_for_less_is_never_named() -> None:
    first, second = line(FREE, "r1", id="1", quantity=3), line(FREE, "l1", id="2")
    before = read(first, second, items=knobs(6))
    fewer, more = replace(first, quantity=2), replace(second, quantity=4)
    assert keys(added_problems(before, read(fewer, more, items=knobs(6)))) == [("out_of_stock", "2", "l1", 2)]


def test_a_line_that_changes_to_another_item_is_named_for_that_one() -> None:
    items = (*knobs(0), item("CASE", on_hand=9))
    before = read(line(PAIR, "l2", "r2"), items=items)
    after = read(line(PAIR, "l1", "r2"), items=items)
    assert keys(added_problems(before, after)) == [("out_of_stock", "1", "l1", 0)]


def test_adding_says_how_many_more_and_setting_how_many_in_all() -> None:
    before = read(line(FREE, "l1", quantity=3), items=knobs(5))
    after = read(line(FREE, "l1", quantity=9), items=knobs(5))
    assert keys(added_problems(before, after, adding=True)) == [("out_of_stock", "1", "l1", 2)]
    assert keys(added_problems(before, after)) == [("out_of_stock", "1", "l1", 5)]
    assert added_problems(before, after, adding=True)[0].message == "Left: L1: only 2 more can be had"
    fresh = added_problems(read(items=knobs(5)), after, adding=True)
    assert fresh[0].message == "Left: L1: only 5 can be had"


def test_more_of_what_falls_short_already_is_never_fewer_than_none() -> None:
    before = read(line(FREE, "l1", quantity=9), items=knobs(5))
    after = read(line(FREE, "l1", quantity=10), items=knobs(5))
    assert keys(added_problems(before, after, adding=True)) == [("out_of_stock", "1", "l1", 0)]


def test_a_change_is_refused_in_the_shoppers_language() -> None:
    after = read(line(FREE, "l1", quantity=9), items=knobs(5))
    assert added_problems(read(), after, speech=Foreign())[0].message == "¡Left: L1: only 5 can be had!"
    known = read(agreed(3, 2))
    (raised,) = added_problems(known, read(agreed(4, 2)), speech=Foreign())
    assert raised.message == "¡Watch: 2 are held for you!"


def test_more_than_is_held_for_a_line_is_refused_once() -> None:
    assert keys(added_problems(read(agreed(1, 2)), read(agreed(3, 2)))) == [("offer_expired", "a", None, 2)]
    assert added_problems(read(agreed(1, 2)), read(agreed(2, 2))) == ()


def test_a_line_whose_offer_shrank_may_be_kept_and_lowered_but_not_raised() -> None:
    over = read(agreed(3, 1))
    assert added_problems(over, over) == ()
    assert added_problems(over, read(agreed(2, 1))) == ()
    assert keys(added_problems(over, read(agreed(4, 1)))) == [("offer_expired", "a", None, 1)]


def test_a_line_bought_from_an_order_may_not_take_what_another_line_then_lacks() -> None:
    """What nobody took of a passed offer is not held: whoever else wants it counts."""
    other = line(FREE, "l1", quantity=2)
    before = read(agreed(1, 3), other, items=knobs(2))
    after = read(agreed(2, 3), other, items=knobs(1))
    assert keys(added_problems(before, after)) == [("offer_expired", "a", None, 1)]
    elsewhere = read(agreed(2, 3, sku="CASE"), other, items=knobs(1))
    assert added_problems(before, elsewhere) == ()


def test_a_line_bought_from_an_order_is_not_put_into_a_cart_that_lacks_its_units_then() -> None:
    other = line(FREE, "l1", quantity=2)
    before = read(other, items=knobs(2))
    after = read(agreed(1, 3), other, items=knobs(1))
    assert keys(added_problems(before, after)) == [("offer_expired", "a", None, 0)]
    assert added_problems(before, read(agreed(1, 3), other, items=knobs(2))) == ()
