"""Options that cannot be chosen or bought, against all configurations that there are."""

from hypothesis import given

from layers.document.model import Preset
from layers.evaluation.usable import usable
from layers.lint.rule_state import State
from layers.stock.stock import StockItem
from tests.layers.brute import Brute, Room
from tests.layers.lint.drafted import look
from tests.layers.models import Case, cases
from tests.layers.shopping import item
from tests.layers.solving import thorough


@thorough
@given(cases())
def test_what_lint_says_is_what_trying_everything_finds(case: Case) -> None:
    preset = Preset(id="preset", selected=tuple(sorted(case.selected)))
    draft = case.document.model_copy(update={"presets": (preset,)})
    brute = Brute(usable(draft))
    built, sold = brute.unbounded, brute.configurations(case.room)
    found = look(draft, *_items(case.room))
    named: dict[str, set[str | None]] = {}
    for one in found.problems:
        named.setdefault(one.code, set()).add(one.layer or one.rule or one.preset)
    assert (found.buildable, found.buyable) == (len(built), len(sold))
    assert ("unbuildable" in named) == (not built)
    if built:
        possible, sellable = frozenset[str]().union(*built), frozenset[str]().union(*sold)
        assert named.get("dead_option", set()) == set(brute.options) - possible
        assert named.get("unbuyable_option", set()) == possible - sellable
        assert ("unreachable_preset" in named) == (not any(case.selected <= one for one in built))
        idle = {rule for rule, one in found.rules.items() if one.state is State.NEVER}
        assert named.get("idle_rule", set()) == idle


def _items(room: Room) -> list[StockItem]:
    return [item(sku, on_hand=left) for sku, left in room.items() if left is not None]
