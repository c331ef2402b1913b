"""The court sneaker: its layers drawn as SVG, and the document and stock that sell it."""

from configurator.demo.draw.sneaker.document import draw

__all__ = ["draw"]
