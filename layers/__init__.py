"""The pure domain: what a configuration is, costs, and may be promised."""
