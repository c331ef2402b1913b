"""The HTTP API: every endpoint parses with a model, calls one function, renders."""
