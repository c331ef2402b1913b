"""Orders in the admin area: the list, one order, and its actions."""
