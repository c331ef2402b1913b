"""A component as clauses: options, conditions, groups, rules and shared stock."""

from collections.abc import Iterable, Iterator, Sequence

from layers.document.model import AllOf, AnyOf, Condition, Not, Rule
from layers.document.tree import Choice, Leaf
from layers.solver.counting import Sum, Weighted, descending
from layers.solver.formula import Formula
from layers.solver.propagation import PropagationTable
from layers.solver.scarcity import Item, units
from layers.solver.why import Code, Why


class Encoding:
    """The complete, rule-abiding configurations of a component, as the models of a formula.

    An option's literal says that a configuration contains it. Everything that can be a reason has
    a switch, a literal that enforces it; `everything` enforces them all. Units are added up of `items`.
    Questions are asked of copies of the formula.
    """

    def __init__(self, table: PropagationTable, items: Iterable[Item] = ()) -> None:
        self.tree, component = table.tree, table.component
        self.formula = Formula()
        self.options = table.options
        self.literal: dict[str, int] = {name: self.formula.variable() for name in table.options}
        self.names: dict[int, str] = {literal: name for name, literal in self.literal.items()}
        self.everything = self.formula.variable()
        self.switches: dict[int, Why] = {}
        self.rules = {rule.id: rule for rule in component.rules}
        self._rivals = {
            -self.literal[option]: choice.id for choice in component.choices if choice.one for option in choice.options
        }
        self._gates: dict[str, int] = {}
        for choice in component.choices:
            self._choice(choice)
        for rule in component.rules:
            self._rule(rule)
        self._sums = {item.sku: Sum(self.formula, list(self._terms(item))) for item in items}

    def alone(self, literals: Sequence[int]) -> bool:
        """Whether at most one of these can be false, since they deny options of one `one` group."""
        groups = {self._rivals.get(literal) for literal in literals}
        return len(groups) == 1 and None not in groups

    def gates(self, gates: Iterable[str]) -> int:
        """Whether all of these are open."""
        return self.formula.all_of([self._gate(gate) for gate in gates])

    def condition(self, condition: Condition) -> int:
        """A literal that is true exactly when the condition holds."""
        match condition:
            case str():
                return self.literal.get(condition, -self.formula.true)
            case Not():
                return -self.condition(condition.not_)
            case AllOf():
                return self.formula.all_of([self.condition(part) for part in condition.all])
            case AnyOf():
                return self.formula.any_of([self.condition(part) for part in condition.any])

    def within(self, formula: Formula, item: Item, room: int) -> int:
        """A literal under which a configuration uses no more than `room` units of what is not always used.

        `formula` is that of the encoding or a copy of it, the item one of those that the encoding was made with.
        """
        return self._sums[item.sku].at_most(formula, room)

    def _choice(self, choice: Choice) -> None:
        self._hiding(choice)
        if choice.one:
            self._at_most_one([self.literal[option] for option in choice.options])
        self._bounds(choice, [self.literal[option] for option in choice.options])

    def _hiding(self, choice: Choice) -> None:
        switches: dict[str, int] = {}
        for option in choice.options:
            for gate in self.tree.options[option].gates:
                if gate not in switches:
                    switches[gate] = self._switch(Why(Code.NOT_SHOWN, group=choice.id))
                self.formula.add(-switches[gate], -self.literal[option], self._gate(gate))

    def _bounds(self, choice: Choice, literals: list[int]) -> None:
        capped = not choice.one and choice.maximum is not None and choice.maximum < len(literals)
        limit = max(choice.minimum, choice.maximum + 1 if capped and choice.maximum is not None else 0)
        counts = descending(self.formula, literals, limit) if limit > 1 else []
        if choice.minimum:
            switch = self._switch(Why(Code.REQUIRED, group=choice.id))
            reached = literals if choice.minimum == 1 else counts[choice.minimum - 1 : choice.minimum]
            self.formula.add(-switch, -self.gates(choice.gates), *reached)
        if capped and choice.maximum is not None:
            switch = self._switch(Why(Code.TOO_MANY, group=choice.id))
            self.formula.add(-switch, -counts[choice.maximum])

    def _at_most_one(self, literals: list[int]) -> None:
        """In blocks of four, each of which excludes whatever comes after it."""
        before: int | None = None
        for start in range(0, len(literals), 4):
            block = literals[start : start + 4]
            if start + 4 < len(literals):
                block.append(self.formula.variable())
            self._exclude(block)
            if before is not None:
                for literal in block:
                    self.formula.add(-literal, before)
            before = block[-1]

    def _exclude(self, literals: list[int]) -> None:
        for place, literal in enumerate(literals):
            for other in literals[:place]:
                self.formula.add(-literal, -other)

    def _rule(self, rule: Rule) -> None:
        switch = self._switch(Why(Code.RULE, rule=rule.id))
        self.formula.add(-switch, *self._alternatives(rule.if_, False), *self._alternatives(rule.then, True))

    def _switch(self, why: Why) -> int:
        switch = self.formula.variable()
        self.formula.add(-self.everything, switch)
        self.switches[switch] = why
        return switch

    def _gate(self, gate: str) -> int:
        if gate not in self._gates:
            self._gates[gate] = self.condition(self.tree.conditions[gate])
        return self._gates[gate]

    def _alternatives(self, condition: Condition, wanted: bool) -> Iterator[int]:
        """Literals of which one must be true for the condition to come out as wanted."""
        match condition:
            case Not():
                yield from self._alternatives(condition.not_, not wanted)
            case AllOf() if not wanted:
                for part in condition.all:
                    yield from self._alternatives(part, wanted)
            case AnyOf() if wanted:
                for part in condition.any:
                    yield from self._alternatives(part, wanted)
            case _:
                yield self.condition(condition) if wanted else -self.condition(condition)

    def _terms(self, item: Item) -> Iterator[Weighted]:
        for rivals in item.rivals:
            yield from self._steps(rivals)
        for leaf in item.gated:
            yield self.gates(leaf.gates), units(leaf)

    def _steps(self, rivals: tuple[Leaf, ...]) -> Iterator[Weighted]:
        """What options of which one at most is chosen use: "at least 2" adds 2, "at least 5" another 3."""
        below = 0
        for level in sorted({units(leaf) for leaf in rivals}):
            reaching = [self.literal[leaf.id] for leaf in rivals if units(leaf) >= level]
            yield self.formula.any_of(reaching), level - below
            below = level
