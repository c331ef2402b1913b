"""Products as they are published, evaluated and drawn."""
