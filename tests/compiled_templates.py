"""Compiles the templates in the process that test servers are forked from, and keeps its memory shared with them."""

import gc

from configurator.presentation.environment import compile_templates

compile_templates()
gc.freeze()
