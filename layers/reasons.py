"""Why nothing complete contains an option together with what is pinned."""

from collections.abc import Sequence
from dataclasses import replace

from layers.region import Region
from layers.tree import mentions
from layers.why import Code, Why


def reasons(region: Region, option: str | None) -> tuple[Why, ...]:
    """A smallest set of what stands in the way, none of which could be left out; only where something does."""
    if option and region.menu.bit[option] & region.asked.blocked:
        return (_sold_out(region, option),)
    picked = [region.encoding.literal[option]] if option else []
    culprits = [*region.encoding.switches, *region.stock, *region.barred]
    region.formula.satisfiable([*picked, *region.literals(region.pins(option)), *culprits])
    core = region.formula.core()
    pins = [literal for literal in core if literal in region.names and literal not in picked]
    smallest = _smallest(region, [*picked, *pins], [literal for literal in culprits if literal in set(core)])
    pinned = [region.names[literal] for literal in pins]
    return tuple(dict.fromkeys(_why(region, literal, pinned) for literal in smallest))


def _smallest(region: Region, fixed: Sequence[int], culprits: Sequence[int]) -> list[int]:
    """Leave out, from the last, whatever the contradiction stands without."""
    left = list(culprits)
    for literal in reversed(culprits):
        without = [other for other in left if other != literal]
        if not region.formula.satisfiable([*fixed, *without]):
            left = without
    return left


def _why(region: Region, literal: int, pinned: Sequence[str]) -> Why:
    if literal in region.stock:
        return Why(Code.OUT_OF_STOCK, sku=region.stock[literal], option=next(iter(pinned), None))
    if literal in region.barred:
        return _sold_out(region, region.barred[literal])
    why = region.encoding.switches[literal]
    if why.code is Code.REQUIRED and region.asked.pinned & region.menu.choices[why.group or ""]:
        why = replace(why, code=Code.TOO_FEW)
    return replace(why, option=_involved(region, why, pinned))


def _sold_out(region: Region, option: str) -> Why:
    part = region.tree.options[option].part
    assert part is not None
    pinned = bool(region.menu.bit[option] & region.asked.pinned)
    return Why(Code.OUT_OF_STOCK, sku=part.sku, option=option if pinned else None)


def _involved(region: Region, why: Why, pinned: Sequence[str]) -> str | None:
    """The pinned option that a rule names, else any that takes part."""
    rule = region.encoding.rules.get(why.rule or "")
    named = {*mentions(rule.if_), *mentions(rule.then)} if rule else set()
    return next((name for name in pinned if name in named), next(iter(pinned), None))
