"""Finding out what a transaction would do, by doing it and taking it back."""

from collections.abc import Callable
from typing import Any, Concatenate, ParamSpec, TypeVar, cast

from configurator.runtime.services import Services
from configurator.runtime.transactions import written
from configurator.stores.ledger.protocol import Books

T = TypeVar("T")
P = ParamSpec("P")


class _Tried(Exception):
    """Undoes the transaction, and carries what it came to."""

    def __init__(self, outcome: Any) -> None:
        self.outcome = outcome
        super().__init__("only tried")


async def tried(services: Services, work: Callable[Concatenate[Books, P], T], *args: P.args, **kwargs: P.kwargs) -> T:
    """What `work(books, …)` would answer now; raises what it raises, and nothing of it stays."""

    def undone(books: Books) -> None:
        raise _Tried(work(books, *args, **kwargs))

    try:
        await written(services, undone)
    except _Tried as end:
        return cast(T, end.outcome)
    raise AssertionError("a transaction that is only tried never ends well")
