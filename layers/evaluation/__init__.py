"""Everything a shopper sees about a configuration, as one value."""
