"""E-mail: what the ledger noted becomes letters, and letters go to a mail server or into a folder."""
