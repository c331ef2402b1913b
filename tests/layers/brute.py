"""The definitions by brute force over every set of options; shares no code with the code under test."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations
from typing import Any

from layers.document.model import AllOf, AnyOf, Condition, Configurator, Group, Image, Not

Chosen = frozenset[str]
Room = Mapping[str, int | None]


@dataclass(frozen=True)
class Box:
    """A choosing group: its bounds, its options, and the conditions it is shown under."""

    id: str
    one: bool
    minimum: int
    maximum: float
    conditions: tuple[Condition, ...]
    options: tuple[Image, ...]

    @cached_property
    def members(self) -> Chosen:
        return frozenset(image.id for image in self.options)


@dataclass(frozen=True)
class Seat:
    """An image layer under its conditions, in a choosing group or in none."""

    image: Image
    group: str | None
    conditions: tuple[Condition, ...]


@dataclass(frozen=True)
class Named:
    """Which constraints count: those a shopper was told about."""

    rules: frozenset[str]
    least: frozenset[str]
    most: frozenset[str]
    shown: frozenset[str]
    skus: frozenset[str]


class Brute:
    """One document, taken literally."""

    def __init__(self, document: Configurator) -> None:
        self.document = document
        self.boxes: list[Box] = []
        self.seats: list[Seat] = []
        self._walk(document.layers, None, ())

    def _walk(self, layers: Iterable[Any], box: str | None, conditions: tuple[Condition, ...]) -> list[Image]:
        options: list[Image] = []
        for layer in layers:
            if isinstance(layer, Image):
                own = () if layer.show_if is None else (layer.show_if,)
                self.seats.append(Seat(layer, box, (*conditions, *own)))
                options.append(layer)
                continue
            inner = conditions if layer.show_if is None else (*conditions, layer.show_if)
            if layer.choose is None:
                options += self._walk(layer.layers, box, inner)
            else:
                self._choosing(layer, inner)
        return options

    def _choosing(self, group: Group, conditions: tuple[Condition, ...]) -> None:
        options = tuple(self._walk(group.layers, group.id, conditions))
        one = group.choose == "one"
        minimum = max(1 if group.required else 0, 0 if one else group.min or 0)
        maximum = 1 if one else float("inf") if group.max is None else group.max
        self.boxes.append(Box(group.id, one, minimum, maximum, conditions, options))

    @cached_property
    def options(self) -> tuple[str, ...]:
        return tuple(seat.image.id for seat in self.seats if seat.group)

    @cached_property
    def conditions(self) -> dict[str, tuple[Condition, ...]]:
        return {seat.image.id: seat.conditions for seat in self.seats}

    @cached_property
    def shown_if(self) -> list[tuple[str, Condition]]:
        return [(name, condition) for name, conditions in self.conditions.items() for condition in conditions]

    @cached_property
    def box(self) -> dict[str, Box]:
        return {option.id: box for box in self.boxes for option in box.options}

    def rivals(self, option: str) -> Chosen:
        box = self.box[option]
        return box.members - {option} if box.one else frozenset()

    def settled(self, chosen: Collection[str]) -> Chosen:
        """Leave out, again and again, what its conditions hide; without cycles that ends where it should."""
        seen: set[Chosen] = set()
        shown = frozenset(chosen)
        while shown not in seen:
            seen.add(shown)
            shown = frozenset(name for name in chosen if all(true(c, shown) for c in self.conditions[name]))
        return shown

    @cached_property
    def unbounded(self) -> list[Chosen]:
        """Every set of options that breaks no rule and no bound, and contains nothing hidden."""
        return [
            chosen
            for chosen in subsets(self.options)
            if not self.overfilled(chosen) and self.visible(chosen) and not self.unfilled(chosen) and self.ruled(chosen)
        ]

    def configurations(self, room: Room) -> list[Chosen]:
        return [chosen for chosen in self.unbounded if self.fits(chosen, room)]

    def visible(self, chosen: Chosen) -> bool:
        return all(true(c, chosen) for name, c in self.shown_if if name in chosen)

    def unfilled(self, chosen: Chosen) -> list[str]:
        return [
            b.id for b in self.boxes if _count(b, chosen) < b.minimum and all(true(c, chosen) for c in b.conditions)
        ]

    def overfilled(self, chosen: Chosen) -> list[str]:
        return [box.id for box in self.boxes if _count(box, chosen) > box.maximum]

    def ruled(self, chosen: Chosen) -> bool:
        return not any(true(rule.if_, chosen) and not true(rule.then, chosen) for rule in self.document.rules)

    def used(self, chosen: Chosen) -> dict[str, int]:
        used: dict[str, int] = {}
        for seat in self.seats:
            there = seat.image.id in chosen if seat.group else all(true(c, chosen) for c in seat.conditions)
            stock = seat.image.stock
            if there and stock.managed:
                sku = stock.sku or f"{self.document.id}.{seat.image.id}"
                used[sku] = used.get(sku, 0) + stock.units
        return used

    def fits(self, chosen: Chosen, room: Room) -> bool:
        return all((left := room.get(sku)) is None or units <= left for sku, units in self.used(chosen).items())

    def selectable(self, pinned: Chosen, sold: Collection[Chosen]) -> Chosen:
        return frozenset(
            name for name in self.options if any({name, *(pinned - self.rivals(name))} <= chosen for chosen in sold)
        )

    def cost(self, option: str, selected: Chosen, pinned: Chosen, after: Chosen) -> tuple[int, int, int, list[int]]:
        """(pinned groups given up, further groups changed, price, places in the menu)."""
        plain = selected - self.rivals(option) | {option}
        unpinned = changed = 0
        for box in self.boxes:
            if not box.members & selected or (box.one and option in box.members):
                continue
            if (box.members & pinned) - after:
                unpinned += 1
            elif box.members & plain != box.members & after:
                changed += 1
        price = sum(seat.image.price for seat in self.seats if seat.image.id in after)
        return unpinned, changed, price, [place for place, name in enumerate(self.options) if name in after]

    def instead(self, option: str, selected: Chosen, pinned: Chosen, sold: Collection[Chosen]) -> Chosen | None:
        found = [chosen for chosen in sold if option in chosen]
        return min(found, key=lambda after: self.cost(option, selected, pinned, after), default=None)

    def picked(self, option: str, selected: Chosen, pinned: Chosen, room: Room) -> Chosen:
        kept = pinned - self.rivals(option) | {option}
        plain = self.settled(selected - self.rivals(option) | {option})
        if kept <= plain and self.ruled(plain) and not self.overfilled(plain) and self.fits(plain, room):
            return plain
        found = [chosen for chosen in self.configurations(room) if kept <= chosen]
        return min(found, key=lambda after: self.cost(option, selected, pinned, after))

    def excluded(self, wanted: Chosen, named: Named, room: Room) -> bool:
        """Whether nothing contains what is wanted, were there no constraints but the named ones."""
        others = [name for name in self.options if name not in wanted and not self.rivals(name) & wanted]
        room = {sku: left for sku, left in room.items() if sku in named.skus}
        return not any(self._allowed(wanted | more, named, room) for more in subsets(others))

    def _allowed(self, chosen: Chosen, named: Named, room: Room) -> bool:
        rules = [rule for rule in self.document.rules if rule.id in named.rules]
        return (
            not any(box.one and _count(box, chosen) > 1 for box in self.boxes)
            and not named.least.intersection(self.unfilled(chosen))
            and not named.most.intersection(self.overfilled(chosen))
            and all(
                true(c, chosen) for name in chosen if self.box[name].id in named.shown for c in self.conditions[name]
            )
            and not any(true(rule.if_, chosen) and not true(rule.then, chosen) for rule in rules)
            and self.fits(chosen, room)
        )


def true(condition: Condition, chosen: Chosen) -> bool:
    if isinstance(condition, str):
        return condition in chosen
    if isinstance(condition, Not):
        return not true(condition.not_, chosen)
    if isinstance(condition, AllOf):
        return all(true(part, chosen) for part in condition.all)
    assert isinstance(condition, AnyOf)
    return any(true(part, chosen) for part in condition.any)


def subsets(names: Collection[str]) -> Iterator[Chosen]:
    for size in range(len(names) + 1):
        yield from map(frozenset, combinations(names, size))


def _count(box: Box, chosen: Chosen) -> int:
    return len(box.members & chosen)
