"""What accounts refuse, one class per refusal."""

from configurator.languages import TranslatableError, gettext_noop


class AccountsError(TranslatableError):
    """The base of every refusal of this package."""


class NoSuchUser(AccountsError):
    sentence = gettext_noop("There is no such user.")

    def __init__(self, id: str) -> None:
        self.id = id


class UserDisabled(AccountsError):
    """No link for somebody who may not sign in."""

    sentence = gettext_noop("This user is disabled.")

    def __init__(self, email: str) -> None:
        self.email = email


class LastOwner(AccountsError):
    """Nobody would be left who may do everything."""

    sentence = gettext_noop("The last owner stays one. Make somebody else an owner first.")

    def __init__(self, email: str) -> None:
        self.email = email


class Taken(AccountsError):
    """Somebody with that address works here already."""

    sentence = "%(email)s is a user already"

    def __init__(self, email: str) -> None:
        self.email = email
