"""Draws the demo products anew: `python -m configurator.demo.draw [watch] [sneaker] [lamp] [sample]`."""

import sys
from importlib import import_module

PRODUCTS = ("watch", "sneaker", "lamp", "sample")

for product in sys.argv[1:] or PRODUCTS:
    import_module(f"configurator.demo.draw.{product}").draw()
