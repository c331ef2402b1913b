"""What a package says beside its pictures, as it is written and as it is read."""

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from layers.document.model import Configurator, SkuText
from layers.stock.stock import Count, StockTerms

DOCUMENT = "configurator.json"
"""The entry that says that a ZIP file is a package."""
PICTURES = "pictures/"


class PackedItem(BaseModel):
    """A stock item: its terms, and how many there were; what anybody has been promised is not packed."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    terms: StockTerms
    on_hand: Count = 0


class Package(BaseModel):
    """`configurator` is the number of the form; there is one so far."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    configurator: Literal[1] = 1
    document: Configurator
    stock: Annotated[dict[SkuText, PackedItem], Field(max_length=10_000)] = Field(default_factory=dict)


def picture_name(asset: str) -> str:
    return f"{PICTURES}{asset}.webp"
