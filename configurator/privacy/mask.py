"""Finding and masking a customer's personal data in free text."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from layers.orders.order import Customer

MARK = "…"
SHORTEST = 3
"""Letters of a name's part that is looked for by itself; shorter ones are in too many other words' place."""
DIGITS = 6
"""Of a telephone number: fewer may be anything."""
BETWEEN = r"[\s()/.\-]*"
NOTHING = re.compile(r"(?!)")


@dataclass(frozen=True, slots=True)
class Mask:
    """`certain` finds what can mean nobody else, `likely` also single names and lines of the address."""

    certain: re.Pattern[str]
    likely: re.Pattern[str]

    def in_prose(self, text: str) -> str:
        """What people wrote about orders of theirs."""
        return self.likely.sub(MARK, text)

    def in_record(self, value: Any) -> Any:
        """What the program wrote, text or JSON; a product may be called like a customer."""
        if isinstance(value, str):
            return self.certain.sub(MARK, value)
        if isinstance(value, list):
            return [self.in_record(each) for each in value]
        return {name: self.in_record(each) for name, each in value.items()} if isinstance(value, dict) else value


def mask_of(email: str, customers: Iterable[Customer] = ()) -> Mask:
    """The mask of a customer, from the names in all of their orders."""
    known = tuple(customers)
    certain = [_words(email), *(pattern for customer in known for pattern in _certain(customer))]
    likely = [*certain, *(pattern for customer in known for pattern in _likely(customer))]
    return Mask(_any(certain), _any(likely))


def _certain(customer: Customer) -> Iterable[str]:
    texts = [customer.email, *(text for text in (customer.name, *_lines(customer)) if len(text.split()) > 1)]
    digits = re.sub(r"\D", "", customer.phone)
    phone = [rf"(?<!\d)\+?{BETWEEN.join(digits)}(?!\d)"] if len(digits) >= DIGITS else []
    return [*map(_words, texts), *phone]


def _likely(customer: Customer) -> Iterable[str]:
    """Parts of the name, lines of the address, and the number however it is dialled."""
    parts = [part.strip(".,") for part in customer.name.split()]
    digits = re.sub(r"\D", "", customer.phone)[-DIGITS:]
    phone = [rf"\+?(?:\d{BETWEEN})*{BETWEEN.join(digits)}(?!\d)"] if len(digits) == DIGITS else []
    texts = [text for text in (*parts, *_lines(customer)) if len(text) >= SHORTEST and not text.isdecimal()]
    return [*map(_words, texts), *phone]


def _lines(customer: Customer) -> list[str]:
    return [line for part in customer.address.splitlines() if (line := part.strip(" ,"))]


def _words(text: str) -> str:
    """As a whole, with any white space between its words; empty where there is nothing to find."""
    found = r"\s+".join(map(re.escape, text.split()))
    return rf"(?<!\w){found}(?!\w)" if found else ""


def _any(patterns: Iterable[str]) -> re.Pattern[str]:
    """The longest first, so that a name is found as a whole."""
    found = sorted({pattern for pattern in patterns if pattern}, key=lambda pattern: (-len(pattern), pattern))
    return re.compile("|".join(found), re.IGNORECASE) if found else NOTHING
