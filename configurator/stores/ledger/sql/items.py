"""All stock items in memory, as an immutable mapping that is cheap to renew after every commit."""

from collections.abc import Iterator, Mapping

from layers.stock.stock import StockItem

MERGE_AT = 256


class Items(Mapping[str, StockItem]):
    """A large mapping and a small one of what changed since; a sku nobody opened reads as not tracked."""

    __slots__ = ("_all", "_changes")

    def __init__(self, items: Mapping[str, StockItem], changes: Mapping[str, StockItem] | None = None) -> None:
        self._all = items
        self._changes = changes or {}

    def renewed(self, changes: Mapping[str, StockItem]) -> "Items":
        """These items with `changes` in their place."""
        changed = {**self._changes, **changes}
        return Items(self._all, changed) if len(changed) <= MERGE_AT else Items({**self._all, **changed})

    def opened(self, sku: str) -> StockItem | None:
        """The item, None if nobody opened it."""
        return self._changes.get(sku) or self._all.get(sku)

    def __getitem__(self, sku: str) -> StockItem:
        return self.opened(sku) or StockItem(sku)

    def __contains__(self, sku: object) -> bool:
        return sku in self._changes or sku in self._all

    def __iter__(self) -> Iterator[str]:
        yield from self._all
        yield from (sku for sku in self._changes if sku not in self._all)

    def __len__(self) -> int:
        return sum(1 for _ in self)
