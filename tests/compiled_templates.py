"""Compiles the templates in the process that test servers are forked from."""

from configurator.presentation.environment import compile_templates

compile_templates()
