"""Stock items, and the arithmetic of a promise."""
