"""Books in which mails are not posted: what they would tell of is long past."""

from typing import cast

from configurator.stores.ledger.protocol import Books


def unmailed(books: Books) -> Books:
    """The same transaction, in which nobody is written to."""
    return cast(Books, _Unmailed(books))


class _Unmailed:
    def __init__(self, books: Books) -> None:
        self._books = books
        self.mails = _Unposted()

    def __getattr__(self, name: str) -> object:
        return getattr(self._books, name)


class _Unposted:
    def post(self, *_: object, **__: object) -> None:
        """To nobody."""
