"""What a designer writes: the document, its tree, and a selection from it."""
