"""Drafts that several people edit at once: operations, conflicts, and taking back."""
