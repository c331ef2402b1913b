"""Permissions: the sets of roles that may use each page and call."""

from configurator.stores.ledger.books.people import Role

OWNER = frozenset({Role.OWNER})
KEEPER = frozenset({Role.OWNER, Role.KEEPER})
DESIGNER = frozenset({Role.OWNER, Role.DESIGNER})
EVERYBODY = frozenset(Role)

AREAS = {
    "configurators": DESIGNER,
    "assets": DESIGNER,
    "imports": DESIGNER,
    "stock": KEEPER,
    "stock.csv": KEEPER,
    "backorders": KEEPER,
    "orders": KEEPER,
}
"""The roles for calls of the API, by the first part of the path; all other calls are for owners."""


def roles_for(path: str) -> frozenset[Role]:
    """The roles whose users may make a call with the session of their browser."""
    return AREAS.get(path.strip("/").split("/")[0], OWNER)
