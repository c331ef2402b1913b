"""The settings of the shop in the admin area."""
