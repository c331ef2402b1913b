"""One request to the admin area."""

from dataclasses import dataclass

from configurator.stores.ledger.books.people import Session, User
from configurator.web.call import Call


@dataclass(frozen=True, slots=True, kw_only=True)
class AdminCall(Call):
    """`user` is signed in with `session`, and `locale` is theirs; public pages get a plain `Call`."""

    user: User
    session: Session
