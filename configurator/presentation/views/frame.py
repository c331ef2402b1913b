"""The frame of every page, and the error page."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Language:
    """One entry of the language menu; `name` is the language's own name for itself."""

    tag: str
    name: str
    current: bool


@dataclass(frozen=True, slots=True)
class Chrome:
    """The frame of every page; `quantity` is how many configurations the cart holds.

    `nonce` allows the page's own style block.
    `languages` is empty where the page has a language of its own; `here` is where a new choice leads back to.
    """

    shop: str
    locale: str
    direction: str
    theme: str
    quantity: int
    tax_note: str
    nonce: str
    languages: tuple[Language, ...]
    here: str


@dataclass(frozen=True, slots=True)
class Failure:
    """A page that could not be shown; `title` and `detail` are sentences for people."""

    status: int
    title: str
    detail: str
    href: str
