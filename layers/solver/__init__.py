"""Exact answers to which options can still be chosen beside a selection."""
