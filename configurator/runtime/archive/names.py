"""What a backup consists of, by the names that its parts have in a data folder."""

KEY = "secret.key"
CATALOGUE, ASSETS = "catalogue", "assets"
MARK = "configurator-backup"
