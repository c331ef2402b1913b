"""One answer for picture, price, label and permission."""

from dataclasses import replace
from datetime import date, timedelta
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from layers.document.configuration import parts
from layers.document.line_demand import LineDemand
from layers.document.model import BackorderChoice
from layers.errors import TwoOfOne, UnknownOption
from layers.evaluation.evaluation import Question, evaluate
from layers.evaluation.line_context import line_context
from layers.evaluation.product import Product
from layers.stock.availability import Availability
from layers.stock.promise import promise, split_among
from layers.stock.stock import StockItem
from layers.words.storefront import LOCALES
from tests.layers.shopping import TODAY, ask, demand, document, group, item, option, product, shop, stock

STRAPS = group("strap", option("tan", "TAN", price=2500, default=True), option("steel", price=4000), required=True)
WATCH = product(STRAPS)
HANDLES = product(group("handles", option("left", "O"), option("right", "O"), choose="many"))
BACKORDER = shop(backorder=True)


def test_a_configuration_costs_its_base_and_its_options() -> None:
    answer = ask(WATCH, "tan", quantity=2)
    assert (answer.unit, answer.total, answer.formatted) == (12_500, 25_000, "€250.00")


def test_without_a_selection_the_defaults_answer() -> None:
    answer = evaluate(WATCH, Question(), {}, shop())
    assert (answer.selected, answer.complete, answer.allowed) == (("tan",), True, True)


def test_an_empty_selection_is_nothing_chosen() -> None:
    answer = ask(WATCH)
    assert (answer.selected, answer.complete, answer.allowed) == ((), False, False)
    assert [(problem.code, problem.group, problem.message) for problem in answer.problems] == [
        ("required", "strap", "Strap: choose an option")
    ]


def test_a_selection_is_answered_in_menu_order() -> None:
    assert ask(HANDLES, "right", "left").selected == ("left", "right")


def test_unknown_options_and_two_of_one_are_refused() -> None:
    with pytest.raises(UnknownOption):
        ask(WATCH, "silk")
    with pytest.raises(UnknownOption):
        ask(WATCH, "tan", pick="silk")
    with pytest.raises(TwoOfOne):
        ask(WATCH, "tan", "steel")


def test_pinned_options_that_are_not_selected_are_ignored() -> None:
    assert ask(WATCH, "tan", pinned=("steel", "nothing")).pinned == ()
    assert ask(WATCH, "tan", pinned=None).pinned == ("tan",)


def test_each_view_has_its_own_stack() -> None:
    layers = (
        option("shadow", images={"front": {"asset": "s", "z": 1}, "back": {"asset": "t"}}),
        group("strap", option("tan", images={"front": {"asset": "a", "x": 3, "y": 4}}), option("steel")),
    )
    seen = ask(product(*layers, views=[{"id": "front"}, {"id": "back"}]), "tan").stack
    assert [(one.layer, one.asset, one.x, one.y) for one in seen["front"]] == [
        ("tan", "a", 3, 4),
        ("shadow", "s", 0, 0),
    ]
    assert [one.layer for one in seen["back"]] == ["shadow"]


def test_an_out_of_stock_layer_cannot_be_bought_while_backorder_is_off() -> None:
    answer = ask(WATCH, "tan", items=(item("TAN"),))
    tan = answer.options["tan"]
    assert (tan.selectable, tan.availability, tan.notice) == (False, Availability.OUT_OF_STOCK, "Out of stock")
    assert [(one.code, one.sku, one.message) for one in tan.why] == [
        ("out_of_stock", "TAN", "Strap: Tan is out of stock")
    ]
    assert not answer.allowed


@pytest.mark.parametrize("source", ["shop", "configurator"])
def test_with_backorder_on_an_out_of_stock_layer_says_available_on_backorder(source: str) -> None:
    watch = product(STRAPS, backorder="on" if source == "configurator" else "inherit")
    answer = ask(watch, "tan", items=(item("TAN"),), at=shop(backorder=source == "shop"))
    tan = answer.options["tan"]
    assert (tan.selectable, tan.notice, tan.cart_label) == (True, "Available on Backorder", "(Available Backorder)")
    assert (answer.allowed, answer.availability, answer.message) == (True, "backorder", "Ships once restocked")


def test_a_layer_that_denies_backorder_stays_unavailable_whatever_the_configurator_says() -> None:
    answer = ask(product(STRAPS, backorder="on"), "tan", items=(item("TAN", backorder="deny"),), at=BACKORDER)
    assert (answer.allowed, answer.options["tan"].selectable) == (False, False)


def test_one_layer_out_of_stock_blocks_the_whole_and_is_named_by_group_and_option() -> None:
    groups = [group(f"g{n}", option(f"o{n}", f"S{n}")) for n in range(5)]
    counted = tuple(item(f"S{n}", on_hand=0 if n == 3 else 9) for n in range(5))
    answer = ask(product(*groups), *(f"o{n}" for n in range(5)), items=counted)
    assert answer.availability == "out_of_stock"
    assert [(one.code, one.group, one.layer, one.sku, one.available, one.message) for one in answer.problems] == [
        ("out_of_stock", "g3", "o3", "S3", 0, "G3: O3 is out of stock")
    ]


def test_a_silent_backorder_reads_as_in_stock_and_the_numbers_show_it() -> None:
    loud, silent = item("TAN", backorder_promo="Soon"), item("TAN", backorder_promo="Soon", notify=False)
    said = ask(WATCH, "tan", items=(loud,), at=BACKORDER)
    kept = ask(WATCH, "tan", items=(replace(silent),), at=BACKORDER)
    assert (said.options["tan"].notice, said.options["tan"].promo) == ("Available on Backorder", "Soon")
    tan = kept.options["tan"]
    assert (tan.availability, tan.notice, tan.promo, tan.cart_label, tan.ships_on) == ("in_stock", "", "", "", None)
    assert (tan.available, tan.backorderable, tan.later) == (0, None, 1)
    assert (kept.availability, kept.message, kept.ships_on) == ("in_stock", "", None)


def test_only_a_backorder_can_be_silent() -> None:
    terms = {"status": "preorder", "notify": False, "preorder_release_on": TODAY + timedelta(days=9)}
    answer = ask(WATCH, "tan", items=(item("TAN", **terms),))
    assert (answer.availability, answer.options["tan"].notice) == ("preorder", "Available on Preorder")


def test_one_there_and_one_asked_carries_no_backorder_notice() -> None:
    tan = ask(WATCH, "tan", items=(item("TAN", on_hand=1),), at=BACKORDER).options["tan"]
    assert (tan.notice, tan.cart_label, tan.availability) == ("", "", "in_stock")


def test_a_layer_low_on_stock_says_so_with_what_is_there_before_this_purchase() -> None:
    tan = ask(WATCH, "tan", items=(item("TAN", on_hand=3, low_stock_threshold=3),), quantity=2).options["tan"]
    assert (tan.availability, tan.notice, tan.available) == ("low_stock", "Only 3 left", 3)


def test_an_item_in_two_layers_is_shared_in_menu_order() -> None:
    answer = ask(HANDLES, "left", "right", items=(item(on_hand=3),), at=BACKORDER, quantity=2)
    left, right = answer.options["left"], answer.options["right"]
    assert (left.now, left.later, left.cart_label) == (2, 0, "")
    assert (right.now, right.later, right.cart_label) == (1, 1, "(1 in stock, 1 Available Backorder)")
    refused = ask(HANDLES, "left", "right", items=(item(on_hand=3),), quantity=2)
    assert [(one.layer, one.available) for one in refused.problems] == [("right", 1)]
    assert refused.problems[0].message == "Handles: Right: only 1 can be had"


def test_an_option_beside_one_that_takes_its_last_unit_is_out_of_stock() -> None:
    answer = ask(HANDLES, "left", items=(item(on_hand=1),))
    assert (answer.allowed, answer.options["right"].availability) == (True, "out_of_stock")
    assert not answer.options["right"].selectable


def test_a_rival_in_the_same_group_does_not_take_the_units_it_gives_back() -> None:
    sizes = product(group("size", option("small", "O"), option("large", "O", units=2), required=True))
    answer = ask(sizes, "small", items=(item(on_hand=2),))
    assert (answer.options["large"].selectable, answer.options["large"].now) == (True, 2)


def test_an_option_that_hides_a_sharer_gets_its_units() -> None:
    layers = (
        group("case", option("round"), option("square"), required=True),
        group("ring", option("gold", "O"), show_if="round"),
        group("crown", option("knurled", "O")),
    )
    watch = product(*layers)
    assert ask(watch, "round", "gold", items=(item(on_hand=1),)).options["knurled"].availability == "out_of_stock"
    assert ask(watch, "square", items=(item(on_hand=1),)).options["knurled"].availability == "in_stock"


def test_five_of_one_there_reads_one_in_stock_and_four_available_backorder() -> None:
    answer = ask(WATCH, "tan", items=(item("TAN", on_hand=1, backorder_limit=10),), at=BACKORDER, quantity=5)
    assert answer.options["tan"].cart_label == "(1 in stock, 4 Available Backorder)"
    refused = ask(WATCH, "tan", items=(item("TAN", backorder_limit=3),), at=BACKORDER, quantity=8)
    assert [(one.code, one.available) for one in refused.problems] == [("backorder_limit", 3)]
    plenty = ask(WATCH, "tan", items=(item("TAN", on_hand=20),), at=BACKORDER, quantity=5)
    assert plenty.options["tan"].cart_label == ""


def test_fifteen_there_and_ten_for_backorder_serve_a_cart_of_twenty_five() -> None:
    counted = (item("TAN", on_hand=15, backorder_limit=10),)
    tan = ask(WATCH, "tan", items=counted, at=BACKORDER, quantity=25).options["tan"]
    assert (tan.available, tan.backorderable) == (15, 10)
    assert tan.cart_label == "(15 in stock, 10 Available Backorder)"
    assert ask(WATCH, "tan", items=counted, at=BACKORDER, quantity=12).options["tan"].cart_label == ""
    assert not ask(WATCH, "tan", items=counted, at=BACKORDER, quantity=26).allowed


def test_a_promo_is_shown_where_its_notice_is_and_nowhere_else() -> None:
    said = "Up to %number% on backorder, %remaining% left"
    sold_out = item("TAN", backorder_promo=said, backorder_limit=10, backordered=4)
    assert ask(WATCH, items=(sold_out,), at=BACKORDER).options["tan"].promo == "Up to 10 on backorder, 6 left"
    assert ask(WATCH, items=(replace(sold_out, on_hand=5),), at=BACKORDER).options["tan"].promo == ""
    assert ask(WATCH, items=(sold_out,)).options["tan"].promo == ""


def test_availability_is_the_worst_and_the_date_the_latest() -> None:
    release, restock = date(2026, 4, 1), date(2026, 3, 24)
    layers = [group(f"g{name}", option(name, name.upper())) for name in "abcd"]
    counted = [
        item("A", on_hand=9),
        item("B", restock_on=restock),
        item("C", status="preorder", preorder_release_on=release),
    ]
    watch = product(*layers)
    answer = ask(watch, "a", "b", "c", items=tuple(counted), at=BACKORDER)
    assert (answer.availability, answer.ships_on, answer.message) == ("preorder", release, "Ships on April 1, 2026")
    labels = [answer.options[name].cart_label for name in "abc"]
    assert labels == ["", "(Available Backorder)", "(Available Preorder)"]
    assert [answer.options[name].ships_on for name in "abc"] == [None, restock, release]
    undated = ask(watch, "a", "b", "c", "d", items=(*counted, item("D")), at=BACKORDER)
    assert (undated.ships_on, undated.message) == (None, "Ships once restocked")


def test_a_past_restock_date_promises_no_date() -> None:
    past = item("TAN", restock_on=TODAY - timedelta(days=1))
    answer = ask(WATCH, "tan", items=(past,), at=BACKORDER)
    assert (answer.ships_on, answer.message) == (None, "Ships once restocked")


def test_with_management_off_everything_is_in_stock_and_uncounted() -> None:
    answer = ask(WATCH, "tan", items=(item("TAN", status="preorder"),), at=shop(management=False), quantity=99)
    tan = answer.options["tan"]
    assert (answer.allowed, tan.availability, tan.available, tan.backorderable) == (True, "in_stock", None, 0)


def test_an_unreleased_preorder_has_nothing_available_and_counts_to_its_limit() -> None:
    tan = ask(WATCH, "tan", items=(item("TAN", status="preorder", on_hand=4, preorder_limit=7),)).options["tan"]
    assert (tan.availability, tan.available, tan.backorderable) == ("preorder", 0, 7)
    assert (tan.now, tan.later, tan.cart_label) == (0, 1, "(Available Preorder)")


def test_an_item_nobody_counts_has_no_number() -> None:
    for status, available in (("in_stock", None), ("out_of_stock", None)):
        tan = ask(WATCH, items=(item("TAN", tracked=False, status=status, on_hand=7),), at=BACKORDER).options["tan"]
        assert tan.available is available


def test_always_drawn_layers_with_stock_count_too() -> None:
    watch = product(option("movement", "M"), STRAPS)
    answer = ask(watch, "steel", items=(item("M"),))
    assert [(one.group, one.layer, one.message) for one in answer.problems] == [
        (None, "movement", "Movement is out of stock")
    ]
    assert "movement" not in answer.options


def test_the_rest_of_the_cart_is_counted_first() -> None:
    counted, rest = (item("TAN", on_hand=3),), (demand(quantity=2, sku="TAN"),)
    tan = ask(WATCH, "tan", items=counted, at=BACKORDER, others=rest, quantity=2).options["tan"]
    assert (tan.now, tan.later, tan.available) == (1, 1, 3)
    refused = ask(WATCH, "tan", items=counted, others=rest, quantity=2)
    assert [(one.line, one.available) for one in refused.problems] == [(None, 1)]


def test_a_line_edited_in_its_place_is_served_before_those_behind_it() -> None:
    counted, rest = (item("TAN", on_hand=3),), (demand(quantity=2, sku="TAN", line="behind"),)
    answer = ask(WATCH, "tan", items=counted, others=rest, place=0, quantity=2, line="mine")
    assert answer.options["tan"].now == 2
    assert [(one.line, one.available) for one in answer.problems] == [("behind", 1)]
    assert not answer.options["tan"].selectable


def test_a_broken_rule_says_what_the_designer_wrote_else_names_the_options() -> None:
    layers = (group("case", option("steel")), group("dial", option("wood"), option("black")))
    rule = {"id": "r1", "if": "steel", "then": {"not": "wood"}}
    plain, written = product(*layers, rules=[rule]), product(*layers, rules=[{**rule, "message": "No wood on steel"}])
    assert ask(plain, "steel", "wood").problems[0].message == "Case: Steel does not go with Dial: Wood"
    problem = ask(written, "steel", "wood").problems[0]
    assert (problem.code, problem.rule, problem.message) == ("rule", "r1", "No wood on steel")


def test_an_option_against_a_pinned_choice_says_why_and_offers_a_way_out() -> None:
    layers = (group("case", option("steel"), option("gold")), group("dial", option("wood"), option("black")))
    rules = [{"id": "r1", "if": "steel", "then": {"not": "wood"}, "message": "No wood on steel"}]
    wood = ask(product(*layers, rules=rules), "steel", "black").options["wood"]
    assert (wood.selectable, [(one.code, one.rule, one.message) for one in wood.why]) == (
        False,
        [("rule", "r1", "No wood on steel")],
    )
    assert "wood" in wood.instead


def test_a_pick_repairs_what_is_not_pinned_and_says_so() -> None:
    layers = (group("case", option("steel"), option("gold")), group("dial", option("wood"), option("black")))
    rules = [{"id": "r1", "if": "steel", "then": {"not": "wood"}}]
    watch = product(*layers, rules=rules)
    answer = ask(watch, "steel", "black", pinned=(), pick="wood")
    assert "wood" in answer.selected
    assert "steel" not in answer.selected
    assert "steel" in answer.repaired
    assert "black" not in answer.repaired
    assert (answer.allowed, answer.refused, answer.pinned) == (True, None, ("wood",))


def test_a_pick_that_cannot_be_had_leaves_the_selection_and_is_named() -> None:
    answer = ask(WATCH, "steel", items=(item("TAN"),), pick="tan")
    assert (answer.selected, answer.refused, answer.pinned) == (("steel",), "tan", ("steel",))


def test_a_plain_pick_repairs_nothing() -> None:
    answer = ask(WATCH, "tan", pick="steel")
    assert (answer.selected, answer.repaired, answer.refused) == (("steel",), (), None)


def test_a_choice_that_is_gone_is_not_also_reported_as_required() -> None:
    answer = ask(WATCH, gone=("silk",))
    assert [(one.code, one.layer, one.message) for one in answer.problems] == [
        ("gone", "silk", "silk is no longer offered")
    ]
    assert not answer.complete


def test_labels_speak_the_shoppers_language() -> None:
    translations = {"de": {"strap": "Band", "tan": "Leder", "title": "Uhr"}}
    watch = product(STRAPS, translations=translations)
    german = shop("de-AT", labels={"de": {"out_of_stock_notice": "Ausverkauft"}})
    answer = ask(watch, "tan", items=(item("TAN"),), at=german)
    assert answer.options["tan"].notice == "Ausverkauft"
    assert answer.problems[0].message == "Band: Leder is out of stock"
    assert watch.names("de").title == "Uhr"


def test_configured_names_stand_in_for_the_defaults_while_the_keys_stay() -> None:
    words = {"en": {"preorder_notice": "Vorbestellung", "preorder_cart": "(vorbestellt)"}}
    tan = ask(WATCH, "tan", items=(item("TAN", status="preorder"),), at=shop(labels=words)).options["tan"]
    assert (tan.availability, tan.notice, tan.cart_label) == ("preorder", "Vorbestellung", "(vorbestellt)")


@pytest.mark.parametrize("pinned", [None, ()])
def test_a_sold_out_default_stays_selected(pinned: tuple[str, ...] | None) -> None:
    dial = group("dial", option("black", default=True), option("wood"), required=True)
    answer = ask(product(STRAPS, dial), "tan", "black", items=(item("TAN"),), pinned=pinned)
    assert (answer.selected, answer.allowed) == (("tan", "black"), False)


SHARED = product(
    option("base", "O"),
    group("one", option("a", "O", units=2), option("b", "P"), option("c")),
    group("many", option("d", "O"), option("e", "P", units=2), option("f", "O", units=3), choose="many"),
    group("extra", option("g", "P"), show_if="a"),
)
COUNTED = st.builds(
    lambda sku, fields: item(sku, **fields),
    st.just("O"),
    st.fixed_dictionaries(
        {
            "on_hand": st.integers(0, 9),
            "backordered": st.integers(0, 2),
            "backorder": st.sampled_from(["inherit", "deny", "allow"]),
            "backorder_limit": st.none() | st.integers(0, 5),
            "status": st.sampled_from(["in_stock", "preorder"]),
        }
    ),
)
RESTS = st.lists(
    st.builds(demand, st.integers(1, 3), line=st.uuids().map(str), backorder=st.sampled_from(["inherit", "on", "off"])),
    max_size=2,
    unique_by=lambda one: one.line,
)
SELECTIONS = [chosen for size in range(8) for chosen in combinations("abcdefg", size) if len({*"abc"} & {*chosen}) < 2]


@settings(max_examples=150, deadline=None)
@given(COUNTED, COUNTED, RESTS, st.sampled_from(SELECTIONS), st.integers(1, 3), st.booleans())
def test_what_fits_the_room_is_exactly_what_can_be_promised(
    first: StockItem,
    second: StockItem,
    rest: list[LineDemand],
    selected: tuple[str, ...],
    quantity: int,
    backorder: bool,
) -> None:
    """A configuration within the room of every item adds no shortage; one outside does."""
    at, items = shop(backorder=backorder), stock(first, replace(second, sku="P"))
    answer = evaluate(SHARED, Question(selected, quantity), items, at, rest)
    room = line_context(SHARED, quantity, items, at.policy, rest).room()
    used: dict[str, int] = {}
    for part in parts(SHARED.tree, frozenset(answer.selected)):
        used[part.sku] = used.get(part.sku, 0) + part.units
    own = LineDemand("own", quantity, BackorderChoice.INHERIT, parts(SHARED.tree, frozenset(answer.selected)))
    before = sum(split.short for split in split_among(rest, items, at.policy).values())
    after = sum(split.short for split in split_among([*rest, own], items, at.policy).values())
    limits = {sku: most for sku, most in room.items() if most is not None}
    within = all(units <= limits.get(sku, units) for sku, units in used.items())
    assert within == (after == before)


@settings(max_examples=150, deadline=None)
@given(COUNTED, COUNTED, RESTS, st.sampled_from(SELECTIONS), st.integers(1, 3), st.integers(0, 2), st.booleans())
def test_an_evaluation_agrees_with_the_promise_of_the_whole_cart(
    first: StockItem,
    second: StockItem,
    rest: list[LineDemand],
    selected: tuple[str, ...],
    quantity: int,
    at: int,
    on: bool,
) -> None:
    where, items, place = shop(backorder=on), stock(first, replace(second, sku="P")), min(at, len(rest))
    answer = evaluate(SHARED, Question(selected, quantity), items, where, rest, place)
    own = LineDemand("own", quantity, BackorderChoice.INHERIT, parts(SHARED.tree, frozenset(answer.selected)))
    kept = promise([*rest[:place], own, *rest[place:]], items, where.policy)
    assert answer.allowed == kept.kept
    assert {(one.layer, one.available) for one in answer.problems} == {
        (one.layer, one.available) for one in kept.shortages
    }
    for name in answer.selected:
        if ("own", name) in kept.splits:
            split = kept.splits["own", name]
            assert (answer.options[name].now, answer.options[name].later) == (split.now, split.later)


@settings(max_examples=100, deadline=None)
@given(COUNTED, COUNTED, st.sampled_from(SELECTIONS), st.integers(1, 3), st.booleans())
def test_picking_a_selectable_option_gives_something_that_can_be_bought(
    first: StockItem, second: StockItem, selected: tuple[str, ...], quantity: int, backorder: bool
) -> None:
    at, items = shop(backorder=backorder), stock(first, replace(second, sku="P"))
    answer = evaluate(SHARED, Question(selected, quantity, pinned=()), items, at)
    for name, state in answer.options.items():
        picked = evaluate(SHARED, Question(answer.selected, quantity, (), pick=name), items, at)
        assert state.selectable == (picked.refused is None)
        if state.selectable:
            assert name in picked.selected
            assert picked.allowed


def test_a_version_is_compiled_once_and_knows_itself() -> None:
    compiled = Product(document(STRAPS), 7)
    assert (compiled.id, compiled.version, compiled.title) == ("watch", 7, "Watch")
    assert ask(compiled, "tan").version == 7


def test_names_are_kept_for_few_spellings_of_a_locale() -> None:
    watch = product(group("case", option("steel")))
    for number in range(100):
        assert watch.names(f"de_{number}").layer("steel") == "Steel"
    assert len(watch._names) <= LOCALES
