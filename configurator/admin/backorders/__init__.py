"""Backordered products in the admin area, and receiving goods."""
