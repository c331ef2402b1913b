"""The start page of designers: every configurator, and what can be done with one as a whole."""
