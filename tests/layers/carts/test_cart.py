"""A cart is read as a whole, and a change is refused for what it adds."""

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from layers.carts.cart import CartReading, LineAsk, added_problems, read_cart
from layers.stock.stock import StockItem
from layers.words.storefront import Storefront
from tests.layers.shopping import TODAY, group, item, line, option, product, shop, stock

STRAPS = group("strap", option("tan", "TAN", price=2500, default=True), option("steel", price=4000), required=True)
WATCH = product(STRAPS, version=4)
BACKORDER = shop(backorder=True)


def read(*lines: LineAsk, items: tuple[StockItem, ...] = (), at: Storefront | None = None) -> CartReading:
    return read_cart(lines, stock(*items), at or shop())


def test_a_line_is_read_with_todays_price_and_version() -> None:
    seen = read(line(WATCH, "tan", quantity=2)).lines[0]
    assert (seen.version, seen.title, seen.unit_price, seen.total) == (4, "Watch", 12_500, 25_000)


def test_an_agreed_price_stays() -> None:
    seen = read(line(WATCH, "tan", quantity=2, unit_price=9_000))
    assert (seen.lines[0].unit_price, seen.subtotal) == (9_000, 18_000)


def test_the_cart_shows_available_backorder_and_counts_it_at_full_price() -> None:
    seen = read(line(WATCH, "tan"), items=(item("TAN"),), at=BACKORDER)
    tan = seen.lines[0].options[0]
    assert (tan.cart_label, tan.on_hand, tan.backordered, seen.late_units) == ("(Available Backorder)", 0, 1, 1)
    assert (seen.allowed, seen.subtotal, seen.availability) == (True, 12_500, "backorder")
    assert seen.lines[0].message == "Ships once restocked"


def test_a_line_names_its_own_share_of_the_backlog() -> None:
    seen = read(line(WATCH, "tan", quantity=5), items=(item("TAN", on_hand=1, backordered=7),), at=BACKORDER)
    assert seen.lines[0].options[0].cart_label == "(1 in stock, 4 Available Backorder)"


def test_a_line_that_all_ships_now_has_no_label_and_no_message() -> None:
    seen = read(line(WATCH, "tan"), items=(item("TAN", on_hand=1),), at=BACKORDER)
    assert (seen.lines[0].options[0].cart_label, seen.lines[0].message) == ("", "")


def test_a_cart_comes_to_what_every_program_counts_exactly() -> None:
    dear = 900_719_925_474
    seen = read(
        line(WATCH, "steel", quantity=10_000, unit_price=dear), line(WATCH, "steel", quantity=991, unit_price=1)
    )
    assert (seen.subtotal, seen.allowed) == (2**53 - 1, True)
    more = read(
        line(WATCH, "steel", quantity=10_000, unit_price=dear), line(WATCH, "steel", quantity=992, unit_price=1)
    )
    assert [(one.code, one.line) for one in more.problems] == [("too_many", None)]
    assert more.problems[0].message == "An order can come to €90,071,992,547,409.91 at most"


def test_lines_are_served_in_cart_order() -> None:
    first, second = line(WATCH, "tan", quantity=2, id="1"), line(WATCH, "tan", quantity=2, id="2")
    seen = read(first, second, items=(item("TAN", on_hand=3),), at=BACKORDER)
    assert [(one.options[0].on_hand, one.options[0].backordered) for one in seen.lines] == [(2, 0), (1, 1)]


def test_a_silent_backorder_says_nothing_and_is_still_backordered() -> None:
    restock = TODAY + timedelta(days=3)
    seen = read(line(WATCH, "tan"), items=(item("TAN", notify=False, restock_on=restock),), at=BACKORDER)
    tan = seen.lines[0].options[0]
    assert (tan.cart_label, tan.ships_on, tan.availability, seen.availability) == ("", None, "in_stock", "in_stock")
    assert (tan.backordered, tan.promised_on, tan.silent, seen.late_units) == (1, restock, True, 1)


def test_the_options_of_a_line_are_the_selected_then_the_always_drawn_with_stock() -> None:
    watch = product(option("movement", "M", units=2), option("shadow"), STRAPS, group("charm", option("star")))
    seen = read(line(watch, "star", "tan", quantity=3), items=(item("M", on_hand=9), item("TAN", on_hand=9)))
    listed = [(one.layer, one.group, one.group_label, one.sku, one.units, one.on_hand) for one in seen.lines[0].options]
    assert listed == [
        ("tan", "strap", "Strap", "TAN", 1, 3),
        ("star", "charm", "Charm", None, 0, 0),
        ("movement", None, None, "M", 2, 6),
    ]


def test_with_management_off_units_ship_now_and_are_not_counted() -> None:
    for at, items in ((shop(management=False), (item("TAN"),)), (shop(), (item("TAN", tracked=False),))):
        tan = read(line(WATCH, "tan", quantity=2), items=items, at=at).lines[0].options[0]
        assert (tan.sku, tan.on_hand, tan.counted) == ("TAN", 2, False)


def test_a_preorder_is_preordered() -> None:
    release = date(2026, 5, 1)
    terms = {"status": "preorder", "preorder_release_on": release, "on_hand": 3}
    seen = read(line(WATCH, "tan"), items=(item("TAN", **terms),))
    tan = seen.lines[0].options[0]
    assert (tan.preordered, tan.cart_label, tan.ships_on) == (1, "(Available Preorder)", release)
    assert seen.lines[0].message == "Ships on May 1, 2026"


def test_an_option_that_vanished_is_gone_and_its_group_not_also_required() -> None:
    seen = read(line(WATCH, "silk"))
    assert [(one.code, one.line, one.layer) for one in seen.problems] == [("gone", "1", "silk")]


def test_a_line_whose_configurator_is_withdrawn_is_gone() -> None:
    seen = read(line(None, "tan", id="1"), line(WATCH, "tan", id="2"))
    assert [(one.code, one.line) for one in seen.problems] == [("gone", "1")]
    assert [one.id for one in seen.lines] == ["1", "2"]
    assert (seen.lines[0].total, len(seen.demands)) == (0, 1)


def test_a_choice_that_became_exclusive_is_a_problem_of_the_line() -> None:
    seen = read(line(WATCH, "tan", "steel"))
    assert [(one.code, one.group) for one in seen.problems] == [("too_many", "strap")]


def test_a_cart_names_every_line_and_option_that_falls_short() -> None:
    watch = product(STRAPS, group("case", option("gold", "GOLD")))
    seen = read(line(watch, "tan", "gold", id="1"), line(watch, "tan", id="2"), items=(item("TAN"), item("GOLD")))
    assert [(one.line, one.layer) for one in seen.problems] == [("1", "tan"), ("1", "gold"), ("2", "tan")]
    assert {one.message for one in seen.problems} == {"Strap: Tan is out of stock", "Case: Gold is out of stock"}


def test_an_empty_cart_is_allowed_and_costs_nothing() -> None:
    seen = read()
    assert (seen.allowed, seen.subtotal, seen.availability) == (True, 0, "in_stock")


def test_the_same_item_beside_another_colour_is_refused_twice() -> None:
    watch = product(group("colour", option("red"), option("blue")), group("gem", option("ruby", "O")))
    one_there = (item(on_hand=1),)
    red = line(watch, "red", "ruby", id="1")
    before = read(red, items=one_there)
    assert before.allowed
    beside = added_problems(before, read(red, line(watch, "blue", "ruby", id="2"), items=one_there))
    assert [(one.code, one.line, one.available) for one in beside] == [("out_of_stock", "2", 0)]
    raised = added_problems(before, read(replace(red, quantity=2), items=one_there))
    assert [(one.code, one.line, one.available, one.message) for one in raised] == [
        ("out_of_stock", "1", 1, "Gem: Ruby: only 1 can be had")
    ]


def test_adding_five_of_three_is_refused_and_says_three() -> None:
    refused = added_problems(read(), read(line(WATCH, "tan", quantity=5), items=(item("TAN", on_hand=3),)))
    assert [(one.available, one.message) for one in refused] == [(3, "Strap: Tan: only 3 can be had")]


def test_adding_to_a_line_says_how_many_more_can_be_had() -> None:
    counted = (item("TAN", on_hand=3),)
    before = read(line(WATCH, "tan", quantity=2), items=counted)
    after = read(line(WATCH, "tan", quantity=4), items=counted)
    assert [(one.available, one.message) for one in added_problems(before, after, adding=True)] == [
        (1, "Strap: Tan: only 1 more can be had")
    ]


def test_a_refusal_names_the_changed_line_even_where_another_falls_short() -> None:
    counted = (item("TAN", on_hand=3),)
    second = line(WATCH, "tan", quantity=2, id="2")
    before = read(line(WATCH, "tan", id="1"), second, items=counted)
    after = read(line(WATCH, "tan", id="1", quantity=2), second, items=counted)
    assert [one.line for one in after.problems] == ["2"]
    assert [(one.line, one.group, one.layer, one.available) for one in added_problems(before, after)] == [
        ("1", "strap", "tan", 1)
    ]


def test_making_a_shortage_worse_is_refused() -> None:
    before = read(line(WATCH, "tan", quantity=4), items=(item("TAN", on_hand=3),))
    after = read(line(WATCH, "tan", quantity=5), items=(item("TAN", on_hand=3),))
    assert [one.available for one in added_problems(before, after)] == [3]


def test_changing_a_line_that_is_in_order_is_taken_beside_one_that_is_not() -> None:
    short = line(WATCH, "tan", quantity=4, id="1")
    before = read(short, items=(item("TAN", on_hand=3),))
    after = read(short, line(WATCH, "steel", id="2"), items=(item("TAN", on_hand=3),))
    assert added_problems(before, after) == ()


def test_a_selection_that_breaks_a_rule_is_refused() -> None:
    watch = product(STRAPS, group("dial", option("wood")), rules=[{"id": "r", "if": "steel", "then": {"not": "wood"}}])
    before, after = read(line(watch, "tan", "wood")), read(line(watch, "steel", "wood"))
    assert [(one.code, one.line, one.rule) for one in added_problems(before, after)] == [("rule", "1", "r")]


PAIR = product(group("x", option("a", "O"), option("b", "O", units=2), choose="many"), group("y", option("c", "P")))
LINES = st.lists(st.tuples(st.sets(st.sampled_from("abc")), st.integers(1, 5)), min_size=1, max_size=3)


@settings(max_examples=100, deadline=None)
@given(LINES, st.integers(0, 6), st.integers(0, 6), st.booleans(), st.data())
def test_lowering_and_deleting_always_succeed(
    lines: list[tuple[set[str], int]], first: int, second: int, backorder: bool, data: st.DataObject
) -> None:
    at, items = shop(backorder=backorder), (item("O", on_hand=first, backorder_limit=3), item("P", on_hand=second))
    asks = [line(PAIR, *sorted(chosen), quantity=count, id=str(n)) for n, (chosen, count) in enumerate(lines)]
    place = data.draw(st.integers(0, len(asks) - 1))
    fewer = data.draw(st.integers(0, asks[place].quantity))
    changed = [replace(one, quantity=fewer) if n == place else one for n, one in enumerate(asks)]
    before, after = read(*asks, items=items, at=at), read(*(one for one in changed if one.quantity), items=items, at=at)
    assert added_problems(before, after) == ()


@settings(max_examples=100, deadline=None)
@given(LINES, st.integers(0, 6), st.integers(0, 6), st.booleans())
def test_a_cart_that_is_added_up_without_a_refusal_is_allowed(
    lines: list[tuple[set[str], int]], first: int, second: int, backorder: bool
) -> None:
    at, items = shop(backorder=backorder), (item("O", on_hand=first, backorder_limit=3), item("P", on_hand=second))
    asks = [line(PAIR, *sorted(chosen), quantity=count, id=str(n)) for n, (chosen, count) in enumerate(lines)]
    cart: list[LineAsk] = []
    for one in asks:
        before, after = read(*cart, items=items, at=at), read(*cart, one, items=items, at=at)
        refused = added_problems(before, after)
        assert bool(refused) != after.allowed
        assert all(problem.line == one.id for problem in refused)
        if not refused:
            cart.append(one)
