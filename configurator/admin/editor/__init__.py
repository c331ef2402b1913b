"""The designer's editor: the page around it, and what it begins with."""
