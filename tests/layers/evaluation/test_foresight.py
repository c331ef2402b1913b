"""What a change would take away, beside everything written down one by one."""

from fractions import Fraction
from random import Random
from typing import Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from layers.document.model import Configurator, Preset
from layers.evaluation.foresight import Foresight, Sale, foresight, sale
from layers.evaluation.product import Product
from layers.evaluation.usable import usable
from layers.stock.supposition import Supposition, supposed
from tests.layers import models
from tests.layers.brute import Brute, Chosen, Room
from tests.layers.shopping import TODAY, document, group, item, option, policy, stock

PLENTY: Room = {}
STRAPS = group("strap", option("tan", "TAN", default=True), option("steel"), option("silk"), required=True)
DIALS = group("dial", option("black", default=True), option("white"), required=True)
PRESETS = [{"id": "dress", "selected": ["silk", "white"]}, {"id": "field", "selected": ["tan", "black"]}]


def seen(before: Configurator | None, after: Configurator, had: Room = PLENTY, left: Room = PLENTY) -> Foresight:
    return foresight(Sale(Product(before, 1), had) if before else None, Sale(Product(after, 2), left))


def watch(*layers: dict[str, Any], **fields: Any) -> Configurator:
    return document(*layers, presets=PRESETS, **fields)


def test_a_change_that_takes_nothing_away_loses_nothing() -> None:
    assert seen(watch(STRAPS, DIALS), watch(STRAPS, DIALS)) == Foresight(6, 6, None, 0.0, (), (), ())


def test_an_item_that_is_sold_out_takes_its_options_presets_and_share() -> None:
    one = watch(STRAPS, DIALS)
    assert seen(one, one, left={"TAN": 0}) == Foresight(6, 4, None, 33.3, ("field",), ("tan",), ("tan",))


def test_a_rule_takes_what_it_forbids() -> None:
    rules = [{"id": "r", "if": "silk", "then": {"not": "white"}}]
    assert seen(watch(STRAPS, DIALS), watch(STRAPS, DIALS, rules=rules)) == Foresight(
        5, 5, None, 16.7, ("dress",), (), ()
    )


def test_an_option_that_is_removed_is_lost_with_all_that_had_it() -> None:
    less = group("strap", option("tan", "TAN", default=True), option("steel"), required=True)
    assert seen(watch(STRAPS, DIALS), document(less, DIALS, presets=PRESETS[1:])) == Foresight(
        4, 4, None, 33.3, ("dress",), ("silk",), ()
    )


def test_a_group_that_is_added_takes_nothing_away() -> None:
    pins = group("pins", option("star"), option("moon"), required=True)
    assert seen(watch(STRAPS, DIALS), watch(STRAPS, DIALS, pins)).lost_percent == 0
    empty = group("pins", option("star", "PIN"), required=True)
    assert seen(watch(STRAPS, DIALS), watch(STRAPS, DIALS, empty), left={"PIN": 0}).lost_percent == 100


def test_of_what_was_never_published_it_says_what_cannot_be_had() -> None:
    rules = [{"id": "r", "if": "silk", "then": {"not": "silk"}}]
    assert seen(None, watch(STRAPS, DIALS, rules=rules), left={"TAN": 0}) == Foresight(
        4, 2, None, None, ("dress", "field"), ("tan", "silk"), ("tan",)
    )


def test_where_nothing_could_be_bought_nothing_is_lost() -> None:
    one = document(group("strap", option("tan", "TAN"), required=True))
    assert seen(one, one, had={"TAN": 0}).lost_percent is None


def test_a_little_is_never_told_as_nothing() -> None:
    wide = [group(f"g{n}", *(option(f"o{n}-{m}") for m in range(9)), required=True) for n in range(3)]
    all_three = {"all": [f"o{n}-0" for n in range(3)]}
    rules = [{"id": "r", "if": all_three, "then": {"not": "o2-0"}}]
    assert seen(document(*wide), document(*wide, rules=rules)).lost_percent == 0.1
    only = [{"id": f"r{n}", "if": {"all": []}, "then": f"o{n}-0"} for n in range(3)]
    assert seen(document(*wide), document(*wide, rules=only)).lost_percent == 99.9


def test_what_stays_as_it_is_need_not_be_counted() -> None:
    """Three groups of thirty that rules tie together are too many to try one by one."""
    wide = [group(f"g{n}", *(option(f"o{n}-{m}") for m in range(30)), required=True) for n in range(3)]
    tied = [{"id": f"r{n}", "if": f"o{n}-0", "then": {"not": f"o{n + 1}-1"}} for n in range(2)]
    one = document(*wide, STRAPS, rules=tied)
    found = seen(one, one, left={"TAN": 0})
    assert (found.buildable, found.bound, found.lost_percent) == (None, 30**3 * 3, 33.3)
    less = document(*wide, STRAPS, rules=tied[:1])
    assert seen(less, one).lost_percent is None


def test_stock_is_supposed_beside_what_orders_and_carts_have() -> None:
    one = Product(watch(STRAPS, DIALS), 1)
    items = stock(item("TAN", on_hand=5, allocated=2))
    now = sale(one, items, policy())
    assert foresight(now, sale(one, supposed(items, {"TAN": Supposition(on_hand=2)}), policy())).options == ("tan",)
    assert foresight(now, sale(one, supposed(items, {"TAN": Supposition(on_hand=3)}), policy())).options == ()
    sold_out = supposed(items, {"TAN": Supposition.model_validate({"status": "out_of_stock"})})
    assert foresight(now, sale(one, sold_out, policy())).options == ("tan",)
    assert policy().today == TODAY


@pytest.mark.parametrize("said", [{}, {"on_hand": 1, "status": "in_stock"}, {"on_hand": -1}, {"status": "low_stock"}])
def test_a_supposition_says_one_thing(said: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match=r"on_hand|status"):
        Supposition.model_validate(said)


def changed(random: Random, before: Configurator) -> Configurator:
    """Options gone, bounds and items changed, rules gone and added, and sometimes a group that is new."""
    made = before.model_dump(mode="json", by_alias=True)
    if random.randrange(3):
        _change(random, made["layers"])
    made["rules"] = [rule for rule in made["rules"] if random.randrange(4)]
    names = [*Brute(before).options, "new-1"]
    for place in range(random.randrange(3)):
        then = random.choice((random.choice(names), {"not": random.choice(names)}))
        made["rules"].append({"id": f"x{place}", "if": random.choice(names), "then": then})
    if random.randrange(2):
        news = [{"kind": "image", "id": f"new-{place}"} for place in range(1, 3)]
        new = {"kind": "group", "id": "new", "choose": "one", "required": random.randrange(2) == 0, "layers": news}
        made["layers"].insert(0, new)
    made["presets"] = [{"id": "p", "selected": random.sample(names, min(2, len(names)))}]
    return usable(Configurator.model_validate(made))


def _change(random: Random, layers: list[dict[str, Any]]) -> None:
    for layer in list(layers):
        if random.randrange(6) == 0:
            layers.remove(layer)
        elif layer["kind"] == "group":
            layer["required"] = random.choice((layer["required"], True, False))
            _change(random, layer["layers"])
        elif random.randrange(6) == 0:
            layer["stock"] = {"managed": True, "sku": "A", "units": 2}


@settings(max_examples=200, deadline=None)
@given(st.builds(Random, models.SEEDS), st.sampled_from(range(1, 8)))
def test_it_says_what_writing_down_every_configuration_says(random: Random, size: int) -> None:
    one = usable(models.document(random, size).model_copy(update={"presets": ()}))
    other = changed(random, one) if random.randrange(2) else one
    one = one.model_copy(update={"presets": other.presets})
    had, left = models.room(random), models.room(random)
    assume(len(Brute(other).options) < 11)
    were, now = Brute(one).configurations(had), Brute(other).configurations(left)
    found = seen(usable(one), other, had, left)
    assert found.buyable == len(now)
    assert found.buildable == len(Brute(other).configurations({}))
    known = frozenset(Brute(one).options)
    there = {chosen & known for chosen in now}
    lost = Fraction(sum(chosen not in there for chosen in were), len(were)) if were else None
    assert found.lost_percent == (None if lost is None else pytest.approx(float(100 * lost), abs=0.1))
    gone = frozenset().union(*were) - frozenset().union(*now)
    assert found.options == tuple(name for name in Brute(one).options if name in gone)
    assert found.presets == tuple(
        preset.id
        for preset, then in zip(usable(one).presets, other.presets, strict=True)
        if has(one, were, preset) and not has(other, now, then)
    )


def has(document: Configurator, configurations: list[Chosen], preset: Preset) -> bool:
    """Whether one has all of a preset, of which the page hides nothing."""
    wanted = frozenset(preset.selected)
    return Brute(document).settled(wanted) == wanted and any(chosen >= wanted for chosen in configurations)
