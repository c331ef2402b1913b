"""Layered files on their way into the shop: uploaded, read, and kept until they are accepted or let go."""
