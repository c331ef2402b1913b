"""Draws the sneaker anew, all of it or only some layers: `python -m configurator.demo.draw.sneaker [layer]...`."""

import sys

from configurator.demo.draw.sneaker import draw

draw(*sys.argv[1:])
