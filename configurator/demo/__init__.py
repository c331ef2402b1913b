"""The demo shop: three products of our own drawing, and what puts them into an empty shop."""
