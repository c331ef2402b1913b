"""Why nothing complete contains an option together with what is pinned."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from layers.document.tree import mentions
from layers.solver.effort import OPTION, Effort
from layers.solver.instance import Instance
from layers.solver.region import Region
from layers.solver.why import Code, Why

Culprits = Mapping[Why, Sequence[int]]
"""The possible reasons, each with the literals that enforce it."""


def reasons(region: Region, option: str | None, effort: int = OPTION) -> tuple[Why, ...]:
    """A minimal set of reasons, none of which could be left out; only for an option that is blocked; raises TooHard."""
    return region.once(("reasons", option), effort, lambda limited: _found(region, option, limited))


def _found(region: Region, option: str | None, effort: Effort) -> tuple[Why, ...]:
    if option and region.menu.bit[option] & region.asked.blocked:
        return (Why(Code.OUT_OF_STOCK, sku=_sku(region, option)),)
    if lost := region.pins(option) & region.asked.blocked:
        first = next(region.menu.options(lost))
        return (Why(Code.OUT_OF_STOCK, sku=_sku(region, first), option=first),)
    if option and region.menu.bit[option] & region.full:
        return (_too_many(region, option),)
    if option and region.hopeless & region.menu.bit[option]:
        return _found(region, None, effort)
    if option and (rule := _rule_alone(region, option)):
        return (rule,)
    return _searched(region, region.instance(effort), option)


def _searched(region: Region, instance: Instance, option: str | None) -> tuple[Why, ...]:
    picked = [instance.encoding.literal[option]] if option else []
    wanted, culprits = [*picked, *instance.literals(region.pins(option))], _culprits(region, instance)
    instance.satisfiable([*wanted, *_literals(culprits)])
    core = set(instance.formula.core())
    involved = {why: literals for why, literals in culprits.items() if not core.isdisjoint(literals)}
    smallest = _smallest(instance, wanted, involved)
    instance.satisfiable([*wanted, *_literals(smallest)])
    pinned = [name for name in instance.clash() if name != option]
    return tuple(_worded(region, instance, why, pinned) for why in smallest)


def _too_many(region: Region, option: str) -> Why:
    group = region.menu.group(option)
    pinned = region.menu.options(region.asked.pinned & region.menu.choices[group])
    return Why(Code.TOO_MANY, group=group, option=next(pinned, None))


def _rule_alone(region: Region, option: str) -> Why | None:
    """A rule that the option breaks by itself, since the pinned options decide everything else it names."""
    table, menu = region.table, region.menu
    fixed = region.pins(option) | menu.bit[option]
    decided = fixed | menu.replaced(option) | region.excluded & ~menu.bit[option]
    for place in table.touched(menu.bit[option] | menu.replaced(option)):
        named, kept = table.rules[place]
        if not named & ~decided and not kept(fixed):
            pinned = list(menu.options(named & fixed & ~menu.bit[option]))
            return Why(Code.RULE, rule=table.component.rules[place].id, option=next(iter(pinned), None))
    return None


def _culprits(region: Region, instance: Instance) -> Culprits:
    culprits: dict[Why, list[int]] = {}
    for literal, why in instance.encoding.switches.items():
        culprits.setdefault(why, []).append(literal)
    for literal, sku in instance.stock.items():
        culprits.setdefault(Why(Code.OUT_OF_STOCK, sku=sku), []).append(literal)
    for literal, option in instance.barred.items():
        culprits.setdefault(Why(Code.OUT_OF_STOCK, sku=_sku(region, option)), []).append(literal)
    return culprits


def _literals(culprits: Culprits) -> Iterator[int]:
    for literals in culprits.values():
        yield from literals


def _smallest(instance: Instance, wanted: Sequence[int], culprits: Culprits) -> Culprits:
    """Drop, from the last, every reason that the contradiction does not need."""
    left = dict(culprits)
    for why in reversed(list(culprits)):
        without = {other: literals for other, literals in left.items() if other != why}
        if not instance.satisfiable([*wanted, *_literals(without)]):
            left = without
    return left


def _worded(region: Region, instance: Instance, why: Why, pinned: Sequence[str]) -> Why:
    """The reason with a pinned option that takes part in it, preferably one that it names."""
    if why.code is Code.REQUIRED and region.asked.pinned & region.menu.choices[why.group or ""]:
        why = replace(why, code=Code.TOO_FEW)
    rule = instance.encoding.rules.get(why.rule or "")
    named = {*mentions(rule.if_), *mentions(rule.then)} if rule else set()
    own = [name for name in pinned if name in named or (why.sku and _sku(region, name) == why.sku)]
    return replace(why, option=next(iter([*own, *pinned]), None))


def _sku(region: Region, option: str) -> str | None:
    part = region.tree.options[option].part
    return part.sku if part else None
