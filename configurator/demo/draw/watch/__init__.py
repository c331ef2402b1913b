"""The field watch: its layers drawn as SVG, and the document and stock that sell it."""

from configurator.demo.draw.watch.document import draw

__all__ = ["draw"]
