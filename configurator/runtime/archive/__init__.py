"""Backups: one ZIP with catalogue, ledger, images and key; taken while the shop runs, and restored whole."""
