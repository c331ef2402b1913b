"""The reading lamp: its layers turned, bent and lit, and the document and stock that sell it."""

from configurator.demo.draw.lamp.document import draw

__all__ = ["draw"]
