"""Orders and their lines as values."""
