"""Drafts: what designers do with them, together, before they are published."""
