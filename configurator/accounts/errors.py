"""The refusals of accounts, one class each."""

from configurator.languages import TranslatableError, gettext_noop


class AccountsError(TranslatableError):
    """The base of every refusal of this package."""


class NoSuchUser(AccountsError):
    sentence = gettext_noop("There is no such user.")

    def __init__(self, id: str) -> None:
        self.id = id


class UserDisabled(AccountsError):
    """A disabled user gets no link."""

    sentence = gettext_noop("This user is disabled.")

    def __init__(self, email: str) -> None:
        self.email = email


class LastOwner(AccountsError):
    """The last owner who can sign in must stay one."""

    sentence = gettext_noop("The last owner stays one. Make somebody else an owner first.")

    def __init__(self, email: str) -> None:
        self.email = email


class EmailTaken(AccountsError):
    """The e-mail address belongs to another user already."""

    sentence = "%(email)s is a user already"

    def __init__(self, email: str) -> None:
        self.email = email
