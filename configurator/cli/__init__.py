"""The command `configurator`: serve a shop, look after its data, hand out tokens and links."""

from configurator.cli.main import main

__all__ = ["main"]
