"""The demand of one cart line."""

from dataclasses import dataclass

from layers.document.model import BackorderChoice


@dataclass(frozen=True, slots=True)
class Part:
    """What one layer of a line consumes: `units` of `sku` per configuration."""

    layer: str
    sku: str
    units: int


@dataclass(frozen=True, slots=True)
class LineDemand:
    """One line of a cart as stock sees it: `quantity` configurations, their parts in menu order."""

    line: str
    quantity: int
    backorder: BackorderChoice
    parts: tuple[Part, ...]

    def units_of(self, sku: str) -> int:
        """Units of one item per configuration, over all layers."""
        return sum(part.units for part in self.parts if part.sku == sku)
