"""The cheapest repair within one component; `layers.solver.cost` defines what is cheapest."""

from collections.abc import Iterator, Sequence

from layers.document.tree import Choice
from layers.solver.cheapest import Cheapest
from layers.solver.effort import OPTION, Effort
from layers.solver.instance import Instance
from layers.solver.region import Region
from layers.solver.shortcut import shortcut


def repair(region: Region, option: str | None, *, keep_pinned: bool, effort: int = OPTION) -> int | None:
    """The cheapest configuration of the component that contains `option`, if any; raises TooHard."""
    key = ("repair", option, keep_pinned)
    return region.once(key, effort, lambda limited: _found(region, option, keep_pinned, limited))


def _found(region: Region, option: str | None, keep_pinned: bool, effort: Effort) -> int | None:
    if region.single_group:
        return region.single_group.cheapest(option, keep_pinned=keep_pinned)
    near = shortcut(region, option, keep_pinned=keep_pinned)
    return _search(region, region.instance(effort), option, keep_pinned) if near is None else near


def _search(region: Region, instance: Instance, option: str | None, keep_pinned: bool) -> int | None:
    picked = instance.literals(region.menu.bit[option]) if option else []
    kept = instance.literals(region.pins(option)) if keep_pinned else []
    search = Cheapest(instance.formula, [*instance.given, *kept, *picked], instance.effort)
    changes = _Changes(region, instance, option)
    if not keep_pinned and not search.minimize(dict.fromkeys(changes.pinned(), 1)):
        return None
    if not search.minimize(dict.fromkeys(changes.further(), 1)):
        return None
    search.minimize(_prices(instance, search), instance.encoding.alone)
    return _earliest(instance, search)


class _Changes:
    """A literal for every group that had a choice: true only where that choice, or its pinned part, stays."""

    def __init__(self, region: Region, instance: Instance, option: str | None) -> None:
        self._region, self._instance, self._formula = region, instance, instance.formula
        self._plain = region.menu.picked(region.asked.selected, option)
        self._pins = region.pins(option)
        self._groups = [choice for choice in region.table.component.choices if self._counts(choice, option)]

    def pinned(self) -> Iterator[int]:
        for choice in self._groups:
            if self._pinned_in(choice):
                yield self._kept(choice)

    def further(self) -> Iterator[int]:
        for choice in self._groups:
            if not self._pinned_in(choice):
                yield self._same(choice)
            elif not choice.one:
                yield self._formula.any_of((self._same(choice), -self._kept(choice)))

    def _counts(self, choice: Choice, option: str | None) -> bool:
        own = option in choice.options
        return bool(self._region.asked.selected & self._region.menu.choices[choice.id]) and not (own and choice.one)

    def _pinned_in(self, choice: Choice) -> int:
        return self._pins & self._region.menu.choices[choice.id]

    def _kept(self, choice: Choice) -> int:
        return self._formula.all_of(self._instance.literals(self._pinned_in(choice)))

    def _same(self, choice: Choice) -> int:
        group = self._region.menu.choices[choice.id]
        chosen = self._instance.literals(self._plain & group)
        if choice.one:
            return chosen[0]
        others = self._instance.literals(group & ~self._plain)
        return self._formula.all_of([*chosen, *(-literal for literal in others)])


def _prices(instance: Instance, search: Cheapest) -> dict[int, int]:
    prices, encoding = {}, instance.encoding
    for name in _open(instance, search):
        literal, price = encoding.literal[name], encoding.tree.options[name].price
        if price:
            prices[-literal if price > 0 else literal] = abs(price)
    return prices


def _earliest(instance: Instance, search: Cheapest) -> int:
    """Of the models that are left, the one that has the first option in which two differ.

    Options are added in growing batches as long as that succeeds.
    """
    found, stride = instance.contained(), 1
    while undecided := _open(instance, search)[:stride]:
        literals = [instance.encoding.literal[name] for name in undecided]
        wanted = instance.menu.mask(undecided)
        fits = found & wanted == wanted
        if not fits and search.possible(*literals):
            found, fits = instance.contained(), True
        if fits:
            search.assumptions += literals
            stride *= 2
        elif stride == 1:
            search.assumptions.append(-literals[0])
        else:
            stride = len(undecided) // 2 or 1
    return found


def _open(instance: Instance, search: Cheapest) -> Sequence[str]:
    """The options that the assumptions do not decide yet, in menu order."""
    implied = instance.formula.implied(search.assumptions)
    literals = instance.encoding.literal.items()
    return [name for name, literal in literals if literal not in implied and -literal not in implied]
