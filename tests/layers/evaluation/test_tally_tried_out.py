"""The number of configurations of one product with everything that can tie its groups, beside trying them all."""

from itertools import combinations
from itertools import product as every

from hypothesis import given, settings
from hypothesis import strategies as st

from layers.document.configuration import faults, parts, settled
from layers.document.model import Configurator
from layers.document.tree import Tree
from layers.evaluation.tally import tally
from tests.layers.shopping import document, group, option

SMALL = document(
    option("base", "O"),
    group("one", option("a", "O"), option("b", "P", units=2), required=True),
    group("many", option("c", "O", units=2), option("d", "P"), option("e"), choose="many", max=2),
    group("extra", option("f", "P"), group("head", option("g"), choose=None, show_if="c"), required=True, show_if="a"),
    group("glow", option("lamp", "L"), choose=None, show_if={"not": "e"}),
    group("free", option("h"), option("i")),
)
NAMES = "abcdefghi"
RULES = st.lists(st.tuples(st.sampled_from(NAMES), st.sampled_from(NAMES), st.booleans()), max_size=3)


@settings(max_examples=60, deadline=None)
@given(RULES, st.dictionaries(st.sampled_from("OPL"), st.integers(0, 4)))
def test_a_tally_is_what_trying_everything_finds(rules: list[tuple[str, str, bool]], room: dict[str, int]) -> None:
    made = [
        {"id": f"r{n}", "if": first, "then": then if holds else {"not": then}}
        for n, (first, then, holds) in enumerate(rules)
    ]
    tree = Tree(Configurator.model_validate({**SMALL.model_dump(by_alias=True), "rules": made}))
    counted = tally(tree, room)
    assert counted.count == tried(tree, room)
    assert counted.count <= counted.bound


def tried(tree: Tree, room: dict[str, int]) -> int:
    ways = [
        [way for size in range(len(one.options) + 1) for way in combinations(one.options, size)]
        for one in tree.choices.values()
    ]
    found = {settled(tree, frozenset(name for way in chosen for name in way)) for chosen in every(*ways)}
    return sum(1 for selected in found if not faults(tree, selected) and within(tree, selected, room))


def within(tree: Tree, selected: frozenset[str], room: dict[str, int]) -> bool:
    wanted = [(part.sku, part.units) for part in parts(tree, selected)]
    return all(sum(units for name, units in wanted if name == sku) <= left for sku, left in room.items())
