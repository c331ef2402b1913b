"""What a data folder consists of, by name."""

LEDGER = "ledger.sqlite3"
KEY = "secret.key"
CATALOGUE = "catalogue"
ASSETS = "assets"
RENDERS = "renders"
STAGING = "staging"
