"""E-mail: turning mails of the ledger into letters, and sending them to a mail server or a folder."""
