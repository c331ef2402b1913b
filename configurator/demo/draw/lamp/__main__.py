"""Draws the lamp anew, all of it or only some layers: `python -m configurator.demo.draw.lamp [layer]...`."""

import sys

from configurator.demo.draw.lamp import draw

draw(*sys.argv[1:])
