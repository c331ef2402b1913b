"""Stock in the editor, and what is foreseen of it."""
