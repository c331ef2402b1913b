"""A group that nothing ties to any other, counted rather than solved, against trying every set of its options."""

from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from layers.document.tree import Tree
from layers.solver.components import Components
from layers.solver.instance import Asked
from layers.solver.menu import Menu
from layers.solver.propagation import PropagationTable
from layers.solver.single_group import SingleGroup
from tests.layers.brute import Chosen
from tests.layers.shopping import document, group, option

NAMES = ("a", "b", "c", "d")
subsets = st.frozensets(st.sampled_from(NAMES))
prices = st.lists(st.sampled_from((0, 0, 5, 5, 9, -5)), min_size=4, max_size=4)


def single_group(prices: list[int], selected: Chosen, pinned: Chosen, blocked: Chosen, **bounds: object) -> SingleGroup:
    options = (option(name, price=price) for name, price in zip(NAMES, prices, strict=True))
    tree = Tree(document(group("only", *options, **bounds)))
    components, menu = Components(tree), Menu(tree)
    table = PropagationTable(tree, menu, components.joined([components.place["only"]]))
    asked = Asked(menu.mask(selected), menu.mask(pinned), menu.mask(blocked), ())
    return SingleGroup(table, tree.choices["only"], asked)


def complete(of: SingleGroup) -> list[Chosen]:
    """Every set with enough options, not too many, and none that is sold out."""
    most = len(NAMES) if of.choice.maximum is None else of.choice.maximum
    viable = of.table.menu.names_of(of.viable)
    sets = (frozenset(some) for size in range(len(NAMES) + 1) for some in combinations(NAMES, size))
    return [some for some in sets if of.choice.minimum <= len(some) <= most and some <= viable]


def cheapest(of: SingleGroup, option: str | None, kept: Chosen, plain: Chosen, pinned: Chosen) -> Chosen | None:
    """The plain pick, else all pinned options, else as few as possible, for the least price and first in the menu."""
    tree = of.table.tree
    found = [some for some in complete(of) if (option is None or option in some) and kept <= some]

    def cost(some: Chosen) -> tuple[bool, bool, int, list[bool]]:
        changed = bool(of.asked.selected) and some != plain
        price = sum(tree.options[name].price for name in some)
        return not pinned <= some, changed, price, [name not in some for name in NAMES]

    return min(found, key=cost, default=None)


@settings(max_examples=150, deadline=None)
@given(prices, subsets, subsets, subsets, st.none() | st.integers(1, 3), st.none() | st.integers(1, 4))
def test_a_group_of_many_answers_what_trying_everything_finds(
    prices: list[int], selected: Chosen, pinned: Chosen, blocked: Chosen, least: int | None, most: int | None
) -> None:
    pinned = pinned & selected
    of = single_group(prices, selected, pinned, blocked, choose="many", min=least, max=most)
    found, menu = complete(of), of.table.menu
    assert of.feasible == any(pinned <= some for some in found)
    assert menu.names_of(of.selectable) == {n for n in NAMES if any({n, *pinned} <= some for some in found)}
    for name in (None, *menu.options(of.viable)):
        plain = selected | {name} if name else selected
        for keep_pinned in (False, True):
            kept = pinned if keep_pinned else frozenset()
            expected = cheapest(of, name, kept, plain, pinned)
            mask = of.cheapest(name, keep_pinned=keep_pinned)
            assert (None if mask is None else menu.names_of(mask)) == expected


@settings(max_examples=100, deadline=None)
@given(prices, st.none() | st.sampled_from(NAMES), st.booleans(), subsets, st.booleans())
def test_a_group_of_one_answers_what_trying_everything_finds(
    prices: list[int], chosen: str | None, pins: bool, blocked: Chosen, required: bool
) -> None:
    selected = frozenset({chosen} if chosen else ())
    pinned = selected if pins else frozenset()
    of = single_group(prices, selected, pinned, blocked, required=required)
    found, menu = complete(of), of.table.menu
    assert menu.names_of(of.selectable) == set(NAMES) - blocked
    assert of.feasible == any(pinned <= some for some in found)
    for name in menu.options(of.viable):
        assert of.cheapest(name, keep_pinned=False) == of.cheapest(name, keep_pinned=True) == menu.bit[name]
    mask = of.cheapest(None, keep_pinned=True)
    assert (None if mask is None else menu.names_of(mask)) == cheapest(of, None, pinned, selected, pinned)


def test_a_group_without_a_maximum_has_room_for_everything() -> None:
    nothing: Chosen = frozenset()
    assert single_group([0] * 4, nothing, nothing, nothing, choose="many").room == float("inf")
    assert single_group([0] * 4, nothing, nothing, nothing, choose="many", max=3).room == 3
    assert single_group([0] * 4, nothing, nothing, nothing).room == 1
