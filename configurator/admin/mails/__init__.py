"""The outbox of mails in the admin area."""
