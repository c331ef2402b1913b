"""Pictures: what is accepted, how it is stored, and how layers become one picture."""
