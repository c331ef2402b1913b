"""Carts and their lines as values."""
