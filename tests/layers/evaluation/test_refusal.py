"""Why an option cannot be picked, in words that name what is lacking."""

from dataclasses import replace
from typing import Any

from layers.evaluation.product import Product
from layers.evaluation.refusal import Reason
from layers.stock.stock import StockItem
from layers.words.storefront import Storefront
from tests.layers.shopping import Foreign, ask, group, item, option, product, shop

CASE = group("case", option("steel"), option("gold"), required=True)
DIAL = group("dial", option("blue", "BLUE", units=2), option("white"), required=True)


def why(
    of: Product, name: str, *selected: str, items: tuple[StockItem, ...] = (), at: Storefront | None = None, **more: Any
) -> tuple[Reason, ...]:
    return ask(of, *selected, items=items, at=at, **more).options[name].why


def test_an_option_without_stock_names_itself_its_group_and_its_item() -> None:
    assert why(product(CASE, DIAL), "blue", "steel", items=(item("BLUE"),)) == (
        Reason("out_of_stock", "Dial: Blue is out of stock", "blue", "dial", sku="BLUE"),
    )


def test_fewer_than_asked_for_says_how_many_could_be_had() -> None:
    (short,) = why(product(CASE, DIAL), "blue", "steel", items=(item("BLUE", on_hand=7),), quantity=5)
    assert short.message == "Dial: Blue: only 3 can be had"
    (none,) = why(product(CASE, DIAL), "blue", "steel", items=(item("BLUE", on_hand=1),), quantity=5)
    assert none.message == "Dial: Blue is out of stock"


def test_a_limit_reads_otherwise_than_an_empty_shelf() -> None:
    made = product(CASE, DIAL)
    backorder = item("BLUE", backorder="allow", backorder_limit=1)
    assert why(made, "blue", "steel", items=(backorder,))[0].code == "backorder_limit"
    preorder = item("BLUE", status="preorder", preorder_limit=1)
    assert why(made, "blue", "steel", items=(preorder,))[0].code == "preorder_limit"


def test_a_layer_that_is_always_drawn_is_named_where_it_lacks_its_item() -> None:
    """It stands in no group, and is not what was asked for."""
    made = product(CASE, option("glass", "GLASS"), group("tag", option("name")))
    (short,) = why(made, "name", "steel", items=(item("GLASS"),))
    assert short == Reason("out_of_stock", "Glass is out of stock", "glass", None, sku="GLASS")


def test_a_pinned_choice_that_is_sold_out_is_named_rather_than_what_was_asked_for() -> None:
    (short,) = why(product(CASE, DIAL), "gold", "steel", "blue", items=(item("BLUE"),))
    assert (short.message, short.layer, short.group) == ("Dial: Blue is out of stock", "blue", "dial")


def test_an_option_that_shares_too_little_with_a_pinned_one_names_the_pinned_one() -> None:
    left, right = (group(side, option(f"{side}-knob", "KNOB"), option(f"{side}-cap")) for side in ("left", "right"))
    (short,) = why(product(left, right), "right-knob", "left-knob", items=(item("KNOB", on_hand=1),))
    assert (short.layer, short.sku, short.code) == ("left-knob", "KNOB", "out_of_stock")


def test_a_rule_says_what_the_designer_wrote_and_names_the_choice_that_takes_part() -> None:
    rules = [{"id": "r", "if": "steel", "then": {"not": "blue"}, "message": "Steel scratches blue"}]
    (ruled,) = why(product(CASE, DIAL, rules=rules), "blue", "steel")
    assert ruled == Reason("rule", "Steel scratches blue", "steel", None, "r")


def test_a_full_group_says_how_many_it_takes() -> None:
    extras = group("extras", option("box"), option("pen"), option("cap"), choose="many", max=2)
    (full,) = why(product(extras), "cap", "box", "pen")
    assert full == Reason("too_many", "Extras: choose at most 2 options", "box", "extras")


def test_a_hidden_group_is_not_offered_with_these_choices() -> None:
    made = product(CASE, group("text", option("initials"), show_if="gold"))
    (hidden,) = why(made, "initials", "steel")
    assert hidden == Reason("not_shown", "Text is not offered with these choices", "steel", "text")


def test_a_group_that_would_be_left_open_says_what_it_asks_for() -> None:
    rules = [{"id": f"r{n}", "if": "gold", "then": {"not": name}} for n, name in enumerate(("blue", "white"))]
    found = why(product(CASE, DIAL, rules=rules), "gold", "steel")
    assert [one.message for one in found if one.code == "required"] == ["Dial: choose an option"]
    assert [one.group for one in found if one.code == "required"] == ["dial"]


def test_a_reason_is_given_in_the_shoppers_language() -> None:
    foreign = replace(shop(), speech=Foreign())
    made = product(CASE, DIAL, group("text", option("initials"), show_if="gold"))
    assert why(made, "initials", "steel", at=foreign)[0].message == "¡Text is not offered with these choices!"
    assert why(made, "blue", "steel", items=(item("BLUE"),), at=foreign)[0].message == "¡Dial: Blue is out of stock!"


def test_what_can_be_picked_has_no_reason() -> None:
    assert why(product(CASE, DIAL), "gold", "steel") == ()
