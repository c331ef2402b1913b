"""Layered files that were read: what is said of them, and how they become configurators."""
