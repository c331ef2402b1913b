"""The parts of a running server: services, configuration, transactions."""
