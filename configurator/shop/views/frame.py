"""What stands around every page, and in place of one that cannot be shown."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Chrome:
    """What stands around every page; `pieces` is what the cart holds, `nonce` allows the page's own style block."""

    shop: str
    locale: str
    direction: str
    theme: str
    pieces: int
    tax_note: str
    nonce: str


@dataclass(frozen=True, slots=True)
class Failure:
    """A page that could not be shown; `title` and `detail` are sentences for people."""

    status: int
    title: str
    detail: str
    href: str
