"""What a running server is made of: its services, its configuration, its transactions."""
