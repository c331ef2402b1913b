"""Who may do what: the sets of roles that pages and calls are made for."""

from configurator.stores.ledger.books.people import Role

OWNER = frozenset({Role.OWNER})
KEEPER = frozenset({Role.OWNER, Role.KEEPER})
DESIGNER = frozenset({Role.OWNER, Role.DESIGNER})
EVERYBODY = frozenset(Role)

AREAS = {
    "configurators": DESIGNER,
    "assets": DESIGNER,
    "stock": KEEPER,
    "stock.csv": KEEPER,
    "backorders": KEEPER,
    "orders": KEEPER,
}
"""What calls of the API are about, by the first part of their path; everything else is the owners'."""


def roles_for(path: str) -> frozenset[Role]:
    """The roles whose users may make a call with the session of their browser."""
    return AREAS.get(path.strip("/").split("/")[0], OWNER)
