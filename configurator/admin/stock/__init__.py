"""Stock in the admin area: the table, one item, many at once, and files."""
