"""Accounts of the people who run the shop: users, roles, passwords, sessions and tokens."""
