"""Draws the watch anew, all of it or only some layers: `python -m configurator.demo.draw.watch [layer]...`."""

import sys

from configurator.demo.draw.watch import draw

draw(*sys.argv[1:])
