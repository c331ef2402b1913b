"""One line of a product, and what its layers would get of the stock."""

from typing import Any

from hypothesis import given

from layers.document.configuration import parts
from layers.document.line_demand import LineDemand
from layers.evaluation.line_context import LineContext, line_context, picked
from layers.evaluation.product import Product
from layers.stock.promise import LARGEST, split_among
from layers.stock.stock import StockItem
from tests.layers.models import Case, cases
from tests.layers.shopping import demand, group, item, option, policy, product, stock
from tests.layers.solving import thorough

WATCH = product(
    option("screw", "O"),
    group("case", option("steel", "O", units=2), option("gold"), option("iron", "O")),
    group("extras", option("box", "O"), option("pen", "PEN"), choose="many"),
    group("tray", option("felt", "O", units=3), choose=None, show_if="gold"),
    group("last", option("lid", "O")),
)


def context(quantity: int = 1, *items: StockItem, of: Product = WATCH, **fields: Any) -> LineContext:
    return line_context(of, quantity, stock(*items), policy(**fields))


def picks(at: LineContext, name: str, *selected: str) -> tuple[int, int]:
    """(now, short) of an option beside what is selected."""
    leaf = at.product.tree.options[name]
    assert leaf.part
    split = at.if_picked(leaf, leaf.part, frozenset(selected))
    return split.now, split.short


def test_one_configuration_may_use_its_share_of_what_the_line_may_take() -> None:
    assert context(3, item("O", on_hand=7), item("PEN", on_hand=2)).room() == {"O": 2, "PEN": 0}
    assert context(1, item("O", on_hand=7)).room() == {"O": 7}
    assert context(1, item("O"), item("PEN"), backorder=True).room() == {}


def test_units_are_given_to_layers_in_menu_order() -> None:
    at = context(2, item("O", on_hand=5))
    splits = at.splits(parts(WATCH.tree, {"steel", "box"}))
    assert {name: (one.now, one.short) for name, one in splits.items()} == {
        "screw": (2, 0),
        "steel": (3, 1),
        "box": (0, 2),
    }


def test_an_option_is_asked_for_beside_what_comes_before_it_and_not_beside_its_rivals() -> None:
    at = context(1, item("O", on_hand=3))
    assert picks(at, "steel", "iron") == (2, 0)
    assert picks(at, "box", "steel") == (0, 1)
    assert picks(at, "box", "iron") == (1, 0)
    assert picks(at, "box") == (1, 0)


def test_a_layer_that_a_pick_draws_counts_if_it_comes_before_the_option() -> None:
    at = context(1, item("O", on_hand=4))
    assert picks(at, "lid", "gold") == (0, 1)
    assert picks(at, "lid") == (1, 0)
    assert picks(at, "box", "gold") == (1, 0)


def test_what_an_item_has_is_for_all_configurations_of_the_line() -> None:
    at = context(2, item("O", on_hand=5), item("PEN", on_hand=1))
    assert picks(at, "iron") == (2, 0)
    assert picks(at, "steel") == (3, 1)
    assert picks(at, "pen") == (1, 1)


def test_a_line_may_have_as_many_configurations_as_its_scarcest_item_allows() -> None:
    at = context(1, item("O", on_hand=7), item("PEN", on_hand=1))
    assert at.configurations(parts(WATCH.tree, {"steel"})) == 2
    assert at.configurations(parts(WATCH.tree, {"steel", "pen"})) == 1
    assert at.configurations(parts(WATCH.tree, {"steel", "box"})) == 1
    assert at.configurations([]) == LARGEST


def test_a_picked_option_consumes_what_it_draws_and_no_longer_what_it_replaces() -> None:
    at = context()
    leaf = WATCH.tree.options["gold"]
    assert [part.layer for part in at.with_layer(leaf, frozenset({"steel", "box"}))] == ["screw", "box", "felt"]
    always = WATCH.tree.named["screw"]
    assert [part.layer for part in at.with_layer(always, frozenset({"steel"}))] == ["screw", "steel"]


def test_a_pick_replaces_in_a_group_of_one_and_comes_in_beside_in_one_of_many() -> None:
    assert picked(WATCH, "gold", {"steel", "box"}) == {"gold", "box"}
    assert picked(WATCH, "pen", {"steel", "box"}) == {"steel", "box", "pen"}
    assert picked(WATCH, "pen", {"pen"}) == {"pen"}


def test_a_line_stands_last_unless_its_place_is_given() -> None:
    others, items = (demand(2), demand(2, line="2")), stock(item("O", on_hand=5))

    def now(place: int | None) -> int | None:
        return line_context(WATCH, 1, items, policy(), others, place).shares["O"].now

    assert [now(0), now(1), now(2), now(None)] == [5, 3, 1, 1]


@thorough
@given(cases())
def test_an_option_gets_what_it_would_get_in_a_cart(case: Case) -> None:
    made = Product(case.document, 1)
    items = stock(*(item(sku, on_hand=left) for sku, left in case.room.items() if left is not None))
    at = line_context(made, 2, items, policy())
    for name in case.brute.options:
        leaf = made.tree.options[name]
        if leaf.part is None:
            continue
        chosen = case.brute.settled(case.selected - case.brute.rivals(name) | {name})
        if name in chosen:
            wanted = LineDemand("1", 2, made.backorder, parts(made.tree, chosen))
            assert at.if_picked(leaf, leaf.part, case.selected) == split_among([wanted], items, policy())["1", name]
