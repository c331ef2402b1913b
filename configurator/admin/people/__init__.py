"""Signing in, accounts, users and tokens."""
