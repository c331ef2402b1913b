"""Sets of options as the bits of an integer, in menu order."""

from collections.abc import Iterable, Iterator

from layers.document.tree import Tree


class Menu:
    """Every option of a tree with its bit; the first of the menu has the lowest."""

    def __init__(self, tree: Tree) -> None:
        self.names: tuple[str, ...] = tuple(tree.options)
        self.bit: dict[str, int] = {name: 1 << place for place, name in enumerate(self.names)}
        self.choices: dict[str, int] = {choice.id: self.mask(choice.options) for choice in tree.choices.values()}
        self.required: int = self.mask(
            option
            for choice in tree.choices.values()
            if choice.one and choice.minimum and not choice.gates
            for option in choice.options
        )
        self._group = {option: choice.id for choice in tree.choices.values() for option in choice.options}
        self._replaced = {
            option: self.choices[choice.id] & ~self.bit[option] if choice.one else 0
            for choice in tree.choices.values()
            for option in choice.options
        }

    def mask(self, names: Iterable[str]) -> int:
        mask = 0
        for name in names:
            mask |= self.bit[name]
        return mask

    def names_of(self, mask: int) -> frozenset[str]:
        return frozenset(self.options(mask))

    def options(self, mask: int) -> Iterator[str]:
        """The options of a mask in menu order."""
        while mask:
            lowest = mask & -mask
            yield self.names[lowest.bit_length() - 1]
            mask ^= lowest

    def group(self, option: str) -> str:
        return self._group[option]

    def replaced(self, option: str | None) -> int:
        """The options that cannot stand beside this one: the others of its `one` group."""
        return self._replaced[option] if option else 0

    def staying(self, pinned: int, option: str | None) -> int:
        """The pinned options that stay when `option` is picked: all but those it replaces."""
        return pinned & ~self.replaced(option)

    def picked(self, mask: int, option: str | None) -> int:
        """The set after the plain pick: `option` is put in, replacing in its `one` group."""
        return mask if option is None else mask & ~self.replaced(option) | self.bit[option]


def earlier(mask: int, other: int) -> bool:
    """Whether `mask` has the first option in which the two differ."""
    difference = mask ^ other
    return bool(mask & difference & -difference)
