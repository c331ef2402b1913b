"""The columns of a stock file, and how a header's cells map to them."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum


class Column(StrEnum):
    """As an export names them; those in camel case are X-Cart's."""

    SKU = "sku"
    ON_HAND = "on_hand"
    TRACKED = "tracked"
    STATUS = "status"
    BACKORDER = "availableForBackorder"
    PROMO = "backorderQtyLabel"
    LIMITED = "isBackorderLimited"
    LIMIT = "backorderLimit"
    RESTOCK_ON = "restock_on"
    THRESHOLD = "low_stock_threshold"


@dataclass(frozen=True, slots=True)
class Header:
    """Which cell of a row is which column, by its place; `names` are as the file writes them."""

    names: tuple[str, ...]
    places: Mapping[Column, int]

    @property
    def ignored(self) -> tuple[str, ...]:
        """Unknown names, and further names of a column that is there already."""
        taken = set(self.places.values())
        return tuple(name for place, name in enumerate(self.names) if name and place not in taken)

    def name(self, column: Column) -> str:
        """As the file writes it."""
        return self.names[self.places[column]]


def header_of(cells: Sequence[str], locale: str) -> Header:
    """Case, spaces and punctuation are ignored; of two names for a column the first counts, ours before X-Cart's."""
    names = tuple(cell.strip() for cell in cells)
    places: dict[Column, int] = {}
    for spellings in (OURS, XCART):
        for place, name in enumerate(names):
            column = spellings.get(_plain(name))
            if column:
                places.setdefault(column, place)
    promos = _translated_promos(names)
    if promos:
        language = next((known for known in (locale[:2], "en") if known in promos), next(iter(promos)))
        places.setdefault(Column.PROMO, promos[language])
    return Header(names, places)


def _translated_promos(names: Sequence[str]) -> Mapping[str, int]:
    """X-Cart writes a text that has translations in one column for each language."""
    found = ((TRANSLATED.fullmatch(name), place) for place, name in enumerate(names))
    return {match[1].lower(): place for match, place in found if match}


def _plain(name: str) -> str:
    return re.sub(r"[\W_]", "", name).lower()


OURS = {_plain(column): column for column in Column}
XCART = {"stocklevel": Column.ON_HAND, "inventorytrackingenabled": Column.TRACKED}
"""Their names in X-Cart's export of products."""
TRANSLATED = re.compile(r"backorderqtylabel[_ -]([a-z]{2})", re.IGNORECASE)
