"""One demand over all lines of a cart, shared fairly and never beyond what is left."""

from hypothesis import given
from hypothesis import strategies as st

from layers.document.line_demand import LineDemand, Part
from layers.document.model import BackorderChoice
from layers.stock.promise import LARGEST, Shortfall, largest, promise, split_among
from layers.stock.share import shares
from layers.stock.stock import Late, Policy, StockItem, supply
from tests.layers.shopping import demand, item, policy, stock


def test_two_lines_of_the_same_item_are_one_demand() -> None:
    kept = promise([demand(line="1"), demand(line="2")], stock(item(on_hand=1)), policy())
    assert [(one.line, one.code, one.available) for one in kept.shortages] == [("2", Shortfall.OUT_OF_STOCK, 0)]


def test_raising_the_first_line_falls_short_of_the_second() -> None:
    kept = promise([demand(line="1", quantity=2), demand(line="2")], stock(item(on_hand=2)), policy())
    assert [(one.line, one.available) for one in kept.shortages] == [("2", 0)]


def test_an_item_in_two_layers_of_one_configuration_is_summed() -> None:
    handles = LineDemand("1", 2, BackorderChoice.INHERIT, (Part("left", "O", 1), Part("right", "O", 1)))
    kept = promise([handles], stock(item(on_hand=3)), policy(backorder=True))
    assert [(split.now, split.later) for split in kept.splits.values()] == [(2, 0), (1, 1)]
    refused = promise([handles], stock(item(on_hand=3)), policy())
    assert [(one.layer, one.available) for one in refused.shortages] == [("right", 1)]


def test_five_of_one_there_splits_into_one_now_and_four_later() -> None:
    split = split_among([demand(quantity=5)], stock(item(on_hand=1, backorder_limit=10)), policy(True))["1", "o"]
    assert (split.now, split.later, split.late) == (1, 4, Late.BACKORDER)


def test_eight_of_a_limit_of_three_are_refused_and_three_could_be_had() -> None:
    kept = promise([demand(quantity=8)], stock(item(backorder_limit=3)), policy(True))
    assert [(one.code, one.available) for one in kept.shortages] == [(Shortfall.BACKORDER_LIMIT, 3)]


def test_a_preorder_beyond_its_limit_says_so() -> None:
    kept = promise([demand(quantity=4)], stock(item(status="preorder", preorder_limit=3)), policy())
    assert [(one.code, one.available) for one in kept.shortages] == [(Shortfall.PREORDER_LIMIT, 3)]


def test_a_line_names_its_own_share_of_the_backlog() -> None:
    kept = promise([demand(quantity=15)], stock(item(on_hand=10, backorder_limit=10)), policy(True))
    assert kept.late_units == 5
    kept = promise([demand(quantity=5)], stock(item(backordered=5)), policy(True))
    assert kept.late_units == 5


def test_a_line_that_may_not_be_late_goes_first() -> None:
    patient, strict = demand(line="1", backorder="on"), demand(line="2", backorder="off")
    kept = promise([patient, strict], stock(item(on_hand=1)), policy())
    assert kept.kept
    assert (kept.splits["1", "o"].later, kept.splits["2", "o"].now) == (1, 1)


def test_every_shortage_is_named_at_once() -> None:
    demands = [demand(line="1", sku="A"), demand(line="2", sku="B"), demand(line="3", sku="C")]
    kept = promise(demands, stock(item("A"), item("B", on_hand=1), item("C")), policy())
    assert [(one.line, one.sku) for one in kept.shortages] == [("1", "A"), ("3", "C")]


def test_an_item_nobody_counts_yet_is_there() -> None:
    assert promise([demand(quantity=10_000, sku="new")], {}, policy()).kept


def test_units_of_an_uncounted_item_are_all_now_or_all_later() -> None:
    split = split_among(
        [demand(quantity=3)], stock(item(tracked=False, status="out_of_stock", on_hand=2)), policy(True)
    )
    assert (split["1", "o"].now, split["1", "o"].later, split["1", "o"].counted) == (0, 3, False)


def test_the_largest_quantity_of_an_unlimited_line_is_a_large_number() -> None:
    assert largest("1", [demand()], stock(item()), policy(True)) == LARGEST


items = st.builds(
    item,
    st.just("O"),
    tracked=st.booleans(),
    status=st.sampled_from(["in_stock", "out_of_stock", "preorder"]),
    backorder=st.sampled_from(["inherit", "inherit", "allow", "deny"]),
    backorder_limit=st.none() | st.integers(0, 6),
    preorder_limit=st.none() | st.integers(0, 6),
    on_hand=st.integers(0, 8),
    allocated=st.integers(0, 2),
    held=st.integers(0, 2),
    backordered=st.integers(0, 2),
    held_backorder=st.integers(0, 2),
)
policies = st.builds(policy, st.booleans(), st.sampled_from([True, True, True, False]))
parts = st.lists(st.integers(1, 3), max_size=3).map(
    lambda units: tuple(Part(f"layer{index}", "O", each) for index, each in enumerate(units))
)


@st.composite
def carts(draw: st.DrawFn) -> list[LineDemand]:
    count = draw(st.integers(1, 4))
    choices = st.sampled_from(list(BackorderChoice))
    return [LineDemand(str(index), draw(st.integers(1, 4)), draw(choices), draw(parts)) for index in range(count)]


@given(carts(), items, policies)
def test_a_promise_never_exceeds_what_is_left(cart: list[LineDemand], item: StockItem, shop: Policy) -> None:
    splits = split_among(cart, stock(item), shop)
    offers = [supply(item, one.backorder, shop) for one in cart]
    there, now = offers[0].now, sum(split.now for split in splits.values())
    assert there is None or now <= there
    late = sum(split.later for split in splits.values())
    patient = [offer.later for offer in offers if offer.late is not None]
    limit = patient[0] if patient else 0
    assert limit is None or late <= limit


@given(carts(), items, policies)
def test_splits_add_up_to_the_demand(cart: list[LineDemand], item: StockItem, shop: Policy) -> None:
    splits = split_among(cart, stock(item), shop)
    for one in cart:
        for part in one.parts:
            split = splits[one.line, part.layer]
            assert split.now + split.later + split.short == part.units * one.quantity


@given(carts(), items, policies, st.data())
def test_a_share_says_what_splitting_would(
    cart: list[LineDemand], item: StockItem, shop: Policy, data: st.DataObject
) -> None:
    """Splits from a share are those of the whole cart's sharing."""
    place = data.draw(st.integers(0, len(cart) - 1))
    own, others = cart[place], [*cart[:place], *cart[place + 1 :]]
    share = shares(["O"], own.backorder, others, place, stock(item), shop)["O"]
    splits = split_among(cart, stock(item), shop)
    taken = 0
    for part in own.parts:
        units = part.units * own.quantity
        assert share.split(units, taken) == splits[own.line, part.layer]
        taken += units


@given(carts(), items, policies, st.data())
def test_what_a_line_may_take_is_exactly_what_worsens_nobody(
    cart: list[LineDemand], item: StockItem, shop: Policy, data: st.DataObject
) -> None:
    place, units = data.draw(st.integers(0, len(cart))), data.draw(st.integers(1, 12))
    own = LineDemand("own", 1, data.draw(st.sampled_from(list(BackorderChoice))), (Part("o", "O", units),))
    share = shares(["O"], own.backorder, cart, place, stock(item), shop)["O"]
    alone = sum(split.short for split in split_among(cart, stock(item), shop).values())
    together = split_among([*cart[:place], own, *cart[place:]], stock(item), shop)
    fits = sum(split.short for split in together.values()) == alone and not together["own", "o"].short
    assert fits == (share.most is None or units <= share.most)


@given(carts(), items, policies, st.data())
def test_the_largest_quantity_fits_and_one_more_does_not(
    cart: list[LineDemand], item: StockItem, shop: Policy, data: st.DataObject
) -> None:
    own = data.draw(st.sampled_from(cart))

    def short(quantity: int) -> tuple[int, int]:
        changed = [LineDemand(w.line, quantity if w == own else w.quantity, w.backorder, w.parts) for w in cart]
        splits = split_among(changed, stock(item), shop)
        mine = sum(split.short for (name, _), split in splits.items() if name == own.line)
        return mine, sum(split.short for split in splits.values()) - mine

    most = largest(own.line, cart, stock(item), shop)
    assert short(most) == (0, short(0)[1])
    assert most == LARGEST or short(most + 1) != (0, short(0)[1])
