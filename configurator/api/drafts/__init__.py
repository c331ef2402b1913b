"""Drafts: what a designer does with them before they are published."""
