"""The transactional store: stock, holds, carts, orders, and the record of every change."""

from configurator.stores.ledger.protocol import Books, Ledger, Snapshot

__all__ = ["Books", "Ledger", "Snapshot"]
