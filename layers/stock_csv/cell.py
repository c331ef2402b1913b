"""Parsers for the cells of a stock file; each takes a text that is not empty, or raises Unreadable."""

import re
import unicodedata
from datetime import date

from layers.document.model import SKU
from layers.stock.stock import MOST_UNITS, ItemBackorder, Status
from layers.stock_csv.fault import Unreadable, gettext_noop

LONGEST_PROMO = 2000
SHOWN = 40
YES = frozenset(
    ["y", "yes", "true", "t", "1", "on", "x", "ja", "j", "wahr", "oui", "o", "vrai", "v", "si", "s", "verdadero"]
)
NO = frozenset(["n", "no", "false", "f", "0", "off", "nein", "falsch", "non", "faux", "falso"])
STATUSES = {status.replace("_", ""): status for status in Status} | {"onbackorder": Status.BACKORDER}
BACKORDERS = {choice.value: choice for choice in ItemBackorder}
COUNT = re.compile(r"[0-9]{1,15}(\.0)?")
DAYS = (
    re.compile(r"(?P<year>[0-9]{4})-(?P<month>[0-9]{1,2})-(?P<day>[0-9]{1,2})"),
    re.compile(r"(?P<year>[0-9]{4})/(?P<month>[0-9]{1,2})/(?P<day>[0-9]{1,2})"),
    re.compile(r"(?P<day>[0-9]{1,2})\.(?P<month>[0-9]{1,2})\.(?P<year>[0-9]{4})"),
)
"""Unambiguous date formats."""
DANGEROUS = ("=", "+", "-", "@", "\t", "\r", "\n", "'", "＝", "＋", "－", "＠")
"""First characters that a spreadsheet may read as a formula, and the apostrophe that prevents it."""


def guarded(text: str) -> str:
    """The text escaped for a spreadsheet's cell, so that it is never read as a formula."""
    return f"'{text}" if text.startswith(DANGEROUS) else text


def unguarded(text: str) -> str:
    """The text without its guard; an apostrophe that guards nothing is part of the text."""
    return text[1:] if text.startswith("'") and text[1:].startswith(DANGEROUS) else text


def sku(text: str) -> str:
    name = _bare(text)
    if not re.fullmatch(SKU, name):
        raise Unreadable(gettext_noop("“%(value)s” cannot be a sku: letters, digits, . _ - only."), value=_shown(text))
    return name


def yes_or_no(text: str) -> bool:
    word = _word(text)
    if word not in YES | NO:
        raise Unreadable(gettext_noop("“%(value)s” is neither yes nor no."), value=_shown(text))
    return word in YES


def backorder(text: str) -> ItemBackorder:
    """Yes allows backorder, no denies it; our own values are accepted too."""
    choice = BACKORDERS.get(_word(text))
    if choice:
        return choice
    return ItemBackorder.ALLOW if yes_or_no(text) else ItemBackorder.DENY


def count(text: str) -> int:
    """A whole number, as spreadsheets and programs write it; none with signs between thousands."""
    digits = _bare(text)
    if not COUNT.fullmatch(digits):
        raise Unreadable(gettext_noop("“%(value)s” is not a whole number of 0 or more."), value=_shown(text))
    number = int(digits.removesuffix(".0"))
    if number > MOST_UNITS:
        raise Unreadable(gettext_noop("%(number)s is more than can be counted."), number=number)
    return number


def day(text: str) -> date:
    bare = _bare(text)
    match = next((match for pattern in DAYS if (match := pattern.fullmatch(bare))), None)
    try:
        if match:
            return date(int(match["year"]), int(match["month"]), int(match["day"]))
    except ValueError:
        pass
    raise Unreadable(gettext_noop("“%(value)s” is not a day such as 2026-12-31."), value=_shown(text))


def status(text: str) -> Status:
    found = STATUSES.get(re.sub(r"[\s_-]", "", _word(text)))
    if found is None:
        choices = ", ".join(Status)
        raise Unreadable(gettext_noop("“%(value)s” is not one of %(choices)s."), value=_shown(text), choices=choices)
    return found


def promo(text: str) -> str:
    """As it stands, spaces and line breaks included."""
    return written_promo(unguarded(text))


def written_promo(text: str) -> str:
    """A text that did not come out of a spreadsheet's cell."""
    if len(text) > LONGEST_PROMO:
        raise Unreadable(gettext_noop("The text is longer than %(most)s characters."), most=LONGEST_PROMO)
    return text


def _bare(text: str) -> str:
    """Nothing but a promo begins with an apostrophe."""
    return text.strip().removeprefix("'").strip()


def _word(text: str) -> str:
    """In small letters without accents: sí is si."""
    letters = unicodedata.normalize("NFKD", _bare(text).casefold())
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


def _shown(text: str) -> str:
    text = text.strip()
    return text if len(text) <= SHOWN else text[:SHOWN] + "…"
